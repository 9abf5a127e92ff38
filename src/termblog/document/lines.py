"""The lines of a text as markdown-it's block rules want them, found without a look at each blank."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from markdown_it.rules_block import StateBlock

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from typing import Any

    from markdown_it import MarkdownIt


class Lines(StateBlock):
    """The state of the block phase; its own way to the marks takes a post of blanks for ever."""

    def __init__(self, text: str, md: MarkdownIt, env: MutableMapping[str, Any]) -> None:
        """Find the lines.

        Args:
            text: Normalised.
            md: The parser.
            env: What the rules remember.
        """
        super().__init__("", md, env, [])
        self.src = text
        lines = text.split("\n")
        if not lines[-1].strip(" \t"):
            del lines[-1]
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[: len(lines)]
        self.eMarks = [start + len(line) for start, line in zip(starts, lines, strict=True)]
        self.tShift = [len(line) - len(line.lstrip(" \t")) for line in lines]
        self.sCount = [
            len(line[:shift].expandtabs(4)) if shift else 0
            for line, shift in zip(lines, self.tShift, strict=True)
        ]
        self.bMarks, self.bsCount, self.lineMax = starts, [0] * len(lines), len(lines)
        for marks, last in (
            (self.bMarks, len(text)),
            (self.eMarks, len(text)),
            (self.tShift, 0),
            (self.sCount, 0),
            (self.bsCount, 0),
        ):
            marks.append(last)

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:  # noqa: N802, N803  markdown-it's names
        """Return lines; those of a block at the top lie one behind the other, however many they are."""
        if indent or self.level or begin >= end:
            return super().getLines(begin, end, indent, keepLastLF)
        return self.src[self.bMarks[begin] : self.eMarks[end - 1] + keepLastLF]
