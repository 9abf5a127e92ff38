"""`termblog list`: its options."""

from __future__ import annotations

from typing import Any

import click

from termblog.cli.listing import print_posts
from termblog.cli.options import (
    GroupType,
    blog_argument,
    blog_option,
    color_option,
    drafts_option,
    json_option,
    plain_option,
)
from termblog.cli.picking import SORTS


@click.command("list")
@blog_option
@blog_argument
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
def command(**options: Any) -> None:
    """List the posts, newest first: slug, date, minutes, title."""
    print_posts(**options)
