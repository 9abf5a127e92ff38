"""Blog engines: how each lays its posts out on disk.

A new engine is one file with a subclass of `Engine`, and one row in `ENGINES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from termblog.blog.engines.astro import Astro
from termblog.blog.engines.devto import DevTo
from termblog.blog.engines.docusaurus import Docusaurus
from termblog.blog.engines.eleventy import Eleventy
from termblog.blog.engines.gatsby import Gatsby
from termblog.blog.engines.hexo import Hexo
from termblog.blog.engines.hugo import Hugo
from termblog.blog.engines.jekyll import Jekyll
from termblog.blog.engines.logseq import Logseq
from termblog.blog.engines.mkdocs import MkDocs
from termblog.blog.engines.nextjs import Nextjs
from termblog.blog.engines.nikola import Nikola
from termblog.blog.engines.obsidian import Obsidian
from termblog.blog.engines.pelican import Pelican
from termblog.blog.engines.plain import Plain
from termblog.blog.engines.qiita import Qiita
from termblog.blog.engines.quarto import Quarto
from termblog.blog.engines.quartz import Quartz
from termblog.blog.engines.survey import parent
from termblog.blog.engines.sveltekit import SvelteKit
from termblog.blog.engines.vitepress import VitePress
from termblog.blog.engines.vuepress import VuePress
from termblog.blog.engines.zenn import Zenn
from termblog.blog.engines.zola import Zola

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.engine import Engine
    from termblog.blog.engines.survey import Survey

ENGINES: tuple[Engine, ...] = (
    Quartz(), Hexo(), Jekyll(), Hugo(), Zola(), Docusaurus(), Astro(), Nextjs(), SvelteKit(), Eleventy(), Gatsby(),
    VitePress(), VuePress(), Quarto(), MkDocs(), Obsidian(), Logseq(), Nikola(), Zenn(), Qiita(), DevTo(), Pelican(),
    Plain(),
)  # fmt: skip
"""Every engine; where two would fit equally well, the first one counts. The last one fits all."""


def recognise(survey: Survey) -> tuple[Engine, str, Mapping[str, Any]]:
    """Return a blog's engine, the folder of its configuration, and that configuration.

    A configuration file tells most, the one nearest to the top first; then what `package.json`
    lists; then the shape of the content.

    Args:
        survey: The blog's folder.
    """
    configured = sorted(_configured(survey), key=lambda found: found[0])
    if configured:
        _, engine, home, config = configured[0]
        return engine, home, config
    for engine in ENGINES:
        for package in engine.packages:
            if package in survey.packages:
                return engine, survey.packages[package], {}
    return next(engine for engine in ENGINES if engine.fits(survey)), "", {}


def _configured(survey: Survey) -> Iterator[tuple[int, Engine, str, Mapping[str, Any]]]:
    for engine in ENGINES:
        for pattern in engine.configs:
            for name in survey.find(pattern):
                if engine.owns(survey, name):
                    home = parent(name.removesuffix(pattern) + "x")
                    yield home.count("/") + bool(home), engine, home, survey.load(name)
