"""Makes the Markdown rules of a template language, given how its tags are spelled and read.

A tag alone on its line is a block, a tag in a sentence is a word, a tag in an address or in HTML is
its value there; in code it is never met, because the parser has taken the code before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from termblog.document.syntax.body import RAW
from termblog.document.syntax.dialect import CLOSED, Dialect
from termblog.document.syntax.lines import ENDS, follow
from termblog.document.syntax.links import wrap_destination
from termblog.document.syntax.tag_lines import TagLines
from termblog.document.syntax.tag_words import TagWords

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_ROW = re.compile(
    r"^[ \t>]*(`{3,}|~{3,}).*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)|^(?:[ \t]*>)*[ ]{0,3}\|[^\n]*",
    re.MULTILINE | re.DOTALL,
)

_MOST = 5_000
"""Tags of a post that are looked at before it is read; each may be looked for far ahead."""


def install_dialect(md: MarkdownIt, dialect: Dialect) -> None:
    """Add a language's rules to a parser.

    Args:
        md: The parser of one post.
        dialect: The language.
    """
    passes, words = _Passes(dialect), TagWords(dialect)
    md.block.ruler.before("table", dialect.name, TagLines(dialect).match, ENDS)
    md.inline.ruler.before("backticks", dialect.name, words.match)
    md.inline.ruler2.push(dialect.name, passes.fill_words)
    md.core.ruler.after("normalize", dialect.name, passes.survey)
    follow(md, "html_block", passes.fill_block)
    wrap_destination(md, words.destination)


@dataclass(frozen=True, slots=True)
class _Passes:
    """What is done to the whole text before its blocks are found, and to HTML after."""

    dialect: Dialect

    def survey(self, state: StateCore) -> None:
        """Note which tags the post closes anywhere: an unknown one among them has a body to show."""
        scan, starter = self.dialect.scan, self.dialect.starter
        if not starter.search(state.src):  # to look for rows takes twenty times as long
            return
        state.src = _ROW.sub(self._keep_cells, state.src)
        tags = (
            scan(state.src, match.start()) for match in islice(starter.finditer(state.src), _MOST)
        )
        state.env.setdefault(CLOSED, set()).update(tag.closes for tag in tags if tag)

    def _keep_cells(self, row: re.Match[str]) -> str:
        """Escape the bars of a tag's filters in a table's row: they part no cells."""
        if row[1]:
            return row[0]
        pieces: list[str] = []
        pos = 0
        for match in self.dialect.starter.finditer(row[0]):
            tag = self.dialect.scan(row[0], match.start()) if match.start() >= pos else None
            if tag:
                pieces += (row[0][pos : match.start()], tag.source.replace("|", "\\|"))
                pos = tag.end
        return "".join((*pieces, row[0][pos:]))

    def fill_block(self, state: StateBlock, before: int) -> None:
        """Put values in their places in a block of HTML."""
        if not state.env.get(RAW):
            for token in state.tokens[before:]:
                token.content = self.dialect.fill(token.content, state.env, html=True)

    def fill_words(self, state: StateInline) -> None:
        """Put values in their places in the tags of HTML within a sentence."""
        for token in state.tokens:
            if token.type == "html_inline":
                token.content = self.dialect.fill(token.content, state.env, html=True)
