"""What tags show of other sites: a labelled link to each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from termblog.document.syntax.meaning import Leaf, Meaning, embed
from termblog.document.syntax.tags import Tag

Embed: TypeAlias = Callable[[Tag], Meaning]
"""What a tag comes to that shows another site."""

IDS = (
    "id",
    "src",
    "url",
    "code",
    "video",
    "slug",
    "tweet",
    "link",
    "href",
    "username",
    "key",
    "repo",
)
"""The names that a tag gives what it shows by, the most telling first."""


def _embed(label: str, pattern: str) -> Embed:
    """Make the row of something that another site shows: a link to it."""

    def row(tag: Tag) -> Meaning:
        key = tag.value(*IDS, word=0)
        title = tag.value("title", "caption", "alt", "label")
        address = key if "://" in key else pattern.format(key) if key else ""
        return Leaf(embed(f"{label}: {title}" if title else label, address))

    return row


def tweet(tag: Tag) -> Meaning:
    """Return a link to a post on X.

    Args:
        tag: With the user and the number, or the address.
    """
    user = tag.value("user", word=0 if len(tag.words) > 1 else None)
    key = tag.value("id", "url", "src", word=1 if len(tag.words) > 1 else 0)
    if "://" not in key:
        key = f"https://x.com/{user or 'i'}/status/{key}"
    return Leaf(embed(f"Post by @{user}" if user else "Post on X", key))


def gist(tag: Tag) -> Meaning:
    """Return a link to a gist.

    Args:
        tag: With the user and the name, or the address.
    """
    path = "/".join((tag.value("user", "id", "src"), *tag.words[:2])).strip("/")
    return Leaf(embed("Gist", path if "://" in path else f"https://gist.github.com/{path}"))


_SERVICES = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/p/{}/"),
    "codepen": ("CodePen", "https://codepen.io/pen/{}"),
    "jsfiddle": ("JSFiddle", "https://jsfiddle.net/{}"),
    "codesandbox": ("CodeSandbox", "https://codesandbox.io/s/{}"),
    "stackblitz": ("StackBlitz", "https://stackblitz.com/edit/{}"),
    "replit": ("Replit", "https://replit.com/{}"),
    "soundcloud": ("SoundCloud", "https://soundcloud.com/{}"),
    "spotify": ("Spotify", "https://open.spotify.com/{}"),
    "bilibili": ("Bilibili", "https://www.bilibili.com/video/{}"),
    "twitch": ("Twitch", "https://www.twitch.tv/{}"),
    "dailymotion": ("Dailymotion", "https://www.dailymotion.com/video/{}"),
    "asciinema": ("Asciinema", "https://asciinema.org/a/{}"),
    "slideshare": ("SlideShare", "https://www.slideshare.net/slideshow/embed_code/key/{}"),
    "speakerdeck": ("Speaker Deck", "https://speakerdeck.com/player/{}"),
    "github": ("GitHub", "https://github.com/{}"),
    "mastodon": ("Mastodon", "https://{}"),
    "figma": ("Figma", "https://www.figma.com/file/{}"),
    "iframe": ("Embedded page", "{}"),
    "google_drive": ("Google Drive", "https://drive.google.com/file/d/{}/preview"),
}
EMBEDS: Mapping[str, Embed] = MappingProxyType(
    {name: _embed(*service) for name, service in _SERVICES.items()}
)
"""What other sites show, by the site's name."""
