"""Tags of HTML, read with the standard library's parser, never with patterns."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Tag(NamedTuple):
    """One tag, opening or closing."""

    name: str
    """In lower case."""
    attributes: Mapping[str, str]
    """Without those that have no value of their own, which are empty strings."""
    closes: bool
    """Whether it is a closing tag."""


class LenientParser(HTMLParser):
    """The standard library's parser, which fails on nothing."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Read `<![x` as browsers do: as a comment that ends at the next `>`."""
        return self.parse_bogus_comment(i, bool(report))


class _Reader(LenientParser):
    """Collects tags; text, comments and instructions between them are none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, attributes_of(attrs), closes=False))

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(Tag(tag, {}, closes=True))


def attributes_of(pairs: list[tuple[str, str | None]]) -> dict[str, str]:
    """Return a tag's attributes by name, the first of a name winning as browsers have it.

    Args:
        pairs: As the parser tells them.
    """
    return {name: value or "" for name, value in reversed(pairs)}


def read_tags(markup: str) -> list[Tag]:
    """Return the tags of a snippet of HTML.

    Args:
        markup: Usually one tag, as CommonMark §6.6 finds them in a line.
    """
    reader = _Reader()
    reader.feed(markup)
    return reader.tags
