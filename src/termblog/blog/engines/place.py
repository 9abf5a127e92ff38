"""What a file's path says about it, before anybody opens it.

These are the habits that engines share: `2024-01-31-name.md`, `name/index.md`, `drafts/`,
`name.fr.md`. An engine with a habit of its own changes the `Place` that comes out of here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.post import Status
from termblog.patterns import late

if TYPE_CHECKING:
    from termblog.blog.site import Site

POSTS = frozenset({
    "post", "posts", "_posts", "blog", "blogs", "article", "articles", "news", "writing",
    "writings", "essays", "journal", "entries", "notes", "note", "thoughts", "diary", "til",
    "weblog", "stories", "newsletter", "updates",
})  # fmt: skip
"""What folders of posts are called."""

PAGES = frozenset(["pages", "_pages", "page", "spec"])
"""What folders of pages are called that are no posts."""

_DRAFTS = frozenset(["draft", "drafts", "_draft", "_drafts"])
NOT_CONTENT = frozenset({
    "author", "authors", "tag", "tags", "category", "categories", "team", "people", "members",
    "template", "templates", "layout", "layouts", "partials", "includes", "components", "snippets",
    "_templates", "archetypes", "i18n", "locales", "fixtures",
})  # fmt: skip
"""What folders are called whose Markdown the site itself uses."""

_README = "readme"
_ABOUT_FILES = frozenset(
    {_README, "_index", "license", "licence", "pull_request_template", "issue_template"}
)
_ABOUT_REPOSITORY = frozenset({
    "contributing", "code_of_conduct", "code-of-conduct", "changelog", "security", "support",
    "summary", "contributors", "todo", "maintainers", "governance", "authors", "agents", "claude",
})  # fmt: skip
_KNOWN = POSTS | PAGES | _DRAFTS
_DATED = late(r"(\d{4}[-_.]\d{1,2}[-_.]\d{1,2})(?!\d)(?:[-_. ]+|$)(.*)", re.DOTALL)
_OF_YEAR = late(r"(0[1-9]|1[0-2])[-_](0[1-9]|[12]\d|3[01])[-_](.+)", re.DOTALL)
_YEAR = late(r"(?:19|20)\d\d")
_CALENDAR = late(r"(?:^|/)((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?$")


class Place(NamedTuple):
    """What a file's path says about it."""

    slug: str
    """What it is called; front matter may call it otherwise."""
    status: Status = Status.PUBLISHED
    """What its folder makes of it: a post, a draft, a page."""
    date: str = ""
    """The date in its name or its folders, as written there."""
    folders: tuple[str, ...] = ()
    """The folders between the content folder and the file (or its bundle)."""
    lang: str = ""
    """The language that its folder or name stands for."""
    flaw: str = ""
    """What is wrong with the path, for its author to hear."""


class _Way(NamedTuple):
    """What the folders on the way to a file say, whichever file it is."""

    folders: tuple[str, ...]
    """Their names."""
    kinds: tuple[str, ...]
    """Those that are named as posts, pages or drafts are, lower case."""
    others: frozenset[str]
    """All others, lower case."""
    date: str
    """The day or the month that the last of them stand for."""


@lru_cache(maxsize=1_024)  # the files of a folder share it
def _read_way(path: str) -> _Way:
    folders = tuple(path.split("/")) if path else ()
    low = tuple(map(str.lower, folders))
    kinds = tuple(folder for folder in low if folder in _KNOWN)
    return _Way(folders, kinds, frozenset(low) - _KNOWN, _calendar(path))


def locate(site: Site, path: str, apart: frozenset[str]) -> Place | None:
    """Return what a path says by the habits that all engines share, or None for no post.

    Args:
        site: The blog.
        path: Relative to the blog's folder, with forward slashes.
        apart: Names of folders among the content that hold no posts.
    """
    lang, inner = inside(site, path)
    above, _, file = inner.rpartition("/")
    name = file.rpartition(".")[0] or file
    code = name.rpartition(".")[2]
    if code in site.codes:
        lang, name = code, name.rpartition(".")[0]
    if above and (name == "index" or (site.readmes and name.lower() == _README)):
        above, _, name = above.rpartition("/")
    way = _read_way(above)
    if _skipped(site, way.others, apart, name):
        return None
    if name.lower() in _ABOUT_REPOSITORY and path in (file, f"{site.home}/{file}"):
        return None
    date, slug = dated(name)
    if not date and above and name[0].isdigit():
        date, slug = _of_year(way.folders[-1], name)
    return Place(
        slug=slug or name,
        status=_status(site, path, way, name),
        date=date or way.date,
        folders=way.folders,
        lang=lang,
    )


def inside(site: Site, path: str) -> tuple[str, str]:
    """Return the language that a path's folders stand for, and the path within the content.

    Args:
        site: The blog.
        path: Relative to the blog's folder.
    """
    for folder, lang in site.languages.items():
        if path.startswith(folder + "/"):
            return lang, path[len(folder) + 1 :]
    for folder in site.folders:
        if folder and path.startswith(folder + "/"):
            return "", path[len(folder) + 1 :]
    return "", path


def dated(name: str) -> tuple[str, str]:
    """Divide a name that starts with a date into date and rest; the date may be empty.

    Args:
        name: Without its extension.
    """
    found = _DATED.match(name) if name[:1].isdigit() else None
    return (found[1].replace("_", "-").replace(".", "-"), found[2]) if found else ("", name)


def _of_year(folder: str, name: str) -> tuple[str, str]:
    """Divide `01-31-hello` in the folder of a year into date and rest; the date may be empty."""
    found = _OF_YEAR.fullmatch(name) if _YEAR.fullmatch(folder) else None
    return (f"{folder}-{found[1]}-{found[2]}", found[3]) if found else ("", name)


def _calendar(folders: str) -> str:
    found = _CALENDAR.search(folders)
    return "-".join(part for part in found.groups() if part) if found else ""


def _skipped(site: Site, others: frozenset[str], apart: frozenset[str], name: str) -> bool:
    about = name.lower() in _ABOUT_FILES and not (site.readmes and name.lower() == _README)
    if about or name[0] == "_":
        return True
    return bool(others & apart) or any(folder[0] == "_" for folder in others)


def _status(site: Site, path: str, way: _Way, name: str) -> Status:
    """Return what the folders make of a file: of posts in pages, and pages in posts, the inner one."""
    if not _DRAFTS.isdisjoint(way.kinds):
        return Status.DRAFT
    if (way.kinds and way.kinds[-1] in PAGES) or (name == "index" and not way.folders):
        return Status.PAGE
    if site.sections and not path.startswith(site.sections):
        return Status.PAGE
    return Status.PUBLISHED
