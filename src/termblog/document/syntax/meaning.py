"""What a tag comes to on the page, whatever language it was written in.

A leaf is a piece of Markdown of our own, so that an embedded video is simply a link and a figure
simply an image, laid out by the same blocks as those that an author wrote in Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape as quote
from typing import Any, TypeAlias

from termblog.patterns import late

_LABEL = late(r"([\\\[\]*_`<>&!{}$~^=:|@#])")
_ADDRESS = late(r"[\s<>\\]+")


@dataclass(frozen=True, slots=True)
class Nothing:
    """It says nothing to a reader; what it encloses is shown as if it were not there."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """It would show something that only the site's own generator knows."""

    name: str
    """What stands dim and in brackets in its place."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """It stands for a few words, a link or an image."""

    markdown: str
    """Those, as inline Markdown."""


@dataclass(frozen=True, slots=True)
class Markup:
    """It stands for elements of HTML."""

    html: str
    """Those, and the text in them."""


@dataclass(frozen=True, slots=True)
class Frame:
    """It sets off what it encloses, which is Markdown."""

    type: str = ""
    """The token that opens it, without `_open`: `callout`, `details`, `tab`, `blockquote`."""
    meta: dict[str, Any] = field(default_factory=dict)
    """What the block needs to know, on the opening token."""
    after: str = ""
    """Inline Markdown of a paragraph below the body: a caption, a source."""
    href: str = ""
    """The address that the words within lead to, where they do."""
    words: str = ""
    """What it shows where it encloses nothing: plain words."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """What it encloses is code, or is not for readers; either way it is not Markdown."""

    type: str = "fence"
    """The token that holds it: `fence`, `math_block`; empty where it is dropped."""
    info: str = ""
    """The info string of the fence."""


Meaning: TypeAlias = Nothing | Placeholder | Leaf | Markup | Frame | Verbatim


def escape(text: str) -> str:
    """Return words as Markdown that shows exactly them.

    Args:
        text: Plain words.
    """
    return _LABEL.sub(r"\\\1", " ".join(text.split()))


def link(label: str, address: str) -> str:
    """Return the Markdown of a link, or of its label where there is no address.

    Args:
        label: Plain words; the address stands in where there are none.
        address: Where it leads.
    """
    address = _ADDRESS.sub("%20", address.strip())
    if not address:
        return escape(label)
    return f"[{escape(label or address)}](<{address}>)"


def embed(label: str, address: str) -> str:
    """Return the Markdown of what another site shows: HTML's own element for it.

    Args:
        label: Plain words.
        address: Where it is.
    """
    if not address.strip():
        return escape(label)
    title, source = (quote(" ".join(text.split())) for text in (label, address))
    return f'<iframe title="{title}" src="{source}"></iframe>'


def image(alt: str, address: str, caption: str = "") -> str:
    """Return the Markdown of an image, with its caption below.

    Args:
        alt: What it shows, in plain words.
        address: Where it lies.
        caption: Markdown of its own, as captions often are.
    """
    caption = " ".join(caption.split())
    if caption in (alt, ""):
        caption, below = "", ""
    else:
        below = f"\\\n{caption}"
    return f"!{link(alt, address)}{below}" if address else escape(alt) + below
