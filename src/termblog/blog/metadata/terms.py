"""Tags and categories: the words that group posts, cleaned of their engines' dress."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from termblog.blog.frontmatter.fields import Fields, scalars
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.blog.frontmatter.format import Value

_TAG_KEYS = ("tags", "tag", "topics", "taxonomies.tags", "extra.tags")
_CATEGORY_KEYS = ("categories", "category", "taxonomies.categories", "extra.categories")
_NAMES = ("name", "title", "label", "slug", "value")
_LONGEST = 200  # characters of a tag; an author's name is one, too
_COMMAS = late(r"[,、，]")
_LINK = late(r"!?\[\[([^\]|#]*)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")


def tags(fields: Fields, *, spaced: bool, own: frozenset[str]) -> tuple[str, ...]:
    """Return a post's tags, each once, as first written.

    Args:
        fields: Its front matter.
        spaced: Whether one string is divided by spaces where it holds no comma.
        own: Tags that only the engine understands.
    """
    found: list[str] = []
    for key, value in fields.find(_TAG_KEYS):
        fields.use(key)
        found.extend(_divide(value, spaced=spaced) if isinstance(value, str) else _listed(value))
    return unique(name for word in found if (name := term(word)) not in own)


def _listed(value: Value) -> Iterable[str]:
    """Return the tags of a list, of which some may be mappings with a name."""
    if not isinstance(value, list) or dict not in map(type, value):
        return scalars(value)
    names = (Fields(item).text(*_NAMES) if isinstance(item, dict) else item for item in value)
    return [word for name in names for word in scalars(name)]


def categories(fields: Fields, *, spaced: bool, nested: bool) -> tuple[tuple[str, ...], ...]:
    """Return the paths of a post's categories.

    Args:
        fields: Its front matter.
        spaced: Whether one string is divided by spaces where it holds no comma.
        nested: Whether a flat list is one path, the widest first.
    """
    paths: list[tuple[str, ...]] = []
    for key, value in fields.find(_CATEGORY_KEYS):
        fields.use(key)
        paths.extend(_paths(value, spaced=spaced and key != "category", nested=nested))
    return _shared(tuple(dict.fromkeys(path for path in paths if path)))


@lru_cache(maxsize=2_048)
def _shared(paths: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Return the first of the paths that are equal: a folder of posts is filed alike."""
    return paths


def _paths(value: Value, *, spaced: bool, nested: bool) -> Iterator[tuple[str, ...]]:
    words: Value = [*_divide(value, spaced=spaced)] if isinstance(value, str) else value
    if not isinstance(words, list):
        return
    if list in map(type, words):
        yield from (unique(map(term, scalars(item))) for item in words)
    elif nested:
        yield unique(map(term, scalars(words)))
    else:
        yield from ((word,) for word in unique(map(term, scalars(words))))


def term(word: str) -> str:
    """Return a tag without what its engine wraps it in: `[[x]]`, `#x`, quotes.

    Args:
        word: As written.
    """
    return _cleaned(word[:_LONGEST])


@lru_cache(maxsize=2_048)  # the posts of a blog share their tags
def _cleaned(word: str) -> str:
    if "[[" in word:
        word = _LINK.sub(lambda link: link[2] or link[1].rpartition("/")[2], word)
    bare = " ".join(word.strip(" \"'").split())
    return "" if bare.casefold() in ("null", "~") else bare.lstrip("#") or bare


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Return words that are not empty, each once without regard to case, as first written.

    Args:
        words: In order.
    """
    found: dict[str, str] = {}
    for word in words:
        if word:
            found.setdefault(word.casefold(), word)
    return tuple(found.values())


def _divide(value: str, *, spaced: bool) -> list[str]:
    bare = value if value.startswith("[[") else value.strip().removeprefix("[").removesuffix("]")
    if spaced and not _COMMAS.search(bare):
        return bare.split()
    return _COMMAS.split(bare)
