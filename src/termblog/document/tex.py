r"""TeX mathematics as one line of Unicode, for a terminal; nothing of the formula is lost.

A symbol becomes its character, a script becomes raised or lowered characters where Unicode has
them all and `^(…)` where it has not, a fraction gets its slash. What is unknown stands by its name. This is
no TeX: it knows no macros of the author's, and draws nothing on several lines.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.symbols import ACCENTS, ALPHABETS, SUBSCRIPTS, SUPERSCRIPTS, SYMBOLS
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_DEPTH = 24
"""How deep braces nest; what is deeper is shown without what it would mean."""
_LONGEST = 20_000
"""Characters of a formula that are read; a longer one is shown as it is written."""
_TOKEN = late(r"\\([a-zA-Z]+)\*?|\\(.)|([{}^_&~'])|(%[^\n]*)|(\s+)|(.)", re.DOTALL)

_ESCAPES = {
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
    " ": " ",
    "\\": "\n",
    "|": "‖",
    ">": " ",
    "\n": " ",
}
_PLAIN_TEXT = (
    "text mathrm mathbf mathit mathsf mathtt textbf textit texttt textrm textsf operatorname boldsymbol bm"
    " mbox hbox mathop mathbin mathrel mathord boxed underbrace overbrace phantom ce pmb emph textnormal"
)
_HIDDEN_TEXT = "label color textcolor hspace vspace require hphantom vphantom definecolor tagform"
_PLAIN_ARGUMENT = frozenset(_PLAIN_TEXT.split())
_HIDDEN_ARGUMENT = frozenset(_HIDDEN_TEXT.split())


def show_tex(tex: str) -> str:
    """Return a formula as Unicode; its rows are lines.

    Args:
        tex: What stands between the dollars.
    """
    if len(tex) > _LONGEST:
        return tex
    lines = _Reader(tex).read(0).split("\n")
    rows = (re.sub(r"[ \t]+", " ", line).strip() for line in lines)
    return "\n".join(row for row in rows if row)


class _Reader:
    """Reads a formula once, from left to right."""

    def __init__(self, tex: str) -> None:
        self._tokens = [match for match in _TOKEN.finditer(tex) if not match[4]]
        self._at = 0

    def read(self, depth: int, *, until: str = "") -> str:
        """Return all that stands before a closing brace, or before the end."""
        pieces: list[str] = []
        while self._at < len(self._tokens):
            if until and self._tokens[self._at][0] == until:
                self._at += 1
                break
            pieces.append(self._one(depth))
        return "".join(pieces)

    def _one(self, depth: int) -> str:
        """Return the next piece of the formula."""
        token = self._tokens[self._at]
        self._at += 1
        if name := token[1]:
            return self._command(name, depth)
        if token[2]:
            return _ESCAPES.get(token[2], token[2])
        if token[3]:
            return self._special(token[3], depth)
        return " " if token[5] else token[6]

    def _special(self, sign: str, depth: int) -> str:
        if sign == "{":
            return self.read(depth + 1, until="}") if depth < _DEPTH else ""
        if sign == "^":
            return _script(self._argument(depth), "^", SUPERSCRIPTS)
        if sign == "_":
            return _script(self._argument(depth), "_", SUBSCRIPTS)
        return {"'": "′", "&": " ", "~": " "}.get(sign, "")

    def _argument(self, depth: int) -> str:
        """Return what a command or a script takes: a group, or one piece."""
        while self._at < len(self._tokens) and self._tokens[self._at][5]:
            self._at += 1
        return self._one(depth + 1) if self._at < len(self._tokens) and depth < _DEPTH else ""

    def _option(self) -> str:
        """Return what stands in square brackets, if they come next."""
        if self._at >= len(self._tokens) or self._tokens[self._at][0] != "[":
            return ""
        self._at += 1
        return self.read(_DEPTH, until="]")

    def _command(self, name: str, depth: int) -> str:
        if name in SYMBOLS:
            return SYMBOLS[name]
        if name in ACCENTS:
            return _accent(self._argument(depth), ACCENTS[name])
        if name in ALPHABETS:
            return "".join(_letter(char, ALPHABETS[name]) for char in self._argument(depth))
        if name in _PLAIN_ARGUMENT:
            return self._argument(depth)
        if name in _HIDDEN_ARGUMENT:
            self._argument(depth)
            return ""
        build = _COMMANDS.get(name)
        return build(self, depth) if build else f"{name} "

    def fraction(self, depth: int) -> str:
        """Read `frac{a}{b}`."""
        above, below = self._argument(depth), self._argument(depth)
        return f"{_group(above)}/{_group(below)}"

    def root(self, depth: int) -> str:
        """Read `sqrt[n]{x}`."""
        degree = _script(self._option(), "", SUPERSCRIPTS)
        body = self._argument(depth)
        return f"{degree}√{body if len(body) == 1 else f'({body})'}"

    def choose(self, depth: int) -> str:
        """Read `binom{n}{k}`."""
        above, below = self._argument(depth), self._argument(depth)
        return f"C({above}, {below})"

    def stack(self, depth: int) -> str:
        """Read `overset{a}{b}`: what stands above, then what it stands on."""
        above, base = self._argument(depth), self._argument(depth)
        return f"{base}{_script(above, '^', SUPERSCRIPTS)}"

    def arrow(self, depth: int) -> str:
        """Read `xrightarrow{f}`."""
        self._option()
        label = self._argument(depth)
        return f" –{label}→ "

    def tag(self, depth: int) -> str:
        """Read `tag{1}`, a formula's number."""
        return f"  ({self._argument(depth)})"

    def begin(self, depth: int) -> str:
        """Read `begin{name}`: brackets for a matrix, rows for the rest."""
        name = self._argument(depth).strip().rstrip("*")
        if name in ("array", "tabular", "alignedat", "alignat"):
            self._argument(depth)
        return {"pmatrix": "(", "bmatrix": "[", "vmatrix": "|", "cases": "{ "}.get(name, "")

    def end(self, depth: int) -> str:
        """Read `end{name}`."""
        name = self._argument(depth).strip().rstrip("*")
        return {"pmatrix": ")", "bmatrix": "]", "vmatrix": "|"}.get(name, "")

    def delimiter(self, depth: int) -> str:
        """Read `left<` and its like: an angle is a bracket there, a dot nothing."""
        sign = self._argument(depth)
        return {"<": "⟨", ">": "⟩", ".": ""}.get(sign, sign)

    def negate(self, depth: int) -> str:
        """Read `not` and what it strikes out."""
        return unicodedata.normalize("NFC", self._argument(depth).strip() + "\u0338")


_COMMANDS: Mapping[str, Callable[[_Reader, int], str]] = MappingProxyType(
    {
        **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac", "sfrac"), _Reader.fraction),
        **dict.fromkeys(("binom", "dbinom", "tbinom"), _Reader.choose),
        **dict.fromkeys(("overset", "stackrel", "underset"), _Reader.stack),
        **dict.fromkeys(("xrightarrow", "xlongrightarrow"), _Reader.arrow),
        "sqrt": _Reader.root,
        "tag": _Reader.tag,
        "begin": _Reader.begin,
        "end": _Reader.end,
        "not": _Reader.negate,
        "left": _Reader.delimiter,
        "right": _Reader.delimiter,
    }
)


def _script(text: str, sign: str, table: Mapping[str, str]) -> str:
    """Return text raised or lowered, if every character of it can be."""
    text = text.strip()
    if text and all(char in table for char in text):
        return "".join(map(table.__getitem__, text))
    return f"{sign}{text if len(text) == 1 else f'({text})'}" if text else ""


def _group(text: str) -> str:
    """Return text in brackets, unless it is one term."""
    text = text.strip()
    return text if re.fullmatch(r"[^\s+\-−/]*", text) else f"({text})"


def _accent(text: str, accent: str) -> str:
    """Return text with an accent on its only letter, or above all."""
    if accent in "\u0305\u0332":
        return "".join(char + accent for char in text)
    return unicodedata.normalize("NFC", text + accent) if len(text) < 2 else text


def _letter(char: str, alphabet: str) -> str:
    """Return a letter of one of mathematics' alphabets; any other character as it is."""
    case = "CAPITAL" if char.isupper() else "SMALL"
    for name in (
        f"{alphabet} {case} {char.upper()}",
        f"MATHEMATICAL {alphabet} {case} {char.upper()}",
    ):
        try:
            return unicodedata.lookup(name)
        except KeyError:
            continue
    return char
