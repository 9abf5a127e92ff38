"""What a long text defines far below: links and notes, known by their lines alone.

Whether a line defines something is certain only once all above it is read, which in a long text
would take longer than a reader waits for its first screen. So far ahead a line that looks like a
definition counts as one, unless it stands in a fence.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = late(r"^( {0,3}(?:(`{3,}|~{3,})|\[((?:\\.|[^\[\]\\\n]){1,300})\]:.*))", re.MULTILINE)
"""The line, its fence, its label: CommonMark 0.31.2 §4.7, as far as one line tells; and §4.5."""
MOST = 10_000
"""Definitions, more than a book has; those beyond are found when all above is read."""
_LABEL = late(r"\[((?:\\.|[^\[\]\\]){1,300})\]")


class Ahead:
    """The lines of a text that define something."""

    def __init__(self, text: str) -> None:
        """Look through a text.

        Args:
            text: Markdown.
        """
        self._lines: dict[str, str] = {}
        for label, line in islice(_definitions(text), MOST):
            self._lines.setdefault(_fold(label), line)

    def definitions(self, content: str) -> list[str]:
        """Return the lines of what a text may refer to, each only once.

        Args:
            content: Inline Markdown.
        """
        labels = {_fold(label) for label in _LABEL.findall(content)}
        return [self._lines.pop(label) for label in sorted(labels & self._lines.keys())]


def _fold(label: str) -> str:
    """Return a label as it is compared: markdown-it's own function takes four times as long."""
    return " ".join(label.split()).lower().upper()


def _definitions(text: str) -> Iterator[tuple[str, str]]:
    """Yield the label and the line of each definition outside of fences."""
    fence = ""
    for found in _LINE.finditer(text):
        line, mark, label = found.groups()
        if not mark:
            if not fence:
                yield label, line
        elif not fence:
            fence = mark
        elif mark.startswith(fence):
            fence = ""
