"""Bare addresses of mail as links (GFM 0.29 §6.9).

The plugin that makes links of other bare addresses sees no underscore before the `@`, since emphasis
may begin there, and lets an address end in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_BEFORE = late(r"(?:\A|(?<=[\s*_~(]))[A-Za-z0-9.+-]*\Z")
_REST = late(r"[A-Za-z0-9._+-]*@[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+(?!@)")
_LONGEST = 320
"""Characters of an address (RFC 3696), and as far as its beginning is looked for."""


def addresses(md: MarkdownIt) -> None:
    """Add the rule in place of the plugin's.

    Args:
        md: A parser.
    """
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
