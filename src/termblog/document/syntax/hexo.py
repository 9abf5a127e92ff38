"""Hexo's tag plugins, and those of its widely used themes: Liquid's braces, other words.

They come from Octopress, as those do that Pelican's plugin reads and that a folder without a
configuration may hold; there, `{{ … }}` means nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from termblog.document.syntax.jinja import JINJA, reader
from termblog.document.syntax.kinds import callout_kind, callout_meta
from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Meaning,
    Nothing,
    Verbatim,
    escape,
    image,
    link,
)
from termblog.document.syntax.template import install_dialect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown_it import MarkdownIt

    from termblog.document.syntax.tags import Tag
    from termblog.document.syntax.vocabulary import Row

_FILE = re.compile(r"\S+\.\w{2,5}|https?:\S+|/\S+")
_TITLES = re.compile(r"""(?P<q>["'])(.*?)(?P=q)""")
_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}|blue|red|green|cyan|orange|purple|yellow")
_HTML = re.compile(r"<[^>]*>")


_SETTINGS = frozenset(
    [
        "plus",
        "minus",
        "times",
        "checked",
        "red",
        "green",
        "blue",
        "yellow",
        "purple",
        "pink",
        "orange",
        "cyan",
    ]
)


def _said(tag: Tag) -> str:
    """Return what is written behind a tag's name, as it is."""
    return tag.source[2:-2].strip("- ").partition(" ")[2].strip()


def _behind_style(tag: Tag) -> Meaning:
    """Read `span red center, words`; what comes before the first comma is how they look."""
    style, comma, words = _said(tag).partition(",")
    return Frame(words=words if comma else style)


def _box(tag: Tag) -> Meaning:
    """Read `checkbox [colour], [checked], words`."""
    parts = [part.strip() for part in _said(tag).split(",")]
    said = ", ".join(part for part in parts if not _SETTINGS.issuperset(part.split()))
    return Leaf(f"{'☑' if 'checked' in _said(tag) else '☐'} {escape(said)}")


def _hidden_words(tag: Tag) -> Meaning:
    """Read `hideInline words,label,colour,colour`, which shows the words when the label is pressed."""
    return Leaf(escape(_said(tag).split(",")[0]))


def _timeline(tag: Tag) -> Meaning:
    title = _said(tag).partition(",")[0]
    return Leaf(f"**{escape(title)}**") if title else Nothing()


def _picture(tag: Tag) -> Meaning:
    return Leaf(image("", tag.value(word=0)))


def _asset(tag: Tag) -> Meaning:
    """Read `asset_img [class] file [width] [height] ["title" ["alt"]]`."""
    place = next((i for i, word in enumerate(tag.words) if _FILE.fullmatch(word)), 0)
    source, *rest = tag.words[place:] or ("",)
    words = " ".join(word for word in rest if not word.isdecimal())
    alts = [found[1] for found in _TITLES.findall(words)]
    title = _TITLES.sub("", words).strip()
    title, alt = (title, *alts, "")[:2] if title else (*alts, "", "")[:2]
    return Leaf(image(alt or title, source, escape(title)))


def _post_link(tag: Tag) -> Meaning:
    label = _HTML.sub("", tag.words[1]) if tag.words[1:] else ""
    return Leaf(link(label, tag.value(word=0)))


def _text_link(tag: Tag) -> Meaning:
    """Read `link text … url`, where the text comes first."""
    place = next((i for i, word in enumerate(tag.words) if "://" in word), 0)
    return Leaf(link(" ".join(tag.words[:place]), tag.value(word=place)))


def _url_for(tag: Tag) -> Meaning:
    return Leaf(link(tag.value(word=0), tag.value(word=1)))


def _codeblock(tag: Tag) -> Meaning:
    """Read `codeblock [title] [lang:x] [url] [link text]`."""
    words = [word for word in tag.words if "://" not in word]
    title = " ".join(words)
    language = tag.value("lang")
    return Verbatim(info=f'{language} title="{title}"' if title else language)


def _include_code(tag: Tag) -> Meaning:
    """Name the file: what it holds is not in the post."""
    file = tag.words[-1] if tag.words else ""
    return Leaf(link(" ".join(tag.words[:-1]) or f"Code: {file}", file))


def _notebook(tag: Tag) -> Meaning:
    """Name the notebook: what it holds is not in the post."""
    file = tag.value(word=0)
    return Leaf(link(f"Notebook: {file}", file))


def _quote(tag: Tag) -> Meaning:
    """Read `blockquote [author[, source]] [link] [title]`."""
    said = tag.source[2:-2].strip("- ").partition(" ")[2].split()
    place = next((i for i, word in enumerate(said) if "://" in word), len(said))
    source = [link(" ".join(said[place + 1 :]), address) for address in said[place : place + 1]]
    words = ", ".join([*filter(None, [escape(" ".join(said[:place]))]), *source])
    return Frame("blockquote", after=f"— {words}" if words else "")


def _note(tag: Tag) -> Meaning:
    """Read `note [kind] [no-icon] [title]`."""
    words = [word for word in tag.words if word not in ("no-icon", "flat", "simple", "modern")]
    kind = words.pop(0) if words and callout_kind(words[0]) else "note"
    return Frame("callout", callout_meta(kind, " ".join(words)))


def _label(tag: Tag) -> Meaning:
    """Read `label kind@text`."""
    return Leaf(escape(" ".join(tag.words).rpartition("@")[2]))


def _button(tag: Tag) -> Meaning:
    return Leaf(link(tag.value("text", word=1), tag.value("url", word=0)))


def _words(tag: Tag) -> Meaning:
    return Frame(words=_said(tag))


def _folded(tag: Tag) -> Meaning:
    words = [word for word in tag.words if word != "open" and not _COLOUR.fullmatch(word)]
    opened = "open" in tag.words
    return Frame("details", {"title": " ".join(words) or "Details", "open": opened})


_HEXO: Mapping[str, Row] = MappingProxyType(
    {
        **JINJA,
        **dict.fromkeys(("asset_img", "img", "image"), _asset),
        **dict.fromkeys(("emp", "del", "wavy", "psw", "u", "kbd", "bubble"), _words),
        **dict.fromkeys(("span", "p"), _behind_style),
        **dict.fromkeys(("checkbox", "radio"), _box),
        "hideInline": _hidden_words,
        "timeline": _timeline,
        "inlineImg": _picture,
        **dict.fromkeys(("post_link", "asset_link", "pdf", "file"), _post_link),
        **dict.fromkeys(("codeblock", "code"), _codeblock),
        **dict.fromkeys(("include_code", "include-code"), _include_code),
        **dict.fromkeys(("blockquote", "quote", "pullquote", "centerquote"), _quote),
        **dict.fromkeys(("note", "noteblock", "subnote"), _note),
        **dict.fromkeys(("folding", "hideToggle", "hideBlock", "spoiler", "collapse"), _folded),
        **dict.fromkeys(("btn", "button", "linkbtn"), _button),
        "label": _label,
        "notebook": _notebook,
        "link": _text_link,
        "url_for": _url_for,
        "full_url_for": _url_for,
    }
)


_TAG = re.compile(r"\{%(?=-?\s*[a-z#])")


def tags(md: MarkdownIt) -> None:
    """Add the rules of tags alone.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, replace(reader(_HEXO), name="tags", starter=_TAG))


def install(md: MarkdownIt) -> None:
    """Add the rules of Hexo's tags.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, reader(_HEXO))
