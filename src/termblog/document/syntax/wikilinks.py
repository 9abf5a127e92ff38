"""Wikilinks, `[[page#heading|label]]`, and embeds, `![[picture.png|300]]`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_LINK = re.compile(
    r"(!?)\[\[([^\s\[\]|\n](?:[^\[\]|\n]*[^\s\[\]|\n])?)[ ]?(?:\\?\|([^\]\n]*))?\]\](?!\()"
)
_IMAGE = re.compile(r"\.(?:png|jpe?g|gif|webp|svg|avif|bmp|tiff?)\Z", re.IGNORECASE)
_SIZE = re.compile(r"\d+(?:x\d+)?\Z")


def _wikilink(state: StateInline, silent: bool) -> bool:
    """Match a link, or an embed: a picture is an image, anything else a link to it."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        target = match[2].rstrip("\\")
        label = (match[3] or "").strip()
        if match[1] and _IMAGE.search(target):
            _push_image(state, target, "" if _SIZE.match(label) else label)
        else:
            _push_link(state, target, label or _shown(target))
    state.pos = match.end()
    return True


def _shown(target: str) -> str:
    """Return what a link without a label says: the page, and the heading in it."""
    page, _, heading = target.partition("#")
    return " › ".join(part for part in (page, heading.lstrip("^")) if part)


def _push_link(state: StateInline, target: str, label: str) -> None:
    state.push("link_open", "a", 1).attrs = {"href": target}
    state.push("text", "", 0).content = label
    state.push("link_close", "a", -1)


def _push_image(state: StateInline, target: str, alt: str) -> None:
    token = state.push("image", "img", 0)
    token.attrs, token.content, token.children = {"src": target, "alt": ""}, alt, []
    if alt:
        text = type(token)("text", "", 0, content=alt)
        token.children = [text]


def install(md: MarkdownIt) -> None:
    """Add the rule of wikilinks.

    Args:
        md: The parser of one post.
    """
    md.inline.ruler.before("link", "wikilinks", _wikilink)
