"""Each construct as a writer would check it: its Markdown beside what becomes of it.

With `TERMBLOG_GOLDENS=write` in the environment the expected files are written anew; read the
difference before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from termblog.document.document import Options
from termblog.document.parse import parse
from termblog.layout.folding import FoldingPage
from termblog.layout.page import Page
from termblog.theme import load_theme

FOLDER = Path(__file__).parent / "goldens"
FORMS = {
    "60": (60, Options()),
    "80": (80, Options()),
    "20": (20, Options()),
    "ascii": (60, Options(unicode=False, line_numbers=True, justify=True, link_addresses=True)),
    "plain": (60, Options(plain=True)),
    "folded": (60, Options()),
}
PAIRS = [
    (file.stem, form)
    for file in sorted(FOLDER.glob("*.md"))
    for form in (
        "60",
        "plain",
        *(["20"] if file.stem in ("lists", "tables", "nesting", "scripts") else []),
    )
] + [
    ("lists", "ascii"),
    ("code", "ascii"),
    ("tables", "80"),
    ("paragraphs", "ascii"),
    ("images", "ascii"),
    ("details", "folded"),
]


WRITE = os.environ.get("TERMBLOG_GOLDENS") == "write"


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_construct(name: str, form: str) -> None:
    """What is laid out is what its golden file shows."""
    width, options = FORMS[form]
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    make = FoldingPage if form == "folded" else Page
    page = make(parse(text), load_theme("ink"), width, options)
    shown = "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in page.lines())
    golden = FOLDER / f"{name}.{form}.txt"
    if WRITE:
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")
