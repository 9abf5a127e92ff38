"""Hiccup, HTML as Clojure writes it: `[:a {:href "/x"} "words"]`, in the posts of Logseq."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import line_at, push_html
from termblog.document.syntax.tag_words import push_markup
from termblog.document.syntax.tags import LIMIT
from termblog.document.tags import VOID

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    from termblog.document.syntax.dialect import Env

_START = re.compile(r"\[:([a-z][a-z0-9]*)(?=[.#\s\]])")
_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)"|([\[\]{}()])|([^\s,"\[\]{}()]+)', re.DOTALL)
_TAGS = frozenset({
    "a", "abbr", "audio", "b", "blockquote", "br", "center", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
    "i", "iframe", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rb", "rp", "rt", "ruby",
    "s", "samp", "section", "small", "source", "span", "strong", "sub", "summary", "sup", "table",
    "tbody", "td", "th", "thead", "time", "tr", "u", "ul", "var", "video",
})  # fmt: skip
_FAILED = "syntax.hiccup"
"""Where a post remembers how many brackets were followed that do not close."""
_MOST_FAILED = 20
"""Such brackets after which none is followed any more: each costs a look far ahead."""
_KEPT = (":href", ":src", ":alt", ":title", ":open")


def read_hiccup(source: str, pos: int, maximum: int, env: Env) -> tuple[str, int]:
    """Return the HTML that begins at an offset and where it ends; nothing where none does.

    Args:
        source: Any text.
        pos: Where `[` stands.
        maximum: Where it must have ended.
        env: What is remembered of the post.
    """
    head = _START.match(source, pos, maximum)
    if head is None or head[1] not in _TAGS or env.get(_FAILED, 0) >= _MOST_FAILED:
        return "", pos
    reader = _Reader()
    for token in _TOKEN.finditer(source, pos, min(maximum, pos + LIMIT)):
        reader.take(*token.groups())
        if not reader.depth:
            return "".join(reader.pieces), token.end()
    env[_FAILED] = env.get(_FAILED, 0) + 1
    return "", pos


class _Reader:
    """Writes HTML while it reads the words, brackets and strings of hiccup."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._ends: list[str] = []
        self._braces = 0
        self._key = ""

    @property
    def depth(self) -> int:
        """How many brackets are open."""
        return len(self._ends)

    def take(self, string: str | None, bracket: str | None, word: str | None) -> None:
        """Take the next token, which is one of the three."""
        if bracket:
            self._bracket(bracket)
        elif self._braces:
            self._attribute(string, word or "")
        elif word and word[0] == ":" and self._ends[-1:] == [""]:
            self._open(word)
        else:
            text = word if string is None else string.replace('\\"', '"')
            self.pieces.append(escape(text or "", quote=False))

    def _bracket(self, bracket: str) -> None:
        if bracket in "{}":
            self._braces += 1 if bracket == "{" else -1
        elif bracket in "[(":
            self._ends.append("")
        elif self._ends:
            self.pieces.append(self._ends.pop())

    def _open(self, word: str) -> None:
        """Write the tag that a keyword names, as in `:div.wide#top`."""
        name = re.split(r"[.#]", word[1:])[0]
        self.pieces.append(f"<{name}>" if name in _TAGS else "")
        self._ends[-1] = f"</{name}>" if name in _TAGS and name not in VOID else " "

    def _attribute(self, string: str | None, word: str) -> None:
        """Write an attribute into the tag before, if a reader can see or follow it."""
        if string is not None and self._key in _KEPT and self.pieces[-1:] != [""]:
            tag = self.pieces[-1].removesuffix(">")
            self.pieces[-1] = f'{tag} {self._key[1:]}="{escape(string)}">'
        self._key = word


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Match elements that stand on lines of their own."""
    pos = state.bMarks[start] + state.tShift[start]
    if silent or not state.src.startswith("[:", pos) or state.is_code_block(start):
        return False
    markup, after = read_hiccup(state.src, pos, state.eMarks[end - 1], state.env)
    last = line_at(state, start, after)
    if not markup or state.src[after : state.eMarks[last]].strip():
        return False
    push_html(state, start, last + 1, markup)
    state.line = last + 1
    return True


def _words(state: StateInline, silent: bool) -> bool:
    """Match an element within a sentence."""
    markup, after = read_hiccup(state.src, state.pos, state.posMax, state.env)
    if not markup:
        return False
    if not silent:
        push_markup(state, markup)
    state.pos = after
    return True


def install(md: MarkdownIt) -> None:
    """Add the rules.

    Args:
        md: The parser of one post.
    """
    md.block.ruler.before("table", "hiccup", _block)
    md.inline.ruler.before("link", "hiccup", _words)
