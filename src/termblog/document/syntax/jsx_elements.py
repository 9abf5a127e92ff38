"""What the elements say that an expression of JSX makes.

It is read, and never run: all its branches are shown, each once, since which of them a site shows is
known to its own code alone.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from termblog.document.syntax.jsx import (
    ANY_STRING,
    address_of,
    name_of,
    plain,
    scan_element,
    scan_expression,
)
from termblog.document.tags import VOID

if TYPE_CHECKING:
    from termblog.document.syntax.tags import Tag

_ELEMENT = re.compile(r"(?:^|[(?:,&|{\[>;]|\breturn)\s*(?=<[A-Za-z>])")
"""What stands before an element where one may stand; else `<` compares."""
_KEPT = ("href", "src", "alt", "title")


def make_markup(expression: str) -> str:
    """Return the elements in an expression as HTML; nothing where they say nothing of their own.

    Args:
        expression: Without its braces.
    """
    pieces = _Pieces()
    pieces.take(expression)
    return "".join(pieces.pieces) if pieces.says else ""


class _Pieces:
    """Collects the HTML of the elements in an expression."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.says = False
        """Whether any word is among them that the author wrote."""

    def take(self, expression: str) -> None:
        """Collect what an expression makes."""
        pos, string = 0, ANY_STRING.search(expression)
        while found := _ELEMENT.search(expression, pos):
            if string and string.start() < pos:
                string = ANY_STRING.search(expression, pos)
            quoted = string and string.start() < found.start()
            pos = string.end() if string and quoted else self._element(expression, found.end())

    def _element(self, source: str, pos: int) -> int:
        """Collect the element that begins at an offset; return where it ends."""
        ends: list[str] = []
        while pos < len(source):
            start = pos
            if source[pos] == "{" and (tag := scan_expression(source, pos)):
                self._expression(tag.words[0])
            elif source[pos] == "<" and (tag := scan_element(source, pos)):
                self._tag(tag, ends)
            else:
                tag, pos = None, _next(source, pos + 1)
                self._text(source[start:pos])
            pos = tag.end if tag else pos
            if not ends:
                break
        return pos

    def _expression(self, expression: str) -> None:
        """Collect what an expression within an element shows: a string, elements, else its name."""
        if (said := plain(expression)) is not None:
            self.pieces.append(escape(said))
            return
        before = len(self.pieces)
        self.take(expression)
        if len(self.pieces) == before:
            self.pieces.append(f"[{escape(name_of(expression))}]")

    def _text(self, text: str) -> None:
        self.says = self.says or any(map(str.isalnum, text))
        self.pieces.append(text)

    def _tag(self, tag: Tag, ends: list[str]) -> None:
        """Collect a tag as one of HTML; a component as its name, or as nothing around its children."""
        if tag.closes:
            self.pieces.append(ends.pop() if ends else "")
            return
        lower = tag.name[0].islower()
        name = tag.name if lower else "a" if address_of(tag) else ""
        self.says = self.says or bool(lower and tag.value("alt"))
        self.pieces.append(_html(name, tag) if name else f"[{tag.name}]" if tag.single else "")
        end = f"</{name}>" if name and name not in VOID else ""
        if tag.single:
            self.pieces.append(end if lower else escape(tag.name) * bool(name) + end)
        else:
            ends.append(end)


def _next(source: str, pos: int) -> int:
    """Return the next offset at which a tag or an expression may begin, else the end."""
    found = (source.find(mark, pos) for mark in "<{")
    return min((at for at in found if at >= 0), default=len(source))


def _html(name: str, tag: Tag) -> str:
    """Return a tag with those of its attributes that a reader can see or follow."""
    named = {**tag.named, "href": address_of(tag)}
    kept = (f' {key}="{escape(named[key])}"' for key in _KEPT if named.get(key))
    return f"<{name}{''.join(kept)}>"
