"""Jekyll: `_posts/2024-01-31-name.md` beneath any folder, `_drafts`, collections, pages elsewhere."""

from __future__ import annotations

import re
from fnmatch import translate
from typing import TYPE_CHECKING, Any, ClassVar

from termblog.blog.engines.engine import Engine, mapping
from termblog.blog.engines.globs import glob, is_glob
from termblog.blog.engines.permalink import Known, expand, rooted, slugify
from termblog.blog.engines.place import POSTS, Place, dated, inside
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join
from termblog.blog.frontmatter.fields import scalars, truth
from termblog.blog.post import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_STYLES = {
    "": "/:categories/:year/:month/:day/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_UNSAID = re.compile(r"[^\w.~!$&'()+,;=@]+")
_UNDATED = "its name does not begin with a date, so that Jekyll passes it over; the post is hidden"
_HEXO = {"source_dir", "new_post_name", "theme_config", "skip_render", "per_page", "archive_dir"}


class Jekyll(Engine):
    """Jekyll, with any theme."""

    name: ClassVar[str] = "jekyll"
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "liquid", "kramdown", "deflist", "abbr", "math", "attrs", "emoji",
    }  # fmt: skip
    needs_matter: ClassVar[bool] = True
    apart: ClassVar[frozenset[str]] = frozenset()
    spaced_tags: ClassVar[bool] = True

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Jekyll's `_config.yml` from Hexo's by the keys that only Hexo has."""
        return not _HEXO & set(survey.load(config))

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that has `_posts`."""
        return any(f"/{folder}".endswith("/_posts") for folder in survey.folders)

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read source, excluded files, front matter defaults and the style of addresses."""
        site = super().configure(site, survey)
        config = site.config
        source = join(site.home, str(config.get("source") or ""))
        home = source if (site.root / source).is_dir() else site.home
        permalink = str(config.get("permalink") or "")
        return site._replace(
            folders=(home,),
            sections=(),
            ignored=tuple(_excluded(home, config)),
            permalink=_STYLES.get(permalink, permalink),
            defaults=tuple(_defaults(home, config)),
            nested_categories="chirpy" in f"{config.get('theme')}{config.get('remote_theme')}",
            future=truth(config.get("future")) or False,
        )

    def place(self, site: Site, path: str) -> Place | None:
        """Read date, name and categories from the path, as Jekyll does."""
        inner = inside(site, path)[1].removeprefix(f"{site.config.get('collections_dir')}/")
        *folders, file = inner.split("/")
        name = file.rpartition(".")[0]
        for folder, status in (("_posts", Status.PUBLISHED), ("_drafts", Status.DRAFT)):
            if folder in folders:
                date, slug = dated(name)
                above = [part for part in folders[: folders.index(folder)] if part != "src"]
                passed = bool(site.config) and folder == "_posts" and not date
                found = Place(slug or name, status, date, tuple(above))
                return found._replace(status=Status.DRAFT, flaw=_UNDATED) if passed else found
        if any(part[0] == "_" and part[1:] not in _collections(site) for part in folders):
            return None
        place = super().place(site, inner.replace("/_", "/").removeprefix("_") if folders else path)
        if place is None or (folders and folders[0][1:] in _collections(site) & POSTS):
            return place
        return place._replace(status=Status.PAGE)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address, with the folders above `_posts` as categories."""
        if place.status is Status.PAGE:
            return expand("/:path/", place, known)
        paths = known.categories or tuple((folder,) for folder in place.folders)
        path = expand(site.permalink, place, known._replace(categories=paths), _TOKENS)
        return rooted(path.replace("..", "/")) if path else ""


_TOKENS = {
    "title": lambda known: _UNSAID.sub("-", known.slug).strip("-"),
    "slug": lambda known: slugify(known.slug),
}
"""What tokens of an address mean to Jekyll alone."""


def _collections(site: Site) -> set[str]:
    config = site.config.get("collections")
    names = mapping(config) or dict.fromkeys(scalars(config))
    return {"pages", *names}


def _excluded(home: str, config: Mapping[str, Any]) -> Iterator[re.Pattern[str]]:
    """Yield what `exclude` names: a glob or a folder, from the source folder."""
    for name in scalars(config.get("exclude")):
        pattern = translate(join(home, name)).removesuffix(r"\Z").removesuffix(")")
        yield re.compile(rf"\A{pattern}(?:/|\Z))")


def _defaults(
    home: str, config: Mapping[str, Any]
) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield the front matter defaults, the ones with the shortest paths first."""
    listed = config.get("defaults")
    rows = [mapping(row) for row in listed] if isinstance(listed, list) else []
    rows.sort(key=lambda row: len(str(mapping(row.get("scope")).get("path") or "")))
    for row in rows:
        scope = mapping(row.get("scope"))
        yield (
            _scope(home, str(scope.get("path") or ""), str(scope.get("type") or "")),
            mapping(row.get("values")),
        )


def _scope(home: str, path: str, kind: str) -> re.Pattern[str]:
    prefix = glob(join(home, path)) if is_glob(path) else re.escape(join(home, path))
    folder = {
        "": "",
        "posts": "(?=.*_posts/)",
        "drafts": "(?=.*_drafts/)",
        "pages": "(?!.*_posts/)",
    }
    return re.compile("\\A" + folder.get(kind, rf"(?=.*_{re.escape(kind)}/)") + prefix)
