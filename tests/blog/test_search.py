"""Posts are found by their words, in any script, whatever is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termblog.blog.opening import open_blog
from termblog.blog.words import align
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.blog import Blog

POSTS = {
    "rye.md": post("Rye bread", "Flour, water, *salt*.\n", date="2024-03-01", tags="[Baking]"),
    "soup.md": post("Soup", "With [rye](/rye/) bread beside it.\n", date="2024-05-02"),
    "pie.md": post("Pie", "A crust.\n", date="2023-01-01", tags="[rye, Sweet]", author="Ann Lee"),
    "cafe.md": post("Café", "Une crème brûlée, Straße, naïve.\n", date="2022-01-01", lang="fr-FR"),
    "zh.md": post("学习笔记", "今天我们讨论机器学习的基础知识。\n", date="2021-01-01", lang="zh"),
    "ja.md": post("日記", "東京でラーメンを食べました。\n", date="2021-01-02"),
    "ar.md": post("كتاب", "قَرَأْتُ الكِتَابَ اليوم\n", date="2021-01-03"),
    "hi.md": post("हिन्दी", "यह हिन्दी में है\n", date="2021-01-04"),
    "th.md": post("Thai", "ภาษาไทยไม่มีช่องว่าง\n", date="2021-01-05"),
    "draft.md": post("Rye draft", "Not yet rye.\n", date="2024-06-01", draft="true"),
}


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    """Return a blog in many languages, searchable."""
    return _searchable(tmp_path_factory.mktemp("many"))


def _searchable(folder: Path, *, drafts: bool = False) -> Blog:
    blog = open_blog(write(folder / "blog", POSTS), drafts=drafts, cache=folder / "cache")
    list(blog.make_searchable())
    return blog


def _slugs(blog: Blog, query: str, **marks: set[str]) -> list[str]:
    return [hit.post.slug for hit in blog.search(query, marks=marks)]


def test_a_title_stands_above_a_tag_and_a_tag_above_the_text(blog: Blog) -> None:
    """All three say "rye"; the order is where."""
    assert _slugs(blog, "rye") == ["rye", "pie", "soup"]


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("cafe", "cafe"),
        ("CAFÉ", "cafe"),
        ("brulee", "cafe"),
        ("strasse", "cafe"),
        ("学习", "zh"),
        ("机器学习", "zh"),
        ("知识", "zh"),
        ("東京", "ja"),
        ("ラーメン", "ja"),
        ("ラー", "ja"),
        ("كتاب", "ar"),
        ("الكتاب", "ar"),
        ("الكِتَابَ", "ar"),
        ("हिन्दी", "hi"),
        ("ไทย", "th"),
        ("flo", "rye"),
        ("naïve", "cafe"),
    ],
)
def test_words_of_every_script_are_found(blog: Blog, query: str, slug: str) -> None:
    """With accents and vowel marks or without, in part, in any case."""
    assert slug in _slugs(blog, query)


def test_characters_that_are_apart_are_no_word(blog: Blog) -> None:
    """机 and 习 occur, 机习 does not."""
    assert _slugs(blog, "机习") == []


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ('"rye bread"', ["rye", "soup"]),
        ('"bread rye"', []),
        ("“rye bread”", ["rye", "soup"]),
        ("rye -bread", ["pie"]),
        ("rye -tag:rye", ["rye", "soup"]),
        ("rye tag:rye", ["pie"]),
        ("tag:BAKING", ["rye"]),
        ("tag:ba", ["rye"]),
        ("tag:", []),
        ("tag:nothing", []),
        ("tag:nothing rye", []),
        ('author:"Ann Lee"', ["pie"]),
        ("title:rye", ["rye"]),
        ("lang:fr", ["cafe"]),
        ("before:2022", ["th", "hi", "ar", "ja", "zh"]),
        ("after:2024-05", ["soup"]),
        ("after:2024-03-01 before:2024-04", ["rye"]),
        ("rye after:20", ["rye", "pie", "soup"]),
        ("rye after:2024-13", ["rye", "pie", "soup"]),
        ("rye category:x", []),
        ("rye series:x", []),
        ("-rye -tag:sweet after:2022", ["cafe"]),
        ("is:draft", []),
        ("rye is:unheard", ["rye", "pie", "soup"]),
        ("http://rye", []),
        ("", []),
        (" - \" ' * ^ ( ) : NOT AND OR ", []),
    ],
)
def test_a_query_means_what_it_says(blog: Blog, query: str, slugs: list[str]) -> None:
    """Phrases, exclusions and qualifiers, whole and half typed."""
    assert _slugs(blog, query) == slugs


def test_what_the_reader_has_done_is_asked_for_by_is(blog: Blog) -> None:
    """The caller knows what is unread or bookmarked."""
    assert _slugs(blog, "rye is:unread", unread={"soup", "cafe"}) == ["soup"]
    assert _slugs(blog, "is:bookmarked", bookmarked={"pie"}) == ["pie"]
    assert _slugs(blog, "rye -is:unread", unread={"soup"}) == ["rye", "pie"]


def test_a_draft_is_found_only_by_who_may_see_it(blog: Blog, tmp_path: Path) -> None:
    """Its words are in the index, and stay there."""
    assert "draft" not in _slugs(blog, "rye")
    author = _searchable(tmp_path, drafts=True)
    assert _slugs(author, "rye is:draft") == ["draft"]


def test_a_snippet_shows_the_passage_and_marks_the_words(blog: Blog) -> None:
    """Without markup, and in the spelling of the post."""
    (hit,) = blog.search("brulee")
    assert hit.snippet == "Une crème brûlée, Straße, naïve."
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["brûlée"]


def test_a_snippet_leaves_no_blank_where_markup_ended(tmp_path: Path) -> None:
    """Not before a full stop or a comma; what an author set apart stays so."""
    text = "Bread (*rye*), `oats`, [salt](/s). Is it good ? From .5 kg on.\n"
    blog = open_blog(write(tmp_path, {"bread.md": post("Bread", text)}))
    list(blog.make_searchable())
    (hit,) = blog.search("oats")
    assert hit.snippet == "Bread (rye), oats, salt. Is it good ? From .5 kg on."


def test_a_long_text_is_cut_between_words(tmp_path: Path) -> None:
    """What is left out is shown as left out."""
    write(tmp_path, {"long.md": post("Long", "before " * 60 + "needle " + "after " * 60)})
    blog = open_blog(tmp_path)
    list(blog.make_searchable())
    (hit,) = blog.search("needle")
    assert hit.snippet.startswith("… before before")
    assert hit.snippet.endswith(" …")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["needle"]


def test_the_text_of_a_footnote_is_found_without_its_number(tmp_path: Path) -> None:
    """A note looks like a link's definition, which nobody sees; its own text is seen."""
    text = "A loaf[^1] of [rye][r].\n\n[^1]: Kneaded twice.\n\n[r]: /hidden\n"
    blog = open_blog(write(tmp_path, {"loaf.md": post("Loaf", text)}))
    list(blog.make_searchable())
    (hit,) = blog.search("kneaded")
    assert "Kneaded twice." in hit.snippet
    assert "^" not in hit.snippet
    assert not blog.search("hidden")


def test_marks_of_other_scripts_do_not_hide_a_word_in_the_snippet(blog: Blog) -> None:
    """A word with vowel marks is marked, although it was typed without."""
    (hit,) = (hit for hit in blog.search("الكتاب") if hit.post.slug == "ar")
    assert [hit.snippet[start:end] for start, end in hit.marks] == ["الكِتَابَ"]


def test_the_summary_stands_for_a_text_that_says_nothing(blog: Blog) -> None:
    """Where only the title fits."""
    (hit,) = blog.search("soup")
    assert (hit.snippet, hit.marks) == (hit.post.summary, ())


def test_titles_are_found_before_texts_are_indexed(tmp_path: Path) -> None:
    """The first search need not wait for the index."""
    blog = open_blog(write(tmp_path / "blog", POSTS))
    assert _slugs(blog, "rye") == ["rye", "pie"]
    assert _slugs(blog, "rye -sweet") == ["rye"]
    list(blog.make_searchable())
    assert _slugs(blog, "rye") == ["rye", "pie", "soup"]


def test_a_broken_index_leaves_titles_to_be_found(tmp_path: Path) -> None:
    """Somebody deletes it, or the disk eats it: there is still an answer."""
    cache = tmp_path / "cache"
    blog = open_blog(write(tmp_path / "blog", POSTS), cache=cache)
    list(blog.make_searchable())
    (file,) = cache.glob("*.sqlite")
    file.write_bytes(b"not a database at all, and longer than a header" * 10)
    assert _slugs(blog, "rye") == ["rye", "pie"]


def test_a_deleted_file_is_found_without_a_passage(tmp_path: Path) -> None:
    """Between its deletion and the next look at the folder."""
    blog = _searchable(tmp_path)
    (tmp_path / "blog/rye.md").unlink()
    assert blog.search("flour")[0].snippet == blog.find("rye").summary


def test_no_more_are_found_than_are_wanted(blog: Blog) -> None:
    """The best of them."""
    assert [hit.post.slug for hit in blog.search("rye", 1)] == ["rye"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    query=st.text(max_size=60)
    | st.text(st.sampled_from('ab学é"-:*^(){}NOTAD tag:is.\\\0\u0301'), max_size=30)
)
def test_no_query_is_an_error(blog: Blog, query: str) -> None:
    """Whatever is typed, there is an answer, and its marks lie within its snippets."""
    for hit in blog.search(query):
        assert all(0 <= start <= end <= len(hit.snippet) for start, end in hit.marks)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    word=st.sampled_from(["flour", "water", "crust", "crème", "机器", "知识", "ラーメン", "हिन्दी"]),
    data=st.data(),
)
def test_a_word_that_goes_on_is_found_from_its_third_letter(
    blog: Blog, word: str, data: st.DataObject
) -> None:
    """As one types, what was found stays found."""
    length = data.draw(st.integers(min_value=min(3, len(word)), max_value=len(word)))
    slugs = _slugs(blog, word)
    assert slugs
    assert set(slugs) <= set(_slugs(blog, word[:length]))


@given(text=st.text())
def test_aligned_text_is_as_long_as_the_text(text: str) -> None:
    """So a place in one is the same place in the other; some capitals are two small letters."""
    assert len(align(text)) == len(text)
    assert len(align("İİ")) == 2
