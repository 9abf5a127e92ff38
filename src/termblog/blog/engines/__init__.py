"""Blog engines: how each lays its posts out on disk, and which of them wrote a folder.

A new engine is one file with a subclass of `Engine`, and one row in `ENGINES`. The row says what
gives the engine away; the file is imported when something of that is found.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog.errors import NotFound, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from termblog.blog.engines.engine import Engine
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Row(NamedTuple):
    """What gives an engine away, and where it is."""

    place: str
    """Its module and class, `module:Class`."""
    configs: tuple[str, ...] = ()
    """Its configuration files, as they are named from the folder that holds them."""
    packages: tuple[str, ...] = ()
    """npm packages that a `package.json` lists where it is used."""

    @property
    def engine(self) -> Engine:
        """The engine itself, imported when it is first asked for."""
        return _load(self.place)


@cache
def _load(place: str) -> Engine:
    module, _, name = place.partition(":")
    engine: Engine = getattr(import_module(f"termblog.blog.engines.{module}"), name)()
    return engine


def _files(stem: str, extensions: str) -> tuple[str, ...]:
    return tuple(f"{stem}.{extension}" for extension in extensions.split())


_HUGO = "toml yaml yml json"

ENGINES: Mapping[str, Row] = MappingProxyType(
    {
        "quartz": Row("quartz:Quartz", ("quartz.config.ts",), ("@jackyzha0/quartz",)),
        "hexo": Row("hexo:Hexo", _files("_config", "yml yaml json"), ("hexo",)),
        "jekyll": Row("jekyll:Jekyll", _files("_config", "yml yaml toml")),
        "hugo": Row(
            "hugo:Hugo",
            _files("hugo", _HUGO)
            + _files("config", _HUGO)
            + _files("config/_default/hugo", _HUGO)
            + _files("config/_default/config", _HUGO),
        ),
        "zola": Row("zola:Zola", ("zola.toml", "config.toml")),
        "docusaurus": Row(
            "docusaurus:Docusaurus",
            _files("docusaurus.config", "js ts mjs cjs"),
            ("@docusaurus/core", "@docusaurus/preset-classic"),
        ),
        "astro": Row("astro:Astro", _files("astro.config", "mjs ts js mts cjs"), ("astro",)),
        "nextjs": Row("nextjs:Nextjs", _files("next.config", "mjs ts js cjs"), ("next",)),
        "sveltekit": Row(
            "sveltekit:SvelteKit", _files("svelte.config", "js ts"), ("@sveltejs/kit",)
        ),
        "eleventy": Row(
            "eleventy:Eleventy",
            (".eleventy.js", *_files("eleventy.config", "js cjs mjs ts")),
            ("@11ty/eleventy",),
        ),
        "gatsby": Row("gatsby:Gatsby", _files("gatsby-config", "js ts mjs"), ("gatsby",)),
        "vitepress": Row(
            "vitepress:VitePress",
            _files(".vitepress/config", "ts js mts mjs cjs"),
            ("vitepress", "unplugin-vue-markdown", "vite-plugin-vue-markdown", "vite-plugin-md"),
        ),
        "vuepress": Row(
            "vuepress:VuePress",
            _files(".vuepress/config", "ts js mts mjs cjs"),
            ("vuepress", "vuepress-theme-hope", "vuepress-theme-vdoing"),
        ),
        "quarto": Row("quarto:Quarto", _files("_quarto", "yml yaml")),
        "mkdocs": Row("mkdocs:MkDocs", _files("mkdocs", "yml yaml")),
        "obsidian": Row("obsidian:Obsidian", (".obsidian/app.json", ".obsidian/core-plugins.json")),
        "logseq": Row("logseq:Logseq", ("logseq/config.edn",)),
        "nikola": Row("nikola:Nikola", ("conf.py",)),
        "zenn": Row("zenn:Zenn", packages=("zenn-cli",)),
        "qiita": Row("qiita:Qiita", packages=("@qiita/qiita-cli",)),
        "devto": Row("devto:DevTo"),
        "pelican": Row("pelican:Pelican", ("pelicanconf.py", "pelican.conf.py", "publishconf.py")),
        "mdx": Row("mdx:Mdx"),
        "plain": Row("plain:Plain"),
    }
)
"""Every engine by its name; where two would fit equally well, the first one counts.

The last one fits all.
"""


def open_site(root: Path) -> Site:
    """Recognise a blog's engine and read its configuration.

    That takes configuration files, directory listings and at most a few heads of posts, so that it
    costs the same however many posts there are.

    Args:
        root: The blog's folder.

    Raises:
        NotFound: There is no such folder.
        Unreadable: It is no folder, or it cannot be listed.
    """
    from termblog.blog.engines.survey import Survey
    from termblog.blog.history import History
    from termblog.blog.site import Site

    _check(root)
    survey = Survey(root)
    name, home, config = _recognise(survey)
    title = root.resolve().name
    site = Site(
        root=root, engine=name, home=home, config=config, title=title, history=History(root)
    )
    return engine_of(site).configure(site, survey)


def engine_of(site: Site) -> Engine:
    """Return what a blog's posts are written for.

    Args:
        site: The blog.
    """
    return ENGINES[site.engine].engine


def _check(root: Path) -> None:
    if not root.exists():
        raise NotFound(f"There is no folder {root}.")
    if not root.is_dir():
        raise Unreadable(f"{root} is a file, not a blog's folder.")
    try:
        next(root.iterdir(), None)
    except OSError as error:
        raise Unreadable(f"The folder {root} cannot be read: {error.strerror}.") from error


def _recognise(survey: Survey) -> tuple[str, str, Mapping[str, Any]]:
    """Return the name of a blog's engine, the folder of its configuration, and that configuration.

    A configuration file tells most, the one nearest to the top first; then what `package.json`
    lists; then the shape of the content.
    """
    configured = sorted(_configured(survey), key=lambda found: found[0])
    if configured:
        _, engine, home, config = configured[0]
        return engine, home, config
    for engine, row in ENGINES.items():
        for package in row.packages:
            if package in survey.packages:
                return engine, survey.packages[package], {}
    return next(engine for engine, row in ENGINES.items() if row.engine.fits(survey)), "", {}


def _configured(survey: Survey) -> Iterator[tuple[int, str, str, Mapping[str, Any]]]:
    from termblog.blog.engines.survey import parent

    for engine, row in ENGINES.items():
        for pattern in row.configs:
            for name in survey.find(pattern):
                if row.engine.owns(survey, name):
                    home = parent(name.removesuffix(pattern) + "x")
                    yield home.count("/") + bool(home), engine, home, survey.load(name)
