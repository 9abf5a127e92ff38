"""Bare addresses of mail."""

from __future__ import annotations

import pytest

from tests.document.syntax.page import links


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
