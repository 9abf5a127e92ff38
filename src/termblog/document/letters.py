"""Rules of markdown-it, asked only where they may match.

markdown-it asks every rule at each place: a dozen calls for each colon and each line of a paragraph.
A rule that can begin with certain letters alone is here asked at those. What has no row in the tables
is asked everywhere, so a dialect's rule needs none.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import TypeAlias

    from markdown_it import MarkdownIt
    from markdown_it.ruler import Rule
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    InlineRule: TypeAlias = Callable[[StateInline, bool], bool]
    BlockRule: TypeAlias = Callable[[StateBlock, int, int, bool], bool]

Ask = TypeVar("Ask")
"""What asks a rule."""

_INLINE: Mapping[str, str] = MappingProxyType(
    {
        "autolink": "<",
        "backticks": "`",
        "emphasis": "*_",
        "entity": "&",
        "escape": "\\",
        "footnote_inline": "^",
        "footnote_ref": "[",
        "gfm_autolink_protocol": ":",
        "gfm_autolink_www": "w",
        "html_inline": "<",
        "image": "!",
        "link": "[",
        "linkify": ":",
        "mail": "_@",
        "newline": "\n",
        "strikethrough": "~",
    }
)
"""Rules within a line, and the letters at which they may match."""

_BLOCK: Mapping[str, str] = MappingProxyType(
    {
        "blockquote": ">",
        "fence": "`~",
        "footnote_def": "[",
        "heading": "#",
        "hr": "*-_",
        "html_block": "<",
        "list": "*+-0123456789",
    }
)
"""Rules for blocks, and the letters with which the first line may begin."""

_ASCII = tuple(map(chr, range(128)))


def ask_by_letter(md: MarkdownIt) -> None:
    """Make a parser ask its rules by letter; none may be added to it afterwards.

    Args:
        md: The parser, with all of its rules.
    """
    inline = [rule for rule in md.inline.ruler.__rules__ if rule.enabled]
    md.inline.ruler.__cache__ = {"": [_within(md, inline)]}
    block = [rule for rule in md.block.ruler.__rules__ if rule.enabled]
    md.block.ruler.__cache__ = {"": [rule.fn for rule in block]} | {
        chain: [_beginning([rule for rule in block if chain in rule.alt])]
        for chain in {chain for rule in block for chain in rule.alt}
    }


def _sort(rules: Sequence[Rule[Ask]], letters: Mapping[str, str]) -> dict[str, tuple[Ask, ...]]:
    """Return the rules that may match at each letter, in their order."""
    anywhere = tuple(rule.fn for rule in rules if rule.name not in letters)
    return dict.fromkeys(_ASCII, anywhere) | {
        letter: tuple(rule.fn for rule in rules if letter in letters.get(rule.name, letter))
        for letter in "".join(letters.values())
    }


def _within(md: MarkdownIt, rules: Sequence[Rule[InlineRule]]) -> InlineRule:
    """Return one rule for all within a line; where text stops, it is no longer asked."""
    text = tuple(rule.fn for rule in rules if rule.name == "text")
    others = _sort([rule for rule in rules if rule.name != "text"], _INLINE)
    stops = md.inline.terminator_re.match
    table = {letter: asked if stops(letter) else text + asked for letter, asked in others.items()}

    def ask(state: StateInline, silent: bool) -> bool:
        for rule in table.get(state.src[state.pos], text):  # noqa: SIM110  `any` takes twice as long
            if rule(state, silent):
                return True
        return False

    return ask


def _beginning(rules: Sequence[Rule[BlockRule]]) -> BlockRule:
    """Return one rule for all that may end another block."""
    table = _sort(rules, _BLOCK)
    others = tuple(rule.fn for rule in rules if rule.name not in _BLOCK)

    def ask(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        start = state.bMarks[line] + state.tShift[line]
        found = table.get(state.src[start : start + 1], others)
        for rule in found:  # noqa: SIM110  likewise
            if rule(state, line, end, silent):
                return True
        return False

    return ask
