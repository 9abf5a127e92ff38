"""What readers may ask for over SSH: the writers of `list`, `read`, `toc` and `search`.

They write what the commands of the same names write, from the hosted blog's index alone: a slug is
looked up, never a path.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.cli.terminal import Terminal
from termblog.errors import UsageError
from termblog.look import Depth

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from termblog.hosting.commands import Command, Paper
    from termblog.hosting.house import Opened

    Now = Callable[[], Opened]


def visitor_commands(now: Now) -> Mapping[str, Command]:
    """Return the commands that a visitor may give.

    Args:
        now: Returns the blog as it is at that moment.
    """
    from termblog.hosting.commands import Command

    return MappingProxyType(
        {
            "list": Command("", "the posts, newest first", _on(now, _list)),
            "read": Command("SLUG", "print one post", _on(now, _read)),
            "toc": Command("SLUG", "print the headings of a post", _on(now, _contents)),
            "search": Command("WORDS", "search all posts", _on(now, _search)),
        }
    )


def _on(
    now: Now, write: Callable[[Opened, Sequence[str], Terminal], Iterable[str]]
) -> Callable[[Sequence[str], Paper], Iterator[str]]:
    """Return a writer of whole lines on what a visitor reads with."""

    def lines(words: Sequence[str], paper: Paper) -> Iterator[str]:
        return (f"{line}\n" for line in write(now(), words, _terminal(paper)))

    return lines


def _terminal(paper: Paper) -> Terminal:
    return Terminal(
        width=paper.width,
        depth=Depth.TRUE if paper.colour else Depth.NONE,
        links=paper.colour,
        plain=paper.plain,
        tty=paper.colour,
    )


def _list(opened: Opened, words: Sequence[str], terminal: Terminal) -> Iterable[str]:
    from termblog.cli.listing import list_lines

    _expect(words, 0, "list")
    return list_lines(opened.blog.posts, terminal)


def _read(opened: Opened, words: Sequence[str], terminal: Terminal) -> Iterable[str]:
    from termblog.cli.source import read_slug
    from termblog.cli.writing import post_lines

    _expect(words, 1, "read SLUG")
    theme = opened.theme if terminal.depth else None
    return post_lines(read_slug(opened.blog, words[0]), opened.settings, terminal, theme)


def _contents(opened: Opened, words: Sequence[str], terminal: Terminal) -> Iterable[str]:
    from termblog.cli.source import read_slug
    from termblog.cli.writing import contents_lines

    _expect(words, 1, "toc SLUG")
    return contents_lines(read_slug(opened.blog, words[0]), terminal)


def _search(opened: Opened, words: Sequence[str], terminal: Terminal) -> Iterable[str]:
    from termblog.cli.search import hit_lines

    if not words:
        _expect(words, 1, "search WORDS")
    return hit_lines(opened.blog.search(" ".join(words)), terminal)


def _expect(words: Sequence[str], count: int, usage: str) -> None:
    if len(words) != count:
        msg = f"This is written: ssh HOST {usage}"
        raise UsageError(msg)
