"""What tags of HTML do within a line.

Most set a style; for what does more, `OPENING` and `CLOSING` have a row.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from termblog.document.tags import HIDDEN, TAG_STYLES, color_styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from termblog.document.weaver import Weaver

    Open: TypeAlias = Callable[[Weaver, Mapping[str, str]], None]
    Close: TypeAlias = Callable[[Weaver], None]


def _reading(weaver: Weaver, _: Mapping[str, str]) -> None:
    weaver.add("(", "md.dim", chrome=True)
    weaver.open("rt", "md.dim")


def _picture(weaver: Weaver, attributes: Mapping[str, str]) -> None:
    get = attributes.get
    weaver.image(get("alt", ""), get("src", ""), get("title", ""))


def _line(weaver: Weaver, _: Mapping[str, str] = MappingProxyType({})) -> None:
    if weaver.spans and weaver.spans[-1].text != "\n":
        weaver.break_line()


def _checkbox(weaver: Weaver, attributes: Mapping[str, str]) -> None:
    if attributes.get("type") == "checkbox":
        weaver.add("☑ " if "checked" in attributes else "☐ ", "md.task", chrome=True)


def _medium(weaver: Weaver, attributes: Mapping[str, str]) -> None:
    if source := attributes.get("src", ""):
        weaver.add("▶ ", "md.image", source, chrome=True)
        weaver.add(attributes.get("title", "") or source, "md.link", source)


def _explain(weaver: Weaver) -> None:
    if weaver.meanings:
        weaver.explain(weaver.meanings.pop())


_LINES = [
    "p", "div", "li", "ul", "ol", "tr", "table", "blockquote", "h1", "h2", "h3", "h4", "h5",
    "h6", "section", "figure", "figcaption", "dt", "dd", "details", "summary",
]  # fmt: skip
"""Tags of blocks, which within a paragraph begin a line."""

OPENING: Mapping[str, Open] = MappingProxyType(
    {
        **dict.fromkeys((*_LINES, "hr"), _line),
        **dict.fromkeys(("iframe", "video", "audio", "source", "embed"), _medium),
        "abbr": lambda weaver, attributes: weaver.meanings.append(attributes.get("title", "")),
        "br": lambda weaver, _: weaver.break_line(),
        "img": _picture,
        "input": _checkbox,
        "q": lambda weaver, _: weaver.add("“", chrome=True),
        "rt": _reading,
    }
)
"""What a tag does that opens an element, by its name."""

CLOSING: Mapping[str, Close] = MappingProxyType(
    {
        **dict.fromkeys(_LINES, _line),
        "abbr": _explain,
        "q": lambda weaver: weaver.add("”", chrome=True),
        "rt": lambda weaver: weaver.add(")", "md.dim", chrome=True),
    }
)
"""What one does that closes it."""


def obey(weaver: Weaver, markup: str) -> None:
    """Do what HTML says that is written within a line.

    Args:
        weaver: Of the paragraph.
        markup: One tag, comment or instruction.
    """
    from termblog.document.markup import read_tags

    for name, attributes, closes in read_tags(markup):
        if closes:
            end_tag(weaver, name)
        else:
            start_tag(weaver, name, attributes)


def start_tag(weaver: Weaver, name: str, attributes: Mapping[str, str]) -> None:
    """Do what an opening tag says.

    Args:
        weaver: Of the paragraph.
        name: In lower case.
        attributes: Its own.
    """
    if act := OPENING.get(name):
        act(weaver, attributes)
    elif name == "title" and weaver.draws:
        weaver.add("▣ ", "md.image", chrome=True)
        weaver.open(name, "md.image")
    elif name in HIDDEN or name in TAG_STYLES:
        styles = f"{TAG_STYLES.get(name, '')} {color_styles(attributes)}".strip()
        href = attributes.get("href", "") if name == "a" else ""
        weaver.open(name, styles if href or name != "a" else "", href)


def end_tag(weaver: Weaver, name: str) -> None:
    """Do what a closing tag says.

    Args:
        weaver: Of the paragraph.
        name: In lower case.
    """
    if act := CLOSING.get(name):
        act(weaver)
    weaver.close(name)
