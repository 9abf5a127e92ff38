"""Fields of a post: what each key in each disguise becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from termblog.blog.engines import open_site
from termblog.blog.metadata.resolve import Reading, read_post
from termblog.blog.post import Post, Series, Status
from tests.blog.folders import write

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = {
    "plain": {},
    "jekyll": {"_config.yml": "permalink: pretty\n"},
    "chirpy": {"_config.yml": "theme: jekyll-theme-chirpy\n"},
    "hexo": {"_config.yml": "new_post_name: x\n", "source/x.txt": ""},
    "eleventy": {".eleventy.js": ""},
    "authors": {"blog/authors.yml": "ann:\n  name: Ann Lee\n"},
}
"""Configurations of blogs that posts are read for."""


def read(root: Path, text: str, engine: str = "plain", path: str = "") -> Reading:
    """Read one post as an engine reads it."""
    site = open_site(write(root, ENGINES[engine]))
    places = {
        "jekyll": "_posts/2024-01-31-a.md",
        "chirpy": "_posts/2024-01-31-a.md",
        "hexo": "source/_posts/a.md",
    }
    return read_post(site, path or places.get(engine, "blog/a.md"), text.encode())


def made(root: Path, matter: str, engine: str = "plain") -> Post:
    """Return the post of some front matter."""
    post = read(root, f"---\n{matter}\n---\nText.\n", engine).post
    assert post is not None
    return post


TAGS = {
    "tags: [A, b, a]": ("A", "b"),
    "tags: a, b c、d，e": ("a", "b c", "d", "e"),
    "tags: '[a, b]'": ("a", "b"),
    "tag: [null, ~, '', '#x', '[[y]]', '[[z|Z]]']": ("x", "y", "Z"),
    "topics: [a]\ntags: [b]": ("b", "a"),
    "taxonomies: {tags: [a]}\nextra: {tags: [b]}": ("a", "b"),
    "Tags: [C#, '#', F#]": ("C#", "#", "F#"),
    "tags:": (),
    "tags: {a: b}": (),
}


@pytest.mark.parametrize("matter", TAGS)
def test_tags(matter: str, tmp_path: Path) -> None:
    """Tags of every key are one list, each once, without what their engine wraps them in."""
    assert made(tmp_path, matter).tags == TAGS[matter]


@pytest.mark.parametrize(
    ("engine", "tags"), [("jekyll", ("a", "b")), ("plain", ("a b",)), ("eleventy", ("a b",))]
)
def test_spaces(engine: str, tags: tuple[str, ...], tmp_path: Path) -> None:
    """Only Jekyll divides a string by spaces."""
    assert made(tmp_path, "tags: a b", engine).tags == tags


def test_own_tags(tmp_path: Path) -> None:
    """Tags by which Eleventy finds its posts are none of its readers'."""
    assert made(tmp_path, "tags: [posts, a]", "eleventy").tags == ("a",)


CATEGORIES: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {
    ("plain", "categories: [a, b]"): (("a",), ("b",)),
    ("plain", "category: a b"): (("a b",),),
    ("plain", "other: x"): (),
    ("hexo", "categories: [a, b]"): (("a", "b"),),
    ("hexo", "categories: [[a, b], [c]]"): (("a", "b"), ("c",)),
    ("chirpy", "categories: [Top, Sub]"): (("Top", "Sub"),),
    ("jekyll", "categories: a b"): (("a",), ("b",)),
    ("jekyll", "category: a b"): (("a b",),),
}


@pytest.mark.parametrize("case", CATEGORIES)
def test_categories(case: tuple[str, str], tmp_path: Path) -> None:
    """Categories are paths, as their engine nests them."""
    engine, matter = case
    assert made(tmp_path, matter, engine).categories == CATEGORIES[case]


STATUSES = {
    "draft: true": Status.DRAFT,
    "Draft: 'Yes'": Status.DRAFT,
    "draft: maybe": Status.DRAFT,
    "draft: [true]": Status.DRAFT,
    "draft: false": Status.PUBLISHED,
    "is_draft: on": Status.DRAFT,
    "published: false": Status.DRAFT,
    "published: true": Status.PUBLISHED,
    "published: 2020-01-01": Status.PUBLISHED,
    "publish: no": Status.DRAFT,
    "ignorePublish: true": Status.DRAFT,
    "private: true": Status.PRIVATE,
    "hidden: true": Status.PRIVATE,
    "unlisted: true": Status.PRIVATE,
    "password: x": Status.PRIVATE,
    "_build: {render: never}": Status.PRIVATE,
    "permalink: false": Status.PRIVATE,
    "status: draft": Status.DRAFT,
    "Status: Hidden": Status.PRIVATE,
    "status: scheduled": Status.SCHEDULED,
    "visibility: private": Status.PRIVATE,
    "tags: [x, draft]": Status.DRAFT,
    "layout: page": Status.PAGE,
    "type: page": Status.PAGE,
    "article: false": Status.PAGE,
    "home: true": Status.PAGE,
    "published: never": Status.DRAFT,
    "published: 2020-31-31": Status.PUBLISHED,
    "public: no": Status.PRIVATE,
    "visible: false": Status.PRIVATE,
    "listed: false": Status.PRIVATE,
    "dg-publish: false": Status.DRAFT,
    "unpublished: true": Status.DRAFT,
    "wip: true": Status.DRAFT,
    "post_status: draft": Status.DRAFT,
    "state: Unpublished": Status.DRAFT,
    "access: private": Status.PRIVATE,
    "public: true": Status.PUBLISHED,
    "status: [published]": Status.PUBLISHED,
    "layout: post": Status.PUBLISHED,
}


@pytest.mark.parametrize("matter", STATUSES)
def test_status(matter: str, tmp_path: Path) -> None:
    """Whatever hides a post hides it, and what cannot be understood does, too."""
    assert made(tmp_path, matter).status is STATUSES[matter]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n\nText.",
        "---\ntitle: A\nwords\nb: [\n---\nText.",
        "+++\ntitle = 'A'\n\nText.",
        "+++\ntitle = A\n+++\nText.",
        "---\ntitle = 'A'\ndraft = false\n---\nText.",
        "---js\nmodule.exports = f();\n---\nText.",
        '{"title": }\n\nText.',
        "---\na: &x [b]\nc: *x\n---\n",
        "---\ntitle: [x\n---\nText.",
        "---\ntitle: 'x\ndate: 2024-01-01\n---\nText.",
    ],
)
def test_unreadable(text: str, tmp_path: Path) -> None:
    """Front matter that cannot be read fails closed: hidden, and listed as a problem."""
    post = read(tmp_path, text).post
    assert post is not None
    assert post.status is Status.DRAFT
    assert post.problems
    assert all(problem.reason.endswith("; the post is hidden") for problem in post.problems)


def test_unclear_status(tmp_path: Path) -> None:
    """A draft key that is neither yes nor no is a problem on its line."""
    post = made(tmp_path, "title: A\nDraft: maybe")
    assert [(problem.line, problem.reason) for problem in post.problems] == [
        (3, "Draft: 'maybe' is neither true nor false; the post is hidden")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\npublished: false x: y\n---\nText.",
        "---\ntitle: A\ndate: 2024-01-01 x: y\n---\nText.",
        "---\ntitle: A\ndate: 2024-01-01\n  draft: true\n---\nText.",
        "---\ntitle: A\npublished: never\n---\nText.",
    ],
)
def test_one_mistake_is_one_problem(text: str, tmp_path: Path) -> None:
    """What a broken line says wrong beyond that is not told as well."""
    post = read(tmp_path, text).post
    assert post is not None
    assert len(post.problems) == 1


FIELDS: dict[str, dict[str, Any]] = {
    "title: A `b` [c](d) *e*": {"title": "A b c e"},
    "title: '*args, **kwargs and __init__'": {"title": "*args, **kwargs and __init__"},
    "title: 'a &amp; <em>b</em> Vec<T> [c]'": {"title": "a & b Vec<T> [c]"},
    "title: [a]": {"title": "A"},
    "slug: /x/y/": {"slug": "y"},
    "url: /x/y": {"url": "/x/y"},
    "url: https://example.org": {"url": ""},
    "permalink: /:year/:title/\ndate: 2024-01-31": {"url": "/2024/a/"},
    "aliases: [a, b, a]\nredirect_from: /c": {"aliases": ("a", "b", "/c")},
    "alias: a, b": {"aliases": ("a", "b")},
    "canonical_url: https://example.org/x": {"canonical": "https://example.org/x"},
    "canonical_url: x": {"canonical": ""},
    "series: S\nseries_order: 2": {"series": Series("S", 2)},
    "series: {name: S, order: 3}": {"series": Series("S", 3)},
    "series: [S, T]\npart: one": {"series": Series("S")},
    "series: {order: 1}": {"series": None},
    "author: Ann Lee <ann@example.org>": {"authors": ("Ann Lee",)},
    "authors: [{name: Ann}, Bob, {id: c}]": {"authors": ("Ann", "Bob", "c")},
    "authors: Ann, Bob": {"authors": ("Ann", "Bob")},
    "authors: <a href='/a'>Ann</a>, <b class=x>Bob</b>": {"authors": ("Ann", "Bob")},
    "author: Ann <ann9>": {"authors": ("Ann <ann9>",)},
    "author: Lee, Ann": {"authors": ("Lee, Ann",)},
    "image: {path: /a.png}": {"cover": "/a.png"},
    "images: [x, b.jpg?w=1]": {"cover": "b.jpg?w=1"},
    "hero: true\nthumbnail: https://example.org/i": {"cover": "https://example.org/i"},
    "featured: yes": {"cover": ""},
    "pinned: true": {"pinned": True},
    "sticky: 3": {"pinned": True},
    "top: 0": {"pinned": False},
    "weight: '10'": {"weight": 10},
    "weight: heavy": {"weight": None},
    "toc: yes": {"toc": True},
    "toc: {x: y}": {"toc": None},
    "lang: pt_BR": {"lang": "pt-BR"},
    "summary: 'A **b** [c](d).'": {"summary": "A b c."},
    "description: x\nexcerpt: y": {"summary": "y"},
    "updated: 2024-01-31": {"updated": "2024-01-31"},
    "date: {created: 2024-01-31, updated: 2024-02-01}": {"date": "2024-01-31", "updated": "2024-02-01"},
    "published: 2024-01-31": {"date": "2024-01-31"},
    "tags: [{name: a}, b, {label: c, id: 1}, {x: y}]": {"tags": ("a", "b", "c")},
    "date: [[2024-01-31]]": {"date": "2024-01-31"},
    "pubDatetime: 2024-01-31T10:00:00Z": {"date": "2024-01-31T10:00:00+00:00"},
    "date: last-modified\nlastmod: 2024-01-31": {"date": "2024-01-31"},
    "added: May 01 2024": {"date": "2024-05-01"},
    "posted: yes": {"date": "None", "problems": ()},
    "path: 2014/12/12/x": {"date": "2014-12-12"},
    "path: 2014/13/12/x": {"date": "None"},
    "x: 1\ny: [a, {b: no}]": {"extra": {"x": "1", "y": ["a", {"b": "no"}]}},
}  # fmt: skip


@pytest.mark.parametrize("matter", FIELDS)
def test_field(matter: str, tmp_path: Path) -> None:
    """Each field comes from the first key that says anything."""
    post = made(tmp_path, matter)
    found = {name: getattr(post, name) for name in FIELDS[matter]}
    dates = {name: str(value) for name, value in found.items() if name in ("date", "updated")}
    assert found | dates == FIELDS[matter]


def test_known_authors(tmp_path: Path) -> None:
    """An id stands for the name that the site gives it."""
    assert made(tmp_path, "authors: [ann, bob]", "authors").authors == ("Ann Lee", "bob")


def test_impossible_date(tmp_path: Path) -> None:
    """An impossible date is a problem on its line, and the next key counts."""
    post = made(tmp_path, "title: A\ndate: 2024-02-30\ncreated: 2024-01-31")
    assert str(post.date) == "2024-01-31"
    assert [(it.line, it.reason.partition(":")[0]) for it in post.problems] == [(3, "date")]


SUMMARIES = {
    "First *one*.\n\nSecond.": "First one.",
    "# Title\n\n![](a.png)\n\n<div>\n\n> Quoted\n> text.\n": "Quoted text.",
    "```\ncode\n```\n\n~~~~\n```\n~~~~\n\n- An item\n- Another": "An item Another",
    "import X from 'y'\n\n{% include x %}\n\nText with `code` and [^1].": "Text with code and .",
    "<!-- a\n\nb -->\n\nText.": "Text.",
    "<div>\n<p>In <b>HTML</b>.</p>\n<p>More.</p>\n</div>": "In HTML.",
    "A title\n=======\n\nPart\n----\n\nText.": "Text.",
    "Text\n```\ncode\n```\nmore.": "Text",
    "{{ site.x }}\n\n{% if a %} Text. {% endif %}": "Text.",
    "Lead.\n\n<!--more-->\n\nRest.": "Lead.",
    "<!-- more -->\n\nRest.": "",
    "": "",
    "word " * 100: ("word " * 60)[:-6].strip() + "…",
}


@pytest.mark.parametrize("body", SUMMARIES)
def test_summary(body: str, tmp_path: Path) -> None:
    """Without a key, a summary is the first prose, plain, at most 300 characters."""
    post = read(tmp_path, f"---\ntitle: A\n---\n{body}").post
    assert post is not None
    assert post.summary == SUMMARIES[body]
    assert len(post.summary) <= 300


WORDS = {
    "": 0,
    "one two\n\nthree": 3,
    "naïve café": 2,
    "你好世界": 2,
    "Привет, мир": 2,
    "use 你好 now": 3,
}


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str, tmp_path: Path) -> None:
    """A word is a word in any alphabet; a Chinese character is half of one."""
    post = read(tmp_path, text).post
    assert post is not None
    assert post.words == WORDS[text]


def test_titles(tmp_path: Path) -> None:
    """Without a key, a title is the first heading, else the name in words."""
    titles = [
        read(tmp_path, text, path="a-b_c.md").post
        for text in ("# Some *title* #\n", "Some title\n=====\n", "Text.\n", "---\ntitle:\n---\n")
    ]
    assert [post.title for post in titles if post] == ["Some title", "Some title", "A b c", "A b c"]


@pytest.mark.parametrize("data", [b"\0\0\0", b"a\0b"])
def test_no_text(data: bytes, tmp_path: Path) -> None:
    """What is no text is no post, with a reason."""
    reading = read_post(open_site(write(tmp_path, {"a.md": data})), "a.md", data)
    assert (reading.post, reading.why) == (None, "it is not text")


PROSE = "Où l'été s'achève, on récolte déjà les pommes près du château.\n" * 20
FOREIGN = {
    "Latin-1": PROSE.encode("latin-1"),
    "UTF-16LE": PROSE.encode("utf-16-le"),
    "UTF-16BE": PROSE.encode("utf-16-be"),
    "UTF-16LE, Chinese": "# 一\n\n一一二三\n".encode("utf-16-le"),
    "a short name": "été".encode("latin-1"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_foreign_encodings(name: str, tmp_path: Path) -> None:
    """Prose that is not UTF-8 shows as well as it can, with a problem."""
    reading = read_post(open_site(write(tmp_path, {"a.md": ""})), "a.md", FOREIGN[name])
    assert reading.post is not None
    assert [problem.line for problem in reading.post.problems] == [1]
    assert ("UTF-16" in name) is ("\ufffd" not in reading.body)
    assert "\0" not in reading.body


def test_unreadable_bytes(tmp_path: Path) -> None:
    """What is mostly no UTF-8 is no post, and its author should hear of it."""
    site = open_site(write(tmp_path, {"a.md": ""}))
    for data in (bytes(range(256)) * 9, bytes(range(1, 256)) * 9):
        reading = read_post(site, "a.md", data)
        assert reading.post is None
        assert reading.broken
        assert "not text" in reading.why


def test_encodings(tmp_path: Path) -> None:
    """A BOM and UTF-16 are read; a byte that is neither is a problem."""
    site = open_site(write(tmp_path, {"a.md": "# A"}))
    text = "---\ntitle: Ä\ndraft: true\n---\nText"
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
        text.replace("\n", "\r\n").encode(),
    ):
        post = read_post(site, "a.md", data).post
        assert post is not None
        assert (post.title, post.status, post.problems) == ("Ä", Status.DRAFT, ())
    broken = read_post(site, "a.md", b"---\ntitle: \xff\n---\n").post
    assert broken is not None
    assert [problem.reason for problem in broken.problems] == [
        "it is not UTF-8 throughout; save it as UTF-8"
    ]


@pytest.mark.parametrize(
    "sign", ["**a", "[a](", "`a", "_a", "[[", "<!--more", "{{<", "[", " ", "# ", "> ", "a, <"]
)
def test_endless_markup(sign: str, tmp_path: Path) -> None:
    """Markup without an end, where a search would cost the square, is cut before it is searched."""
    long = sign * (60_000 // len(sign))
    text = f"---\ntitle: |\n  {long}\nsummary: |\n  {long}\ntags: |\n  {long}\nauthor: |\n  {long}\n---\n{long}"
    post = read(tmp_path, text).post
    assert post is not None
    assert len(post.title) <= 1_000
    assert len(post.summary) <= 300
    assert all(len(word) <= 1_000 for word in (*post.tags, *post.authors))
    assert read(tmp_path, sign * (400_000 // len(sign))).post is not None


def test_posts_share_what_is_alike(tmp_path: Path) -> None:
    """Where ten thousand are filed alike and write the same further keys, memory has those once."""
    alike = [made(tmp_path, f"categories: [a]\nlayout: post\ntitle: T{n}") for n in range(2)]
    assert alike[0].extra == {"layout": "post"}
    assert alike[0].extra is alike[1].extra
    assert alike[0].categories is alike[1].categories
    assert made(tmp_path, "x: [1]").extra == {"x": ["1"]}
