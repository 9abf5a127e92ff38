"""Far below, what looks like a definition is one."""

from __future__ import annotations

import pytest

from termblog.document.ahead import MOST, Ahead
from termblog.document.parse import parse
from termblog.layout.page import Page
from termblog.theme import load_theme

FAR = "word " * 60 + "\n\n"


def test_only_what_is_referred_to_is_returned() -> None:
    """A label is looked up without its case, and once."""
    ahead = Ahead("[One]: /1\n\n[two]: /2\n")
    assert ahead.definitions("[a][one] and [b]") == ["[One]: /1"]
    assert ahead.definitions("[one]") == []


def test_code_defines_nothing() -> None:
    """What stands in a fence is no definition; what stands behind it is."""
    ahead = Ahead("```\n[a]: /a\n~~~\n```\n[b]: /b\n")
    assert ahead.definitions("[a] [b]") == ["[b]: /b"]


def test_no_more_is_looked_through_than_a_book_defines() -> None:
    """Of the definitions that no author writes only the first are known."""
    ahead = Ahead("".join(f"[{n}]: /{n}\n" for n in range(MOST + 1)))
    assert ahead.definitions(f"[{MOST - 1}] [{MOST}]") == [f"[{MOST - 1}]: /{MOST - 1}"]


@pytest.mark.parametrize(
    ("reference", "definition", "href"),
    [("[x]", "[x]: https://x.org", "https://x.org"), ("x[^1]", "[^1]: note", "#fn-1")],
    ids=["link", "note"],
)
def test_a_first_screen_does_not_wait_for_the_last_line(
    reference: str, definition: str, href: str
) -> None:
    """A link that is defined hundreds of kilobytes below leads there, and nothing is read for it."""
    document = parse(f"{reference}\n\n{FAR * 400}\n\n{definition}\n")
    page = Page(document, load_theme("ink"), 80)
    assert [span.href for span in page.line(0).spans if span.href] == [href]
    assert document.unread > 100_000
