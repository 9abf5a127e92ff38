"""`termblog search`: ranked posts with the passages that fit."""

from __future__ import annotations

import sys
from collections import deque
from typing import TYPE_CHECKING

import click

from termblog import paths
from termblog.blog.query import NO_MARKS, find_mistakes
from termblog.cli.opening import open_named, see_terminal
from termblog.cli.options import (
    blog_option,
    color_option,
    drafts_option,
    json_option,
    plain_option,
    width_option,
)
from termblog.cli.output import Output, complain
from termblog.cli.record import array, record
from termblog.text import plain as one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.blog import Blog
    from termblog.blog.query import Marks
    from termblog.blog.search import Hit
    from termblog.cli.terminal import Terminal

_BOLD, _FAINT, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_INDENT = "  "


@click.command("search")
@click.argument("query", nargs=-1, required=True, metavar="QUERY…")
@blog_option
@click.option("-n", "--limit", default=20, metavar="N", help="The most posts.", show_default=True)
@width_option
@drafts_option
@color_option
@plain_option
@json_option
def command(  # noqa: PLR0913  an argument an option, as click hands them over
    *,
    query: tuple[str, ...],
    blog: str | None,
    limit: int,
    width: int | None,
    drafts: bool | None,
    color: str,
    plain: bool,
    as_json: bool,
) -> int:
    """Search all posts; the best comes first, with the passage that fits.

    QUERY is words, "phrases", -exclusions, and qualifiers: tag: category: author: series: title:
    lang: before: after: is:draft is:unread is:bookmarked. The exit code is 1 where nothing fits.
    """
    opened, settings = open_named(blog, {"width": width, "drafts": drafts})
    deque(opened.make_searchable(), maxlen=0)
    asked = " ".join(query)
    for mistake in find_mistakes(asked):
        complain(mistake)
    hits = opened.search(asked, limit, _marks(opened) if "is:" in asked else NO_MARKS)
    terminal = see_terminal(settings, color=color, plain=plain)
    Output(sys.stdout).lines(hit_lines(hits, terminal, as_json=as_json))
    if not hits:
        complain("Nothing fits.")
    return 0 if hits else 1


def _marks(blog: Blog) -> Marks:
    """Return which posts the user has not read yet, and which are bookmarked."""
    from termblog.state import State, open_state

    file, name = paths.state_folder() / "state.db", str(blog.root.resolve())
    state = open_state(file, name) if file.exists() else State(name)
    try:
        begun = {slug for slug, it in state.readings.items() if it.finished or it.progress}
        every = {post.slug for post in blog.every}
        bookmarked = {bookmark.slug for bookmark in state.bookmarks}
        return {"unread": every - begun, "bookmarked": bookmarked}
    finally:
        state.close()


def hit_lines(hits: Iterable[Hit], terminal: Terminal, *, as_json: bool = False) -> Iterator[str]:
    """Yield the lines that show what was found.

    Args:
        hits: The best first.
        terminal: Where they will show.
        as_json: Whether a program reads them.
    """
    if as_json:
        records = ({**record(hit.post), "snippet": hit.snippet} for hit in hits)
        yield from array(records, ascii_only=not terminal.unicode)
        return
    for number, hit in enumerate(hits):
        if number and not terminal.plain:
            yield ""
        yield from _lines(hit, terminal)


def _lines(hit: Hit, terminal: Terminal) -> Iterator[str]:
    """Yield a post's slug, date and title, and beneath it the passage with its words marked."""
    from termblog.document.document import Span
    from termblog.document.wrap import wrap

    day = hit.post.date.moment.date().isoformat() if hit.post.date else ""
    facts = "  ".join(filter(None, (hit.post.slug, day)))
    title = one_line(hit.post.title)
    if terminal.depth:
        facts, title = f"{_FAINT}{facts}{_RESET}", f"{_BOLD}{title}{_RESET}"
    yield f"{facts}  {title}"
    spans = [Span(text, "b" if marked else "") for text, marked in _pieces(hit)]
    for line in wrap(spans, terminal.width - len(_INDENT)):
        yield _INDENT + "".join(
            f"{_BOLD}{span.text}{_RESET}" if span.style and terminal.depth else span.text
            for span in line.spans
        )


def _pieces(hit: Hit) -> Iterator[tuple[str, bool]]:
    """Yield the snippet in pieces, and whether each is what was looked for."""
    end = 0
    for start, stop in hit.marks:
        yield hit.snippet[end:start], False
        yield hit.snippet[start:stop], True
        end = stop
    yield hit.snippet[end:], False
