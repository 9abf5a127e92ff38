"""Plain text out of Markdown, as far as titles and summaries need it; nothing is rendered here."""

from __future__ import annotations

import html
import re

_TAG = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|del|em|font|i|img|kbd|mark|p|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>",
    re.IGNORECASE,
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), ""),
    (re.compile(r"!?\[\[([^\]|]*\|)?([^\]]*)\]\]"), r"\2"),
    (re.compile(r"\[([^\]]+)\]\([^)\s]*(?:\s+[^)]*)?\)"), r"\1"),
    (re.compile(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"(`+)(.+?)\1"), r"\2"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"~~(.+?)~~"), r"\1"),
    (re.compile(r"\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}|\{:.*?\}"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
_MARKED = re.compile(r"[`*_~\[<&{\\]")
_PASSED = re.compile(
    r"\s*(?:#{1,6}\s|```|~~~|<|!\[|\{[%:{]|---|===|\*\*\*|:::|\.\. |import |export |\||\[\^?[^\]]*\]:|\[\[?toc|!!!|\?\?\?|\[!\[)",
    re.IGNORECASE,
)
_FENCE = re.compile(r"\s*(```+|~~~+|:::+)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LEAD = re.compile(r"^\s*(?:>\s?|[-*+]\s+|\d+[.)]\s+)+")
_CJK = bytes(0x20 if 0xE3 <= b <= 0xED else b for b in range(256))
_NOT_CJK = bytes(b for b in range(256) if not 0xE3 <= b <= 0xED)
_HEADING = re.compile(r"^ {0,3}#\s+(.+?)\s*#*\s*$|^(\S[^\n]*)\n=+\s*$", re.MULTILINE)

MAX_SUMMARY = 300
"""Characters of a summary."""


def plain_text(text: str) -> str:
    """Return a line of Markdown without its markup.

    Args:
        text: Markdown, or text without any.
    """
    if _MARKED.search(text):
        for pattern, kept in _RULES:
            text = pattern.sub(kept, text)
        text = html.unescape(_TAG.sub("", text))
    return " ".join(text.split())


def plain_title(text: str) -> str:
    """Return a title without the markup that only a page could show; brackets stay.

    Args:
        text: As written.
    """
    if not _MARKED.search(text):
        return text
    for index in (2, 5, 6, 7):
        pattern, kept = _RULES[index]
        if index < 6 or "__" not in text:
            text = pattern.sub(kept, text)
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def shorten(text: str, limit: int = MAX_SUMMARY) -> str:
    """Return a text that is no longer than a number of characters, cut between words.

    Args:
        text: One line.
        limit: In characters.
    """
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:") + "…"


def first_paragraph(body: str) -> str:
    """Return the first paragraph of a text that is prose, without its markup.

    Args:
        body: Markdown.
    """
    head = _COMMENT.sub("", body[:6_000])
    fence = ""
    taken: list[str] = []
    for line in head.split("\n"):
        fenced = _FENCE.match(line)
        if fence:
            fence = "" if fenced and line.strip().startswith(fence) else fence
        elif fenced:
            fence = fenced[1][:3]
        elif _PASSED.match(line) and not taken:
            continue
        elif line.strip():
            taken.append(_LEAD.sub("", line))
        elif plain_text(" ".join(taken)):
            break
        else:
            taken.clear()
    return plain_text(" ".join(taken))


def first_heading(body: str) -> str:
    """Return the first heading of the first level, without its markup; empty for none.

    Args:
        body: Markdown.
    """
    found = _HEADING.search(body[:6_000])
    return plain_text(found[1] or found[2]) if found else ""


def readable(slug: str) -> str:
    """Return a name of a file as a title.

    Args:
        slug: Without its extension.
    """
    words = " ".join(slug.replace("-", " ").replace("_", " ").split()) or slug
    return words[:1].upper() + words[1:]


def count_words(body: str) -> int:
    """Return the words of a text; a Chinese, Japanese or Korean character is half a word.

    Args:
        body: Markdown.
    """
    if body.isascii():
        return len(body.split())
    data = body.encode("utf-8", "replace")
    signs = len(data.translate(None, _NOT_CJK))
    return len(data.translate(_CJK).split()) - signs // 2 if signs else len(data.split())
