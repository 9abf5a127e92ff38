"""The corpus of real blogs: nothing shows that should not, no word of prose is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.corpus_defects import find_defects, inspect, is_meant, read_reasons

if TYPE_CHECKING:
    from pathlib import Path


def _wrong(corpus: Path, every: int) -> list[str]:
    reasons = read_reasons()
    return [
        f"{defect.blog}/{defect.path}: {defect.seen}"
        for defect in find_defects(corpus, every=every)
        if defect and not is_meant(defect, reasons)
    ]


def test_sample_of_real_posts_has_no_defect(corpus: Path) -> None:
    """Each seventh file of each real blog shows all of its words and no template syntax."""
    assert _wrong(corpus, every=7) == []


@pytest.mark.long
def test_no_real_post_has_a_defect(corpus: Path) -> None:
    """Every file of each real blog shows all of its words and no template syntax."""
    assert _wrong(corpus, every=1) == []


@pytest.mark.parametrize(
    "text",
    [
        "Look {% foo %} here",
        "{{ x }} stays",
        "a {:.b} c",
        "see [[x]]",
        "a <Foo {x}> in prose",
        "text\n\n    code\n\nexport const a = 1",
    ],
)
def test_counter_sees_template_syntax(text: str) -> None:
    """What a parser without dialects leaves of them counts as a defect."""
    assert list(inspect(text, ()))


@pytest.mark.parametrize(
    ("text", "syntax"),
    [("`{% foo %}` and\n\n```\n{{ x }} [[y]] :::\n```", ()), ("$a <b> c$", ()), ("\\<div>", ())],
)
def test_counter_lets_code_be(text: str, syntax: tuple[str, ...]) -> None:
    """What stands in code, in formulas or is escaped is no defect."""
    assert list(inspect(text, syntax)) == []


def test_counter_sees_lost_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph that never reaches the page counts as a defect."""
    monkeypatch.setattr("tests.corpus_defects._spans", lambda document: iter(()))
    assert list(inspect("Some prose here.", ())) == ["missing: some prose here"]
