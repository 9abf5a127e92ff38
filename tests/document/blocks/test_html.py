"""HTML says what it said in the browser."""

from __future__ import annotations

import pytest

from termblog.document.document import Options
from termblog.document.parse import parse
from termblog.layout.page import Page
from termblog.theme import load_theme
from tests.conformance.facts import our_facts


def shown(text: str, width: int = 40) -> list[str]:
    """Return the lines of a page."""
    page = Page(parse(text), load_theme("ink"), width, Options())
    return ["".join(span.text for span in line.spans) for line in page.raw_lines()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<td>a stray cell</td>", ["a stray cell"]),
        ("<li>a stray item", ["a stray item"]),
        ("<p>one<p>two", ["one", "", "two"]),
        ("<div>a <p>b</p> c</div>", ["a", "", "b", "", "c"]),
        ("</div></p>text", ["text"]),
        ("<p>a<br><br>b</p>", ["a", "", "b"]),
        ("<p>a < b & c &lt; d</p>", ["a < b & c < d"]),
        ("<table><caption>Of</caption><tr><td>a<td>b</table>", ["Of", "", "a │ b"]),
        (
            "<table><thead><tr><th>h</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
            ["h", "─", "a"],
        ),
        (
            "<table><tr><td><ul><li>x<li>y</ul><td><blockquote>z</blockquote></table>",
            ["• x │ ▎ z", "• y │ "],
        ),
        ("<table><tbody><tr><td>a</td></tr><tbody><tr><td>b</td></tr></tbody></table>", ["a", "b"]),
        ("<table><tr><td><table><tr><td>in</table></table>", ["in"]),
        ("<ol start='x'><li>a</ol>", ["1. a"]),
        ("<ul><li><p>a</p><p>b</p></li><li>c</ul>", ["• a", "", "  b", "", "• c"]),
        ("<input type=checkbox checked> done <input type=text>", ["☑ done"]),
        ("<div align=center>mid</div>", [" " * 18 + "mid"]),
        ("<noscript>turn it on</noscript>", []),
        ("<title>T</title>\n\n<style>p{}\n", ["p{}"]),
        (
            "<svg>\n<title>What it shows</title><g><title>no</title><text>yes</text></g></svg>",
            ["▣ What it shows", "", "yes"],
        ),
        ("a <svg><text>b</text><title>no</title></svg>", ["a b"]),
        ("<a name=x></a><a href=#top></a>text", ["text"]),
    ],
)
def test_html(text: str, expected: list[str]) -> None:
    """Elements come to the blocks that Markdown would have made, however badly they are closed."""
    assert shown(text) == expected


def test_an_element_holds_markdown_until_it_ends() -> None:
    """Markdown between blocks of HTML belongs to the element that is open."""
    text = "<blockquote>\n\n*a*\n\n- b\n\n</blockquote>\n\nc\n"
    assert shown(text) == ["▎ a", "▎ ", "▎ • b", "", "c"]
    page = Page(parse(text), load_theme("ink"), 40)
    page.document.grow()
    assert len(page.document.units) == 2


def test_an_element_that_never_ends_holds_no_whole_post() -> None:
    """What stands a hundred blocks below an open element is read as if it had ended."""
    document = parse("<center>\n\n" + "word\n\n" * 300)
    document.grow()
    assert len(document.units) > 100


def test_headings_of_html_are_in_the_contents() -> None:
    """Headings in HTML have names of their own, and a name leads to its heading."""
    page = Page(
        parse("## A\n\n<h2>A</h2>\n\n<h3 id='b'>B <em>c</em></h3>\n"), load_theme("ink"), 40
    )
    page.document.grow()
    assert [(h.level, h.id, h.text) for h in page.document.headings] == [
        (2, "a", "A"),
        (2, "a-1", "A"),
        (3, "b", "B c"),
    ]
    assert [page.y_of_heading(name) for name in ("a", "a-1", "b", "none")] == [0, 2, 4, None]


def test_a_link_without_text_shows_its_address() -> None:
    """What would be nothing to click on shows where it leads."""
    assert our_facts("<a href='https://a.example'></a>").links == ["https://a.example"]
