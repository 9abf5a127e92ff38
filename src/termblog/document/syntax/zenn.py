"""What Zenn and Qiita write beyond containers: `@[youtube](id)`, `![](url =250x)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax import links
from termblog.document.syntax.meaning import Leaf, link
from termblog.document.syntax.tag_words import push_markdown
from termblog.document.syntax.tags import Tag
from termblog.document.syntax.vocabulary import MEANINGS

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_EMBED = re.compile(r"@\[([\w-]+)\]\(([^()\s]*)\)")


def _embed(state: StateInline, silent: bool) -> bool:
    """Match `@[name](what)`, a card that shows another page."""
    match = _EMBED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        name, key = match[1].lower(), match[2]
        row = MEANINGS.get(name)
        meaning = row(Tag(name, 0, match[0], (key,))) if row else None
        markdown = meaning.markdown if isinstance(meaning, Leaf) else link("", key)
        push_markdown(state, markdown)
    state.pos = match.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add cards, and the sizes of images.

    Args:
        md: The parser of one post.
    """
    links.sizes(md)
    md.inline.ruler.before("backticks", "zenn_embed", _embed)
