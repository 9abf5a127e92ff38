"""Bare addresses as links: GitHub's rules (GFM 0.29 §6.9), and linkify's where those stop.

The plugin that has GitHub's sees no underscore before the `@` of mail, since emphasis may begin
there, and lets an address end in one: mail has a rule of its own here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_core import linkify
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BEFORE = late(r"(?:\A|(?<=[\s*_~(]))[A-Za-z0-9.+-]*\Z")
_REST = late(r"[A-Za-z0-9._+-]*@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?!@)")
_LONGEST = 320
"""Characters of an address (RFC 3696), and as far as its beginning is looked for."""


def autolinks(md: MarkdownIt) -> None:
    """Add the rules; text stops for them at `www.`, not at every w as the plugin has it.

    Args:
        md: A parser.
    """
    stops = md.inline.terminator_re.pattern
    md.use(gfm_autolink_plugin)
    md.inline.terminator_re = re.compile(rf"{stops}|w(?=ww\.)")
    if md.linkify:  # there since pyproject.toml asks for it
        md.linkify.set({"fuzzy_link": False, "fuzzy_email": False})  # `README.md` is no address
    md.core.ruler.at("linkify", _linkify)
    md.disable("gfm_autolink_email", ignoreInvalid=True)
    md.inline.ruler.before("emphasis", "mail", _mail)


def _mail(state: StateInline, silent: bool) -> bool:
    """Match an address at its `@`, or at an underscore before that."""
    if silent or state.linkLevel or state.src[state.pos] not in "_@":
        return False
    rest = _REST.match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST))
    before = rest and _BEFORE.search(state.pending, max(0, len(state.pending) - _LONGEST))
    if not rest or not before or rest[0][-1] in "-_":
        return False
    address = before[0] + rest[0]
    if address.startswith("@"):
        return False
    state.pending = state.pending[: before.start()]
    opening = state.push("link_open", "a", 1)
    opening.attrs, opening.info = {"href": f"mailto:{address}"}, "auto"
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1).info = "auto"
    state.pos = rest.end()
    return True


def _linkify(state: StateCore) -> None:
    """Make links of bare addresses where one is left: linkify's own patterns cost 10 ms to compile."""
    if any(token.children and _bare_address(token.children) for token in state.tokens):
        linkify(state)


def _bare_address(tokens: Iterable[Token]) -> bool:
    """Tell whether text outside of links may hold an address with its scheme."""
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "text" and not depth:
            text = token.content
            if "//" in text or "mailto:" in text.lower():
                return True
    return False
