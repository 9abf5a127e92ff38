"""What a Hugo site says of all pages beneath a section: `cascade`, in the section or in its config.

Hugo: https://gohugo.io/configuration/cascade/. A row that is for some pages only, by its `target`,
is passed over, but for one that is for all that are pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from termblog.blog.engines.survey import parent
from termblog.blog.frontmatter import split
from termblog.blog.frontmatter.fields import Fields, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

_MOST = 500  # sections that are read, each time that the site is opened
_TARGETS = ("target", "_target")
_EVERY_PAGE: tuple[Mapping[str, str], ...] = ({}, {"kind": "page"})


def cascades(site: Site, survey: Survey) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    """Yield front matter with what finds the paths that it is for; a later one counts more.

    Args:
        site: The blog, with its folders.
        survey: Its folder.
    """
    for folder in site.folders:
        yield from _rows(folder, site.config)
    for name in survey.find("_index.md")[:_MOST]:
        text = survey.text(name)
        if "cascade" in text and any(f"/{name}".startswith(f"/{it}/") for it in site.folders):
            yield from _rows(parent(name), split(text).matter.data)


def _rows(
    folder: str, said: Mapping[str, Any]
) -> Iterator[tuple[re.Pattern[str], Mapping[str, Any]]]:
    cascade = Fields(said).peek("cascade")
    for row in cascade if isinstance(cascade, list) else [cascade]:
        if isinstance(row, dict) and all(row.get(it, {}) in _EVERY_PAGE for it in _TARGETS):
            yield re.compile(rf"\A{re.escape(folder)}/"), _values(row)


def _values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a row's keys, those of its `params` among them, as a page may write both."""
    params = row.get("params")
    own = {key: value for key, value in row.items() if fold(key) not in ("target", "params")}
    return {**(params if isinstance(params, dict) else {}), **own}
