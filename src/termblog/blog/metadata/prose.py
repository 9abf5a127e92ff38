"""Plain text out of Markdown, as far as titles and summaries need it; nothing is rendered here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = late(
    r"</?(?:a|abbr|b|br|cite|code|del|em|font|i|img|kbd|mark|p|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>",
    re.IGNORECASE,
)
_LINK = (late(r"\[([^\]]+)\]\([^)\s]*(?:\s+[^)]*)?\)"), r"\1")
_CODE = (late(r"(`+)(.+?)\1"), r"\2")
_STRONG = (late(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2")
_EMPHASIS = (late(r"(?<!\w)([*_])(?=\S)([^*_]+?)(?<=\S)\1(?!\w)"), r"\2")
_RULES = (
    (late(r"!\[([^\]]*)\]\([^)]*\)"), ""),
    (late(r"!?\[\[([^\]|]*\|)?([^\]]*)\]\]"), r"\2"),
    _LINK,
    (late(r"\[([^\]]+)\]\[[^\]]*\]"), r"\1"),
    (late(r"\[\^[^\]]+\]"), ""),
    _CODE,
    _STRONG,
    _EMPHASIS,
    (late(r"~~(.+?)~~"), r"\1"),
    (late(r"\{\{[<%]?.*?[>%]?\}\}|\{%.*?%\}|\{:.*?\}"), ""),
    (late(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""What is markup in a line, one after another, and what is kept of it."""
_MARKED = late(r"[`*_~\[<&{\\]")
_PASSED = late(
    r"\s*(?:#{1,6}\s|```|~~~|<(?!(?:p|a|b|i|u|s|em|strong|span|font|small|q|mark)[ >])|!\[|\{[%:{]|---|===|\*\*\*|:::|\.\. |import |export |\||\[\^?[^\]]*\]:|\[\[?toc|!!!|\?\?\?|\[!\[)",
    re.IGNORECASE,
)
_UNDERLINE = late(r"\s*(?:=+|-{2,})\s*")
_TEMPLATE = late(r"\{\{.*?\}\}|\{%.*?%\}")
_FENCE = late(r"\s*(```+|~~~+|:::+)")
_COMMENT = late(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LEAD = late(r"^\s*(?:>\s?|[-*+]\s+|\d+[.)]\s+)+")
# UTF-8 leads every Chinese, Japanese and Korean character with a byte from E3 to ED; as a space it
# makes a word of each. Whatever else is no white space stands for a letter.
_LETTERS = bytes(
    0x20 if 0xE3 <= b <= 0xED or (chr(b).isspace() and b < 0x80) else 0x61 for b in range(256)
)
_NOT_CJK = bytes(b for b in range(256) if not 0xE3 <= b <= 0xED)
_HEAD = 6_000
_LINE = 1_000  # characters of a paragraph: three summaries, and searches cost the square
_HEADING = late(r"^ {0,3}#[ \t]+(\S.*)$|^(\S[^\n]*)\n=+[ \t]*$", re.MULTILINE)

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
        text = _unescape(_TAG.sub("", text))
    return " ".join(text.split())


def plain_title(text: str) -> str:
    """Return a title without the markup that only a page could show; brackets stay.

    Args:
        text: As written.
    """
    if not _MARKED.search(text):
        return text
    for pattern, kept in (_LINK, _CODE):
        text = pattern.sub(kept, text)
    if "__" not in text:  # which is a part of Python's names
        for pattern, kept in (_STRONG, _EMPHASIS):
            text = pattern.sub(kept, text)
    return " ".join(_unescape(_TAG.sub("", text)).split())


def _unescape(text: str) -> str:
    if "&" not in text:
        return text
    import html

    return html.unescape(text)


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
    head = body[:_HEAD]
    for lines in _paragraphs(_COMMENT.sub("", head) if "<!--" in head else head):
        text = plain_text(" ".join(_LEAD.sub("", line[:_LINE]) for line in lines)[:_LINE])
        if text:
            return text
    return ""


def _paragraphs(text: str) -> Iterator[list[str]]:
    """Yield the lines of each paragraph that does not start as something else than prose."""
    taken: list[str] = []
    for line in outside_fences(text, _FENCE):
        if taken and line[:1] in ("=", "-") and _UNDERLINE.fullmatch(line):
            taken = []  # which was a heading
        elif line.strip() and (taken or _is_prose(line)):
            taken.append(line)
        if taken and (not line.strip() or "</p>" in line):
            yield taken
            taken = []
    if taken:
        yield taken


def outside_fences(text: str, mark: re.Pattern[str]) -> Iterator[str]:
    """Yield the lines of a text, empty ones for those of code.

    Args:
        text: Markdown.
        mark: A line that opens or closes a fence; its first group is what it is drawn with.
    """
    fence = ""
    for line in text.split("\n"):
        found = mark.match(line)
        yield "" if fence or found else line
        if found and not fence:
            fence = found[1][:3]
        elif found and found[1].startswith(fence):
            fence = ""


def _is_prose(line: str) -> bool:
    """Tell whether a paragraph may begin with a line; of a template's tags, if they are not all of it."""
    if not _PASSED.match(line):
        return True
    return (
        line.lstrip()[:2] in ("{{", "{%") and _TEMPLATE.sub("", line[:_LINE]).strip()[:1].isalnum()
    )


def first_heading(body: str) -> str:
    """Return the first heading of the first level, without its markup; empty for none.

    Args:
        body: Markdown.
    """
    found = _HEADING.search(body, 0, _HEAD)
    return plain_text((found[1] or found[2])[:_LINE].rstrip("# ")) if found else ""


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
    data = body.encode("utf-8", "replace")
    signs = data.translate(_LETTERS)
    words = signs.count(b" a") + signs.startswith(b"a")
    return words if body.isascii() else words - len(data.translate(None, _NOT_CJK)) // 2
