"""A text as a reader sees it, for tests of dialects."""

from __future__ import annotations

from termblog.document.document import Context, Options
from termblog.document.formula import tex_at
from termblog.document.parse import parse


def show(text: str, *syntax: str, width: int = 72, plain: bool = False) -> str:
    """Return the rows of a laid-out text, each without blanks at its end.

    Args:
        text: A post's body.
        syntax: Names of dialects.
        width: In cells.
        plain: Whether in the accessible form.
    """
    document = parse(text, syntax)
    document.grow()
    context = Context(width, Options(plain=plain))
    rows: list[str] = []
    for unit in document.units:
        lines = [line for block in unit.blocks for line in block.render(context)]
        rows += [""] * (unit.gap if lines and rows else 0)
        rows += ["".join(span.text for span in line.spans).rstrip() for line in lines]
    return "\n".join(rows)


def links(text: str, *syntax: str) -> list[tuple[str, str]]:
    """Return what links show and where they lead; a formula's own address is none of them.

    Args:
        text: A post's body.
        syntax: Names of dialects.
    """
    document = parse(text, syntax)
    document.grow()
    blocks = (block for unit in document.units for block in unit.blocks)
    lines = (line for block in blocks for line in block.render(Context(500)))
    linked = (span for line in lines for span in line.spans if span.href and not span.chrome)
    return [(span.text, span.href) for span in linked if not tex_at(span.href)]
