"""Hugo: page bundles and files beneath `content`, in sections, in several languages."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from termblog.blog.engines.cascade import cascades
from termblog.blog.engines.engine import MARKDOWN, Engine, mapping
from termblog.blog.engines.permalink import Known, expand, rooted
from termblog.blog.engines.rules import ALWAYS
from termblog.blog.engines.survey import join, parent
from termblog.blog.frontmatter.fields import Fields, scalars, truth
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from termblog.blog.engines.place import Place
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_LANGUAGE_FILE = re.compile(r"(?:^|/)config/_default/languages\.([\w-]+)\.\w+$")
_UNSAFE = re.compile(r"[^\w./#+~@-]")  # what an address does not hold, as a file's name may
_LONGEST = 200  # characters of a pattern of files to ignore
_KEYS = frozenset({
    "baseurl", "languagecode", "params", "markup", "taxonomies", "outputs",
    "defaultcontentlanguage", "contentdir", "locale",
})  # fmt: skip


class Hugo(Engine):
    """Hugo."""

    name: ClassVar[str] = "hugo"
    extensions: ClassVar[tuple[str, ...]] = (*MARKDOWN, ".rmd", ".rmarkdown")
    folders: ClassVar[tuple[str, ...]] = ("content",)
    apart: ClassVar[frozenset[str]] = frozenset()
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "hugo", "deflist", "math", "emoji", "attrs", "more", "mark",
    }  # fmt: skip
    needs_date: ClassVar[bool] = True
    bundles: ClassVar[bool] = True
    appears: ClassVar[tuple[str, ...]] = ("publishdate", "pubdate", "published")
    expires: ClassVar[tuple[str, ...]] = ("expirydate", "unpublishdate")

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Hugo's configuration from others of that name by its keys; `base_url` is Zola's."""
        keys = {key.lower() for key in survey.load(config)}
        named = config.rpartition("/")[2].startswith("hugo")
        return named or ("base_url" not in keys and bool(keys & _KEYS))

    def fits(self, survey: Survey) -> bool:
        """Fit content with section pages and archetypes."""
        return "archetypes" in survey.folders and "content" in survey.folders

    def roots(self, site: Site, survey: Survey) -> Iterable[str]:
        """Return the content folder or each language's own, and what is mounted there."""
        base = _content(site)
        languages = _languages(site, survey).values()
        own = [one.text("contentdir") or base for one in languages] or [base]
        return dict.fromkeys([*own, *_mounted(site)])

    def configure(self, site: Site, survey: Survey) -> Site:
        """Read languages, sections, addresses and ignored files."""
        config = Fields(site.config)
        languages = _languages(site, survey)
        site = super().configure(site, survey)
        content = join(site.home, _content(site))
        main = scalars(config.peek("params.mainsections") or config.peek("mainsections"))
        site = site._replace(
            title=site.title if config.text("title") else _title(languages, site),
            sections=tuple(f"{join(content, name)}/" for name in main) or site.sections,
            languages=_folders(site, languages),
            codes=frozenset(languages),
            ignored=(*_ignored(config), *_disabled(site, languages)),
            future=truth(config.peek("buildfuture")) or False,
            expired=truth(config.peek("buildexpired")) or False,
            authors={**site.authors, **_authors(config)},
            permalink=_pattern(config),
            permalinks={name: _pattern(config, name) for name in _own_patterns(config)},
        )
        spoken = config.text("defaultcontentlanguage") or "en"
        return site._replace(defaults=tuple(cascades(site, survey, spoken)))

    def place(self, site: Site, path: str) -> Place | None:
        """Keep the whole name as the slug: a date in it is a part of the address here."""
        place = super().place(site, path)
        if place is None or not place.date or path.rpartition("/")[2].startswith("index."):
            return place
        return place._replace(slug=_stem(path, site))

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return the address by the section's pattern, else by the folders."""
        section = place.folders[0] if place.folders else ""
        path = expand(site.permalinks.get(section, site.permalink), place, known, _TOKENS)
        lead = place.lang if place.lang and place.lang != site.lang.partition("-")[0] else ""
        if _UNSAFE.search(path):
            path = _UNSAFE.sub("", path.replace(" ", "-"))
        return rooted(f"{lead}/{path}".lower()) if path else ""


def _mounted(site: Site) -> Iterator[str]:
    """Yield folders of the blog that its configuration puts beneath the content."""
    mounts = Fields(site.config).peek("module.mounts")
    for mount in mounts if isinstance(mounts, list) else ():
        target = mapping(mount).get("target", "")
        source = mapping(mount).get("source", "")
        if f"{target}/".startswith("content/") and ".." not in str(source):
            yield str(source)


def _disabled(site: Site, languages: Mapping[str, Fields]) -> Iterator[re.Pattern[str]]:
    """Yield what finds the pages in languages that are not published."""
    listed = scalars(Fields(site.config).peek("disablelanguages"))
    folders = _folders(site, languages)
    for code, said in languages.items():
        if code in listed or truth(said.peek("disabled")):
            yield re.compile(rf"\.{re.escape(code)}\.\w+\Z")
            yield from (re.compile(rf"\A{re.escape(it)}/") for it in folders if folders[it] == code)


def _own_patterns(config: Fields) -> Mapping[str, Any]:
    """Return what the configuration says of sections' addresses, by section."""
    patterns = mapping(config.peek("permalinks"))
    return {**mapping(config.peek("uglyurls")), **(mapping(patterns.get("page")) or patterns)}


def _pattern(config: Fields, section: str = "") -> str:
    """Return the pattern of a section's addresses; with `uglyURLs` they are those of files."""
    patterns = mapping(config.peek("permalinks"))
    own = (mapping(patterns.get("page")) or patterns).get(section)
    pattern = str(own or "/:sections/:slugorfilename/")
    said = config.peek("uglyurls")
    ugly = truth(said.get(section) if isinstance(said, dict) else said)
    return f"{pattern.rstrip('/')}.html" if ugly and pattern.endswith("/") else pattern


def urlize(text: str) -> str:
    """Return a title as Hugo writes it in an address.

    Args:
        text: The title.
    """
    words = re.sub(r"[\s/]+", "-", text.strip().lower())
    return re.sub(r"-{2,}", "-", re.sub(r"[^\w.\-]", "", words)).strip("-")


_TOKENS: Mapping[str, Callable[[Known], str]] = {
    "title": lambda known: urlize(known.title),
    "slug": lambda known: known.written or urlize(known.title),
}
"""What tokens of an address mean to Hugo alone."""


def _stem(path: str, site: Site) -> str:
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return stem.rpartition(".")[0] if stem.rpartition(".")[2] in site.codes else stem


def _languages(site: Site, survey: Survey) -> dict[str, Fields]:
    """Return each language's configuration, whether it has a file of its own or a table."""
    found = {
        code: Fields(mapping(table))
        for code, table in mapping(site.config.get("languages")).items()
    }
    for name in survey.named("config/_default/languages."):
        own = _LANGUAGE_FILE.search(name)
        if own and parent(parent(parent(name))) == site.home:
            found[own[1]] = Fields(survey.load(name))
    return found


def _content(site: Site) -> str:
    return Fields(site.config).text("contentdir") or "content"


def _folders(site: Site, languages: Mapping[str, Fields]) -> dict[str, str]:
    """Return the language that each content folder stands for."""
    folders = {code: one.text("contentdir") for code, one in languages.items()}
    base = _content(site)
    return {join(site.home, own or f"{base}/{code}"): code for code, own in folders.items()}


def _title(languages: Mapping[str, Fields], site: Site) -> str:
    own = languages.get(site.lang.partition("-")[0]) or next(iter(languages.values()), None)
    return sanitise(own.text("title")) or site.title if own else site.title


def _ignored(config: Fields) -> Iterator[re.Pattern[str]]:
    """Yield `ignoreFiles`; R Markdown stays, since it is the post where nothing was rendered.

    A repeated group could take for ever on a name that was made for it, so such a pattern is
    passed over.
    """
    for pattern in scalars(config.peek("ignorefiles")):
        low, harmless = pattern.lower(), not re.search(r"\)[*+{]", pattern)
        if harmless and len(pattern) < _LONGEST and "rmd" not in low and "rmark" not in low:
            with suppress(re.error):
                yield re.compile(pattern)


def _authors(config: Fields) -> dict[str, str]:
    people = mapping(config.peek("params.authors"))
    return {key: name for key, who in people.items() if (name := Fields(mapping(who)).text("name"))}
