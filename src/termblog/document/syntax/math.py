r"""Mathematics: `$…$`, `$$…$$`, `\(…\)`, `\[…\]`. The TeX stays in the token; its block shows it as Unicode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.syntax.lines import ENDS
from termblog.patterns import late

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_REACH = 4096
"""How far the end of a formula is looked for, in characters."""
_ENDS = {"$$": "$$", r"\[": r"\]", r"\(": r"\)", r"\\[": r"\\]", r"\\(": r"\\)"}
_DOLLAR = late(r"\$(?![\s$])((?:\\.|[^\\$\n]|\n(?!\n)){1,1000}?)(?<![\s\\])\$(?![\d$])")

_TEX = late(r"\\[a-zA-Z]|\^|\w_(?:\w(?!\w)|\{)|[\w)]\s*[=+<>]\s*[\w\\(]")
"""What tells a formula from words in brackets."""
_SHORT = late("[a-zA-Z]{1,2}'?")


def _inline(state: StateInline, silent: bool) -> bool:
    """Match a formula within a sentence."""
    found = _dollars(state) or _delimited(state)
    if found is None:
        return False
    content, end = found
    if not silent:
        state.push("math_inline", "math", 0).content = content
    state.pos = end
    return True


def _dollars(state: StateInline) -> tuple[str, int] | None:
    """Match `$…$` as Pandoc does: no blank within the dollars, no digit behind them."""
    if state.src[state.pos - 1 : state.pos] in ("$", "\\"):
        return None
    match = _DOLLAR.match(state.src, state.pos, state.posMax)
    return (match[1].removeprefix("latex "), match.end()) if match else None


def _delimited(state: StateInline) -> tuple[str, int] | None:
    """Match what stands between two marks; where they are escaped twice, for MathJax, likewise.

    Plain words between them are no formula: their author escaped two brackets.
    """
    size = 2 + state.src.startswith("\\\\", state.pos)
    closer = _ENDS.get(state.src[state.pos : state.pos + size])
    if closer is None:
        return None
    begin = state.pos + size
    end = state.src.find(closer, begin, min(state.posMax, begin + _REACH))
    content = state.src[begin:end].strip()
    if end < 0 or not content:
        return None
    sure = closer not in (r"\]", r"\)") or _TEX.search(content)
    apart = closer == r"\)" and not state.src[state.pos - 1 : state.pos].isalnum()
    return (content, end + size) if sure or (apart and _SHORT.fullmatch(content)) else None


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""Match a formula that begins and ends with lines: `$$ … $$` or `\[ … \]`."""
    pos, limit = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    opener = state.src[pos : pos + 2]
    if opener not in ("$$", r"\[") or state.is_code_block(start):
        return False
    last = _last_line(state, start, end, _ENDS[opener])
    if last is None or last < 0:
        return False
    lines = state.getLines(start, last + 1, state.blkIndent, False).strip()
    content = lines[2:].removesuffix(_ENDS[opener]).strip()
    if silent or not (opener == "$$" or _TEX.search(content)):
        return silent
    token = state.push("math_block", "math", 0)
    token.content = content
    token.map, token.block = [start, last + 1], True
    state.line = last + 1
    return limit >= pos


def _last_line(state: StateBlock, start: int, end: int, closer: str) -> int | None:
    """Return the line that ends with the closer; nothing where the formula would be no block."""
    for line in range(start, min(end, start + 200)):
        low, high = state.bMarks[line] + state.tShift[line], state.eMarks[line]
        text = state.src[low + 2 * (line == start) : high].rstrip()
        if closer in text:
            return line if text.index(closer) == len(text) - 2 else None
        if line > start and (not text or state.sCount[line] < state.blkIndent):
            return None
    return None


def _write(state: StateCore) -> None:
    """Show formulas as they are written: as code."""
    for token in state.tokens:
        if token.type == "math_block" or token.info.strip() in ("math", "katex"):
            token.type, token.info = "fence", "tex"
        for child in token.children or ():
            if child.type == "math_inline":
                child.type, child.content = "code_inline", f"${child.content}$"


def written(md: MarkdownIt) -> None:
    """Add the rule that leaves formulas as they are written.

    Args:
        md: The parser of one post.
    """
    md.core.ruler.push("tex", _write)


def install(md: MarkdownIt) -> None:
    """Add the rules of mathematics.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "math", _block, ENDS)
    md.inline.ruler.before("escape", "math", _inline)
