"""What is hosted, as text: for pages, search engines and readers without JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Article:
    """A page as text."""

    slug: str
    """Of the post; empty for the blog's front page."""
    title: str
    """Plain text."""
    body: str
    """HTML in which nothing of the post is markup but what `article` wrote."""
    summary: str = ""
    """Plain text."""
    lang: str = "en"
    """A BCP 47 tag."""
    canonical: str = ""
    """Where the post was first published, where that is elsewhere."""
    status: int = 200
    """Of the answer."""


@dataclass(frozen=True, slots=True)
class Look:
    """The theme's colours that the page takes up, as `#rrggbb`."""

    background: str = "#1e1e2e"
    """Of the page."""
    foreground: str = "#cdd6f4"
    """Of text."""
    accent: str = "#89b4fa"
    """Of headings and what is chosen."""
    link: str = "#94e2d5"
    """Of links."""
    muted: str = "#a6adc8"
    """Of what is said aside."""
    raised: str = "#313244"
    """Behind code and keys."""
    scheme: str = "dark"
    """`dark` or `light`."""


class Library(Protocol):
    """What is hosted, as text."""

    @property
    def look(self) -> Look:
        """The theme's colours."""

    def article(self, start: str) -> Article:
        """Return the page of a post, of the blog, or of what is not there with the nearest.

        Args:
            start: What was asked for; empty for the blog's front page.
        """
