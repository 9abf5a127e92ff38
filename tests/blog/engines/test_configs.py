"""What engines' own configurations say of posts: which are drafts, which are none, where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from termblog.blog.engines import open_site
from termblog.blog.engines.configs import LOADERS
from termblog.blog.engines.globs import find_by
from termblog.blog.post import Status
from tests.blog.folders import write
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from pathlib import Path

POST = "---\ntitle: A\ndate: 2024-01-31\n---\nText.\n"
TOML = "+++\ntitle = 'A'\ndate = 2024-01-31\n+++\nText.\n"


class Case(NamedTuple):
    """A small blog, and what its configuration makes of its posts."""

    files: dict[str, str]
    """The files by their paths."""
    posts: dict[str, str]
    """By path the status, where it is not published, and the address, where that is asked for."""


CASES: dict[str, Case] = {
    "jekyll passes over what has no date in its name": Case(
        {"_config.yml": "title: J", "_posts/a.md": POST, "_drafts/b.md": POST, "_posts/2024-01-31-c.md": POST},
        {"_posts/a.md": "draft", "_drafts/b.md": "draft", "_posts/2024-01-31-c.md": ""},
    ),
    "a folder of posts without jekyll's configuration hides none": Case(
        {"_posts/a.md": POST, "_posts/2024-01-31-c.md": POST}, {"_posts/a.md": "", "_posts/2024-01-31-c.md": ""}
    ),
    "jekyll's scopes are globs": Case(
        {
            "_config.yml": "defaults:\n- {scope: {path: '_posts/*/x'}, values: {published: false}}",
            "_posts/a/2024-01-31-a.md": POST,
            "_posts/a/x/2024-01-31-b.md": POST,
        },
        {"_posts/a/2024-01-31-a.md": "", "_posts/a/x/2024-01-31-b.md": "draft"},
    ),
    "jekyll's collections may lie in a folder": Case(
        {
            "_config.yml": "collections_dir: all\ncollections: {tips: {output: true}}",
            "all/_posts/2024-01-31-a.md": POST,
            "all/_tips/b.md": POST,
        },
        {"all/_posts/2024-01-31-a.md": "/2024/01/31/a.html", "all/_tips/b.md": "page /tips/b/"},
    ),
    "zola's sections and what it ignores": Case(
        {
            "config.toml": "base_url = 'https://z.example'\nignored_content = ['*.tmp.md']\n[languages.fr]\n",
            "content/blog/_index.md": "+++\ndraft = true\n+++\n",
            "content/blog/a.md": TOML.replace("date", "draft = false\ndate"),
            "content/blogs/Über_Uns.md": TOML,
            "content/blogs/b.fr.md": TOML,
            "content/c.tmp.md": TOML,
        },
        {"content/blog/a.md": "draft", "content/blogs/Über_Uns.md": "/blogs/uber-uns/", "content/blogs/b.fr.md": "/fr/blogs/b/"},
    ),
    "zola may leave names as they are": Case(
        {
            "config.toml": "base_url = 'https://z.example'\nslugify = { paths = 'off' }\n",
            "content/A_b.md": TOML,
        },
        {"content/A_b.md": "/A_b/"},
    ),
    "eleventy's lists of what it ignores": Case(
        {
            ".eleventy.js": "",
            ".eleventyignore": "# none\nposts/old/\n!posts/b.md\n",
            ".gitignore": "*.tmp.md\n",
            "posts/a.md": POST,
            "posts/old/b.md": POST,
            "posts/c.tmp.md": POST,
        },
        {"posts/a.md": "/posts/a/"},
    ),
    "eleventy's addresses": Case(
        {
            ".eleventy.js": "",
            "posts/a.md": POST.replace("date", "permalink: '/{{ page.date | date: \"%Y/%b\" }}/{{ title | slugify }}/'\ndate"),
            "posts/b.md": POST.replace("date", "permalink: '/{{ site.x }}/'\ndate"),
            "posts/c.md": POST.replace("date", "permalink: '/{{ page.date }}/'\ndate"),
        },
        {"posts/a.md": "/2024/Jan/a/", "posts/b.md": "-", "posts/c.md": "-"},
    ),
    "hexo passes over what it is told to": Case(
        {
            "_config.yml": "new_post_name: x\nfuture: false\nexclude: ['_posts/a/*']\nignore: ['**/b/**']\nskip_render: c.md\n",
            "source/_posts/a/a.md": POST,
            "source/_posts/b/a.md": POST,
            "source/c.md": POST,
            "source/_posts/d.md": POST.replace("2024", "2099"),
            "source/_posts/e.md": POST,
        },
        {"source/_posts/d.md": "scheduled", "source/_posts/e.md": ""},
    ),
    "quarto's drafts and what it does not render": Case(
        {
            "_quarto.yml": "project: {render: ['*.qmd', '!old/']}\nwebsite: {drafts: [posts/b.qmd]}\n",
            "posts/a.qmd": POST,
            "posts/b.qmd": POST.replace("date", "draft: false\ndate"),
            "old/c.qmd": POST,
        },
        {"posts/a.qmd": "", "posts/b.qmd": "draft"},
    ),
    "mkdocs' drafts and what it excludes": Case(
        {
            "mkdocs.yml": "draft_docs: |\n  wip-*.md\nexclude_docs: |\n  /blog/posts/old\nplugins: [{blog: {draft_if_future_date: true}}]\n",
            "docs/blog/posts/a.md": POST,
            "docs/blog/posts/wip-b.md": POST,
            "docs/blog/posts/old/c.md": POST,
            "docs/blog/posts/d.md": POST.replace("2024", "2099"),
        },
        {"docs/blog/posts/a.md": "", "docs/blog/posts/wip-b.md": "draft", "docs/blog/posts/d.md": "scheduled"},
    ),
    "material's blog says where posts lie and what they are called": Case(
        {
            "mkdocs.yml": "plugins:\n  material/blog:\n    blog_dir: .\n    post_dir: texts\n    post_url_format: '{date}/{file}'\n    post_url_date_format: yyyy/MM\n",
            "docs/texts/a.md": POST.replace("2024", "2099"),
            "docs/b.md": POST,
        },
        {"docs/texts/a.md": "/2099/01/a/", "docs/b.md": "page"},
    ),
    "pelican's settings": Case(
        {
            "pelicanconf.py": "SITENAME = 'P'\nPAGE_PATHS = ['info']\nARTICLE_EXCLUDES = ['old']\nIGNORE_FILES = ['*.tmp.md']\n"
            "DEFAULT_METADATA = {'status': 'draft'}\nAUTHOR = 'Ann'\n",
            "content/a.md": "Title: A\nDate: 2024-01-31\n\nText.\n",
            "content/b.md": "Title: B\nDate: 2024-01-31\nStatus: published\n\nText.\n",
            "content/info/c.md": "Title: C\nStatus: published\n\nText.\n",
            "content/old/d.md": "Title: D\n\nText.\n",
            "content/e.tmp.md": "Title: E\n\nText.\n",
        },
        {"content/a.md": "draft", "content/b.md": "", "content/info/c.md": "page"},
    ),
    "hugo's bundles, mounts and disabled languages": Case(
        {
            "hugo.yaml": "disableLanguages: [de]\nlanguages:\n  en: {}\n  de: {}\n  fr: {disabled: true}\n  it: {disabled: true, contentDir: italian}\n"
            "module:\n  mounts:\n  - {source: texts, target: content/texts}\n  - {source: ../x, target: content}\n  - {source: js, target: assets}\n",
            "content/index.md": POST,
            "content/a/index.md": POST,
            "content/a/more.md": POST,
            "content/a/in/deep.md": POST,
            "content/b.md": POST,
            "content/c/index.en.md": POST,
            "content/c/more.md": POST,
            "content/b.de.md": POST,
            "content/b.fr.md": POST,
            "italian/b.md": POST,
            "texts/c.md": POST,
            "js/d.md": POST,
        },
        {"content/index.md": "page", "content/a/index.md": "", "content/c/index.en.md": "", "content/b.md": "", "texts/c.md": ""},
    ),
    "vitepress' source, and what is none of it": Case(
        {
            "package.json": '{"devDependencies": {"vitepress": "1"}}',
            ".vitepress/config.mts": "export default {\n  srcDir: './text',\n  srcExclude: [\n    '**/skip/**',\n    \"x.md\",\n  ],\n}\n",
            "text/a.md": POST,
            "text/b/skip/b.md": POST,
            "text/x.md": POST,
            "c.md": POST,
        },
        {"text/a.md": ""},
    ),
    "quartz' own list": Case(
        {
            "quartz.config.ts": "  pageTitle: 'Q',\n  ignorePatterns: ['wip', \"x/*.md\"],\n",
            "content/a.md": POST,
            "content/b/wip/c.md": POST,
            "content/x/d.md": POST,
            "content/private/e.md": POST,
        },
        {"content/a.md": "", "content/private/e.md": ""},
    ),
    "the day is a folder's name": Case(
        {"docusaurus.config.js": "", "blog/2024-01-31/a.md": "# A\n", "blog/2024/01/30/b.md": "# B\n"},
        {"blog/2024-01-31/a.md": "/blog/2024/01/31/a", "blog/2024/01/30/b.md": "/blog/2024/01/30/b"},
    ),
    "what quartz ignores where nothing is said": Case(
        {"quartz.config.ts": "", "content/a.md": POST, "content/private/b.md": POST}, {"content/a.md": ""}
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_configuration(case: str, tmp_path: Path) -> None:
    """A blog's posts are what its configuration says they are."""
    blog = CASES[case]
    posts = read_blog(write(tmp_path, blog.files))
    assert posts.keys() == blog.posts.keys()
    for path, wanted in blog.posts.items():
        post = posts[path]
        status = "" if post.status is Status.PUBLISHED else str(post.status)
        address = (post.url or "-") if "/" in wanted or wanted == "-" else ""
        assert " ".join(filter(None, [status, address])) == wanted


@pytest.mark.parametrize(
    ("files", "url"),
    [
        ({"_config.yml": "url: https://x.example\nbaseurl: /blog"}, "https://x.example/blog/"),
        ({"_config.yml": "url: https://x.example\nbaseurl: ''"}, "https://x.example"),
        ({"_config.yml": "url: https://x.example/b/\nroot: /b/\nnew_post_name: x"}, "https://x.example/b/"),
        ({"_config.yml": "baseurl: /blog"}, ""),
        ({"hugo.toml": "baseURL = 'https://x.example/b/'"}, "https://x.example/b/"),
        ({"docusaurus.config.js": "x = {\n  url: 'https://x.example',\n  baseUrl: '/d/',\n}"}, "https://x.example/d/"),
    ],
)  # fmt: skip
def test_where_a_site_is(files: dict[str, str], url: str, tmp_path: Path) -> None:
    """A site's address holds the path that it has on its host, though its configuration says it apart."""
    assert open_site(write(tmp_path, files)).url == url


def test_a_file_that_jekyll_passes_over_is_a_problem(tmp_path: Path) -> None:
    """Its author hears of it, since Jekyll says nothing."""
    posts = read_blog(write(tmp_path, {"_config.yml": "title: J", "_posts/a.md": POST}))
    assert [str(problem) for problem in posts["_posts/a.md"].problems] == [
        "_posts/a.md:1: its name does not begin with a date, so that Jekyll passes it over; the post is hidden"
    ]


def test_shared_author(tmp_path: Path) -> None:
    """Pelican's author wrote what names nobody, and Quartz is called as its configuration says."""
    files = {"pelicanconf.py": "SITENAME = 'P'\nAUTHOR = 'Ann'\n", "content/a.md": "Title: A\n\nText.\n"}  # fmt: skip
    (post,) = read_blog(write(tmp_path / "p", files)).values()
    assert post.authors == ("Ann",)
    quartz = {"quartz.config.ts": "  pageTitle: 'Garden',\n", "content/a.md": POST}
    assert open_site(write(tmp_path / "q", quartz)).title == "Garden"


@pytest.mark.parametrize(
    ("glob", "path", "found"),
    [
        ("a.md", "x/y/a.md", True),
        ("/a.md", "x/a.md", False),
        ("x/", "y/x/a.md", True),
        ("x/*.md", "x/a.md", True),
        ("x/*.md", "x/y/a.md", False),
        ("x/**/a.md", "x/a.md", True),
        ("**/a.{md,txt}", "x/a.txt", True),
        ("a?.md", "ab.md", True),
        ("# a.md", "a.md", False),
        ("!a.md", "a.md", False),
        ("*", "a.md", False),
        ("[a].md", "a.md", False),
        ("*" * 9 + "a", "a", False),
        ("a*b*c.md", "axbyc.md", True),
        ("a*b*c.md", "axbyc", False),
        ("*a*b*", "x/xaxbx", True),
        ("*a*b*", "xbxa", False),
        ("**/**/**/a", "a", False),
        ("*?*?*?*?", "abcdef", False),
        ("*{a,b}*{a,b}*{a,b}*", "abc", False),
        ("a" * 201, "a" * 201, False),
    ],
)
def test_globs(glob: str, path: str, found: bool) -> None:
    """A glob is read as `.gitignore`'s are; what would take long to match, or is none, finds nothing."""
    assert any(pattern.search(path) for pattern in find_by("", [glob])) is found


def test_globs_of_a_hostile_blog() -> None:
    """Stars between the same letters cost no more than the name is long, and a list has an end."""
    (pattern,) = find_by("", ["*a*a*a*a*a*b"])
    assert pattern.search("a" * 250) is None
    assert len([*find_by("", ["x"] * 2_000)]) == 500
    listed = "x: [" + "'a'  " * 5_000 + "\n"
    assert LOADERS[".js"](listed) == {}
    assert LOADERS[".js"]("x: [\n  'a', \"b\",\n]") == {"x": ["a", "b"]}
