"""What a text links to, told quickly and roughly: who mentions a post is looked up by it.

A regular expression over the whole text, code included, finds more than a reader could follow;
whoever asks resolves what is found. Nothing here parses Markdown.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from termblog.patterns import late

# Each begins with characters that are rare in a text, so that the engine jumps from one to the next.
_LINKS = tuple(
    late(pattern)
    for pattern in (
        r"\]\(\s*<?([^)\s>]+)",  # [text](address
        r"(\[\[[^\]|\n]{1,200})",  # [[name
        r"\]:\s*<?([^\s>]*[./][^\s>]*)",  # [label]: address
        r"href\s*=\s*[\"']([^\"']+)",
        r"\{[{%][<%-]?\s*(?:post_url|link|relref|ref)\s+[\"']?([^\s\"'%}>]+)",
    )
)
_ENDINGS = late(r"(?:/_?index)?\.(?:html?|mdx?|markdown|mdown|mkd|qmd|rmd)$")
_MOST = 500  # links of one post; a list of thousands mentions nobody


def mentions(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a text links to: the last step of each address, and the address as written.

    Args:
        text: Markdown.
    """
    return tuple((tail, href) for href in addresses(text) if (tail := last_step(href)))


def addresses(text: str) -> tuple[str, ...]:
    """Return the addresses that a text links to, as written, each once.

    Args:
        text: Markdown.
    """
    return tuple({href: None for link in _LINKS for href in link.findall(text)[:_MOST]})


def last_step(address: str) -> str:
    """Return the end of an address that a file, a page and a name share: `hello`.

    Args:
        address: As written, `/2024/hello/#intro` or `[[Hello]]`.
    """
    path = unquote(address.strip("[] ")).partition("#")[0].partition("?")[0]
    return posixpath.basename(_ENDINGS.sub("", path.casefold()).rstrip("/"))
