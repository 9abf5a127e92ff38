"""What a hostile post costs: work grows with its length, never with the square of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termblog.document.document import Context
from termblog.document.parse import parse
from termblog.document.syntax import SYNTAX
from tests.document.syntax.page import show

if TYPE_CHECKING:
    from types import FrameType

_SIZE = 3000
_HOSTILE = {
    "liquid": ["{{", "{%", "{% raw %}", "{% note %}\n", "{% highlight x %}\n", "<a {{ ", "| {{ a | b", "[x]({{ "],
    "hugo": ["{{<", "{{%", "{{< note >}}\n", "{{< note >}} ", "{{< highlight >}}\n"],
    "zola": ["{{", "{% note() %}\n", "{{ a("],
    "rst": ["`a <", "` ", ":a", ":a:`", ".. note:: ", ".. note::\n\n   ", ".. image:: a\n   :alt: ", ".. _a: b\n", "`a`_ "],
    "mdx": ["{", "<A ", "<A a={", "<Tabs>\n", "export const a = {\n\n", '{"', "<A>x", "{" + "a" * 99 + "\n", "<A a={\n\n"],
    "kramdown": ["{: ", "{:.a}\n", "{::comment}\n", "> a\n{: .x}\n"],
    "attrs": ["{.a ", "a{.b}", "# a {#b}\n"],
    "alerts": ["> [!note]\n", "> [!note] a\n\n"],
    "container": [":::", ":::\n", "::: note\n", "::: note\n\n"],
    "admonition": ["!!! note\n    ", '=== "a"\n'],
    "math": ["$", "$$", "$a", "$$\n", "\\(", "\\[\n", "$$ a\n"],
    "obsidian": ["[[", "%%", "%%\n", "==", "==a ", "^^", "^a "],
    "subsup": ["~a", "^a", "~a~"],
    "logseq": ["{{", "((", ":LOGBOOK:\n", "a:: b\n"],
    "quarto": ["[a]{", "@fig-", "[a]{.b}"],
    "zenn": ["@[a]("],
    "jinja": ["{#", "{# a\n\n", "{{", "{% macro a() %}\n"],
    "tab-marks": ["<!-- tab ", "@tab #a ", "<!-- tab a -->\n", "@tab a\n", "== tab a\n"],
    "imports": ["<<< a\n", "<!-- @include: a"],
    "vue": ["<A b='", "{{", "<A>\n"],
    "markdoc": ["{%", "{% a %}\n", "{% a %} "],
    "emoji": [":", ":a", ":tada:"],
    "abbr": ["*[a]: b\n"],
    "more": ["[toc]\n"],
}  # fmt: skip


def _work(text: str, dialect: str) -> int:
    """Return how many functions are called to parse a text and all that is in it."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    document = parse(text, (dialect,))
    kept = sys.getprofile()
    sys.setprofile(count)
    try:
        document.grow()
        for unit in document.units:
            _ = unit.blocks
    finally:
        sys.setprofile(kept)
    return calls


@pytest.mark.parametrize(
    ("dialect", "unit"), [(name, unit) for name, units in _HOSTILE.items() for unit in units]
)
def test_work_grows_with_the_length(dialect: str, unit: str) -> None:
    """Twice as much of an opened and never closed construct is about twice the work."""
    little, much = (_work(unit * (size // len(unit)), dialect) for size in (_SIZE, 2 * _SIZE))
    assert much < 3 * little + 2000


_PIECES = st.sampled_from(
    [
        *sorted({unit for units in _HOSTILE.values() for unit in units}),
        "{% endnote %}", "{{< /note >}}", "{% end %}", "</A>", "%}", "}}", ">}}", "]]", "]", ")", "}", ":::\n",
        "```\n", "    ", "\n", "\n\n", "- ", "> ", "word ", "| a | b |\n| - | - |\n", "<div>", "</div>", "`", "*",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(_PIECES, max_size=25).map("".join),
    st.sets(st.sampled_from(sorted(SYNTAX)), max_size=4),
)
def test_no_text_is_too_strange(text: str, names: set[str]) -> None:
    """Pieces of every dialect in any order are laid out, twice alike, and no line is too wide."""
    shown = show(text, *names, width=40)
    assert shown == show(text, *names, width=40)
    document = parse(text, names)
    document.grow()
    lines = [li for unit in document.units for b in unit.blocks for li in b.render(Context(40))]
    assert not any("\x1b" in span.text for line in lines for span in line.spans)


@pytest.mark.parametrize("dialect", sorted(SYNTAX))
def test_code_stays_as_it_is(dialect: str) -> None:
    """Whatever a dialect writes, in code it is verbatim."""
    written = (
        "{% x %} {{ y }} {{< z >}} [[a]] :::b ==c== $d$ :tada: <E f={g} /> {: .h} %%i%% @[j](k)"
    )
    rows = show(f"```text\n{written}\n```\n\n    {written}\n\n`{written}`", dialect, width=200)
    assert rows.count(written) == 3
