"""`termblog [BLOG]`: its options."""

from __future__ import annotations

from typing import Any

import click

from termblog.cli.options import BLOG, drafts_option, theme_option, width_option


@click.command("termblog")
@click.argument("blog", required=False, type=BLOG, metavar="[BLOG]")
@click.option("--at", metavar="SLUG", default="", help="Start with this post.")
@theme_option
@width_option
@drafts_option
def command(**options: Any) -> None:
    """Open a blog in the app: a folder, or a Markdown file."""
    from termblog.cli.starting import start_app  # not before the help asks for these options

    start_app(**options)
