"""Collects what one paragraph says, while the styles around it open and close."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from termblog.document.document import Span
from termblog.document.tags import HIDDEN
from termblog.patterns import late
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable

_SPACES = late(r"[ \t\r\n\f]+")
_DIGITS = "0123456789+-=()"
_RAISED = str.maketrans(f"{_DIGITS}n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans(_DIGITS, "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


class _Open(NamedTuple):
    """A style or a link that is open."""

    name: str
    style: str
    href: str
    begun: int


class Weaver:
    """Collects the spans of one paragraph while the styles around them open and close."""

    def __init__(self, number: Callable[[str, str], int]) -> None:
        """Begin a paragraph.

        Args:
            number: Tells a footnote's number from its label, and its text if it is written in place.
        """
        self.spans: list[Span] = []
        """What is collected so far."""
        self.number = number
        """Tells a footnote's number."""
        self._open: list[_Open] = []
        self.meanings: list[str] = []
        """What the abbreviations mean that are open."""
        self._explained: set[str] = set()
        self.href = ""
        """The address of the link that is open."""
        self._style = ""

    def open(self, name: str, style: str = "", href: str = "") -> None:
        """Begin a style or a link.

        Args:
            name: What closes it.
            style: A style name, or several.
            href: An address.
        """
        self._open.append(_Open(name, style, href, len(self.spans)))
        self._style = f"{self._style} {style}".strip() if style else self._style
        self.href = href or self.href

    def close(self, name: str) -> None:
        """End a style or a link; nothing happens where none is open.

        Args:
            name: What it was opened as.
        """
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                closed = self._open.pop(index)
                if name == "title" and closed.style:
                    self.break_line()
                elif name in HIDDEN:
                    del self.spans[closed.begun :]
                elif closed.href:
                    self._name_empty(closed)
                self._style = " ".join(each.style for each in self._open if each.style)
                self.href = next((each.href for each in reversed(self._open) if each.href), "")
                return

    def finish(self) -> list[Span]:
        """Return what was collected, what is still open ending here; the styles stay open."""
        for opened in self._open:
            if opened.href:
                self._name_empty(opened)
        while self.spans and self.spans[-1].text == "\n":  # no break ends a paragraph
            self.spans.pop()
        spans, self.spans = self.spans, []
        self._open = [opened._replace(begun=0) for opened in self._open]
        return spans

    def _name_empty(self, link: _Open) -> None:
        """Show the address of a link that has no text: nobody could follow it otherwise."""
        if not any(span.text.strip() for span in self.spans[link.begun :]):
            shown = link.href if link.name == "link" or link.href[0] != "#" else ""
            self.add(shown, link.style, link.href, chrome=True)

    def add(self, text: str, style: str = "", href: str = "", *, chrome: bool = False) -> None:
        """Add text in the styles that are open.

        Args:
            text: As written; it is made safe here.
            style: One more style name.
            href: Its address, where it is not that of the link around it.
            chrome: Whether it is decoration.
        """
        if text:
            names = f"{self._style} {style}".strip() if style else self._style
            shown = sanitise(text).replace("\t", " ")  # as a page shows it in a line
            self.spans.append(Span(shown, names, href or self.href, chrome))

    def text(self, text: str) -> None:
        """Add prose: blanks in a row come to one, raised and lowered digits to their own.

        Args:
            text: As written.
        """
        if "  " in text or not text.isprintable():
            text = _SPACES.sub(" ", text)
        if text[:1] == " " and self._follows_blank():
            text = text[1:]
        if "md.sup" in self._style and all(ord(char) in _RAISED for char in text):
            text = text.translate(_RAISED)
        elif "md.sub" in self._style and all(ord(char) in _LOWERED for char in text):
            text = text.translate(_LOWERED)
        self.add(text)

    def _follows_blank(self) -> bool:
        """Return whether a blank would be the second in a row, or the first of a line."""
        return not self.spans or self.spans[-1].text[-1:] in (" ", "\n")

    def break_line(self) -> None:
        """Begin a new line."""
        if self.spans:
            self.spans.append(Span("\n"))

    def image(self, alt: str, source: str, title: str = "") -> None:
        """Add an image as its label.

        Args:
            alt: What it shows; else the name of its file.
            source: Its address.
            title: What it is called besides.
        """
        self.add("▣ ", "md.image", source, chrome=True)
        if alt.strip():
            self.add(_SPACES.sub(" ", alt), "md.image", self.href or source)
        else:
            path = "" if source.startswith("data:") else source.split("?", maxsplit=1)[0]
            name = path.rsplit("/", 1)[-1] or "image"
            self.add(name, "md.image", self.href or source, chrome=True)
        if title.strip() and title.strip() != alt.strip():
            self.add(f" · {_SPACES.sub(' ', title)}", "md.image", chrome=True)

    @property
    def draws(self) -> bool:
        """Whether a drawing has just begun: a title in it is its own, and what it shows."""
        last = self._open[-1] if self._open else None
        return bool(last and last.name == "svg" and last.begun == len(self.spans))

    def explain(self, meaning: str) -> None:
        """Show what an abbreviation means, the first time.

        Args:
            meaning: As a page would show it to a mouse; empty for nothing.
        """
        if meaning.strip() and meaning not in self._explained:
            self._explained.add(meaning)
            self.add(f" ({_SPACES.sub(' ', meaning.strip())})", "md.dim", chrome=True)
