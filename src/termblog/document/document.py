"""What a parsed post is made of. Knows style names, but no colours; blocks, but no width."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from termblog.document.picture import no_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from markdown_it.token import Token

    from termblog.document.picture import PictureRow, Room


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


class Fold(NamedTuple):
    """Where a line stands among what folds."""

    depth: int = 0
    """How many labels it lies behind."""
    row: int = 0
    """Which row of a label it is, counted from 1; 0 where it is of none."""
    opened: bool = True
    """Whether the author wants that label open."""


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
    fold: Fold | None = None
    """Where it stands among what folds; nothing where nothing does."""
    picture: PictureRow | None = None
    """What is drawn in the cells of its last span, where there is something to draw on."""


BLANK = Line(())
"""An empty line."""


class Options(NamedTuple):
    """What a reader may choose about the way a document is laid out."""

    plain: bool = False
    """The accessible form: linear, no box drawing, no decoration, "Heading 2: …"."""
    unicode: bool = True
    """Whether decoration may be drawn beyond ASCII."""
    justify: bool = False
    """Whether paragraphs end flush right."""
    typography: bool = False
    """Whether quotes, dashes and ellipses become typographic: done as a post is parsed."""
    tex: bool = False
    """Whether formulas stay as they are written: done as a post is parsed."""
    code_wrap: bool = True
    """Whether long lines of code wrap; else they keep their length and the reader scrolls."""
    line_numbers: bool = False
    """Whether code shows its line numbers."""
    color: bool = True
    """Whether colours show: where they do not, code is not looked at for them."""
    link_addresses: bool = False
    """Whether a link's address is written after its text, for terminals without hyperlinks."""


class Context(NamedTuple):
    """What a block needs to know of its surroundings to be laid out."""

    width: int
    """In cells; at least 1."""
    options: Options = Options()
    """What the reader chose."""
    depth: int = 0
    """How many lists are around it."""
    room: Room = no_room
    """Tells the room that a picture takes."""

    def narrow(self, cells: int, *, lists: int = 0) -> Context:
        """Return the context of what stands within this one.

        Args:
            cells: What its surroundings take from the width.
            lists: How many lists deeper it stands.
        """
        return Context(self.width - cells, self.options, self.depth + lists, self.room)


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


class Unit:
    """One top-level block of a document, or one item of a list at its top level."""

    __slots__ = ("_blocks", "_build", "gap", "tokens")

    def __init__(
        self, tokens: list[Token], gap: int, build: Callable[[Unit], tuple[Block, ...]]
    ) -> None:
        """Hold what the block phase told of it.

        Args:
            tokens: Its own.
            gap: Blank lines above it.
            build: Makes its blocks when they are first asked for.
        """
        self.tokens = tokens
        """Its tokens; the inline ones are not parsed until its blocks are asked for."""
        self.gap = gap
        """Blank lines above it."""
        self._build = build
        self._blocks: tuple[Block, ...] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What it comes to; parsed when it is asked for, and kept for a while."""
        if self._blocks is None:
            self._blocks = self._build(self)
        return self._blocks

    def release(self) -> None:
        """Forget what it comes to until it is asked for again."""
        self._blocks = None

    @property
    def weight(self) -> int:
        """About how much its blocks hold, in characters."""
        return sum(len(token.content) + _TOKEN for token in self.tokens)

    def estimate(self, width: int) -> int:
        """Return about how many lines it takes, without parsing it.

        Args:
            width: In cells.
        """
        lines = 0
        for token in self.tokens:
            if token.type == "inline":
                lines += len(token.content) // width + 1
            elif token.content:
                lines += token.content.count("\n") + 1
        return max(lines, 1)


_TOKEN = 50
"""Characters that weigh as much as a token."""
_STRIDE = 16_000
"""Characters after which reading on ends for now, however few blocks they were."""


class Document:
    """A parsed post. Its units come in order, and may still be growing at its end."""

    def __init__(self, source: Source) -> None:
        """Hold what a source yields.

        Args:
            source: Reads units off the post's text.
        """
        self.units: list[Unit] = []
        """What is read so far."""
        self.headings: list[Heading] = []
        """The contents, as far as it is read."""
        self._source = source
        self._rest = iter(source)

    @property
    def complete(self) -> bool:
        """Whether all of the text is read."""
        return self._source.done

    @property
    def unread(self) -> int:
        """How many characters of the text are not yet read."""
        return self._source.unread

    def grow(self, count: int = 0) -> bool:
        """Read on.

        Args:
            count: How many blocks to read, as long as they are of ordinary size; what only defines
                something gives no unit. All there are where it is 0.

        Returns:
            Whether there was anything left to read.
        """
        start, read = self.unread, 0
        for unit in self._rest:
            read += 1
            if unit is not None:
                self.headings += self._source.headings_of(unit, len(self.units))
                self.units.append(unit)
            if count and (read >= count or start - self.unread > _STRIDE):
                break
        return read > 0

    def footnote(self, number: int) -> tuple[Block, ...]:
        """Return what a footnote says.

        Args:
            number: As it is shown; its address is `#fn-` and the number.
        """
        self.grow()
        return self._source.footnote(number)


class Source(Protocol):
    """Reads the units of a document off its text."""

    @property
    def done(self) -> bool:
        """Whether all is read."""

    @property
    def unread(self) -> int:
        """How many characters are left."""

    def __iter__(self) -> Iterator[Unit | None]:
        """Yield the units in order; None for a block that only defines something."""

    def headings_of(self, unit: Unit, index: int) -> Iterable[Heading]:
        """Return the headings in a unit."""

    def footnote(self, number: int) -> tuple[Block, ...]:
        """Return what a footnote says."""
