"""Each row of the corpus's `edge_cases.csv`: real files that broke a parser or a naive rule."""

from __future__ import annotations

import csv
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from termblog.blog.engines import open_site
from termblog.blog.files import read_file
from termblog.blog.metadata.resolve import read_post
from termblog.blog.metadata.settle import settle
from termblog.blog.post import Status
from termblog.text import sanitise
from tests.blog.reading import NOW
from tests.conftest import _SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

    from termblog.blog.post import Post
    from termblog.blog.site import Site

_TABLE = Path(os.environ.get("TERMBLOG_CORPUS", _SHARED / "corpus")) / "edge_cases.csv"


class Case(NamedTuple):
    """One file, read."""

    post: Post | None
    """Its post; None where it is none."""
    body: str
    """Its text."""
    raw: bytes
    """The whole file."""
    path: str
    """Relative to the corpus."""
    detail: str
    """What the table says of it."""

    @property
    def found(self) -> Post:
        """Return the post, which there must be."""
        assert self.post is not None
        return self.post


def rows() -> list[dict[str, str]]:
    """Return the table; nothing where there is no corpus."""
    return list(csv.DictReader(_TABLE.open(encoding="utf-8"))) if _TABLE.is_file() else []


@cache
def site_of(root: Path) -> Site:
    """Return a recognised blog; each is looked at once."""
    return open_site(root)


def read(corpus: Path, row: dict[str, str]) -> Case:
    """Read a row's file as its blog reads it; a demo site within a blog is a blog of its own."""
    blog, _, path = row["path"].partition("/")
    root = corpus / blog
    if path.startswith("docs/_posts/"):
        root, path = root / "docs", path.removeprefix("docs/")
    site = site_of(root)
    raw = read_file(root, path).data
    reading = read_post(site, path, raw, mtime_ns=1)
    posts = settle(site, [reading.post] if reading.post else [], NOW)
    return Case(posts[0] if posts else None, reading.body, raw, row["path"], row["detail"])


DATES = {
    "getnikola__nikola-site/posts/release-candidate-1-for-nikola-v700-out.txt": "2014-05-05T15:00:00+00:00",
    "eclipse__mosquitto/www/pages/download.md": "2021-10-27T16:37:38+01:00",
    "eclipse__mosquitto/www/pages/security.md": "2021-04-03T11:55:50+01:00",
    "getnikola__nikola-site/posts/author-pages-in-nikola-770.rst": "2015-09-04T12:40:00-03:00",
    "rust-lang__blog.rust-lang.org/content/1.0-Timeline.md": "2014-12-12",
    "rust-lang__blog.rust-lang.org/content/1.94.1-release.md": "2026-03-26",
    "chrismwilliams__astro-theme-cactus/content/posts/markdown-elements/admonitions.md": "2024-08-25",
    "chrismwilliams__astro-theme-cactus/content/posts/markdown-elements/index.md": "2023-02-22",
    "18F__18f.gsa.gov/content/posts/2015-03-17-does-18f-pass-the-bechdel-test-for-tech.md": "2015-03-17T14:00:00-04:00",
    "18F__18f.gsa.gov/content/posts/2015-03-17-for-public-comment-the-https-only-standard.md": "2015-03-17T10:00:00-04:00",
    "squidfunk__mkdocs-material/docs/blog/posts/mkdocs-2.0.md": "2026-02-18",
}
"""What each date means."""

TITLES = {
    "Markup: Title with Special&nbsp;---&nbsp;Characters": "Markup: Title with Special --- Characters",
    "Wendy's bird cage &amp; flying birds tattoos": "Wendy's bird cage & flying birds tattoos",
    "📘 [Python] *args, **kwargs?": "📘 [Python] *args, **kwargs?",
    "Markup: Title *with* **Markdown**": "Markup: Title with Markdown",
}
"""Each title as plain text: what is markup goes, what only looks like it stays."""


def is_listed(case: Case) -> None:
    """Is read whole: its post is listed, and the text below the front matter is the file's own, made safe."""
    text = sanitise(case.raw.decode("utf-8-sig"))
    assert case.found.title
    assert case.found.title.isprintable()
    assert text.endswith(case.body)
    assert len(case.body.split("\n")) + case.found.body_line - 1 == len(text.split("\n"))


def is_one_tag(case: Case) -> None:
    """Keeps a tag with a space in it whole."""
    assert case.found.tags == (case.detail,)


def has_words_for_tags(case: Case) -> None:
    """Divides Jekyll's tags by spaces."""
    assert list(case.found.tags) == case.detail.split()


def has_date(case: Case) -> None:
    """Has the date that is meant, grouped under the day as written."""
    assert str(case.found.date) == DATES[case.path]


def has_date_or_is_none(case: Case) -> None:
    """Has a date of two parts, or is a template, which is no post."""
    has_date(case) if case.path in DATES else is_no_post(case)


def has_bare_categories(case: Case) -> None:
    """Has categories without the brackets of their links."""
    wanted = tuple((name.strip("[]'\" "),) for name in case.detail[1:-1].split(","))
    assert case.found.categories == wanted


def is_draft(case: Case) -> None:
    """Is a draft, in whatever words."""
    assert case.found.status is Status.DRAFT


def is_scheduled(case: Case) -> None:
    """Is held back until its day, without an overflow."""
    assert case.found.status is Status.SCHEDULED
    assert str(case.found.date).startswith("9999-12-31")


def is_dated_by_published(case: Case) -> None:
    """Takes a date for when it was published, and not for a yes or a no."""
    assert str(case.found.date) == case.detail
    assert (case.found.status is Status.DRAFT) == case.path.endswith("/draft.md")


def has_problem(case: Case) -> None:
    """Is shown with a problem that names the line."""
    assert [problem.line for problem in case.found.problems] in ([3], [5])
    assert case.found.status is Status.PUBLISHED


def is_no_post(case: Case) -> None:
    """Is a template, which is no post."""
    assert case.post is None


def has_plain_title(case: Case) -> None:
    """Has a title without markup."""
    assert case.found.title == TITLES[case.detail]


def has_brackets(case: Case) -> None:
    """Keeps the brackets of its title."""
    assert case.found.title == case.detail


def has_no_returns(case: Case) -> None:
    """Is read with Windows' line ends as with others."""
    is_listed(case)
    assert b"\r\n" in case.raw
    assert "\r" not in case.body
    assert case.found.body_line > 3


CASES: dict[str, Callable[[Case], None]] = {
    "11ty string tag with space = ONE tag": is_one_tag,
    "C0 control chars": is_listed,
    "Jekyll space-separated tags": has_words_for_tags,
    "US M/D/Y date": has_date,
    "UTC±N date": has_date,
    "Zola: date only in path=": has_date,
    "[[wikilink]] categories": has_bare_categories,
    "```ansi fence": is_listed,
    "bidi override/isolate chars": is_listed,
    "date is a dict": has_date_or_is_none,
    "draft: true": is_draft,
    "duplicate YAML key": has_problem,
    "far-future date": is_scheduled,
    "file > 150 kB": is_listed,
    "front matter error": has_problem,
    "inline base64 image": is_listed,
    "line > 8000 chars": is_listed,
    'localized date "25 Aug 2024"': has_date,
    "odd file name": is_listed,
    'offset "-4"': has_date,
    "published is a DATE": is_dated_by_published,
    "published: false": is_draft,
    "quirk CRLF": has_no_returns,
    "raw ESC bytes (terminal escape injection)": is_listed,
    "template braces INSIDE code fence (must stay)": is_listed,
    "template placeholder in front matter": is_no_post,
    "title with HTML/entity": has_plain_title,
    "title with Markdown": has_plain_title,
    "title with [brackets] (Rich markup hazard)": has_brackets,
    "zero-width space": is_listed,
}
"""What each case must be."""


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['case']}-{row['path'][-40:]}")
def test_edge_case(row: dict[str, str], corpus: Path) -> None:
    """A file that broke something elsewhere is read as its author meant it."""
    CASES[row["case"]](read(corpus, row))


def test_table(corpus: Path) -> None:
    """Each case of the table has its rule, and each rule a case."""
    assert Counter(row["case"] for row in rows()).keys() == CASES.keys()
