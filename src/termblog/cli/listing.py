"""What `termblog list` does, however its line was read: the posts, a line each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from termblog.cli.opening import open_named, see_terminal
from termblog.cli.output import Output
from termblog.cli.picking import pick, sort_posts
from termblog.cli.table import Column, table_lines
from termblog.collector import keep, undisturbed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.post import Post, PostDate
    from termblog.cli.terminal import Terminal

_COLUMNS = (
    Column("Slug", most=0.4),
    Column("Date"),
    Column("Min", right=True),
    Column("Title"),
)


def print_posts(
    *,
    blog: str | None,
    drafts: bool | None,
    sort: str,
    color: str,
    plain: bool,
    as_json: bool,
    **wishes: str | None,
) -> None:
    """Print the posts that are wished for.

    Args:
        blog: What the option `--blog` names.
        drafts: Whether what is not published yet is wanted, too; None where nothing is said.
        sort: By what they are sorted.
        color: Whether to write colours.
        plain: Whether the table is to be read aloud.
        as_json: Whether a program reads them.
        wishes: The tag, the category and so on that they are to have, and the span of days.
    """
    with undisturbed():  # what is made here is shown and done with
        opened, settings = open_named(blog, {"drafts": drafts})
        keep(opened)
        posts = sort_posts(pick(opened, wishes), sort)
        terminal = see_terminal(settings, color=color, plain=plain)
        Output(sys.stdout).lines(list_lines(posts, terminal, as_json=as_json))


def list_lines(
    posts: Iterable[Post], terminal: Terminal, *, as_json: bool = False
) -> Iterator[str]:
    """Yield the lines that show posts: a table, or one JSON array.

    Args:
        posts: In the order in which they are to show.
        terminal: Where they will show.
        as_json: Whether a program reads them.
    """
    if as_json:
        from termblog.cli.record import array, record

        return array(map(record, posts), ascii_only=not terminal.unicode)
    return table_lines(_COLUMNS, map(_row, posts), terminal)


def _row(post: Post) -> tuple[str, ...]:
    return post.slug, _day(post.date), str(post.minutes), post.title


def _day(date: PostDate | None) -> str:
    if date is None:
        return ""
    day = str(date.moment.date())
    return f"~{day}" if date.approximate else day
