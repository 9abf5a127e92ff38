"""Each construct as a writer sees it: `goldens/DIALECT/NAME.md`, and beside it how it is laid out.

To write the layouts anew, after looking at what changed: `python -m tests.document.syntax.test_goldens`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.syntax.page import links, show

_FOLDER = Path(__file__).with_name("goldens")
_SOURCES = sorted(_FOLDER.glob("*/*.md"))


def _lay_out(source: Path) -> str:
    """Return a post laid out as text, and its links; the dialect is the folder's name."""
    text, dialect = source.read_text(encoding="utf-8"), source.parent.name
    found = [f"{said} → {address}" for said, address in links(text, dialect)]
    return "\n".join([show(text, dialect), *(["", "-- links --", *found] if found else []), ""])


@pytest.mark.parametrize("source", _SOURCES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_construct_is_laid_out_as_agreed(source: Path) -> None:
    """A construct of a dialect is laid out as the file beside it shows."""
    assert _lay_out(source) == source.with_suffix(".txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    for file in _SOURCES:
        file.with_suffix(".txt").write_text(_lay_out(file), encoding="utf-8")
