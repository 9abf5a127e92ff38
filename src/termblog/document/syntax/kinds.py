"""The five kinds of callout, and every name that blogs give them.

Engines and themes call the same box by dozens of names; a reader needs to tell five apart. The
author's own word stays as the label.
"""

from __future__ import annotations

from typing import Any

_NAMES = {
    "note": "note info notice abstract summary tldr todo primary question help faq example quote"
    " cite secondary default seealso see-also definition details-note default-note prompt-info"
    " simple msg message memo column bug-note admonition aside callout",
    "tip": "tip hint success check done idea tips protip prompt-tip recommend good",
    "important": "important key attention must essential",
    "warning": "warning warn caution-warning deprecated experimental prompt-warning alert notify",
    "caution": "caution danger error failure fail missing bug critical prompt-danger security",
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}


def callout_kind(name: str) -> str:
    """Return which of the five a callout is; empty where its name is none that we know.

    Args:
        name: As written, such as `info`, `.prompt-tip` or `notice--danger`.
    """
    name = name.lower().lstrip(".").removeprefix("callout-").removeprefix("notice--")
    return _KINDS.get(name, "")


def callout_meta(name: str, title: str = "", *, folded: bool | None = None) -> dict[str, Any]:
    """Return what a callout's block needs to know.

    Args:
        name: What the author called it; a stranger's name makes a note.
        title: What the author wrote as its title, as inline Markdown; else the name is the label.
        folded: Whether it starts folded; nothing where it does not fold.
    """
    bare = name.lower().lstrip(".")
    for prefix in ("callout-", "notice--", "prompt-"):
        bare = bare.removeprefix(prefix)
    label = title.strip() or bare.replace("-", " ").replace("_", " ").capitalize() or "Note"
    return {"kind": callout_kind(name) or "note", "title": label, "folded": folded}
