"""What can be told of a text from its HTML, and from our page of it: words, code, links, numbers, headings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby
from typing import TYPE_CHECKING

from termblog.document.document import Options, Span
from termblog.document.parse import parse
from termblog.document.syntax import DEFAULT_SYNTAX
from termblog.layout.page import Page
from termblog.theme import load_theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.document.document import Line

_HIDDEN = {"script", "style", "template", "noscript", "title"}
_BLOCKS = {
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "pre",
    "blockquote",
    "section",
    "br",
    "hr",
    "details",
    "summary",
    "dl",
    "dt",
    "dd",
    "figure",
    "figcaption",
}
_EMPTY_COMMENT = re.compile("<!--+>")


@dataclass
class Facts:
    """What a text says."""

    words: list[str] = field(default_factory=list)
    """Every visible word in order, compatibility forms folded."""
    code: list[str] = field(default_factory=list)
    """Each line of code that is not blank, verbatim but for tabs."""
    links: list[str] = field(default_factory=list)
    """The address of each link."""
    images: list[str] = field(default_factory=list)
    """The address of each image."""
    numbers: list[int] = field(default_factory=list)
    """The number of each item of an ordered list."""
    headings: list[tuple[int, str]] = field(default_factory=list)
    """Level and text of each heading."""


def fold(text: str) -> list[str]:
    """Return the words of a text: Chinese apart from its neighbours, raised digits as digits."""
    return unicodedata.normalize("NFKC", text.expandtabs(4)).split()


class Reference(HTMLParser):
    """Reads what HTML says."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = Facts()
        self.text: list[str] = []
        self.counts: list[int | None] = []
        self.hidden = 0
        self.pre: list[str] | None = None
        self.heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what an element says by its attributes."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.text.append("\n")
        self.hidden += tag in _HIDDEN
        if tag == "img":
            self.facts.images.append(attributes.get("src", ""))
            self.handle_data(attributes.get("alt", ""))
        if tag == "a" and attributes.get("href"):
            self.facts.links.append(attributes["href"])
        if tag in ("ul", "ol"):
            self.counts.append(int(attributes.get("start", "1")) if tag == "ol" else None)
        if tag == "li" and self.counts and (number := self.counts[-1]) is not None:
            self.facts.numbers.append(number)
            self.counts[-1] = number + 1
        if tag == "pre":
            self.pre = []
        if re.fullmatch("h[1-6]", tag):
            self.heading = []

    def handle_endtag(self, tag: str) -> None:
        """End what its start began."""
        if tag in _BLOCKS:
            self.text.append("\n")
        self.hidden -= tag in _HIDDEN
        if tag in ("ul", "ol") and self.counts:
            self.counts.pop()
        if tag == "pre" and self.pre is not None:
            code = "".join(self.pre).removesuffix("\n").expandtabs(4)
            self.facts.code += code.split("\n") if code else []
            self.pre = None
        if re.fullmatch("h[1-6]", tag) and self.heading is not None:
            self.facts.headings.append((int(tag[1]), " ".join("".join(self.heading).split())))
            self.heading = None

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.hidden:
            return
        self.text.append(data)
        if self.pre is not None:
            self.pre.append(data)
        if self.heading is not None:
            self.heading.append(data)


def reference_facts(html: str) -> Facts:
    """Return what a reference implementation's HTML says.

    Args:
        html: A fragment.
    """
    reader = Reference()
    reader.feed(_EMPTY_COMMENT.sub("", html))
    reader.close()
    reader.facts.code = _joined(reader.facts.code)
    reader.facts.words = fold("".join(reader.text))
    return reader.facts


def _joined(code: list[str]) -> list[str]:
    """Return lines of code but the empty ones, of which an empty block has none or one."""
    return [line for line in code if line.strip()]


def our_facts(text: str, width: int = 80, syntax: frozenset[str] = DEFAULT_SYNTAX) -> Facts:
    """Return what the plain form of a page says.

    Args:
        text: Markdown.
        width: In cells.
        syntax: Names of dialects.
    """
    page = Page(parse(text, syntax), load_theme("ink"), width, Options(plain=True))
    lines = list(page.raw_lines())
    facts = Facts(words=fold(said(lines)))
    for is_code, run in groupby(lines, key=lambda line: bool(line.fill)):
        if is_code:
            facts.code += _code(list(run)).split("\n")
    _collect(lines, facts)
    facts.code = _joined(facts.code)
    facts.headings = [(heading.level, heading.text) for heading in page.document.headings]
    return facts


def said(lines: Sequence[Line]) -> str:
    """Return what lines say, without decoration and with what wrapping parted joined.

    Args:
        lines: Of a page.
    """
    text = ""
    for line in lines:
        text += line.glue if line.soft else "\n"
        text += "".join(span.text for span in line.spans if not span.chrome)
    return text


def _code(lines: Sequence[Line]) -> str:
    return said(
        [line for line in lines if not (line.spans and line.spans[-1].style == "md.code.label")]
    )[1:]


def _collect(lines: Sequence[Line], facts: Facts) -> None:
    source = ""
    apart = Span("\n", chrome=True)  # the same address in two blocks is two links
    spans = [span for line in lines for span in line.spans or (apart,)]
    for (href, label), run in groupby(spans, key=lambda span: (span.href, span.text == "Image: ")):
        first = next(run)
        if label:
            source = href
            facts.images.append(href)
        elif (
            href
            and "md.address" not in first.style
            and not (href == source and "md.image" in first.style)
        ):
            facts.links.append(href)
    for line in lines:
        facts.numbers += [int(s.text.strip(" .)")) for s in line.spans if s.style == "md.number"]
