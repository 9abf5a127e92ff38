"""What a parsed post is made of. Knows style names, but no colours; blocks, but no width."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A run of text in one style."""

    text: str
    """Sanitised; never with a newline once laid out."""
    style: str = ""
    """Space-separated style names, such as `md.strong md.link`, or `fg:#e11d48` as written."""
    href: str = ""
    """The address that it links to, as written."""
    chrome: bool = False
    """Whether it is decoration: a bar, a bullet, a label. Not copied, not searched."""


class Line(NamedTuple):
    """One laid-out line."""

    spans: tuple[Span, ...]
    """From left to right; together no wider than asked."""
    fill: str = ""
    """The style name of the background from the text's end to the right edge."""
    soft: bool = False
    """Whether it continues the line above: copying joins the two with a space."""
