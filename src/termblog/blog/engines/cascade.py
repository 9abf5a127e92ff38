"""What a Hugo site says of all pages beneath a section: `cascade`, in the section or in its config.

Hugo: https://gohugo.io/configuration/cascade/. A row may be for some pages only: its `target` names
their path, as a glob beneath the content, their language, their kind. What a section says in one
language is for its pages in that language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from termblog.blog.engines.globs import glob, is_glob
from termblog.blog.engines.survey import parent
from termblog.blog.frontmatter.fields import Fields, fold
from termblog.blog.frontmatter.parts import split
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_MOST = 500  # sections that are read, each time that the site is opened
_INDEX = late(r"(?:^|/)_index(?:\.([\w-]+))?\.md\Z")
_TARGETS = ("target", "_target")
_KNOWN: Mapping[str, tuple[str, ...]] = {"kind": ("page",), "environment": ("production",)}
"""What a target may ask for besides paths and languages, and the answers that mean posts."""


def cascades(
    site: Site, survey: Survey, main: str
) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield front matter with what finds the paths that it is for; a later one counts more.

    Args:
        site: The blog, with its folders and languages.
        survey: Its folder.
        main: The language of files that name none.
    """
    pages = _Pages(site, main)
    for folder in site.folders:
        yield from _rows(pages, folder, site.config, "")
    indexes = [(name, found) for name in survey.named("_index") if (found := _INDEX.search(name))]
    for name, found in indexes[:_MOST]:
        text = survey.text(name)
        if "cascade" in text and any(f"/{name}".startswith(f"/{it}/") for it in site.folders):
            yield from _rows(pages, parent(name), split(text).matter.data, found[1] or main)


class _Pages:
    """Finds the files of pages by what a row says of them.

    Args:
        site: The blog.
        main: The language of files that name none.
    """

    def __init__(self, site: Site, main: str) -> None:
        self._languages = site.languages
        self._codes = site.codes
        self._main = main
        self._tops = _any((*site.languages, *site.folders))

    def beneath(self, folder: str, path: str, lang: str) -> re.Pattern[str]:
        """Return what finds the pages beneath a folder, of a path and a language.

        Args:
            folder: Relative to the blog's folder.
            path: A glob beneath the content; empty for all.
            lang: A language's code; empty for all.
        """
        return re.compile(rf"\A{self._at(path)}{self._in(lang)}{re.escape(folder)}/")

    def _at(self, path: str) -> str:
        if not path:
            return ""
        return rf"(?={self._tops}/?{glob(path.strip('/'))}(?:/index)?(?:\.[\w-]+)+\Z)"

    def _in(self, lang: str) -> str:
        if not lang or not self._codes:
            return ""
        if lang != self._main:
            return self._named((lang,), "=")
        return self._named(self._codes - {lang}, "!")

    def _named(self, codes: Iterable[str], look: str) -> str:
        """Return what looks ahead for files that name one of some languages, or for no such."""
        codes = frozenset(codes)
        folders = [folder for folder, code in self._languages.items() if code in codes]
        return rf"(?{look}.*\.{_any(codes)}\.\w+\Z|{_any(folders)}/)" if codes else ""


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def _rows(
    pages: _Pages, folder: str, said: Mapping[str, Any], lang: str
) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    cascade = Fields(said).peek("cascade")
    rows = cascade if isinstance(cascade, list) else [cascade]
    for row in (row for row in rows if isinstance(row, dict)):
        for target in _targets(row):
            path = str(target.get("path") or "")
            yield pages.beneath(folder, path, str(target.get("lang") or lang)), _values(row)


def _targets(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the targets of a row that can be posts; an empty one where there is none, for all."""
    told = [row[name] for name in _TARGETS if row.get(name)] or [{}]
    return [target for target in told if isinstance(target, dict) and _understood(target)]


def _understood(target: Mapping[str, Any]) -> bool:
    known = all(target.get(name, known[0]) in known for name, known in _KNOWN.items())
    return known and is_glob(str(target.get("path") or ""))


def _values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row's keys, those of its `params` among them, as a page may write both."""
    params = row.get("params")
    own = {key: value for key, value in row.items() if fold(key) not in ("target", "params")}
    return {**(params if isinstance(params, dict) else {}), **own}
