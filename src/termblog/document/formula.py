"""The address of a formula: the TeX that it was written in, for whoever asks and for copying."""

from __future__ import annotations

from termblog.text import sanitise

_SCHEME = "tex:"


def address_of(tex: str, mark: str = "$") -> str:
    """Return a formula's address.

    Args:
        tex: As its author wrote it.
        mark: What it stands between: `$` within a sentence, `$$` on lines of its own.
    """
    return f"{_SCHEME}{mark}{sanitise(tex)}{mark}"


def tex_at(href: str) -> str:
    """Return the TeX at an address, between its marks; empty where it is no formula's.

    Args:
        href: The address of a span.
    """
    return href.removeprefix(_SCHEME) if href.startswith(_SCHEME) else ""
