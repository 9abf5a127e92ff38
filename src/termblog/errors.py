"""Every error that termblog tells its user, in one tree.

    TermblogError            exit 1
    ├── NotFound             exit 1   a blog, a post or a heading that is not there
    ├── Unreadable           exit 1   it is there, and cannot be read
    ├── UsageError           exit 2   the command was written wrongly
    ├── SettingsError        exit 2   a setting has no such name or value
    └── PagerError           exit 128 the pager could not start

A message is one sentence for the user: what is wrong, where, and what to do. Problems of a
post's content are not errors but data: see `termblog.blog.post.Problem`.
"""

from __future__ import annotations


class TermblogError(Exception):
    """What all of termblog's own errors are."""

    exit_code = 1
    """The exit code of the process that ends with this error."""


class NotFound(TermblogError):  # noqa: N818  reads as it is meant: `raise NotFound`
    """A blog, a post or a heading that is not there.

    Args:
        message: One sentence for the user.
        nearest: What the user may have meant, likeliest first.
    """

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest

    def __str__(self) -> str:
        sentence = super().__str__()
        if not self.nearest:
            return sentence
        return f"{sentence} Did you mean {' or '.join(self.nearest)}?"


class Unreadable(TermblogError):  # noqa: N818
    """Something that is there and cannot be read."""


class UsageError(TermblogError):
    """A command that was written wrongly."""

    exit_code = 2


class SettingsError(TermblogError):
    """A setting without such a name or value."""

    exit_code = 2


class PagerError(TermblogError):
    """A pager that could not start."""

    exit_code = 128
