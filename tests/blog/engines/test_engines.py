"""Each engine: how its blogs are recognised, and what a path means in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from termblog.blog.engines import ENGINES, engine_of, open_site
from termblog.blog.opening import open_blog
from termblog.blog.post import Status
from tests.blog.folders import write
from tests.blog.reading import read_blog

if TYPE_CHECKING:
    from pathlib import Path

POST = "---\ntitle: A\ndate: 2024-01-31\n---\nText.\n"
EMPTY = "---\n---\nText.\n"


class Blog(NamedTuple):
    """A small blog, and what its engine makes of it."""

    files: dict[str, str]
    """The files by their paths."""
    posts: dict[str, str]
    """What is listed: slug, status where it is not published, and address, by path."""
    title: str = ""
    """The blog's name, where its configuration says it."""


def package(*names: str) -> str:
    """Return a `package.json` that lists npm packages."""
    return '{"dependencies": {' + ", ".join(f'"{name}": "1"' for name in names) + "}}"


BLOGS: dict[str, Blog] = {
    "jekyll": Blog(
        {
            "_config.yml": "title: J\nexclude: [old, '*.tmp.md']\ncollections: {tips: {output: true}}\n",
            "_posts/2024-01-31-a.md": EMPTY,
            "_posts/sub/2024-01-30-A b.markdown": EMPTY,
            "news/_posts/2024-01-29-c.md": EMPTY,
            "_posts/no-head.md": "Text.",
            "_posts/2024-01-28-headless.md": "Text.",
            "2024-01-27-page.md": "Text.",
            "_drafts/d.md": EMPTY,
            "_tips/e.md": EMPTY,
            "_layouts/f.md": EMPTY,
            "about.md": EMPTY,
            "README.md": EMPTY,
            "old/_posts/2024-01-01-g.md": EMPTY,
            "x.tmp.md": EMPTY,
        },
        {
            "_posts/2024-01-31-a.md": "a /2024/01/31/a.html",
            "_posts/sub/2024-01-30-A b.markdown": "A b /2024/01/30/A-b.html",
            "news/_posts/2024-01-29-c.md": "c /news/2024/01/29/c.html",
            "_posts/2024-01-28-headless.md": "headless /2024/01/28/headless.html",
            "_drafts/d.md": "d draft ",
            "_tips/e.md": "e page /tips/e/",
            "about.md": "about page /about/",
        },
        "J",
    ),
    "hugo": Blog(
        {
            "hugo.toml": 'baseURL = "https://h.example/"\ntitle = "H"\n[languages.fr]\n[languages.en]\n[permalinks]\nposts = "/:year/:slug/"\n',
            "content/_index.md": POST,
            "content/about.md": POST,
            "content/Über uns & Co: mehr.md": POST,
            "content/posts/a.md": POST,
            "content/posts/2024-01-31-b.md": POST,
            "content/posts/c/index.md": POST,
            "content/posts/a.fr.md": POST,
            "content/posts/undated.md": EMPTY,
            "layouts/x.md": POST,
        },
        {
            "content/about.md": "about page /about/",
            "content/Über uns & Co: mehr.md": "Über uns & Co: mehr page /über-uns--co-mehr/",
            "content/posts/a.md": "a /2024/a/",
            "content/posts/2024-01-31-b.md": "2024-01-31-b /2024/a/",
            "content/posts/c/index.md": "c /2024/a/",
            "content/posts/a.fr.md": "a-fr /fr/2024/a/",
            "content/posts/undated.md": "undated page ",
        },
        "H",
    ),
    "zola": Blog(
        {
            "config.toml": 'base_url = "https://z.example"\ntitle = "Z"\n',
            "content/_index.md": "+++\n+++\n",
            "content/blog/2024-01-31-a.md": "+++\ntitle = 'A'\n+++\n",
            "content/blog/b.md": "+++\npath = '2024/01/30/b'\n+++\n",
            "content/c.md": "+++\ndraft = true\n+++\n",
        },
        {
            "content/blog/2024-01-31-a.md": "a /blog/a/",
            "content/blog/b.md": "b /2024/01/30/b",
            "content/c.md": "c draft /c/",
        },
        "Z",
    ),
    "hexo": Blog(
        {
            "_config.yml": "title: X\nlanguage: [en, fr]\nnew_post_name: ':title.md'\n",
            "source/_posts/a.md": "title: A\ndate: 2024-01-31\n---\nText.\n",
            "source/_drafts/b.md": POST,
            "source/about/index.md": POST,
            "source/fr/about/index.md": POST,
        },
        {
            "source/_posts/a.md": "a /2024/01/31/a/",
            "source/_drafts/b.md": "b draft /2024/01/31/b/",
            "source/about/index.md": "about page /about/index.html",
            "source/fr/about/index.md": "about-fr page /fr/about/index.html",
        },
        "X",
    ),
    "astro": Blog(
        {
            "astro.config.mjs": "export default {}",
            "src/content/blog/a.mdx": POST,
            "src/content/blog/_b.md": POST,
            "src/content/authors/c.md": POST,
            "src/pages/about.md": POST,
            "src/content/notes/drafts/d.md": POST,
        },
        {
            "src/content/blog/a.mdx": "a ",
            "src/pages/about.md": "about page ",
            "src/content/notes/drafts/d.md": "d draft ",
        },
    ),
    "nextjs": Blog(
        {"package.json": package("next"), "posts/a.md": POST, "data/authors/b.md": "---\nname: B\n---\n"},
        {"posts/a.md": "a "},
    ),
    "sveltekit": Blog(
        {
            "svelte.config.js": "",
            "src/routes/blog/hello/+page.md": POST,
            "src/routes/blog/hello/+layout.md": POST,
            "src/posts/b.svx": POST,
        },
        {"src/routes/blog/hello/+page.md": "hello ", "src/posts/b.svx": "b "},
    ),
    "eleventy": Blog(
        {
            "eleventy.config.js": "const x = {\n  title: 'E',\n  url: \"https://e.example\",\n};",
            "content/blog/2024-01-31-a.md": POST,
            "content/about.md": POST,
            "content/blog/b.md": "---\npermalink: false\n---\n",
        },
        {
            "content/blog/2024-01-31-a.md": "a /blog/a/",
            "content/about.md": "about page /about/",
            "content/blog/b.md": "b private /blog/b/",
        },
        "E",
    ),
    "gatsby": Blog(
        {"package.json": package("gatsby"), "content/blog/2024-01-31---a/index.md": POST},
        {"content/blog/2024-01-31---a/index.md": "a "},
    ),
    "vuepress": Blog(
        {"docs/.vuepress/config.ts": "title: 'V'", "docs/blog/2024-01-31-a.md": POST, "docs/guide.md": POST},
        {"docs/blog/2024-01-31-a.md": "a ", "docs/guide.md": "guide page "},
        "V",
    ),
    "vitepress": Blog(
        {"package.json": package("vitepress"), "posts/a.md": POST, "index.md": POST},
        {"posts/a.md": "a ", "index.md": "index page "},
    ),
    "docusaurus": Blog(
        {
            "website/docusaurus.config.js": "module.exports = {\n  title: 'D',\n};",
            "website/blog/2024-01-31-a.md": EMPTY,
            "website/blog/2024-01-30-b/index.mdx": EMPTY,
            "website/blog/2024/01/29/c.md": "---\nslug: see\n---\n",
            "website/blog/_d.md": POST,
            "website/docs/e.md": POST,
            "website/i18n/fr/docusaurus-plugin-content-blog/2024-01-31-a.md": EMPTY,
        },
        {
            "website/blog/2024-01-31-a.md": "a /blog/2024/01/31/a",
            "website/blog/2024-01-30-b/index.mdx": "b /blog/2024/01/30/b",
            "website/blog/2024/01/29/c.md": "see /blog/see",
            "website/i18n/fr/docusaurus-plugin-content-blog/2024-01-31-a.md": "a-fr /fr/blog/2024/01/31/a",
        },
        "D",
    ),
    "quarto": Blog(
        {
            "_quarto.yml": "project: {type: website}\nwebsite: {title: Q, site-url: 'https://q.example'}\n",
            "posts/_metadata.yml": "author: Ann\ndate: 2024-01-30\n",
            "posts/index.qmd": EMPTY,
            "posts/a/index.qmd": POST,
            "posts/b/index.qmd": EMPTY,
            "posts/b/index.md": EMPTY,
            "about.qmd": EMPTY,
        },
        {
            "posts/index.qmd": "posts page /posts/",
            "posts/a/index.qmd": "a /posts/a/",
            "posts/b/index.md": "b /posts/b/",
            "about.qmd": "about page /about/",
        },
        "Q",
    ),
    "mkdocs": Blog(
        {
            "mkdocs.yml": "site_name: M\ndocs_dir: text\nplugins:\n  - blog:\n      blog_dir: news\n  - search\nx: !!python/name:y\n",
            "text/news/index.md": POST,
            "text/news/posts/a.md": "---\ntitle: One two\ndate: 2024-01-31\n---\n",
            "text/other.md": POST,
        },
        {
            "text/news/index.md": "index page ",
            "text/news/posts/a.md": "one-two /news/2024/01/31/one-two/",
        },
        "M",
    ),
    "pelican": Blog(
        {
            "pelicanconf.py": "SITENAME = 'P'\nPATH = 'text'\nARTICLE_URL = 'x/{date:%Y}/{slug}/'\nX = f()\n",
            "text/code/a.md": "Title: One: two\nDate: 2024-01-31 10:00\n\nText.\n",
            "text/pages/b.md": "Title: B\n\nText.\n",
            "text/c.md": "Title: C\nDate: 2024-01-31\nStatus: draft\n\nText.\n",
        },
        {
            "text/code/a.md": "one-two /x/2024/one-two/",
            "text/pages/b.md": "b page /pages/b.html",
            "text/c.md": "c draft /x/2024/c/",
        },
        "P",
    ),
    "nikola": Blog(
        {
            "conf.py": "BLOG_TITLE = 'N'\n",
            "posts/a.rst": ".. title: A\n.. slug: a\n.. date: 2024-01-31 10:00:00 UTC\n.. tags: draft\n\nText.\n",
            "posts/b.md": "Text without a head.\n",
            "posts/b.meta": ".. title: B\n.. slug: bee\n.. date: 2024/01/30\n",
            "pages/c.md": "<!--\n.. title: C\n.. date: 2024-01-31\n-->\n",
            "posts/none.md": "Text.\n",
        },
        {
            "posts/a.rst": "a draft /posts/a/",
            "posts/b.md": "bee /posts/bee/",
            "pages/c.md": "c page /pages/c/",
            "posts/none.md": "none /posts/none/",
        },
        "N",
    ),
    "obsidian": Blog(
        {
            ".obsidian/app.json": "{}",
            ".obsidian/templates.json": '{"folder": "Tools/Forms"}',
            "Notes/2024-01-31 A day.md": "Text.",
            "Tags/b.md": "Text.",
            "Tools/Forms/c.md": "{{date}}",
        },
        {"Notes/2024-01-31 A day.md": "2024-01-31 A day ", "Tags/b.md": "b "},
    ),
    "quartz": Blog({"quartz.config.ts": "", "content/a.md": POST, "docs/b.md": POST}, {"content/a.md": "a "}),
    "logseq": Blog(
        {
            "logseq/config.edn": "{}",
            "pages/a___b%3Fc.md": "title:: X\ntags:: y\n- Text\n",
            "journals/2024_01_31.md": "- Text\n",
        },
        {"pages/a___b%3Fc.md": "a/b?c ", "journals/2024_01_31.md": "2024_01_31 "},
    ),
    "zenn": Blog(
        {"package.json": package("zenn-cli"), "articles/a.md": "---\npublished: false\n---\n", "articles/x/b.md": POST},
        {"articles/a.md": "a draft /articles/a"},
    ),
    "qiita": Blog(
        {"package.json": package("@qiita/qiita-cli"), "public/a.md": "---\nprivate: true\n---\n"},
        {"public/a.md": "a private "},
    ),
    "devto": Blog(
        {"posts/a.md": "---\ntitle: A\npublished: false\ncover_image: x\n---\n"},
        {"posts/a.md": "a draft "},
    ),
    "plain": Blog(
        {
            "a.md": "# A",
            "b/c.md": "Text.",
            "d/index.md": "Text.",
            "README.md": "Text.",
            "CHANGELOG.md": "Text.",
            "b/changelog.md": "Text.",
            "node_modules/x/e.md": "Text.",
            ".hidden/f.md": "Text.",
            "g.txt": "Text.",
            "b/back\\slash.md": "Text.",
        },
        {
            "a.md": "a ",
            "b/c.md": "c ",
            "d/index.md": "d ",
            "b/changelog.md": "changelog ",
            "b/back\\slash.md": "back\\slash ",
        },
    ),
    "mdx": Blog(
        {
            "a/index.md": "---\ntitle: A\n---\n\n<Greeting name='x' />\n\nText.",
            "b.md": "import X from './x'\n\nText.",
            "c.md": "Text.",
        },
        {"a/index.md": "a ", "b.md": "b ", "c.md": "c "},
    ),
}  # fmt: skip
"""A blog for each engine."""

SHAPES: dict[str, dict[str, str]] = {
    "jekyll": {"blog/_posts/2024-01-31-a.md": POST},
    "hexo": {"source/_posts/a.md": POST},
    "hugo": {"archetypes/default.md": POST, "content/posts/a.md": POST},
    "docusaurus": {"blog/authors.yml": "", "blog/2024-01-31-a.md": POST},
    "astro": {"src/content/blog/a.md": POST, "src/pages/index.astro": ""},
    "vuepress": {".vuepress/styles.css": "", "a.md": POST},
    "vitepress": {".vitepress/theme/x.css": "", "a.md": POST},
    "quarto": {"a.qmd": POST},
    "pelican": {"content/a.md": "Title: A\nDate: 2024-01-31\n\nText.\n"},
    "nikola": {"www/posts/a.md": "<!--\n.. title: A\n-->\n", "www/files/x.txt": ""},
    "mkdocs": {"docs/blog/posts/a.md": POST},
    "obsidian": {"a.md": "See [[b]].", "b.md": "See [[a]]."},
    "logseq": {"pages/a.md": "- x", "journals/2024_01_31.md": "- y"},
    "zenn": {"articles/a.md": "---\ntitle: A\nemoji: x\ntopics: [a]\n---\n"},
    "qiita": {"public/a.md": "---\ntitle: A\nignorePublish: false\n---\n"},
    "plain": {"a.md": "# A\n"},
}
"""Blogs whose configuration is missing."""


def test_table() -> None:
    """Every engine has its row here, and is called as its row in the table is."""
    assert ENGINES.keys() == BLOGS.keys()
    assert [row.engine.name for row in ENGINES.values()] == list(ENGINES)


@pytest.mark.parametrize("name", BLOGS)
def test_engine(name: str, tmp_path: Path) -> None:
    """A blog is recognised by its files, and each path means what the engine makes of it."""
    blog = BLOGS[name]
    root = write(tmp_path, blog.files)
    site = open_site(root)
    assert site.engine == name
    assert site.title == (blog.title or tmp_path.name)
    posts = read_blog(root)
    said = {
        path: " ".join(
            [post.slug, *([] if post.status is Status.PUBLISHED else [post.status]), post.url]
        )
        for path, post in posts.items()
    }
    assert said == blog.posts


@pytest.mark.parametrize("name", SHAPES)
def test_shape(name: str, tmp_path: Path) -> None:
    """Without any configuration, the files' places and heads tell the engine."""
    assert open_site(write(tmp_path, SHAPES[name])).engine == name


HABITS: dict[str, tuple[dict[str, str], str]] = {
    "a route is called by its folder": (
        {"next.config.js": "", "app/n/hello/page.mdx": POST, "app/page.mdx": POST},
        "hello",
    ),
    "posts lie beside what is served as it is": (
        {"next.config.js": "", "app/x.ts": "", "public/hello/index.md": POST},
        "hello",
    ),
    "collections of posts lie at the top": (
        {"astro.config.mjs": "", "src/pages/about.md": POST, "posts/hello.md": POST},
        "hello",
    ),
    "a monorepo holds the site": (
        {
            "core/astro.config.mjs": "",
            "core/src/content/blog/news/hello.md": POST,
            "core/src/content/banners/b.md": POST,
        },
        "hello",
    ),
    "pages hold the posts": (
        {"package.json": "{}", "pages/posts/hello.md": POST, "pages/about.md": POST, "demo/d.md": POST},
        "hello",
    ),
    "a program's documents are no posts": (
        {"package.json": "{}", "site/content/blog/hello.md": POST, "docs/style.md": "# Style"},
        "hello",
    ),
    "a program that only keeps notes": ({"package.json": "{}", "a/hello.md": POST}, "hello"),
    "languages are folders": (
        {
            "next.config.js": "",
            "pages/en/hello.md": POST,
            "pages/fr/hello.md": POST,
            "pages/zh-TW/hello.md": POST,
        },
        "hello",
    ),
    "languages hold folders of posts": (
        {"package.json": "{}", "content/en/blog/hello.md": POST, "content/es/blog/hello.md": POST},
        "hello",
    ),
    "languages lie beside other folders": (
        {"logseq/config.edn": "", "pages/en/hello.md": POST, "pages/de/hello.md": POST, "pages/more/x.md": POST},
        "hello x",
    ),
    "news is one topic among others": (
        {"docs/.vuepress/config.js": "", "docs/news/hello.md": POST, "docs/web/there.md": POST},
        "hello there",
    ),
    "a program in a folder shows what lies beside it": (
        {"client/next.config.js": "", "client/pages/index.tsx": "", "posts/hello.md": POST},
        "hello",
    ),
    "posts lie where Nikola is told": (
        {
            "conf.py": "BLOG_TITLE = 'N'\nPOSTS = (('news/*.md', 'blog', 'p'), ('old/in/*.rst', 'b', 'p'))\n"
            "PAGES = [('about/*.md', '', 'p')]\n",
            "news/hello.md": ".. title: H\n\nx",
            "old/in/there.rst": ".. title: T\n\nx",
            "about/me.md": ".. title: M\n\nx",
        },
        "hello there",
    ),
    "a collection of articles": (
        {
            "_config.yml": "collections:\n  articles:\n    output: true\n  people: {}\n",
            "_articles/hello.md": POST,
        },
        "hello",
    ),
    "a site keeps its posts in a folder of its own choice": (
        {
            "next.config.js": "",
            "src/pages/index.tsx": "",
            "public/images/2024/01/31/a.png": "",
            "src/contents/blog/hello.md": POST,
            "CHANGELOG.md": POST,
        },
        "hello",
    ),
    "a package of a monorepo is about itself, too": (
        {"a/.vitepress/config.ts": "", "a/CHANGELOG.md": POST, "a/js/changelog.md": POST},
        "changelog",
    ),
    "the original lies beside its translations": (
        {
            "site/astro.config.mjs": "",
            "site/src/content/docs/hello.md": POST,
            **{f"site/src/content/docs/{code}/hello.md": POST for code in ("de", "ja", "pt-br")},
        },
        "hello",
    ),
    "Pelican's configuration has its older name": (
        {"pelican.conf.py": "PATH = 'src'", "src/hello.rst": "Hello\n#####\n\n:status: published\n"},
        "hello",
    ),
    "nothing is there but what is about folders": (
        {"README.md": POST, "hello/README.md": POST, "hello/a.png": "", "there/readme.md": POST},
        "README hello there",
    ),
    "a folder of notes that looks like a language": (
        {"go/hello.md": POST, "cs/trees.md": POST},
        "hello trees",
    ),
}  # fmt: skip
"""What blogs do that no engine prescribes, and the posts that they have."""


@pytest.mark.parametrize("habit", HABITS)
def test_habits(habit: str, tmp_path: Path) -> None:
    """Posts are found where authors keep them, and called as their readers know them."""
    files, slugs = HABITS[habit]
    posts = open_blog(write(tmp_path, files)).posts
    assert sorted(post.slug for post in posts) == slugs.split()


def test_a_translation_stands_under_its_original(tmp_path: Path) -> None:
    """Folders that are all languages, English among them, hold one blog in several."""
    files = {f"pages/{code}/hello.md": POST for code in ("en", "fr", "zh_TW")}
    (post,) = open_blog(write(tmp_path, {"next.config.js": "", **files})).posts
    assert (post.lang, sorted(post.translations)) == ("en", ["hello-fr", "hello-zh-tw"])


def test_a_draft_leaves_its_name_to_the_post(tmp_path: Path) -> None:
    """Where a post and its draft have one slug, the post keeps it."""
    files = {
        "_config.yml": "title: J",
        "_drafts/hello.md": POST,
        "_posts/2024-01-31-hello.md": POST,
    }
    posts = read_blog(write(tmp_path, files)).values()
    assert {post.slug: post.path for post in posts} == {
        "hello": "_posts/2024-01-31-hello.md",
        "hello-2": "_drafts/hello.md",
    }


def test_kinds_of_collections(tmp_path: Path) -> None:
    """A collection that is named as posts are holds posts, any other pages; so do Nikola's folders."""
    files = HABITS["a collection of articles"][0] | {"_people/me.md": POST}
    kinds = {post.slug: post.status for post in read_blog(write(tmp_path / "j", files)).values()}
    assert kinds == {"hello": Status.PUBLISHED, "me": Status.PAGE}
    files = HABITS["posts lie where Nikola is told"][0]
    kinds = {post.slug: post.status for post in read_blog(write(tmp_path / "n", files)).values()}
    assert kinds == {"hello": Status.PUBLISHED, "there": Status.PUBLISHED, "me": Status.PAGE}


def test_a_post_names_its_language(tmp_path: Path) -> None:
    """Posts in folders called after the languages that they name are translations of those beside."""
    french, english = (f"---\ntitle: H\nlang: {code}\n---\nx" for code in ("fr", "en"))
    files = {"_posts/fr/2024-01-31-a.md": french, "_posts/2024-01-31-a.md": english}
    (post,) = open_blog(write(tmp_path, {"_config.yml": "title: J", **files})).posts
    assert (post.lang, post.slug, post.translations) == ("en", "a", ("a-fr",))


def test_folders_of_a_section(tmp_path: Path) -> None:
    """A post's category is the folder within the one of the posts, not the way there."""
    files = {"package.json": "{}", "site/blog/tips/a.md": POST, "site/blog/b.md": POST}
    posts = read_blog(write(tmp_path, files))
    assert [post.categories for post in posts.values()] == [(), (("tips",),)]


def test_folders_that_only_hold_posts(tmp_path: Path) -> None:
    """Of a folder of notes, the way to the posts and the calendar are no categories; topics are."""
    files = {f"{folder}/a.md": EMPTY for folder in ("docs", "src/posts/2024/01", "src/tips/2024/more", "tips/blog")}  # fmt: skip
    posts = read_blog(write(tmp_path, files))
    assert sorted(post.categories for post in posts.values()) == [
        (),
        (),
        (("tips", "blog"),),
        (("tips", "more"),),
    ]


def test_a_source_folder_of_hexo(tmp_path: Path) -> None:
    """Without its site it is told from Jekyll's, whose posts all have dates in their names."""
    files = {"_posts/2024-01-31-c.md": POST, "_posts/README.md": "x"}
    assert open_site(write(tmp_path, files)).engine == "jekyll"
    write(tmp_path, {"_posts/a.md": POST, "_posts/b.md": POST})
    assert open_site(tmp_path).engine == "hexo"


def test_nearest(tmp_path: Path) -> None:
    """The configuration nearest to the top counts, and a deep one is found, too."""
    root = write(tmp_path, {"a/b/mkdocs.yml": "site_name: Deep", "a/b/docs/blog/posts/x.md": POST})
    assert (open_site(root).engine, open_site(root).home) == ("mkdocs", "a/b")
    write(root, {"a/hugo.toml": "title = 'Near'"})
    assert open_site(root).title == "Near"


def test_foreign_configs(tmp_path: Path) -> None:
    """A `config.toml` or a `conf.py` of something else is nobody's."""
    root = write(
        tmp_path, {"config.toml": "[net]\nretry = 1\n", "conf.py": "import os\n", "a.md": "# A"}
    )
    assert open_site(root).engine == "plain"


def test_config_of_zola(tmp_path: Path) -> None:
    """A `config.toml` with `base_url` is Zola's, whatever else it shares with Hugo's."""
    config = "base_url = 'https://x.org'\ntaxonomies = [{ name = 'tags' }]\n"
    assert open_site(write(tmp_path, {"config.toml": config})).engine == "zola"


def test_vue_in_markdown(tmp_path: Path) -> None:
    """A site that compiles Markdown with Vue is read as VitePress is."""
    package = '{"devDependencies": {"unplugin-vue-markdown": "1"}}'
    site = open_site(write(tmp_path, {"package.json": package, "pages/posts/a.md": POST}))
    assert (site.engine, "vue" in engine_of(site).rules(site, "a.md")) == ("vitepress", True)


@pytest.mark.parametrize(
    "config",
    [
        "_config.yml",
        "hugo.toml",
        "mkdocs.yml",
        "pelicanconf.py",
        "package.json",
        "_quarto.yml",
        "conf.py",
    ],
)
@pytest.mark.parametrize("text", ["", "[" * 30_000, "((" * 20_000, "\0", "- a", "{", '"x"'])
def test_broken_config(config: str, text: str, tmp_path: Path) -> None:
    """A broken or hostile configuration is passed over: the blog opens all the same."""
    root = write(
        tmp_path,
        {config: text, "_posts/2024-01-31-a.md": POST, "content/a.md": POST, "posts/a.md": POST},
    )
    assert open_site(root).engine
    read_blog(root)


def test_hostile_patterns(tmp_path: Path) -> None:
    """A pattern of the configuration that could run for ever is passed over, like a broken one."""
    patterns = ["(a+)+$", "(", r"\.tmp\.md$", "x" * 300, r"\.Rmd$"]
    quoted = ", ".join(f"'{pattern}'" for pattern in patterns)
    config = f"title = 'H'\nignoreFiles = [{quoted}]\n"
    files = {"hugo.toml": config, "content/posts/a.tmp.md": POST, "content/posts/b.Rmd": POST}
    assert [*read_blog(write(tmp_path, files))] == ["content/posts/b.Rmd"]
    assert [pattern.pattern for pattern in open_site(tmp_path).ignored] == [r"\.tmp\.md$"]


def test_rules(tmp_path: Path) -> None:
    """A post's Markdown is its engine's, and what its file's kind adds."""
    site = open_site(write(tmp_path, {"a.md": "# A"}))
    assert engine_of(site).rules(site, "a.mdx") - engine_of(site).rules(site, "a.md") == {"mdx"}
    assert "quarto" in engine_of(site).rules(site, "a.Rmd")


@pytest.mark.parametrize(
    ("plugins", "read"),
    [
        ("[blog]", False),
        ("[blog, macros]", True),
        ("{macros: {module_name: x}}", True),
        ("[mkdocs-simple-hooks, {macros: {render_by_default: false}}]", False),
        ('[{macros: {j2_variable_start_string: "[["}}]', False),
    ],
)
def test_macros(plugins: str, read: bool, tmp_path: Path) -> None:
    """MkDocs shows braces as they are, unless a plugin reads them."""
    files = {"mkdocs.yml": f"site_name: M\nplugins: {plugins}\n", "docs/blog/posts/a.md": POST}
    blog = open_blog(write(tmp_path, files))
    assert ("jinja" in blog.syntax(blog.posts[0])) is read


def test_restructuredtext(tmp_path: Path) -> None:
    """Such a post is read by rules of its own, and a directive of the site's is no problem."""
    text = ".. title: A\n\nPart\n~~~~\n\n.. code:: c\n\n    x\n\n.. chart:: Pie\n"
    files = {"conf.py": "BLOG_TITLE = 'N'", "posts/a.rst": text}
    (post,) = read_blog(write(tmp_path, files)).values()
    site = open_site(tmp_path)
    assert "rst" in engine_of(site).rules(site, post.path)
    assert not post.problems


MOMENTS = {
    "expiryDate: 2026-11-30": Status.EXPIRED,
    "unpublishdate: 2026-12-02": Status.PUBLISHED,
    "expiryDate: soon": Status.PUBLISHED,
    "publishDate: 2026-12-02": Status.SCHEDULED,
    "publishDate: 2026-11-30": Status.PUBLISHED,
    "published: true": Status.PUBLISHED,
    "draft: true\nexpiryDate: 2026-11-30": Status.DRAFT,
}
"""Keys beside a date, and what they make of a post on the first of December 2026."""


@pytest.mark.parametrize("matter", MOMENTS)
def test_moments(matter: str, tmp_path: Path) -> None:
    """Hugo shows a post from its `publishDate` until its `expiryDate`; both stay out of its date."""
    text = POST.replace("title", f"{matter}\ntitle")
    posts = read_blog(write(tmp_path, {"hugo.toml": "", "content/posts/a.md": text}))
    post = posts["content/posts/a.md"]
    assert (post.status, str(post.date)) == (MOMENTS[matter], "2024-01-31")
    assert bool(post.problems) is ("soon" in matter)


def test_moments_of_others(tmp_path: Path) -> None:
    """An earlier `publishDate` shows a later date's post, a page ends too, and a site may show all."""
    late = "---\ndate: 2030-01-01\npublishDate: 2020-01-01\n---\n"
    over = "---\nexpiryDate: 2020-01-01\n---\n"
    write(tmp_path, {"hugo.toml": "", "content/posts/a.md": late, "content/about.md": over})
    posts = read_blog(tmp_path)
    assert posts["content/posts/a.md"].status is Status.PUBLISHED
    assert posts["content/about.md"].status is Status.EXPIRED
    write(tmp_path, {"hugo.toml": "buildExpired = true"})
    assert read_blog(tmp_path)["content/about.md"].status is Status.PAGE
    root = write(tmp_path / "plain", {"a.md": over})
    assert read_blog(root)["a.md"].status is Status.PUBLISHED


def test_authors_pages(tmp_path: Path) -> None:
    """An id is explained by the page of its author, by name or by title, bundle or file."""
    files = {
        "hugo.toml": "",
        "content/authors/ann/_index.md": "---\ntitle: Ann Lee\n---\n",
        "content/authors/bob.md": "---\ntitle: The editor\nname: Bob Ray\n---\n",
        "content/posts/a.md": POST.replace("title", "authors: [ann, bob, cid]\ntitle"),
    }
    post = read_blog(write(tmp_path, files))["content/posts/a.md"]
    assert post.authors == ("Ann Lee", "Bob Ray", "cid")


def test_folder_data(tmp_path: Path) -> None:
    """Eleventy's posts take what JSON beside them says; their own tags come on top."""
    files = {
        ".eleventy.js": "",
        "posts/posts.json": '{"tags": ["posts", "food"], "layout": "post.njk", "lang": "de", "draft": true}',
        "posts/posts.11tydata.json": '{"lang": "fr", "permalink": "/x/{{ page.fileSlug }}/"}',
        "posts/a.md": "---\ntitle: A\ntags: [soup]\ndraft: false\n---\n",
        "posts/b.md": "---\ntitle: B\n---\n",
        "posts/old/old.11tydata.json": '{"permalink": false, "draft": false}',
        "posts/old/c.md": "---\ntitle: C\n---\n",
        "posts/other.json": '{"lang": "nl"}',
        "posts/old/e.json": '{"lang": "it"}',
        "posts/old/e.11tydata.json": '{"tags": "own"}',
        "posts/old/e.md": "---\ntitle: E\n---\n",
    }
    posts = read_blog(write(tmp_path, files))
    found = {path: (post.status.value, post.tags, post.lang) for path, post in posts.items()}
    assert found == {
        "posts/a.md": ("published", ("soup", "food"), "fr"),
        "posts/b.md": ("draft", ("food",), "fr"),
        "posts/old/c.md": ("private", ("food",), "fr"),
        "posts/old/e.md": ("private", ("own",), "it"),
    }
    assert posts["posts/a.md"].url == "/x/a/"
    assert not posts["posts/b.md"].extra


TARGETS = {
    "path: /posts/**": {"posts/a", "posts/old/b", "posts/a.fr", "posts/c"},
    "path: '/posts/*'": {"posts/a", "posts/a.fr", "posts/c"},
    "path: '{/notes/?,/posts/old/*}'": {"posts/old/b", "notes/d"},
    "path: /notes/d,e": set(),
    "path: /**\n    lang: fr": {"posts/a.fr"},
    "lang: en": {"posts/a", "posts/old/b", "posts/c", "notes/d"},
    "kind: section": set(),
    "kind: page\n    environment: production": {
        "posts/a", "posts/old/b", "posts/a.fr", "posts/c", "notes/d"
    },
    "path: '/[ab]/**'": set(),
    "path: '/*/*/*/*/*/*/*'": set(),
}  # fmt: skip


@pytest.mark.parametrize("target", TARGETS)
def test_a_cascade_for_some_pages(tmp_path: Path, target: str) -> None:
    """By path, language and kind; what is not understood is for none."""
    files = {
        "hugo.yaml": "languages:\n  en: {}\n  fr: {}\n"
        f"cascade:\n- tags: [told]\n  target:\n    {target}\n",
        "content/posts/a.md": POST,
        "content/posts/a.fr.md": POST,
        "content/posts/c/index.md": POST,
        "content/posts/old/b.md": POST,
        "content/notes/d.md": POST,
    }
    posts = read_blog(write(tmp_path, files))
    told = {path for path, post in posts.items() if post.tags == ("told",)}
    names = {it.removeprefix("content/").removesuffix(".md").removesuffix("/index") for it in told}
    assert names == TARGETS[target]


def test_a_section_cascades_in_its_language(tmp_path: Path) -> None:
    """`_index.fr.md` to French pages, `_index.md` to those of the main language."""
    files = {
        "hugo.yaml": "languages:\n  en: {}\n  fr: {}\n",
        "content/posts/_index.md": "---\ncascade: {tags: [food]}\n---\n",
        "content/posts/_index.fr.md": "---\ncascade: {tags: [plats]}\n---\n",
        "content/posts/a.md": POST,
        "content/posts/a.fr.md": POST,
    }
    posts = read_blog(write(tmp_path, files))
    assert posts["content/posts/a.md"].tags == ("food",)
    assert posts["content/posts/a.fr.md"].tags == ("plats",)


def test_cascade(tmp_path: Path) -> None:
    """Hugo's posts take what their sections and the configuration cascade to them."""
    files = {
        "hugo.toml": "[[cascade]]\ncategories = ['all']\n[cascade.target]\nkind = 'page'\n",
        "content/posts/_index.md": "---\ncascade:\n  draft: true\n  tags: [food]\n  params: {author: Ann}\n---\n",
        "content/posts/old/_index.md": "---\ncascade:\n- target: {path: /x/**}\n  lang: fr\n- tags: [old]\n---\n",
        "content/posts/a.md": POST,
        "content/posts/b.md": POST.replace("title", "draft: false\ntags: [soup]\ntitle"),
        "content/posts/old/c.md": POST,
        "content/notes/d.md": POST,
    }
    posts = read_blog(write(tmp_path, files))
    found = {
        path.removeprefix("content/"): (post.status.value, post.tags, post.authors)
        for path, post in posts.items()
    }
    assert found == {
        "posts/a.md": ("draft", ("food",), ("Ann",)),
        "posts/b.md": ("published", ("soup",), ("Ann",)),
        "posts/old/c.md": ("draft", ("old",), ("Ann",)),
        "notes/d.md": ("published", (), ()),
    }
    assert {post.categories for post in posts.values()} == {(("all",),)}
    assert not any(post.lang for post in posts.values())
