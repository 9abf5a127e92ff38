"""Hugo's own HTML of real blogs: what it says, we say, word for word and in order.

The blogs are built without their themes. Of a shortcode that only the theme knows, both sides show
what it encloses, else its name. What is compared otherwise than it stands there, by intent:

- Formulas as they are written: Hugo leaves them to the browser.
- Blanks around Chinese and Japanese do not count: where a line of the source ends, Hugo leaves one.
- What is never shown to a terminal, or shown as a sign, is so on both sides.
- An embedded page or film is its title, else its address: a terminal links to it.
- Marks of footnotes are the renderer's own.

Whatever else differs is listed with its reason.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from termblog.blog.opening import open_blog
from termblog.document.document import Options
from termblog.document.parse import parse
from termblog.layout.page import Page
from termblog.text import sanitise
from termblog.theme import load_theme
from tests.blog.engines.peers import copy, peer, run, without_theme
from tests.conformance.facts import Reference, fold, said

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post

_LAYOUT = (
    '{{ $file := "" }}{{ with .File }}{{ $file = .Filename }}{{ end }}'
    '{{ dict "file" $file "html" (string .Content) | jsonify (dict "noHTMLEscape" true) }}'
)
_BUILT_IN = {"figure", "gist", "highlight", "ref", "relref", "tweet", "vimeo", "x", "youtube"}
_SETTINGS = {
    "HUGO_DISABLEKINDS": "rss sitemap taxonomy term 404 robotsTXT",
    "HUGO_MARKUP_GOLDMARK_RENDERER_UNSAFE": "true",
    "HUGO_MARKUP_GOLDMARK_EXTENSIONS_TYPOGRAPHER_DISABLE": "true",
}
_MARKS = re.compile(
    r'<sup id="fnref\d*:\d+">.*?</sup>|(?:&#160;)?<a [^>]*class="footnote-backref".*?</a>'
)
_ASIAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60—…“”"
_BLANK = re.compile(rf"(?<=[{_ASIAN}])\s+|\s+(?=[{_ASIAN}])")

_EMPHASIS = "Hugo leaves the marks of emphasis and strikes beside Chinese punctuation"
REASONS = {
    "content/blog/packet-performace.md": "`^[…]` is a note, which Hugo does not know",
    "content/blog/webinar.md": "Hugo calls a film of YouTube `YouTube video`, we `YouTube`",
    "content/cn/2005-07-28-20-54-00.md": "a formula on a line of its own is code without its dollars",
    "content/cn/2007-11-25-all-opinions-are-biased.md": "Hugo takes `~\\~` for a mark, twice escaped or not",
    "content/cn/2009-04-01-how-and-what-to-teach-in-statistics.md": "WordPress's `$latex …$`",
    "content/cn/2019-09-18-diversity-consultant.md": "a bare address is shown decoded",
    "content/cn/2006-03-06-18-42-00.md": _EMPHASIS,
    "content/cn/2006-03-07-23-22-00.md": _EMPHASIS,
    "content/cn/2006-03-18-13-24-00.md": _EMPHASIS,
    "content/cn/2008-09-26-introduction-to-bootstrap-and-permutation-test.md": _EMPHASIS,
}


class _Page(Reference):
    """A page of Hugo's."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        attributes = dict(attrs)
        if tag in ("iframe", "video", "audio", "embed", "source") and attributes.get("src"):
            self.handle_data(f" {attributes.get('title') or attributes['src']} ")


def built(blog: str, corpus: Path, root: Path) -> dict[str, list[str]]:
    """Build a blog, and return the words of each page by its file."""
    copy(corpus / blog, root)
    without_theme(root)
    _lay_out(root / "layouts")
    run(peer("hugo"), "build", "-DEF", "--ignoreCache", cwd=root, **_SETTINGS)
    texts = (file.read_text() for file in (root / "public").rglob("*.html"))
    pages = (json.loads(text) for text in texts if text.startswith('{"file"'))
    return {
        page["file"].removeprefix(f"{root}/"): _their_words(page["html"])
        for page in pages
        if page["file"]
    }


def _lay_out(layouts: Path) -> None:
    """Write layouts that tell a page's file and its HTML, and shortcodes that show what they hold."""
    for shortcode in layouts.rglob("shortcodes/*.html"):
        if shortcode.stem in _BUILT_IN:
            shortcode.unlink()
        elif ".Inner" in shortcode.read_text():
            shortcode.write_text("{{ .Inner | .Page.RenderString }}")
        else:
            shortcode.write_text(f"[{shortcode.stem}]")
    for name in ("_default/single.html", "_default/list.html", "index.html"):
        file = layouts / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_LAYOUT)


def _their_words(html: str) -> list[str]:
    page = _Page()
    page.feed(_MARKS.sub("", html))
    page.close()
    return _words("".join(page.text))


def _our_words(blog: Blog, post: Post) -> list[str]:
    syntax = {*blog.syntax(post), "tex"}
    document = parse(blog.source(post).text, syntax)
    page = Page(document, load_theme("ink"), 200, Options(plain=True))
    return _words(said(list(page.raw_lines())))


def _words(text: str) -> list[str]:
    return fold(_BLANK.sub("", sanitise(text)))


@pytest.mark.parametrize(
    "name",
    ["letsencrypt__website", "coredns__coredns.io", "tidyverse__tidyverse.org", "yihui__yihui.org"],
)
def test_hugo_says_the_same(name: str, corpus: Path, tmp_path: Path) -> None:
    """Each post says what Hugo's page of it says."""
    theirs = built(name, corpus, tmp_path / name)
    blog = open_blog(corpus / name, drafts=True, cache=tmp_path / "cache")
    posts = [post for post in (*blog.posts, *blog.pages) if post.path in theirs]
    assert len(posts) > len(theirs) * 0.7
    differing = {p.path for p in posts if _our_words(blog, p) != theirs[p.path]}
    assert differing == REASONS.keys() & theirs.keys()
