"""Code is shown whole, wrapped or at its own length."""

from __future__ import annotations

from termblog.document.blocks.code import make_code
from termblog.document.document import Context, Options


def shown(text: str, context: Context, language: str = "") -> list[str]:
    """Return the lines of code."""
    return [
        "".join(s.text for s in line.spans) for line in make_code(text, language).render(context)
    ]


def test_long_lines_keep_their_length_where_asked() -> None:
    """Without wrapping a line is as long as it is."""
    options = Options(code_wrap=False)
    assert shown("x" * 50, Context(20, options)) == ["▏ " + "x" * 50]


def test_wrapped_lines_are_marked() -> None:
    """What continues a line is marked, and the pieces are the code."""
    assert shown("alpha beta gamma", Context(12)) == ["▏ alpha beta", "  ↪  gamma"]


def test_no_room_for_a_bar() -> None:
    """On a page of a few cells the code alone is shown."""
    assert shown("漢字漢字", Context(4)) == ["漢字", "↪ 漢", "↪ 字"]


def test_styles_survive_a_cut() -> None:
    """A piece that is cut keeps its style on both lines."""
    lines = list(make_code("'" + "long " * 5 + "'", "python").render(Context(16)))
    styles = {s.style for line in lines[1:] for s in line.spans if not s.chrome}
    assert styles == {"md.code.block code.Literal.String.Single"}
