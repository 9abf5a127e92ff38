"""What lines say, apart from how they look: without bars, bullets and the breaks of our wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Line


def said(line: Line) -> str:
    """Return what a line says.

    Args:
        line: As laid out.
    """
    return "".join([span.text for span in line.spans if not span.chrome])


def read_lines(lines: Iterable[Line]) -> tuple[str, list[int]]:
    """Return what lines say together, and at which character each begins.

    Args:
        lines: Of one unit.
    """
    parts: list[str] = []
    starts: list[int] = []
    size = 0
    for line in lines:
        joint = (line.glue if line.soft else "\n") if starts else ""
        text = said(line)
        starts.append(size + len(joint))
        parts += (joint, text)
        size += len(joint) + len(text)
    return "".join(parts), starts
