"""The options that commands share, and what a shell completes in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from termblog.settings import NARROWEST, WIDEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from click.shell_completion import CompletionItem

    from termblog.blog.blog import Blog

_MOST = 200
"""Completions that are offered; a shell that lists more helps nobody."""


class BlogType(click.Path):
    """A blog's folder, or a file."""

    name = "blog"

    def __init__(self) -> None:
        super().__init__(path_type=str)


class _Completed(click.ParamType):  # type: ignore[type-arg]  # generic in newer clicks only
    """A text that a shell completes from what the blog holds."""

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002  click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return what starts as the user has begun; silent where there is no blog."""
        from termblog.errors import TermblogError

        try:
            return list(_matching(self.offer(ctx), incomplete))
        except TermblogError:
            return []

    def offer(self, ctx: click.Context) -> Iterable[tuple[str, str]]:
        """Return (value, help) of everything there is."""
        raise NotImplementedError


def _matching(offered: Iterable[tuple[str, str]], incomplete: str) -> Iterator[CompletionItem]:
    from click.shell_completion import CompletionItem

    start = incomplete.casefold()
    found = 0
    for value, about in offered:
        if value.casefold().startswith(start):
            yield CompletionItem(value, help=about)
            found += 1
            if found == _MOST:
                return


def _blog(ctx: click.Context) -> Blog:
    """Return the blog that the line typed so far means, through its index."""
    from termblog.cli.opening import open_named

    return open_named(ctx.params.get("blog"), {})[0]


class SlugType(_Completed):
    """A post's slug, or a Markdown file."""

    name = "slug"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return slugs; where none fits, let the shell complete files."""
        from click.shell_completion import CompletionItem

        return super().shell_complete(ctx, param, incomplete) or [
            CompletionItem(incomplete, type="file")
        ]

    def offer(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        """Return the slugs, newest first."""
        return ((post.slug, post.title) for post in _blog(ctx).posts)


class GroupType(_Completed):
    """A tag, a category, a series or an author."""

    def __init__(self, name: str) -> None:
        self.name = name

    def offer(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        """Return the names, each with its number of posts."""
        from termblog.cli.picking import group_posts

        groups = group_posts(_blog(ctx), self.name)
        return ((name, f"{len(posts)} posts") for name, posts in groups.items())


class ThemeType(_Completed):
    """A theme's name."""

    name = "theme"

    def offer(self, ctx: click.Context) -> Iterator[tuple[str, str]]:  # noqa: ARG002  not asked
        """Return the themes, packaged and the user's own."""
        from termblog.cli.opening import theme_folder
        from termblog.theme import themes

        return ((name, str(file)) for name, file in themes((theme_folder(),)).items())


class HeadingType(_Completed):
    """A heading of the post that is named before it."""

    name = "heading"

    def offer(self, ctx: click.Context) -> Iterator[tuple[str, str]]:
        """Return the headings of the post, in its order."""
        from termblog.cli.source import find_source

        # The option whose value is typed stands without one yet, so click leaves the words unread.
        name = ctx.params.get("name") or next(iter(ctx.args), "")
        source, _ = find_source(name, ctx.params.get("blog"), {})
        return ((heading.id, heading.text) for heading in source.headings())


def _take_blog(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    """Take an argument for what the option `--blog` names, which was read before."""
    if value is None:
        return
    if ctx.params.get("blog"):
        raise click.UsageError("The blog is named twice.", ctx)
    ctx.params["blog"] = value


BLOG = BlogType()

blog_option = click.option(
    "-b", "--blog", type=BLOG, metavar="BLOG", help="The blog: a folder.", is_eager=True
)
blog_argument = click.argument(
    "place", required=False, type=BLOG, metavar="[BLOG]", expose_value=False, callback=_take_blog
)
"""The blog without `--blog` before it: another way to write that option, beside which it stands."""
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
color_option = click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Whether to write colours.",
)
plain_option = click.option(
    "--plain", is_flag=True, help="Linear and undecorated, as it would be read aloud."
)
drafts_option = click.option(
    "--drafts", is_flag=True, default=None, help="Show drafts and posts of the future, too."
)
theme_option = click.option(
    "-s", "--theme", type=ThemeType(), metavar="NAME", help="The theme; see `termblog themes`."
)
width_option = click.option(
    "-w",
    "--width",
    type=click.IntRange(NARROWEST, WIDEST, clamp=True),
    metavar="CELLS",
    help=f"The width of the text, {NARROWEST} to {WIDEST}.",
)
