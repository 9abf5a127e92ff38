"""What the well-known tags mean, by name: the same few, in every template language.

A dialect adds its own rows to these. A name that is in no table shows what it encloses, or itself,
dim and in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from termblog.document.syntax.embeds import EMBEDS, IDS, gist, tweet
from termblog.document.syntax.kinds import callout_kind, callout_meta
from termblog.document.syntax.meaning import (
    Frame,
    Leaf,
    Meaning,
    Nothing,
    Placeholder,
    Verbatim,
    embed,
    escape,
    image,
    link,
)
from termblog.document.syntax.tags import Tag
from termblog.patterns import late

Row: TypeAlias = Callable[[Tag], Meaning]
"""What a tag of one name means."""

_SOURCES = (
    "src", "image_path", "path", "url", "img", "image", "file", "filename", "href", "link", "source"
)  # fmt: skip
_NO = ("", "false", "0", "no")
_WEB = late(r"https?://[^\s<>\"']+")
_MARKUP = late(r"[<\[`]|[*_]\w")
"""What a caption has that is more than words, and so cannot stand in for the alternative text."""
_WRAPPERS = (
    "tabs tabset codegroup code-group cardgrid steps fragment rawhtml raw div span center left right"
    " row col column columns section p lead marquee if for unless capture"
    " case with range block filter set let assign autoescape spaceless blocktrans cards wrap"
    " ul ol li a"
)
_STYLES = (
    "bold button badge small mark kbd em strong i b u sub sup keyword tooltip term glossary_tooltip"
)
_LABELS = (
    "title", "text", "label", "caption", "alt", "description", "content", "header", "heading", "summary",
)  # fmt: skip


def _video(tag: Tag) -> Meaning:
    provider = tag.value("provider", "type").lower()
    if row := EMBEDS.get(provider):
        return row(tag)
    label = tag.value("title", "caption", "alt") or tag.name.capitalize()
    return Leaf(embed(label, tag.value(*IDS, "mp4", "webm", "file", word=0)))


def picture(tag: Tag) -> Meaning:
    """Return an image with its caption; around a body, the body with the caption below it.

    Args:
        tag: A figure, by any name.
    """
    source = tag.value(*_SOURCES, word=0)
    caption = tag.value("caption", "title", "legend", "attr")
    if not source:
        return Frame(after=caption)
    words = "" if _MARKUP.search(caption) else caption
    return Leaf(image(tag.value("alt", word=1) or words, source, caption))


def _code(tag: Tag) -> Meaning:
    language = tag.value("lang", "language", "type", word=0)
    title = tag.value("title", "file", "filename", "name")
    return Verbatim(info=f'{language} title="{title}"' if title else language)


def _callout(tag: Tag) -> Meaning:
    """Read a callout's kind from its name, its `type`, or its first word."""
    given = tag.value("type", "kind", "variant", "level", "style", "intent")
    words = list(tag.words)
    if not given and words and callout_kind(words[0]):
        given = words.pop(0)
    title = tag.value("title", "heading", "header", "label", "name", "summary") or " ".join(words)
    name = given if callout_kind(given) else tag.name
    return Frame("callout", callout_meta(name, title))


def _details(tag: Tag) -> Meaning:
    """Read a summary, and whether it is open, as a value or as a word."""
    words = [word for word in tag.words if word != "open"]
    summary = tag.value("summary", "title", "label", "name", "header") or " ".join(words)
    opened = len(words) < len(tag.words) or tag.value("open", "expanded", "defaultOpen") not in _NO
    return Frame("details", {"title": summary or "Details", "open": opened})


def _tab(tag: Tag) -> Meaning:
    label = tag.value("label", "title", "name", "header", "value", "lang", "tabName", word=0)
    return Frame("tab", {"label": label or "Tab"})


def _quote(tag: Tag) -> Meaning:
    source = tag.value("author", "source", "cite", "from", "name") or " ".join(tag.words)
    return Frame("blockquote", after=f"— {source}" if source else "")


def _words(*names: str) -> Row:
    """Make the row of a tag that comes to one of its values."""
    return lambda tag: Leaf(escape(tag.value(*names, word=0)))


def _reference(tag: Tag) -> Meaning:
    """Return a link to another post, by the address that its engine uses."""
    label = tag.value("title", "text") or " ".join(tag.words[1:])
    return Leaf(link(label, tag.value("path", "href", "link", "url", "slug", word=0)))


def _card(tag: Tag) -> Meaning:
    address = tag.value("href", "link", "url", "to", "src", "repo", word=0)
    label = tag.value("title", "name", "label", "text", "repo", word=1)
    more = tag.value("subtitle", "description", "desc")
    return Leaf(link(label, address) + (f" — {escape(more)}" if more else ""))


def _styled(tag: Tag) -> Meaning:
    """Read a tag around words of a sentence, or one that is given them."""
    return Frame(words=tag.value("text", "label", "content", "title") or " ".join(tag.words))


def _timeline_item(tag: Tag) -> Meaning:
    said = (tag.value("header", "title"), tag.value("badge", "date"), tag.value("subheader"))
    label = " · ".join(filter(None, said))
    return Frame("tab", {"label": label}) if label else Frame()


def stranger(tag: Tag) -> Meaning:
    """Return what a tag of an unknown name comes to: a link where it has an address, else its name.

    Args:
        tag: With the words that its author gave it, such as a title.
    """
    given = (*tag.named.values(), *tag.words)
    label = tag.value(*_LABELS) or next(filter(_is_prose, tag.words), "")
    address = next((value for value in given if _WEB.fullmatch(value)), "")
    if address:
        return Leaf(link(f"{tag.name}: {label}" if label else tag.name, address))
    return Placeholder(f"{tag.name}: {label}" if label else tag.name)


def _is_prose(word: str) -> bool:
    """Tell whether a tag's value is meant for readers: several words, or in a script that code has not."""
    return " " in word.strip() or not word.isascii()


def always(meaning: Meaning) -> Row:
    """Make the row of tags that mean the same, whatever they say.

    Args:
        meaning: What they mean.
    """
    return lambda tag: meaning  # noqa: ARG005 — a row is called with its tag


_CALLOUTS = (
    "note info tip hint warning warn danger error caution important notice alert admonition callout"
    " success attention example question todo message aside bug abstract failure"
)
MEANINGS: Mapping[str, Row] = MappingProxyType(
    {
        **dict.fromkeys(_WRAPPERS.split(), always(Frame())),
        **dict.fromkeys(_STYLES.split(), _styled),
        **dict.fromkeys(_CALLOUTS.split(), _callout),
        **EMBEDS,
        **dict.fromkeys(("details", "expand", "expandable", "collapse", "spoiler"), _details),
        **dict.fromkeys(("accordion", "fold", "folding", "hidden", "disclosure"), _details),
        **dict.fromkeys(("collapsible", "accordionitem", "foldable"), _details),
        **dict.fromkeys(("timelineitem", "timeline-item"), _timeline_item),
        **dict.fromkeys(("tab", "tabitem", "tabpane", "tabpanel", "codegroupitem"), _tab),
        **dict.fromkeys(("quote", "blockquote", "pullquote", "epigraph", "cq"), _quote),
        **dict.fromkeys(("tweet", "twitter", "x", "twitter_simple", "x_simple"), tweet),
        **dict.fromkeys(("figure", "image", "img", "picture", "thumbnail", "imgproc"), picture),
        **dict.fromkeys(("responsive-image", "image_with_class", "lightbox"), picture),
        **dict.fromkeys(("highlight", "code", "codeblock", "code-block", "prism"), _code),
        **dict.fromkeys(("video", "audio", "embed", "media", "player"), _video),
        **dict.fromkeys(("ref", "relref", "post_url", "link", "post_path"), _reference),
        **dict.fromkeys(("card", "linkcard", "link-card", "link-preview", "bookmark"), _card),
        **dict.fromkeys(("comment", "style", "script", "css", "js"), always(Verbatim(""))),
        **dict.fromkeys(("mermaid", "diagram"), always(Verbatim(info="mermaid"))),
        **dict.fromkeys(("math", "katex", "latex"), always(Verbatim("math_block"))),
        **dict.fromkeys(
            ("toc", "tableofcontents", "clear", "clearfix", "br", "more"), always(Nothing())
        ),
        **dict.fromkeys(("bundle", "meta-refresh", "math-enable"), always(Nothing())),
        "gist": gist,
        "abbr": _words("text", "title"),
        "icon": _words("label"),
    }
)
"""What each name means, in whatever language it is written."""

_STEM = late(r"(?:.*/)?_?([^/.]+)(?:\.\w+)*\Z")


def stem(path: str) -> str:
    """Return what a template's file is called, without folders and ending, in lower case.

    Args:
        path: Such as `embed/youtube.html`.
    """
    match = _STEM.match(path)
    return match[1].lower() if match else path.lower()
