"""What Vue adds to Markdown, in VuePress, VitePress and their like: `{{ values }}`, and its own attributes.

Nothing is worked out: a string says itself, anything else is known to the site's own code alone and
is shown by its name. A tag with `@click="…"` or `#slot` is none to Markdown, but it is to Vue, and to
Eleventy's WebC.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.dialect import Dialect, Env
from termblog.document.syntax.embeds import EMBEDS
from termblog.document.syntax.jsx import name_of, plain, scan_element
from termblog.document.syntax.meaning import Frame, Leaf, Meaning, Placeholder, escape
from termblog.document.syntax.tags import LIMIT, Tag
from termblog.document.syntax.template import install_dialect
from termblog.document.syntax.vocabulary import MEANINGS, stranger

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_STARTER = re.compile(r"\{\{|<(?=/?[A-Za-z])")
_TAG = re.compile(r"<[A-Za-z]")
_OWN = re.compile(r"\s:?[@#][\w.:-]+(?:=|[\s/>])")
"""An attribute that only Vue knows."""


def scan(source: str, pos: int) -> Tag | None:
    """Return the value or the tag of Vue that begins at an offset.

    Args:
        source: Any text.
        pos: Where `{{` or `<` stands.
    """
    if source[pos] == "<":
        tag = scan_element(source, pos)
        return tag if tag and (_OWN.search(tag.source) or _is_component(tag)) else None
    end = source.find("}}", pos + 2, pos + LIMIT)
    inner = source[pos + 2 : max(end, pos)]
    if not inner.strip() or "{{" in inner or "\n\n" in inner:
        return None
    return Tag("", end + 2, source[pos : end + 2], words=(inner,))


def _is_component(tag: Tag) -> bool:
    """Tell whether a tag is a component that says something by its attributes."""
    known = tag.name.lower() in MEANINGS
    return tag.name[0].isupper() and (bool(tag.single and tag.named) or known)


def _read(tag: Tag, env: Env) -> Meaning:  # noqa: ARG001 — what every dialect is called with
    if tag.name:
        service = next((part for part in tag.name.lower().split("-") if part in EMBEDS), "")
        row = EMBEDS.get(service) or (
            MEANINGS.get(tag.name.lower()) if _is_component(tag) else None
        )
        if row:
            return row(tag)
        return stranger(tag) if tag.single and tag.name[0].isupper() else Frame()
    said = plain(tag.words[0])
    return Placeholder(name_of(tag.words[0])) if said is None else Leaf(escape(said))


def _address(tag: Tag, env: Env) -> str:  # noqa: ARG001 — what every dialect is called with
    return "" if tag.name else plain(tag.words[0]) or ""


def webc(md: MarkdownIt) -> None:
    """Add the rules of tags alone.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, Dialect("webc", _TAG, scan, _read, _address))


def install(md: MarkdownIt) -> None:
    """Add Vue's rules.

    Args:
        md: The parser of one post.
    """
    install_dialect(md, Dialect("vue", _STARTER, scan, _read, _address))
