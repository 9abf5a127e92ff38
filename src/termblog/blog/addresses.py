"""Addresses as posts write them, and as they compare."""

from __future__ import annotations

import posixpath
from urllib.parse import SplitResult, unquote, urlsplit

from termblog.patterns import late

# What engines put around an address: Jekyll's and Hugo's functions, Liquid variables, Zola, Pelican.
_TEMPLATES = tuple(
    late(pattern)
    for pattern in (
        r"\{%-?\s*(?:post_url|link)\s+[\"']?(?P<path>[^\"'%]+?)[\"']?\s*-?%\}(?P<rest>.*)",
        r"\{\{[<%]\s*(?:rel)?ref\s+[\"'`]?(?P<path>[^\"'`>%]+?)[\"'`]?\s*[>%]\}\}(?P<rest>.*)",
        r"\{\{\s*[\"'](?P<path>[^\"']*)[\"']\s*\|[^}]*\}\}(?P<rest>.*)",
        r"(?:\{\{\s*site\.[\w.]+\s*\}\})+(?P<path>)(?P<rest>.*)",
        r"@(?P<path>)(?P<rest>/.*)",
        r"[{|](?:filename|static|attach|index)[}|](?P<path>)(?P<rest>.*)",
    )
)


def without_template(href: str) -> str:
    """Return the address within the template's function around it."""
    for template in _TEMPLATES:
        if match := template.fullmatch(href):
            return match["path"].strip() + match["rest"]
    return href


def split_address(href: str) -> SplitResult | None:
    """Return an address in its parts, or None where it is none."""
    try:
        parts = urlsplit(href)
    except ValueError:  # brackets without an IPv6 address within
        return None
    return None if "\0" in unquote(href) else parts


def address_key(address: str) -> str:
    """Return an address so that its spellings compare equal: `/2024/hello`."""
    parts = split_address(address)
    path = unquote(parts.path if parts else address).casefold()
    path = path.removesuffix("index.html").removesuffix(".html")
    return "/" + path.strip("/")


def join_path(folder: str, path: str) -> str:
    """Return a path beneath the root; empty where it would leave it."""
    joined = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
    return "" if joined.startswith("..") or joined == "." else joined
