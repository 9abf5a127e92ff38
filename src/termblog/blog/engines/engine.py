"""What an engine is: how its blogs are recognised, where their posts lie, what names mean.

An engine is data first: class attributes that a subclass sets. Where its rules need code, it
overrides one of the methods below. It never runs anything of the blog, it reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from termblog.blog.engines.permalink import Known, expand
from termblog.blog.engines.place import NOT_CONTENT, POSTS, Place, locate
from termblog.blog.engines.rules import ALWAYS, rules
from termblog.blog.frontmatter import DEFAULT
from termblog.blog.frontmatter.fields import Fields
from termblog.blog.post import Status
from termblog.blog.zones import named_zone
from termblog.patterns import late
from termblog.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site

MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mkdown")
"""What Markdown files end in."""

_TITLES = ("title", "sitename", "website.title", "blogtitle", "sitetitle", "book.title")
_URLS = ("url", "baseurl", "siteurl", "website.siteurl", "site")
_BASES = ("baseurl", "root", "base", "pathprefix")
_LANGS = (
    "lang", "defaultcontentlanguage", "defaultlanguage", "defaultlang", "defaultlocale", "language", "locale", "languagecode",
    "theme.language",
)  # fmt: skip
_MAIN = "en"
_WIDE = frozenset({"de", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh"})
_ENOUGH = 3
_LANGUAGE = late(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


class Engine:
    """A blog engine: one subclass in one file, one row in `ENGINES`."""

    name: ClassVar[str] = ""
    """What it is called; lower case."""
    formats: ClassVar[tuple[str, ...]] = DEFAULT
    """Front matter formats of its files, in the order in which they are tried."""
    extensions: ClassVar[tuple[str, ...]] = MARKDOWN
    """What its posts' names end in, lower case."""
    sidecar: ClassVar[str] = ""
    """What a file of front matter beside a post ends in; empty where there are none."""
    apart: ClassVar[frozenset[str]] = NOT_CONTENT
    """Names of folders among the content that hold no posts."""
    folders: ClassVar[tuple[str, ...]] = ("",)
    """Where its posts may lie, from the folder of its configuration; those that exist count."""
    translated: ClassVar[tuple[str, ...]] = ()
    """Folders within these that may hold one for each language."""
    syntax: ClassVar[frozenset[str]] = ALWAYS
    """Names of the Markdown rules that its posts use."""
    permalink: ClassVar[str] = ""
    """The pattern of its posts' addresses where the configuration has none."""
    future: ClassVar[bool] = False
    """Whether it publishes a post whose date is still to come."""
    appears: ClassVar[tuple[str, ...]] = ()
    """Keys of the moment from which it shows a post, folded, where that is not the date."""
    expires: ClassVar[tuple[str, ...]] = ()
    """Keys of the moment from which it no longer shows a post, folded."""
    spaced_tags: ClassVar[bool] = False
    """Whether tags written as one string are divided by spaces."""
    nested_categories: ClassVar[bool] = False
    """Whether a flat list of categories is one path, the widest first."""
    needs_matter: ClassVar[bool] = False
    """Whether a file without front matter is nothing to it, but for a post with a date in its name."""
    needs_date: ClassVar[bool] = False
    """Whether a file without a date in it or in its name is a page."""
    bundles: ClassVar[bool] = False
    """Whether a folder beneath the content that holds an `index` is one post, with all that is in it."""
    named: ClassVar[bool] = False
    """Whether a post is called as its file is, rather than by its first heading."""
    own_tags: ClassVar[frozenset[str]] = frozenset()
    """Tags that mean something to the engine and nothing to readers."""
    refuses_twins: ClassVar[bool] = False
    """Whether it builds no two posts with one address, so that layouts or code give them others."""
    folder_categories: ClassVar[bool] = False
    """Whether folders stand for categories where a post names none."""

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell whether a file that is named like its configuration really is.

        Args:
            survey: The blog's folder.
            config: The file, relative to it.
        """
        return True

    def fits(self, survey: Survey) -> bool:
        """Tell whether a blog without configuration looks as if it were its.

        Args:
            survey: The blog's folder.
        """
        return False

    def roots(self, site: Site, survey: Survey) -> Iterable[str]:
        """Return where posts may lie, from the folder of the configuration.

        Args:
            site: What is known so far.
            survey: The blog's folder.
        """
        return self.folders

    def configure(self, site: Site, survey: Survey) -> Site:
        """Return a site with what its configuration says.

        Args:
            site: What is known so far; `site.config` is the configuration as a mapping.
            survey: The blog's folder.
        """
        config = Fields(site.config)
        folders = self._folders(site, survey)
        sections = tuple(_sections(survey, folders))
        translated = (f"{folder}/{name}" for folder in folders for name in self.translated)
        languages = _languages(survey, (*folders, *_grandparents(sections), *translated))
        url = _published_at(config)
        if _MAIN not in languages.values():  # the original lies beside: both begin at one folder
            above = (folder.rpartition("/")[0] for folder in languages)
            folders = tuple(dict.fromkeys((*above, *folders)))
        return site._replace(
            title=sanitise(config.text(*_TITLES)) or site.title,
            url=url,
            lang=config.text(*_LANGS).replace("_", "-") or (_MAIN if languages else ""),
            languages=languages,
            timezone=named_zone(config.text("timezone")) or site.timezone,
            permalink=config.text("permalink") or self.permalink,
            nested_categories=self.nested_categories,
            future=self.future,
            folders=folders,
            sections=sections,
            authors=survey.authors,
        )

    def _folders(self, site: Site, survey: Survey) -> tuple[str, ...]:
        """Return where posts lie: at the top, if a program in a folder shows what lies beside it.

        Where an engine leaves it to the site, and no usual folder holds a text, any may.
        """
        own = survey.present(site.home, self.roots(site, survey))
        if any(map(survey.holds_text, own)):
            return own
        usual = [folder for folder in self.folders if folder]
        beside = [folder for folder in usual if survey.holds_text(folder)] if site.home else []
        return tuple(beside) or (own if len(usual) < 2 else (site.home,))

    def place(self, site: Site, path: str) -> Place | None:
        """Return what a path says, or None where such a file is no post.

        Args:
            site: The blog.
            path: Relative to the blog's folder, with forward slashes.
        """
        return locate(site, path, self.apart)

    def url(self, site: Site, place: Place, known: Known) -> str:
        """Return a post's path on the site, or an empty string where nothing says.

        Args:
            site: The blog.
            place: What its path says.
            known: What is known of the post.
        """
        pattern = "/:path/" if place.status is Status.PAGE and site.permalink else site.permalink
        return expand(pattern, place, known)

    def slug(self, site: Site, place: Place, title: str) -> str:
        """Return the name of a post that is given none.

        Args:
            site: The blog.
            place: What its path says.
            title: Its title.
        """
        return place.slug

    def rules(self, site: Site, path: str) -> frozenset[str]:
        """Return the names of the Markdown rules that one file uses.

        Args:
            site: The blog.
            path: Relative to the blog's folder.
        """
        return rules(self.syntax | site.syntax, path)


def _published_at(config: Fields) -> str:
    """Return the site's address, with the path that it has on its host, which may be said apart."""
    url = config.text(*_URLS)
    if not url.startswith(("http://", "https://")):
        return ""
    base = config.text(*_BASES)
    path = base.rstrip("/") if base.startswith("/") else ""
    return url if url.rstrip("/").endswith(path) else f"{url.rstrip('/')}{path}/"


def _grandparents(sections: tuple[str, ...]) -> Iterator[str]:
    """Yield `content` for `content/en/blog/`: its folders may be languages."""
    yield from dict.fromkeys(
        section.rstrip("/").rpartition("/")[0].rpartition("/")[0] for section in sections
    )


def _languages(survey: Survey, folders: tuple[str, ...]) -> dict[str, str]:
    """Return the languages that folders of the content stand for.

    A folder may be called `go` or `cs` for other reasons, so one of them has to be `en`, unless the
    original lies beside them, and three are wide-spread; and where it has others, most are languages.
    """
    found: dict[str, str] = {}
    for above in dict.fromkeys(folders):
        inner = survey.inside(above)
        named = {folder: folder.rpartition("/")[2].replace("_", "-") for folder in inner}
        spoken = {folder: name for folder, name in named.items() if _LANGUAGE.fullmatch(name)}
        wide = {code.partition("-")[0] for code in spoken.values()} & _WIDE
        if (_MAIN in spoken.values() or len(wide) >= _ENOUGH) and len(spoken) * 2 >= len(named):
            found |= spoken
    return dict(sorted(found.items()))


def _sections(survey: Survey, folders: tuple[str, ...]) -> Iterator[str]:
    """Yield the folders of the content that are named as posts are; none if all of it is posts."""
    posts = [folder for folder in folders if folder.rpartition("/")[2].lower() in POSTS]
    if len(posts) == len(folders):
        return
    yield from (f"{folder}/" for folder in posts)
    for found in sorted(survey.folders):
        inner = next((found[len(one) + 1 :] for one in folders if found.startswith(one + "/")), "")
        inner = found if "" in folders else inner
        *above, name = inner.lower().split("/")
        if name in POSTS and POSTS.isdisjoint(above):
            yield f"{found}/"


def mapping(value: object) -> Mapping[str, Any]:
    """Return a value where it is a mapping, else an empty one.

    Args:
        value: Something of a configuration.
    """
    return value if isinstance(value, dict) else {}
