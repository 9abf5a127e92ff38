"""Bare addresses become links, those of mail with underscores too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.document.parser import BlockPhase
from tests.document.syntax.page import links

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask john_doe@example.com, or x@y.zz.", ["john_doe@example.com", "x@y.zz"]),
        ("(me_too@a.bc) a+b.c-d@e-f.co.uk", ["me_too@a.bc", "a+b.c-d@e-f.co.uk"]),
        ("**a_b@c.de** _c_d@e.fg", ["a_b@c.de", "_c_d@e.fg"]),
        ("no@where @nobody@else.org user_@name a@b.c- a@b.c_", []),
        ("`a_b@c.de` snake_case_word a_b_c x/a@b.de", []),
        ("_" * 400 + "a@b.de", ["a@b.de"]),
    ],
)
def test_addresses_of_mail_are_links(text: str, found: list[str]) -> None:
    """With underscores, too; not within words of code, nor where there is no address."""
    assert [href.removeprefix("mailto:") for _, href in links(text)] == found


def test_an_address_that_is_a_links_text_leads_where_its_author_says() -> None:
    """There are no links within links."""
    assert links("[a_b@c.de](x)") == [("a_b@c.de", "x")]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Words, `a//b`, [a link](https://a.example/b), https://a.example and <b>.", False),
        ("See //a.example/b", True),
        ("See MAILTO:a@b.example", True),
    ],
)
def test_linkify_is_asked_for_bare_addresses_only(
    text: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its patterns are compiled for text with an address that GitHub's rule has left."""
    calls: list[StateCore] = []
    monkeypatch.setattr("termblog.document.autolinks.linkify", calls.append)
    phase = BlockPhase(frozenset(), text)
    for tokens in phase:
        phase.finish(tokens)
    assert bool(calls) == asked
