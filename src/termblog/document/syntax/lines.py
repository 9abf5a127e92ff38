"""What rules for blocks share: the text of a line, lines outside code, paragraphs of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock

ENDS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""The options of a rule whose block may begin right below the text of another."""

Rule: TypeAlias = "Callable[[StateBlock, int, int, bool], bool]"
"""A rule for blocks: the state, the first line, the line to stop at, whether it is only asked."""

_FENCE = late(r"[ \t>]*(`{3,}|~{3,})")


def follow(md: MarkdownIt, name: str, after: Callable[[StateBlock, int], None]) -> None:
    """Let something happen to what a rule has just emitted.

    Args:
        md: The parser of one post.
        name: The rule's.
        after: Called with the state, and how many tokens there were before the rule matched.
    """
    ruler = md.block.ruler
    row = ruler.__rules__[ruler.__find__(name)]
    wrapped: Rule = row.fn

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        matched = wrapped(state, start, end, silent)
        if matched and not silent:
            after(state, before)
        return matched

    ruler.at(name, rule, {"alt": row.alt})


def text_of(state: StateBlock, line: int) -> str:
    """Return a line without what indents it.

    Args:
        state: The parser's.
        line: 0-based.
    """
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def line_at(state: StateBlock, line: int, pos: int) -> int:
    """Return the line that an offset lies on.

    Args:
        state: The parser's.
        line: The first that it may lie on.
        pos: In the whole text.
    """
    while pos > state.eMarks[line]:
        line += 1
    return line


def begin_line_at(state: StateBlock, line: int, pos: int) -> None:
    """Let a line begin at an offset within it, as a list's item begins behind its bullet.

    Args:
        state: The parser's.
        line: 0-based.
        pos: In the whole text.
    """
    while state.src[pos : pos + 1] in (" ", "\t"):
        pos += 1
    state.bMarks[line] = pos
    state.tShift[line] = 0
    state.sCount[line] = state.blkIndent


def lines_outside_code(state: StateBlock, start: int, end: int) -> Iterator[int]:
    """Yield the lines of a container that stand in no fence, up to where it ends.

    Args:
        state: The parser's.
        start: The first line; it is within the container.
        end: The line to stop at.
    """
    fence = ""
    for line in range(start, end):
        low, high = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        if line > start and low < high and state.sCount[line] < state.blkIndent:
            return
        mark = _FENCE.match(state.src, low, high)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        if not fence:
            yield line


def push_paragraph(state: StateBlock, first: int, last: int, markdown: str) -> None:
    """Emit a paragraph, unless it would be empty.

    Args:
        state: The parser's.
        first: The line that it stands for.
        last: The line behind that.
        markdown: What it says.
    """
    if not markdown:
        return
    state.push("paragraph_open", "p", 1).map = [first, last]
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = markdown, [first, last], []
    state.push("paragraph_close", "p", -1)


def push_html(state: StateBlock, first: int, last: int, markup: str) -> None:
    """Emit a block of HTML.

    Args:
        state: The parser's.
        first: The line that it stands for.
        last: The line behind that.
        markup: Its tags, and the text between them.
    """
    token = state.push("html_block", "", 0)
    token.content, token.map = markup, [first, last]


def push_enclosed(
    state: StateBlock, kind: str, meta: dict[str, object], lines: tuple[int, int]
) -> None:
    """Emit a frame and the blocks in it.

    Args:
        state: The parser's.
        kind: As for `push_frame`.
        meta: What its block needs to know.
        lines: The one that opens it, which is not in it, and the line behind its last.
    """
    start, last = lines
    close = push_frame(state, kind, meta, lines)
    kept, state.lineMax = state.lineMax, last
    state.line = start + 1
    state.md.block.tokenize(state, start + 1, last)
    state.lineMax = kept
    close()


def push_frame(
    state: StateBlock, kind: str, meta: dict[str, object], lines: tuple[int, int]
) -> Callable[[], None]:
    """Emit the token that opens a frame; return what emits its partner.

    Args:
        state: The parser's.
        kind: `callout`, `details`, `tab`, `blockquote`; nothing is emitted where it is empty.
        meta: What its block needs to know.
        lines: Where it begins, and the line behind its end.
    """
    if not kind:
        return lambda: None
    token = state.push(f"{kind}_open", "div", 1)
    token.meta, token.map, token.block = dict(meta), list(lines), True

    def close() -> None:
        state.push(f"{kind}_close", "div", -1).block = True

    return close
