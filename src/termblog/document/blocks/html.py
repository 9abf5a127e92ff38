"""Blocks of HTML with Markdown between them, read with the standard library's parser."""

from __future__ import annotations

from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.acts import end_tag, start_tag
from termblog.document.blocks.elements import ELEMENTS, HEADINGS, Element, group
from termblog.document.blocks.heading import Heading
from termblog.document.blocks.image import lone_image
from termblog.document.blocks.rule import Rule
from termblog.document.markup import LenientParser, attributes_of
from termblog.document.tags import HIDDEN, VOID
from termblog.document.weaver import Weaver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from termblog.document.blocks.elements import Make
    from termblog.document.document import Block, Span

_ENDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "li": frozenset({"li"}),
        "dt": frozenset({"dt", "dd"}),
        "dd": frozenset({"dt", "dd"}),
        "tr": frozenset({"tr", "td", "th"}),
        "td": frozenset({"td", "th"}),
        "th": frozenset({"td", "th"}),
        "thead": frozenset({"tbody"}),
        "tbody": frozenset({"thead", "tbody", "tr", "td", "th"}),
        "option": frozenset({"option"}),
    }
)
"""Which open elements a tag ends without their saying so (HTML §13.1.2.4)."""

_MEDIA = frozenset({"iframe", "video", "audio", "object"})
"""Elements that show what a terminal cannot: each stands alone."""

_HOLDS = frozenset({"table", "ul", "ol", "dl", "details", "blockquote", "center", "figure", "pre"})
"""Elements that hold what follows until they end, Markdown included."""


_DEEPEST = 50
"""Elements that may be open at once; what is deeper counts as the text of the last."""


class Flow(LenientParser):
    """Builds blocks from HTML with Markdown's own blocks in between."""

    def __init__(self, number: Callable[[str, str], int]) -> None:
        """Begin.

        Args:
            number: Tells a footnote's number.
        """
        super().__init__(convert_charrefs=True)
        self._number = number
        self._open = [Element("", {})]
        self._weaver = Weaver(number)
        self._ids: deque[str] = deque()
        self.headings: list[Heading] = []
        """The headings that have ended."""

    def read(self, markup: str, ids: Iterable[str] = ()) -> None:
        """Take HTML.

        Args:
            markup: A block of it; what it opens, a later one may close.
            ids: What its headings are called.
        """
        self._ids.extend(ids)
        self.feed(markup)

    @property
    def holds(self) -> bool:
        """Whether an element is open that what follows belongs to."""
        return any(element.tag in _HOLDS for element in self._open)

    def add(self, block: Block) -> None:
        """Add a block of Markdown.

        Args:
            block: It goes into the element that is open.
        """
        self.settle()
        self._flush()
        while any(element.tag == "pre" for element in self._open):
            self._end()
        self._open[-1].blocks.append(block)

    def settle(self) -> None:
        """Take text that the parser still holds back, as before the end of its input."""
        if self.cdata_elem is not None:  # a script or a style that does not end hides nothing
            self.handle_data(self.rawdata)
            self.rawdata = ""
        self.close()
        self.reset()

    def finish(self) -> tuple[Block, ...]:
        """Return the blocks; what is still open ends here."""
        self.settle()
        self._flush()
        while len(self._open) > 1:
            hidden = self._open[-1].tag in HIDDEN
            self._end(group if hidden else None)
        return tuple(self._open[0].blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, or a style within a line."""
        attributes = attributes_of(attrs)
        if tag in ELEMENTS and not (tag == "title" and self._weaver.draws):
            self._flush()
            self._close_implied(tag)
            if self._ids and tag in HEADINGS:
                attributes["id"] = self._ids.popleft()
            if len(self._open) < _DEEPEST:
                self._open.append(Element(tag, attributes))
        elif tag in _MEDIA:
            self._flush()
            start_tag(self._weaver, tag, attributes)
        elif tag == "hr":
            self._flush()
            self._open[-1].blocks.append(Rule())
        else:
            self._open[-1].text.append("")
            start_tag(self._weaver, tag, attributes)
            if tag in VOID:
                self._weaver.close(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element; nothing happens where none is open."""
        if tag in _MEDIA:
            self._flush()
        elif tag not in ELEMENTS or (tag == "title" and self._open[-1].tag != tag):
            end_tag(self._weaver, tag)
        elif any(element.tag == tag for element in self._open):
            self._flush()
            while self._open[-1].tag != tag:
                self._end()
            self._end()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if any(element.tag == "pre" for element in self._open):
            self._open[-1].text.append(data)
        elif data.strip() or self._weaver.spans:
            self._weaver.text(data)

    def _close_implied(self, tag: str) -> None:
        ends = _ENDS.get(tag, frozenset())
        while self._open[-1].tag in ends or (self._open[-1].tag == "p"):
            self._end()

    def _flush(self) -> None:
        """End the paragraph that is being collected."""
        spans = trim(self._weaver.finish())
        if spans:
            self._open[-1].blocks.append(lone_image(spans))

    def _end(self, make: Make | None = None) -> None:
        element = self._open.pop()
        block = (make or ELEMENTS[element.tag])(element)
        if isinstance(block, Heading):
            self.headings.append(block)
        self._open[-1].blocks.append(block)


def trim(spans: list[Span]) -> tuple[Span, ...]:
    """Return spans without the blanks and newlines at both ends.

    Args:
        spans: Of a paragraph.
    """
    spans = list(spans)
    while spans and not spans[0].text.strip():
        del spans[0]
    while spans and not spans[-1].text.strip():
        del spans[-1]
    if spans:
        spans[0] = spans[0]._replace(text=spans[0].text.lstrip())
        spans[-1] = spans[-1]._replace(text=spans[-1].text.rstrip())
    return tuple(spans)
