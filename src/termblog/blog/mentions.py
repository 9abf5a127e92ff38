"""What a text links to, told quickly and roughly: who mentions a post is looked up by it.

A regular expression over the whole text, code included, finds more than a reader could follow;
whoever asks resolves what is found. Nothing here parses Markdown.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_LINK = re.compile(
    r"""\]\(\s*<?([^)\s>]+)"""  # [text](address
    r"""|\[\[([^\]|\n]{1,200})"""  # [[name
    r"""|href\s*=\s*["']([^"']+)"""
    r"""|^\s{0,3}\[[^\]\n]+\]:\s*<?([^\s>]+)"""  # [label]: address
    r"""|(?:post_url|link|relref|ref)\s+["']?([^\s"'%}>]+)""",
    re.MULTILINE | re.IGNORECASE,
)
_ENDINGS = re.compile(r"(?:/_?index)?\.(?:html?|mdx?|markdown|mdown|mkd|qmd|rmd)$")
_MOST = 500  # links of one post; a list of thousands mentions nobody


def mentions(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a text links to: the last step of each address, and the address as written.

    Args:
        text: Markdown.
    """
    found = {
        (wiki and f"[[{wiki}]]") or address or href or label or function: None
        for address, wiki, href, label, function in _LINK.findall(text)[:_MOST]
    }
    return tuple((tail, href) for href in found if (tail := last_step(href)))


def last_step(address: str) -> str:
    """Return the end of an address that a file, a page and a name share: `hello`.

    Args:
        address: As written, `/2024/hello/#intro` or `[[Hello]]`.
    """
    path = unquote(address.strip("[] ")).partition("#")[0].partition("?")[0]
    return posixpath.basename(_ENDINGS.sub("", path.casefold()).rstrip("/"))
