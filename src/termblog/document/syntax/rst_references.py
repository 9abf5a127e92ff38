"""References and roles of reStructuredText: `` `words <address>`_ ``, `words_`, `` :code:`x` ``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import text_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_TARGET = re.compile(r"\.\. _`?([^:`\n]+)`?:[ \t]+(\S+)[ \t]*")
_TARGETS = "rst_targets"
"""Where a post remembers the addresses that it has given names so far."""
_EMBEDDED = re.compile(r"`([^`<>]*)<([^`<>]+)>`__?(?!\w)")
_NAMED = re.compile(r"`([^`<>]+)`__?(?!\w)")
_ROLE = re.compile(r":([a-z][\w:+-]{0,40}):`([^`]+)`(?!`)")
_AIMED = re.compile(r"([^<>]+)<[^<>]*>")
_CODE = frozenset({"code", "literal", "func", "meth", "class", "mod", "attr", "data", "command", "file", "kbd", "exc"})  # fmt: skip


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _target(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001  a rule's
    """Match a line that gives an address a name: nobody reads it."""
    found = _TARGET.fullmatch(text_of(state, start))
    if found is None or state.is_code_block(start):
        return False
    if not silent:
        state.env.setdefault(_TARGETS, {})[_key(found[1])] = found[2]
        state.line = start + 1
    return True


def _reference(state: StateInline, silent: bool) -> bool:
    """Match a link whose address stands in it, or is named elsewhere."""
    embedded = _EMBEDDED.match(state.src, state.pos, state.posMax)
    found = embedded or _NAMED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        address = (
            embedded[2].strip() if embedded else state.env.get(_TARGETS, {}).get(_key(found[1]), "")
        )
        _push(state, found[1].strip() or address, address)
    state.pos = found.end()
    return True


def _push(state: StateInline, text: str, address: str) -> None:
    if address:
        state.push("link_open", "a", 1).attrs = {"href": "".join(address.split())}
    state.push("text", "", 0).content = text
    if address:
        state.push("link_close", "a", -1)


def _role(state: StateInline, silent: bool) -> bool:
    """Match words with a role: code is code, of all others the words are shown."""
    found = _ROLE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        aimed = _AIMED.fullmatch(found[2])
        code = found[1].rpartition(":")[2] in _CODE
        token = state.push("code_inline", "code", 0) if code else state.push("text", "", 0)
        token.content = aimed[1].rstrip() if aimed else found[2].lstrip("~")
        token.markup = "`" if code else ""
    state.pos = found.end()
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "rst_target", _target)
    md.inline.ruler.before("backticks", "rst_reference", _reference)
    md.inline.ruler.before("backticks", "rst_role", _role)
