"""Typographic quotes and dashes: where they are set, and where nothing is touched."""

from __future__ import annotations

import pytest

from termblog.document.document import Context
from termblog.document.parse import parse
from termblog.document.typography import quotes_of


def shown(markdown: str, language: str | None = "en") -> str:
    """Return the text that a post shows."""
    quotes = None if language is None else quotes_of(language)
    document = parse(markdown, quotes=quotes)
    document.grow()
    lines = [
        line
        for unit in document.units
        for block in unit.blocks
        for line in block.render(Context(200))
    ]
    return "\n".join("".join(span.text for span in line.spans).rstrip() for line in lines)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("\"It's *'so'* 'fine'\"", "“It’s ‘so’ ‘fine’”"),
        ("one -- two---three 1--2", "one – two—three 1–2"),
        ("Wait... what", "Wait… what"),
        ("git --force -- x", "git --force – x"),
        ("(c) ../up .... ----x", "(c) ../up .... ----x"),
        ('`"a" -- ...`', '"a" -- ...'),
        ('\\"as written\\"', '"as written"'),
        ("<https://a.example/it's--so>", "https://a.example/it's--so"),
        ("https://a.example/it's--so...x", "https://a.example/it's--so...x"),
        ("[https://a.example/b--c](https://a.example/b--c)", "https://a.example/b--c"),
    ],
)  # fmt: skip
def test_straight_becomes_typographic(markdown: str, text: str) -> None:
    """Text does; code, addresses, options and what is escaped stay."""
    assert shown(markdown) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "„a“ ‚b‘"),
        ("de-AT", "„a“ ‚b‘"),
        ("de_CH", "«a» ‹b›"),
        ("fr", "«\u00a0a\u00a0» “b”"),
        ("sv", "”a” ’b’"),
        ("", "“a” ‘b’"),
        ("tlh", "“a” ‘b’"),
    ],
)  # fmt: skip
def test_quotes_are_those_of_the_language(language: str, text: str) -> None:
    """A region's own go first, then the language's, else English ones."""
    assert shown("\"a\" 'b'", language) == text


def test_code_blocks_and_headings_ids_stay() -> None:
    """A fence is code, and a heading's id is the same with and without."""
    markdown = '## It\'s "x" -- y\n\n```\n"a" -- ...\n```\n'
    assert '"a" -- ...' in shown(markdown)
    assert "It’s “x” – y" in shown(markdown)
    with_quotes, without = parse(markdown, quotes=quotes_of("en")), parse(markdown)
    with_quotes.grow()
    without.grow()
    assert with_quotes.headings[0].id == without.headings[0].id


def test_nothing_is_set_unless_asked_for() -> None:
    """Without it the text is as written."""
    assert shown('"a" -- b...', None) == '"a" -- b...'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<p>He said "<b>it\'s</b>" -- so...</p>', "He said “it’s” – so…"),
        ('<div>(\'a\') 27" <code>"b"</code> <a href="x">"c"</a></div>', '(‘a’) 27" "b" “c”'),
        ('<pre>"a" -- ...</pre>', '"a" -- ...'),
        ('<!-- "a" --><p>"b"</p>', "“b”"),
    ],
)
def test_html_is_set_between_its_tags(markup: str, text: str) -> None:
    """Text in blocks of HTML is set likewise; code in them, attributes and comments stay."""
    assert shown(markup).strip().removeprefix("▏ ") == text
