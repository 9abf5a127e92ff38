"""A post is known by the words that it repeats and few others hold, in any script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from termblog.blog.gist import common_words, gist, read_words
from termblog.blog.post import Post
from termblog.blog.words import fold, spaceless


def _telling(post: Post, body: str, common: frozenset[str] = frozenset()) -> list[str]:
    """Return what a post is about, weightiest first; what weighs the same as it was told."""
    weights = json.loads(gist(post, read_words(post, fold(body)), common).telling)
    return sorted(weights, key=lambda word: -weights[word])


def _post(title: str = "", **fields: Any) -> Post:
    return Post("x", title, "x.md", **fields)


def test_words_of_the_title_and_words_that_are_repeated_tell() -> None:
    """A title's words come first, then what the text says most often; common words tell nothing."""
    body = "the oven and the yeast, the yeast and the salt, salt, salt and the flour"
    told = _telling(_post("Baking"), body, frozenset({"the", "and"}))
    assert told == ["baking", "salt", "yeast", "flour", "oven"]


def test_the_summary_counts_as_text() -> None:
    """What stands in it and in the text is repeated."""
    assert _telling(_post(summary="On clay."), "river clay")[0] == "clay"


def test_what_is_no_word_tells_nothing() -> None:
    """A letter, a number, a version, and a checksum that is longer than any word."""
    assert _telling(_post(), f"x x 2024 2024 1.58 8th {'f00d' * 10} _soup_") == ["soup"]


def test_a_tag_weighs_more_than_a_word_of_the_title() -> None:
    """Tags and categories are told alike, whatever their case and what stands between their words."""
    post = _post(
        "Rust", tags=("Machine Learning", "C++"), categories=(("web", "machine-learning"),)
    )
    assert _telling(post, "") == ["#machine#learning", "#c##", "#web", "rust"]
    assert gist(post, read_words(post, ""), frozenset()).terms == "#machine#learning #c## #web"


def test_of_thousands_of_tags_the_first_tell() -> None:
    """Each is looked up for an answer."""
    post = _post(tags=tuple(f"t{number}" for number in range(5_000)))
    assert _telling(post, "") == [f"#t{number}" for number in range(30)]


def test_twenty_words_are_enough() -> None:
    """Of those that are said only once, twelve of the beginning, the longest first."""
    often = " ".join(f"a{'b' * number} " * 2 for number in range(1, 29))
    assert len(_telling(_post(), often)) == 20
    once = [f"a{'b' * number}" for number in range(1, 29)]
    assert _telling(_post(), " ".join(once)) == once[:-13:-1]
    assert (
        _telling(_post(), " ".join(f"w{number}" for number in range(1000)) + " late")[0] == "w100"
    )


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("机器学习。 学习", {"机器", "器学", "学习"}),
        ("パラメータの学習を", {"パラメータ", "学習"}),
        ("ภาษาไทย", {"ภาษา", "าษาไ", "ษาไท", "าไทย"}),
        ("प्रोग्रामिंग और café", {"प्रोग्रामिंग", "और", "cafe"}),
        ("Привет, мир", {"привет", "мир"}),
    ],
)
def test_every_script_has_its_words(body: str, runs: set[str]) -> None:
    """Where no blanks are written: two ideographs, a run of katakana, four letters; no hiragana."""
    post = _post()
    found = gist(post, read_words(post, fold(body)), frozenset())
    assert set(json.loads(found.telling)) == runs
    assert set(found.terms.split()) == {run for run in runs if spaceless(run)}


def test_a_book_is_found_by_its_first_runs_and_those_that_tell() -> None:
    """As many as fit on a page, and none that is common."""
    body = "。".join(chr(code) * 2 for code in range(0x4E00, 0x5800)) + "。学习。学习。方法。方法"
    words = read_words(_post(), fold(body))
    terms = gist(_post(), words, frozenset({"方法", "一一"})).terms.split()
    assert len(terms) == 2001
    assert terms[:3] == ["学习", "丁丁", "丂丂"]
    assert not {"方法", "一一"} & {*terms}


def test_a_book_is_known_by_its_beginning() -> None:
    """What comes after a hundred thousand characters is not looked at."""
    post = _post()
    counts = read_words(post, "bread " * 20_000 + "soup").counts
    assert counts["soup"] == 0


def test_a_word_in_a_quarter_of_the_posts_is_common() -> None:
    """In a large blog one of two hundred posts is; in a small one, none of three."""
    few = [{"the", "rye"}, {"the", "rye"}, {"the", "rye"}, {"the"}, {"oven"}]
    assert common_words(few, 5) == {"the"}
    some = [{"the", "rye"} if number < 30 else {"the"} for number in range(250)]
    assert common_words(some, 250) == {"the"}
    assert common_words(some, 10_000) == {"the", "rye"}
    assert common_words([], 0) == frozenset()
