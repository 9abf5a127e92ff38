"""What lines say, apart from how they look: without bars, bullets and the breaks of our wrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Line


def starts_of(lines: Iterable[Line]) -> list[int]:
    """Return at which character of what lines say together each begins.

    Args:
        lines: Of one unit.
    """
    starts: list[int] = []
    end = 0
    for line in lines:
        joint = (len(line.glue) if line.soft else 1) if starts else 0
        starts.append(end + joint)
        end += joint + sum(len(span.text) for span in line.spans if not span.chrome)
    return starts
