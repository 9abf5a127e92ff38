"""`termblog read`: its options."""

from __future__ import annotations

from typing import Any

import click

from termblog.cli.options import (
    HeadingType,
    SlugType,
    blog_option,
    color_option,
    drafts_option,
    json_option,
    plain_option,
    theme_option,
    width_option,
)
from termblog.cli.printing import print_post


@click.command("read")
@click.argument("name", metavar="SLUG|FILE|-", type=SlugType())
@blog_option
@width_option
@theme_option
@color_option
@plain_option
@click.option("--raw", is_flag=True, help="Print the Markdown as it is.")
@click.option("--toc", is_flag=True, help="Print the headings.")
@click.option("--section", type=HeadingType(), metavar="HEADING", help="Print one section.")
@json_option
@click.option("-p/-P", "--pager/--no-pager", "pager", default=None, help="Use a pager, or none.")
@drafts_option
def command(**options: Any) -> None:
    """Print one post: of the blog by its SLUG, a Markdown FILE, or - for stdin.

    On a terminal, what is longer than the screen goes through a pager.
    """
    print_post(**options)
