"""What a parsed post is made of. Knows style names, but no colours; blocks, but no width."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    """Sanitised; never with a newline once laid out."""
    style: str = ""
    """Space-separated style names, such as `md.strong md.link`, or `fg:#e11d48` as written."""
    href: str = ""
    """The address that it links to, as written."""
    chrome: bool = False
    """Whether it is decoration: a bar, a bullet, a label. Not copied, not searched."""


class Line(NamedTuple):
    """One laid-out line."""

    spans: tuple[Span, ...]
    """From left to right; together no wider than asked."""
    fill: str = ""
    """The style name of the background from the text's end to the right edge."""
    soft: bool = False
    """Whether it continues the line above: copying joins the two with `glue`."""
    glue: str = " "
    """What stood between the two: nothing where a long word was cut, or where Chinese broke."""
    anchor: str = ""
    """The id of the heading or note that begins here."""


BLANK = Line(())
"""An empty line."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader may choose about the way a document is laid out."""

    plain: bool = False
    """The accessible form: linear, no box drawing, no decoration, "Heading 2: …"."""
    unicode: bool = True
    """Whether decoration may be drawn beyond ASCII."""
    justify: bool = False
    """Whether paragraphs end flush right."""
    code_wrap: bool = True
    """Whether long lines of code wrap; else they keep their length and the reader scrolls."""
    line_numbers: bool = False
    """Whether code shows its line numbers."""
    link_addresses: bool = False
    """Whether a link's address is written after its text, for terminals without hyperlinks."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a block needs to know of its surroundings to be laid out."""

    width: int
    """In cells; at least 1."""
    options: Options = field(default_factory=Options)
    """What the reader chose."""
    depth: int = 0
    """How many lists are around it."""

    def narrow(self, cells: int, *, lists: int = 0) -> Context:
        """Return the context of what stands within this one.

        Args:
            cells: What its surroundings take from the width.
            lists: How many lists deeper it stands.
        """
        return Context(self.width - cells, self.options, self.depth + lists)


class Block(Protocol):
    """A construct of Markdown, parsed."""

    def render(self, context: Context) -> Iterable[Line]:
        """Lay it out.

        Args:
            context: Its width and surroundings.
        """


class Heading(NamedTuple):
    """An entry of the contents."""

    level: int
    """1 to 6."""
    id: str
    """Unique within the document."""
    text: str
    """Without markup."""
    unit: int
    """The index of the unit in which it stands."""
