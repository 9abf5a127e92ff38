"""What a selection yields: the text as it was written, not as a width has broken it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.document import Span
from termblog.document.formula import tex_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.document.document import Line


def joint(line: Line) -> Span:
    """Return what parts a line from the one above.

    Args:
        line: As laid out.
    """
    return Span(line.glue if line.soft else "\n", chrome=True)


def written(spans: Iterable[Span]) -> str:
    """Return what spans say, a formula as the TeX of it, once however it was broken.

    Args:
        spans: Without decoration but for joints.
    """
    parts: list[str] = []
    formula = held = ""
    for span in spans:
        if span.chrome:
            held += span.text
        elif not (formula and span.href == formula):
            formula = span.href if tex_at(span.href) else ""
            parts += (held, tex_at(formula) or span.text)
            held = ""
        else:
            held = ""
    return "".join([*parts, held])
