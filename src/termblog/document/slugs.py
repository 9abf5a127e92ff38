"""Names of headings, as links to them spell them."""

from __future__ import annotations

from termblog.patterns import late

_DROPPED = late(r"[^\w\- ]")


class Slugs:
    """Names headings, no two alike."""

    def __init__(self) -> None:
        """Begin a document."""
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def name(self, text: str, wish: str = "") -> str:
        """Return a name that no other heading of the document has.

        Args:
            text: The heading's, from which GitHub makes names: small letters, blanks as hyphens.
            wish: What the author calls it.
        """
        base = wish or _DROPPED.sub("", text.strip().lower()).replace(" ", "-") or "section"
        name = base
        while name in self._taken:
            self._counts[base] = self._counts.get(base, 0) + 1
            name = f"{base}-{self._counts[base]}"
        self._taken.add(name)
        return name
