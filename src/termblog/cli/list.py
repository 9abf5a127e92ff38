"""`termblog list`: the posts, a line each."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from termblog.cli.opening import open_named, see_terminal
from termblog.cli.options import (
    GroupType,
    blog_option,
    color_option,
    drafts_option,
    json_option,
    plain_option,
)
from termblog.cli.output import Output
from termblog.cli.picking import SORTS, pick, sort_posts
from termblog.cli.record import array, record
from termblog.cli.table import Column, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.post import Post
    from termblog.cli.terminal import Terminal

_COLUMNS = (
    Column("Slug", most=0.4),
    Column("Date"),
    Column("Min", right=True),
    Column("Title"),
)


@click.command("list")
@blog_option
@click.option("--tag", type=GroupType("tag"), metavar="NAME", help="Only posts with this tag.")
@click.option("--category", type=GroupType("category"), metavar="NAME", help="… this category.")
@click.option("--series", type=GroupType("series"), metavar="NAME", help="… this series.")
@click.option("--author", type=GroupType("author"), metavar="NAME", help="… this author.")
@click.option("--after", metavar="DATE", help="Only posts from this day, month or year on.")
@click.option("--before", metavar="DATE", help="Only posts before this day, month or year.")
@drafts_option
@click.option(
    "--sort",
    metavar="KEY",
    default="date",
    help=f"Sort by {', '.join(SORTS)}; -KEY turns it round.",
)
@color_option
@plain_option
@json_option
def command(
    *,
    blog: str | None,
    drafts: bool | None,
    sort: str,
    color: str,
    plain: bool,
    as_json: bool,
    **wishes: str | None,
) -> None:
    """List the posts, newest first: slug, date, minutes, title."""
    opened, settings = open_named(blog, {"drafts": drafts})
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
        return array(map(record, posts), ascii_only=not terminal.unicode)
    return table_lines(_COLUMNS, map(_row, posts), terminal)


def _row(post: Post) -> tuple[str, ...]:
    date = post.date.moment.date().isoformat() if post.date else ""
    if post.date and post.date.approximate:
        date = f"~{date}"
    return post.slug, date, str(post.minutes), post.title
