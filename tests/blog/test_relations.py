"""Posts know who mentions them and what is about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.blog import schema
from termblog.blog.blog import Blog
from termblog.blog.files import Content, Files
from termblog.blog.fulltext import take_in
from termblog.blog.opening import open_blog, open_index, renew_blog
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path
    from sqlite3 import Connection

POSTS = {
    "rye.md": post("Rye bread", "Dense.\n", tags="[Baking]", date="2024-01-01"),
    "oven.md": post("A clay oven", "See [rye](rye.md) and [[Rye bread]].\n", date="2024-01-02"),
    "rolls.md": post("Rolls", 'In <a href="./oven">it</a>.\n', tags="[baking]", date="2024-01-03"),
    "hidden.md": post("Hidden", "[rye](rye.md)\n", tags="[Baking]", draft="true"),
    "other.md": post("Other", "`[x](other.md)` [else](/elsewhere/rye.png)\n", date="2024-01-04"),
    "clay.md": post("Digging clay", "By the river.\n", date="2024-01-05"),
    "zh.md": post("机器学习", "一\n", date="2024-01-06"),
    "zh2.md": post("学习方法", "二\n", date="2024-01-07"),
}


def _open(folder: Path) -> Blog:
    blog = open_blog(write(folder / "blog", POSTS), cache=folder / "cache")
    list(blog.make_searchable())
    return blog


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    """Return a blog whose posts mention each other."""
    return _open(tmp_path_factory.mktemp("related"))


@pytest.mark.parametrize(
    ("slug", "sources"), [("rye", ["oven"]), ("oven", ["rolls"]), ("rolls", []), ("other", [])]
)
def test_backlinks_are_the_posts_that_link_here(blog: Blog, slug: str, sources: list[str]) -> None:
    """Each once, however often and in whatever way; no hidden one, and never the post itself."""
    assert [source.slug for source in blog.backlinks(blog.find(slug))] == sources


def test_related_posts_share_tags_or_telling_words(blog: Blog) -> None:
    """A tag says more than a word; hidden posts and the post itself are left out."""
    assert [it.slug for it in blog.related(blog.find("rye"))] == ["rolls", "oven"]
    assert [it.slug for it in blog.related(blog.find("oven"))] == ["rye", "clay"]
    assert [it.slug for it in blog.related(blog.find("zh"))] == ["zh2"]
    assert blog.related(blog.find("other")) == ()
    assert blog.related(blog.find("rye"), 0) == ()
    assert len(blog.related(blog.find("rye"), 1)) == 1


def test_without_an_index_nothing_is_related(tmp_path: Path) -> None:
    """A broken file is no reason to fail."""
    blog = _open(tmp_path)
    (file,) = (tmp_path / "cache").glob("*.sqlite")
    file.write_bytes(b"broken" * 1000)
    assert blog.related(blog.find("rye")) == ()
    assert blog.backlinks(blog.find("rye")) == ()


# What each is about, and nothing else that two of them share.
TOPICS = {
    "yeast.md": post(
        "Dough", "Yeast needs sugar; without sugar yeast sleeps.\n", date="2024-01-01"
    ),
    "beer.md": post(
        "Brewing", "Yeast turns malt into beer, and malt makes it.\n", date="2024-01-02"
    ),
    "river.md": post(
        "Walking", "Along a river, past willows: willows everywhere.\n", date="2024-01-03"
    ),
    "trees.md": post("Winter", "Willows are bare; a river freezes.\n", date="2024-01-04"),
}


def _slugs(blog: Blog, slug: str) -> list[str]:
    return [other.slug for other in blog.related(blog.find(slug))]


def _filled(blog: Blog) -> Blog:
    list(blog.make_searchable())
    return blog


def test_posts_are_alike_by_what_their_texts_say(tmp_path: Path) -> None:
    """Their titles need not have a word in common."""
    blog = _filled(open_blog(write(tmp_path / "blog", TOPICS), cache=tmp_path / "cache"))
    assert _slugs(blog, "yeast") == ["beer"]
    assert _slugs(blog, "river") == ["trees"]


def test_an_edited_a_new_and_a_deleted_post_are_right_after_a_live_reload(tmp_path: Path) -> None:
    """Each is what it says now, for itself and for the others."""
    folder = write(tmp_path / "blog", TOPICS)
    blog = _filled(open_blog(folder, cache=tmp_path / "cache"))
    write(folder, {"beer.md": post("Brewing", "By a river with willows.\n", date="2024-01-02")})
    write(folder, {"bread.md": post("Rising", "Yeast and sugar.\n", date="2024-02-01")})
    (folder / "trees.md").unlink()
    blog = _filled(renew_blog(blog))
    assert _slugs(blog, "yeast") == ["bread"]
    assert _slugs(blog, "bread") == ["yeast"]
    assert _slugs(blog, "river") == ["beer"]
    assert _slugs(blog, "beer") == ["river"]


def test_old_versions_of_a_post_do_not_count(tmp_path: Path) -> None:
    """A word is as rare as it is in the posts that there are, however often one of them was saved."""
    folder = write(tmp_path / "blog", TOPICS)
    blog = _filled(open_blog(folder, cache=tmp_path / "cache"))
    for number in range(25):
        text = f"Yeast turns malt into beer, and malt makes it.{' ' * number}\n"
        write(folder, {"beer.md": post("Brewing", text, date="2024-01-02")})
        blog = _filled(renew_blog(blog))
    assert _slugs(blog, "yeast") == ["beer"]


def test_the_answer_is_the_same_in_whatever_order_the_files_were_read(tmp_path: Path) -> None:
    """Read from both ends at once, edited back and forth, or read at once: nobody can tell."""
    count = {
        f"{n}.md": post(f"Post {n}", f"Yeast {n % 3} {'malt ' * (n % 4)}\n") for n in range(12)
    }
    folder = write(tmp_path / "blog", TOPICS | count)
    plain = _filled(open_blog(folder, cache=tmp_path / "plain"))
    one, two = (open_index(folder, tmp_path / "shared") for _ in range(2))
    for _ in zip(one.refresh(), two.refresh(backwards=True), strict=False):
        pass
    for index in (one, two):
        list(index.refresh())
    for _ in zip(take_in(one), take_in(two), strict=False):
        pass
    edited = _filled(open_blog(folder, cache=tmp_path / "edited"))
    for text in (post("Other", "Nothing.\n"), TOPICS["yeast.md"]):
        write(folder, {"yeast.md": text})
        edited = _filled(renew_blog(edited))
    answers = [
        [[other.path for other in blog.related(it)] for it in blog.posts]
        for blog in (plain, Blog(one), edited)
    ]
    assert answers[0] == answers[1] == answers[2]
    assert any(answers[0])


# Enough of others that what three share is not common.
OTHERS = {f"content/{number}.md": post(f"Number {number}", "") for number in range(20)}
HIDDEN = {
    **OTHERS,
    "content/yeast.md": post("Yeast", tags="[Secret]"),
    "content/draft.md": post("Yeast drafts", draft="true"),
    "content/later.md": post("Yeast later", date="2999-01-01"),
    "content/private.md": post("Yeast in private", private="true"),
    "content/shown.md": post("Yeast shown"),
}


def test_what_is_hidden_is_related_to_nothing_unless_it_is_asked_for(tmp_path: Path) -> None:
    """Drafts, posts still to come and private ones; the same index answers who may see them."""
    folder = write(tmp_path / "blog", HIDDEN | {"hugo.toml": ""})
    blog = _filled(open_blog(folder, cache=tmp_path / "cache"))
    assert _slugs(blog, "yeast") == ["shown"]
    assert {*_slugs(open_blog(folder, drafts=True, cache=tmp_path / "cache"), "yeast")} == {
        "draft",
        "later",
        "private",
        "shown",
    }
    assert _slugs(blog.without(["secret"]), "shown") == []


def test_a_post_is_not_related_to_its_translations(tmp_path: Path) -> None:
    """Nor to another in two languages: a translation leads to those in its own."""
    files = {
        "hugo.toml": "[languages.en]\n[languages.de]\n",
        "content/posts/a.md": post("Docker", tags="[Box]"),
        "content/posts/a.de.md": post("Docker", "Auf Deutsch.\n", tags="[Box]"),
        "content/posts/b.md": post("Docker again", tags="[Box]"),
        "content/posts/b.de.md": post("Docker wieder", tags="[Box]"),
    }
    blog = _filled(open_blog(write(tmp_path / "blog", files), cache=tmp_path / "cache"))
    assert _slugs(blog, "a") == ["b"]
    assert [it.title for it in blog.related(blog.find("a-de"))] == ["Docker wieder"]


def test_scripts_without_blanks_have_relatives_too(tmp_path: Path) -> None:
    """By their texts alone, whatever stands before and after the words."""
    files = {
        "ja.md": post("一つ目", "これは誤差伝播の公式です。誤差伝播を使います。\n"),
        "ja2.md": post("その次", "ここでも誤差伝播を見る。\n"),
        "ja3.md": post("別の話", "これは散歩です。\n"),
        "th.md": post("ก", "เรียนภาษาไทย\n"),
        "th2.md": post("ข", "หนังสือภาษาไทยเก่า\n"),
    }
    blog = _filled(open_blog(write(tmp_path / "blog", files), cache=tmp_path / "cache"))
    assert _slugs(blog, "ja") == ["ja2"]
    assert _slugs(blog, "th") == ["th2"]


def test_a_long_post_is_not_the_likelier_for_its_length(tmp_path: Path) -> None:
    """Of two that share the same words, the one that is about little else."""
    files = {
        **OTHERS,
        "yeast.md": post("Yeast"),
        "book.md": post("Everything", "Yeast. " + " ".join(f"w{n}" for n in range(2000))),
        "note.md": post("Note", "Yeast.\n"),
    }
    blog = _filled(open_blog(write(tmp_path / "blog", files), cache=tmp_path / "cache"))
    assert _slugs(blog, "yeast") == ["note", "book"]


def test_a_tag_of_nearly_all_posts_tells_nothing(tmp_path: Path) -> None:
    """Who tags everything with the blog's name relates nothing."""
    files = {f"{number}.md": post(str(number), tags="[Blog]") for number in range(30)}
    files["a.md"] = post("Yeast", tags="[Blog]")
    files["b.md"] = post("Of yeast", tags="[Blog]")
    blog = _filled(open_blog(write(tmp_path / "blog", files), cache=tmp_path / "cache"))
    assert _slugs(blog, "a") == ["b"]


def test_what_decides_is_worked_out_when_the_texts_are_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To answer takes one look-up for each tag and word, among many posts as among few; no file."""
    blogs = []
    for count in (5, 60):
        files = {f"{n}.md": post(f"Baking {n}", "Bread.\n", tags="[Rye]") for n in range(count)}
        files |= {
            "a.md": post("Yeast", "Malt.\n", tags="[Beer]"),
            "b.md": post("Malt", tags="[Beer]"),
        }
        folder = write(tmp_path / str(count), files)
        blogs.append(_filled(open_blog(folder, cache=tmp_path / "cache")))
        assert _slugs(blogs[-1], "a") == ["b"]
    statements: list[str] = []
    connect = schema.connect

    def traced(path: Path, mode: str = "rw") -> Connection:
        connection = connect(path, mode)
        connection.set_trace_callback(statements.append)
        return connection

    def read(files: Files, path: str) -> Content:
        raise AssertionError(path)

    monkeypatch.setattr(schema, "connect", traced)
    monkeypatch.setattr(Files, "read", read)
    for blog in blogs:
        statements.clear()
        assert _slugs(blog, "a") == ["b"]
        asked = [it for it in statements if "MATCH" in it]
        assert len(asked) == len(["#beer", "yeast", "malt"])
        assert len(statements) < 20


def test_a_list_of_posts_does_not_wait_for_their_relatives(tmp_path: Path) -> None:
    """Until the texts are taken in, nothing is told of any; then everything is."""
    blog = open_blog(write(tmp_path / "blog", TOPICS), cache=tmp_path / "cache")
    assert blog.related(blog.find("yeast")) == ()
    with blog.index.store.connect() as connection:
        assert connection.execute("SELECT count(*) FROM telling").fetchone() == (0,)
    assert _slugs(_filled(blog), "yeast") == ["beer"]


def test_an_index_that_is_begun_anew_is_asked_by_its_new_numbers(tmp_path: Path) -> None:
    """A blog that is open while that happens answers as before."""
    folder, cache = (
        write(tmp_path / "blog", TOPICS | {"0.md": post("Alone", "")}),
        tmp_path / "cache",
    )
    blog = _filled(open_blog(folder, cache=cache))
    assert _slugs(blog, "yeast") == ["beer"]
    blog.index.store.rebuild()
    list(open_index(folder, cache).refresh(backwards=True))
    _filled(blog)
    assert [_slugs(blog, it) for it in ("yeast", "river")] == [["beer"], ["trees"]]


def test_what_somebody_else_wrote_into_the_index_is_no_answer(tmp_path: Path) -> None:
    """It is not what a post is about."""
    blog = _filled(open_blog(write(tmp_path / "blog", TOPICS), cache=tmp_path / "cache"))
    with blog.index.store.connect() as connection, connection:
        connection.execute("UPDATE telling SET words = 'broken'")
    assert blog.related(blog.find("yeast")) == ()
