"""What `termblog read` does, however its line was read: one post on stdout, as the app shows it."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.cli.canvas import see_canvas
from termblog.cli.opening import choose_theme, see_terminal
from termblog.cli.output import Output
from termblog.cli.source import find_source
from termblog.cli.writing import contents_lines, json_lines, post_lines, raw_lines
from termblog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from termblog.cli.source import Source
    from termblog.cli.terminal import Terminal
    from termblog.settings import Settings


class Wishes(NamedTuple):
    """What is to be printed of a post."""

    raw: bool
    """Its Markdown, as it is."""
    toc: bool
    """Its headings."""
    section: str | None
    """One of its sections, by heading."""
    as_json: bool
    """Its facts, for a program."""


def print_post(  # noqa: PLR0913  an argument an option, as the command line hands them over
    *,
    name: str,
    blog: str | None,
    color: str,
    plain: bool,
    pager: bool | None,
    drafts: bool | None,
    width: int | None,
    theme: str | None,
    **wishes: Any,
) -> None:
    """Print a post.

    Args:
        name: Its slug, a file, or `-` for stdin.
        blog: The blog's folder, where the line names one.
        color: `auto`, `always` or `never`.
        plain: Whether it is to be linear and undecorated.
        pager: Whether to use a pager; None as is fit.
        drafts: Whether drafts are shown, too; None as the settings say.
        width: Of the text, in cells; None as the settings say.
        theme: Its name; None as the settings say.
        wishes: Those of `Wishes`.

    Raises:
        TermblogError: There is no such post, or what is asked for does not go together.
    """
    flags = {"width": width, "theme": theme, "drafts": drafts}
    source, settings = find_source(name, blog, flags)
    terminal = see_terminal(settings, color=color, plain=plain)
    lines = _lines(source, settings, terminal, _checked(Wishes(**wishes)))
    with _way_out(settings, pager, terminal) as output:
        output.lines(lines)


def _checked(wishes: Wishes) -> Wishes:
    """Return wishes that go together.

    Raises:
        UsageError: They do not.
    """
    given = [name for name in wishes._fields if getattr(wishes, name)]
    if len(given) > 1:
        flags = " and ".join(f"--{name.removeprefix('as_')}" for name in given)
        msg = f"{flags} cannot go together."
        raise UsageError(msg)
    return wishes


def _lines(source: Source, settings: Settings, terminal: Terminal, wishes: Wishes) -> Iterator[str]:
    """Yield what is asked of a post."""
    if wishes.raw:
        return raw_lines(source)
    if wishes.as_json:
        return json_lines(source, ascii_only=not terminal.unicode)
    if wishes.toc:
        return contents_lines(source, terminal)
    theme = choose_theme(settings, terminal) if terminal.depth else None
    canvas = see_canvas(settings, terminal)
    return post_lines(source, settings, terminal, theme, section=wishes.section, canvas=canvas)


def _way_out(
    settings: Settings, wish: bool | None, terminal: Terminal
) -> AbstractContextManager[Output]:
    """Return where the lines go: a pager where one is wished, or where somebody watches.

    Raises:
        PagerError: The pager that somebody named could not start.
    """
    straight = nullcontext(Output(sys.stdout))
    if wish is False or (wish is None and (not terminal.tty or terminal.plain)):
        return straight
    from shutil import which

    from termblog.cli.pager import choose_pager, paging

    pager, named = choose_pager(settings.pager, os.environ)
    if wish is None and not named and which(pager.split()[0]) is None:
        return straight  # nobody asked for one, and there is none
    return paging(pager, os.environ, encoding=sys.stdout.encoding)
