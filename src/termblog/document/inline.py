"""Inline tokens as spans: text with style names and addresses, ready to be broken into lines.

`INLINE` has a row for each token type that needs more than a style; `STYLES` has one for each pair
of tokens that only sets a style. A dialect that emits a new inline token adds a row here.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.acts import obey
from termblog.document.formula import address_of
from termblog.document.weaver import Weaver

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from termblog.document.document import Span

_ASIAN = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\uff00", "\uff60"))
"""First and last characters of what Chinese and Japanese are written in."""

STYLES: Mapping[str, str] = MappingProxyType(
    {
        "strong": "md.strong",
        "em": "md.em",
        "s": "md.strike",
        "ins": "md.ins",
        "mark": "md.mark",
        "sub": "md.sub",
        "sup": "md.sup",
    }
)
"""Style names by the type of the tokens that open and close them, without `_open` and `_close`."""


def _image(token: Token, weaver: Weaver) -> None:
    title = str(token.attrGet("title") or "")
    weaver.image(plain_text(token.children or ()), str(token.attrGet("src") or ""), title)


def _reference(token: Token, weaver: Weaver) -> None:
    label, content = token.meta["label"], token.meta.get("content", "")
    number = weaver.number(label, content)
    weaver.add(f"[{number}]", "md.footnote", f"#fn-{number}", chrome=True)


def _math(token: Token, weaver: Weaver) -> None:
    from termblog.document.tex import show_tex

    shown = " ".join(show_tex(token.content).split("\n"))
    weaver.add(shown, "md.math", weaver.href or address_of(token.content))


INLINE: Mapping[str, Callable[[Token, Weaver], None]] = MappingProxyType(
    {
        "text": lambda token, weaver: weaver.text(token.content),
        "text_special": lambda token, weaver: weaver.text(token.content),
        "code_inline": lambda token, weaver: weaver.add(token.content, "md.code"),
        "hardbreak": lambda _, weaver: weaver.break_line(),
        "html_inline": lambda token, weaver: obey(weaver, token.content),
        "image": _image,
        "math_inline": _math,
        "placeholder": lambda token, weaver: weaver.add(f"[{token.content}]", "md.dim"),
        "said": lambda token, weaver: weaver.text(token.content),
        "footnote_ref": _reference,
        "link_open": lambda token, weaver: weaver.open(
            "link", "md.link", str(token.attrGet("href") or "")
        ),
    }
)
"""What each inline token comes to, by its type."""


def weave(tokens: Sequence[Token], number: Callable[[str, str], int]) -> tuple[Span, ...]:
    """Return the spans of a paragraph.

    Args:
        tokens: The children of its inline token.
        number: Tells a footnote's number from its label, and its text if it is written in place.
    """
    weaver = Weaver(number)
    for index, token in enumerate(tokens):
        kind = token.type
        if act := INLINE.get(kind):
            act(token, weaver)
        elif kind == "softbreak":
            _join(weaver, tokens[index + 1] if index + 1 < len(tokens) else None)
        elif token.nesting > 0:
            weaver.open(kind[:-5], STYLES.get(kind[:-5], ""))
        elif token.nesting < 0:
            weaver.close(kind[:-6])
        else:
            weaver.text(token.content)
    return tuple(weaver.finish())


def _join(weaver: Weaver, after: Token | None) -> None:
    """Join two lines of the source: with a blank, but not within Chinese or Japanese."""
    before = weaver.spans[-1].text[-1:] if weaver.spans else ""
    following = after.content[:1] if after else ""
    if not (_is_asian(before) and _is_asian(following)):
        weaver.text(" ")


def _is_asian(char: str) -> bool:
    return not char.isascii() and any(first <= char <= last for first, last in _ASIAN)


def plain_text(tokens: Sequence[Token]) -> str:
    """Return what inline tokens say, without their markup.

    Args:
        tokens: Such as those of an image's description.
    """
    spans = weave(tokens, lambda *_: 0)
    return "".join(span.text for span in spans if not span.chrome).strip()
