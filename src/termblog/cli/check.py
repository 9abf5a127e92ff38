"""`termblog check`: what is wrong with the posts, for their author."""

from __future__ import annotations

import sys
from operator import attrgetter
from typing import TYPE_CHECKING

import click

from termblog.cli.opening import open_named
from termblog.cli.options import blog_argument, blog_option, json_option
from termblog.cli.output import Output, complain, is_unicode
from termblog.cli.record import dump
from termblog.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.post import Problem


@click.command("check")
@blog_option
@blog_argument
@json_option
def command(*, blog: str | None, as_json: bool) -> int:
    """Tell what is wrong with the posts, drafts included: path:line: reason.

    The exit code is 1 where there is anything.
    """
    opened, _ = open_named(blog, {"drafts": True})
    problems = _problems(opened)
    Output(sys.stdout).lines(_json(problems) if as_json else map(_line, problems))
    if not problems and not as_json:
        count = len(opened.posts) + len(opened.pages)
        said = (
            "1 post, and nothing is wrong with it"
            if count == 1
            else f"{count:,} posts, and nothing is wrong with them"
        )
        complain(f"{said}.")
    return 1 if problems else 0


def _problems(blog: Blog) -> list[Problem]:
    """Return what was found when the posts were read, and what only a second look shows."""
    from termblog.blog.deadlinks import find_dead_links
    from termblog.blog.misspelt import find_misspelt
    from termblog.document.deadanchors import find_dead_anchors

    links = (*find_dead_links(blog), *find_dead_anchors(blog))
    found = (*blog.problems, *links, *find_misspelt(blog))
    return sorted(found, key=attrgetter("path", "line"))


def _line(problem: Problem) -> str:
    return plain(str(problem))


def _json(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield one array, an object a problem."""
    facts = [{"path": it.path, "line": it.line, "reason": it.reason} for it in problems]
    yield dump(facts, indent=2, ascii_only=not is_unicode(sys.stdout))
