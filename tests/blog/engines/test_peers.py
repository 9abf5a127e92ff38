"""The same blogs, as their own engines read them: posts, titles, dates, slugs, addresses, drafts.

Where we differ, we do so on purpose, and the test says why.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

from termblog.blog.post import Status
from tests.blog.engines.peers import copy, peer, run, shorten, without_theme
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from termblog.blog.post import Post

_HERE = Path(__file__).parent

_NOT_YES_IN_HUGO = {
    "content/cn/2005-05-13-yu-jun.md",
    "content/cn/2006-02-26-09-27-00.md",
    "content/cn/2006-03-24-23-20-00.md",
    "content/cn/2007-05-08-where-am-i.md",
    "content/cn/2007-05-15-life-is-tough.md",
    "content/cn/2007-05-25-disappeared.md",
    "content/cn/2007-05-26-disappointed.md",
    "content/cn/2007-05-27-to-concentrate.md",
}
"""Posts that say `draft: yes`, which Hugo's YAML takes for a word; their author meant a draft."""


def words(text: str | None) -> str:
    """Return a title as both sides can compare it: entities, code marks and spaces aside."""
    return " ".join((text or "").replace("`", "").replace("&amp;", "&").split())


def differing(pairs: Iterable[tuple[str, object, object]]) -> dict[str, tuple[object, object]]:
    """Return what is not the same on both sides, by path."""
    return {path: (theirs, ours) for path, theirs, ours in pairs if theirs != ours}


def day(post: Post) -> str:
    """Return the day of a post that says one; an approximate date is nobody's."""
    return str(post.date)[:10] if post.date and not post.date.approximate else ""


@pytest.mark.parametrize(
    "blog",
    ["letsencrypt__website", "coredns__coredns.io", "tidyverse__tidyverse.org", "yihui__yihui.org"],
)
def test_hugo(blog: str, corpus: Path, tmp_path: Path) -> None:
    """`hugo list all` and we read the same pages, with the same addresses."""
    hugo = peer("hugo")
    root = copy(corpus / blog, tmp_path / blog)
    without_theme(root)
    table = run(hugo, "list", "all", cwd=root)
    rows = csv.DictReader(io.StringIO(table[table.index("path,") :]))
    theirs = {row["path"]: row for row in rows if row["kind"] == "page"}
    ours = read_blog(corpus / blog)

    # R Markdown without its output: Hugo shows the output alone, we show what there is.
    assert {path for path in ours if not path.endswith(".Rmd")} == theirs.keys()
    both = [(path, row, ours[path]) for path, row in theirs.items()]
    # Hugo leaves a page without a title empty; we take its heading or its name.
    titled = [(path, row, post) for path, row, post in both if row["title"]]
    assert not differing(
        (path, words(row["title"]), words(post.title)) for path, row, post in titled
    )
    moments = [
        (path, row["date"][:10].replace("0001-01-01", ""), day(post)) for path, row, post in both
    ]
    assert not differing(moments)
    addresses = [
        (path, unquote(urlsplit(row["permalink"]).path), post.url) for path, row, post in both
    ]
    assert not differing(addresses)
    drafts = {path for path, row, _ in both if row["draft"] == "true"}
    assert {
        path for path, _, post in both if post.status is Status.DRAFT
    } - _NOT_YES_IN_HUGO == drafts


@pytest.mark.parametrize(
    "blog",
    [
        "Homebrew__brew.sh",
        "techno-tim__techno-tim.github.io",
        "hellojunho__hellojunho.github.io",
        "mmistakes__made-mistakes-jekyll",
    ],
)
def test_jekyll(blog: str, corpus: Path, tmp_path: Path) -> None:
    """Jekyll and we read the same posts, drafts and pages, with the same addresses and tags."""
    jekyll = peer("jekyll")
    root = copy(corpus / blog, tmp_path / blog)
    source = root / "src" if (root / "src").is_dir() else root
    (source / "_plugins").mkdir()
    shutil.copy(_HERE / "list.rb", source / "_plugins")
    config = root / "_config.yml"
    config.write_text(_without_gems(config.read_text()))
    arguments = (
        "--source",
        str(source),
        "--config",
        str(config),
        "--drafts",
        "--future",
        "--unpublished",
    )
    printed = run(jekyll, "build", *arguments, cwd=root)
    prefix = f"{source.relative_to(root)}/".removeprefix("./")
    rows = json.loads(printed.partition("ROWS")[2].splitlines()[0])
    theirs = {prefix + row["path"].lstrip("/"): row for row in rows}
    ours = read_blog(corpus / blog)

    assert ours.keys() == theirs.keys()
    # Jekyll drops front matter that is no YAML, and shows the post without its title.
    broken = {
        path for path, post in ours.items() if any("YAML" in it.reason for it in post.problems)
    }
    assert len(broken) <= 1
    both = [(path, row, ours[path]) for path, row in theirs.items() if path not in broken]
    # Jekyll makes a title of the name where none is written; we take the first heading.
    assert not differing(
        (path, words(row["title"]), words(post.title))
        for path, row, post in both
        if not path.startswith("_tabs/")
    )
    assert not differing(
        (path, unquote(row["url"]), post.url) for path, row, post in both if not _commas(row)
    )
    posts = [(path, row, post) for path, row, post in both if row["kind"] != "Jekyll::Page"]
    # Jekyll dates a draft by the moment at which it looks.
    assert not differing(
        (path, row["date"], day(post)) for path, row, post in posts if not row["draft"]
    )
    assert not differing((path, _once(row["tags"]), post.tags) for path, row, post in posts)
    assert {path for path, row, _ in both if row["draft"]} == {
        path for path, _, post in both if post.status is Status.DRAFT
    }


def _without_gems(config: str) -> str:
    """Return a configuration that asks for no theme and no plugin; addresses must be quoted."""
    config = re.sub(
        r"^(theme|remote_theme|source|destination)\s*:.*", "", config, flags=re.MULTILINE
    )
    config = re.sub(r"^(plugins|gems)\s*:\n(?:\s*-.*\n)*", "", config, flags=re.MULTILINE)
    return re.sub(r"^(\s*permalink: *)(:.*)$", r'\1"\2"', config, flags=re.MULTILINE)


def _once(tags: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(tag) for tag in tags or () if tag))


def _commas(row: dict[str, Any]) -> bool:
    """Tell whether `categories: a, b` is in the address, which Jekyll divides by spaces alone."""
    return "," in row["url"]


@pytest.mark.parametrize("blog", ["rust-lang__this-week-in-rust", "crazy-canux__blog_pelican"])
def test_pelican(blog: str, corpus: Path, tmp_path: Path) -> None:
    """Pelican and we read the same articles and pages; it tells of the same slugs that clash."""
    python = Path(peer("pelican")).with_name("python")
    root = copy(corpus / blog, tmp_path / blog)
    shorten(root)
    script, output = str(_HERE / "list.py"), str(tmp_path / "output")
    rows = json.loads(run(str(python), script, str(root), output, cwd=tmp_path))
    theirs = {row["path"]: row for row in rows}
    ours = read_blog(corpus / blog)

    assert ours.keys() == theirs.keys()
    both = [(path, row, ours[path]) for path, row in theirs.items()]
    assert not differing((path, words(row["title"]), words(post.title)) for path, row, post in both)
    assert not differing((path, row["date"], day(post)) for path, row, post in both if row["date"])
    assert not differing((path, row["url"], post.url) for path, row, post in both)
    assert not differing(
        (path, _folded(row["tags"]), _folded(post.tags)) for path, row, post in both
    )
    clashing = {path for path, row, post in both if row["slug"] != post.slug}
    assert clashing == {
        path for path, post in ours.items() if any("slug" in it.reason for it in post.problems)
    }


def _folded(tags: Iterable[str]) -> set[str]:
    return {tag.casefold() for tag in tags}


def test_hexo(corpus: Path, tmp_path: Path) -> None:
    """Hexo and we read the same posts and pages, with the same addresses."""
    modules = Path(peer("hexo")).parent.parent
    root = copy(corpus / "hexojs__site", tmp_path / "site")
    asked = {
        "hexo": {"version": "8.0.0"},
        "dependencies": {"hexo": "*", "hexo-renderer-marked": "*"},
    }
    (root / "package.json").write_text(json.dumps(asked))
    (root / "node_modules").symlink_to(modules)
    script = str(shutil.copy(_HERE / "list.js", root))
    printed = run("node", script, str(root), cwd=root)
    theirs = {row["path"]: row for row in json.loads(printed.splitlines()[-1])}
    ours = read_blog(corpus / "hexojs__site")

    assert ours.keys() == theirs.keys()
    both = [(path, row, ours[path]) for path, row in theirs.items()]
    assert not differing((path, words(row["title"]), words(post.title)) for path, row, post in both)
    assert not differing((path, unquote(row["url"]), post.url) for path, row, post in both)
    posts = [(path, row, post) for path, row, post in both if row["kind"] == "Post"]
    assert not differing((path, row["date"], day(post)) for path, row, post in posts)
    assert not differing((path, row["slug"], post.slug) for path, row, post in posts)
    assert {path for path, row, _ in both if row["kind"] == "Page"} == {
        path for path, _, post in both if post.status is Status.PAGE
    }
