"""What `read` writes of a post: its lines, its headings, its facts, its Markdown."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from termblog.errors import NotFound
from termblog.text import decode, plain, sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.cli.pictures import Pictures
    from termblog.cli.source import Source
    from termblog.cli.terminal import Terminal
    from termblog.document.document import Document, Heading, Line, Options
    from termblog.layout.galley import Galley
    from termblog.pictures.canvas import Canvas
    from termblog.settings import Settings
    from termblog.theme import Theme


def raw_lines(source: Source) -> Iterator[str]:
    """Yield the Markdown as it is, but for what a terminal might obey.

    Args:
        source: The post.
    """
    yield from sanitise(decode(source.data)[0]).splitlines()


def json_lines(source: Source, *, ascii_only: bool) -> Iterator[str]:
    """Yield one object: the post's facts, its `headings` and its `body`.

    Args:
        source: The post.
        ascii_only: Whether to escape everything else.
    """
    from termblog.cli.record import dump, record

    headings = [
        {"level": heading.level, "id": heading.id, "text": heading.text}
        for heading in source.headings()
    ]
    facts: dict[str, Any] = {**record(source.post), "headings": headings, "body": source.body}
    yield dump(facts, ascii_only=ascii_only, indent=2)


def contents_lines(source: Source, terminal: Terminal) -> Iterator[str]:
    """Yield the headings, those beneath another one indented.

    Args:
        source: The post.
        terminal: Where they will show.
    """
    headings = source.headings()
    top = min((heading.level for heading in headings), default=1)
    for heading in headings:
        lead = f"Heading {heading.level}: " if terminal.plain else "  " * (heading.level - top)
        yield lead + plain(heading.text)


def post_lines(
    source: Source,
    settings: Settings,
    terminal: Terminal,
    theme: Theme | None,
    *,
    section: str | None = None,
    canvas: Canvas | None = None,
) -> Iterator[str]:
    """Yield the lines of a post as they are laid out: the first before the last is parsed.

    Args:
        source: The post.
        settings: How it is to look.
        terminal: Where it will show.
        theme: What colours it; None for none.
        section: The heading of the one section to show; None for all.
        canvas: What pictures are drawn on; None where a line has to stand for each.

    Raises:
        NotFound: There is no such heading; the error tells what is called alike.
    """
    from termblog.cli.paint import Painter, web_address
    from termblog.document.document import Context
    from termblog.document.picture import no_room
    from termblog.layout.galley import Galley

    typography = settings.typography and terminal.unicode
    document = source.document(typography=typography, tex=settings.tex)
    pictures = _pictures(source, canvas, theme)
    room = pictures.room if pictures else no_room
    galley = Galley(document, Context(terminal.width, _options(settings, terminal), room=room))
    painter = Painter(terminal, theme, web_address(source.base), pictures)
    if section is not None:
        return painter.lines(_section(document, galley, section))
    front = _front(source, terminal) if source.named else ()
    return painter.lines(chain(front, galley.run()))


def _front(source: Source, terminal: Terminal) -> Sequence[Line]:
    """Return what stands above a post: its title, and what is known of it."""
    from termblog.document.front import heading_block, plain_block

    above = plain_block if terminal.plain else heading_block
    return above(source.post, source.body, terminal.width)


def _pictures(source: Source, canvas: Canvas | None, theme: Theme | None) -> Pictures | None:
    """Return what draws a post's pictures; nothing does in the terminal's own sixteen colours."""
    if canvas is None or theme is None or theme.variant == "ansi":
        return None
    from termblog.cli.pictures import Pictures

    return Pictures(source, canvas, theme.roles["background"])


def _options(settings: Settings, terminal: Terminal) -> Options:
    """Return how a document is laid out for a terminal."""
    from termblog.document.document import Options

    beside = {"auto": not terminal.links, "always": True, "never": False}
    return Options(
        plain=terminal.plain,
        color=bool(terminal.depth),
        unicode=terminal.unicode,
        justify=settings.justify,
        code_wrap=settings.code_wrap,
        line_numbers=settings.line_numbers,
        link_addresses=beside[settings.link_addresses],
    )


def _section(document: Document, galley: Galley, wish: str) -> list[Line]:
    """Return a heading and what stands beneath it, up to the next one that is not deeper."""
    document.grow()
    heading = find_heading(document.headings, wish)
    after = document.headings[document.headings.index(heading) + 1 :]
    end = next((other for other in after if other.level <= heading.level), None)
    lines = list(galley.run(heading.unit))
    anchors = [line.anchor for line in lines]
    start = anchors.index(heading.id) if heading.id in anchors else 0
    stop = anchors.index(end.id) if end and end.id in anchors else len(lines)
    return lines[start:stop]


def find_heading(headings: Sequence[Heading], wish: str) -> Heading:
    """Return the heading that is meant, by its id, its text or the text's start.

    Args:
        headings: Of the document.
        wish: What the command line says.

    Raises:
        NotFound: There is none; the error tells what is called alike.
    """
    name = wish.casefold().strip("# ")
    for fits in (
        lambda heading: name in (heading.id.casefold(), heading.text.casefold()),
        lambda heading: heading.text.casefold().startswith(name),
    ):
        if found := next(filter(fits, headings), None):
            return found
    from difflib import get_close_matches

    texts = {heading.text.casefold(): heading.text for heading in headings}
    near = get_close_matches(name, texts, 2)
    raise NotFound(f"There is no heading {wish!r}.", tuple(texts[text] for text in near))
