"""Who may see a post: drafts, private posts and pages, in every disguise.

Whatever could mean "not yet" and cannot be understood counts as a draft, and is a problem: a
post is never shown to strangers by mistake.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from termblog.blog.frontmatter.fields import scalars, truth
from termblog.blog.post import Status

if TYPE_CHECKING:
    from termblog.blog.frontmatter.fields import Fields
    from termblog.blog.frontmatter.format import Value

_WORDS = {
    "draft": Status.DRAFT, "drafts": Status.DRAFT, "pending": Status.DRAFT, "wip": Status.DRAFT, "skip": Status.DRAFT,
    "hidden": Status.PRIVATE, "private": Status.PRIVATE, "unlisted": Status.PRIVATE,
    "unpublished": Status.DRAFT, "never": Status.PRIVATE, "page": Status.PAGE, "future": Status.SCHEDULED, "scheduled": Status.SCHEDULED,
}  # fmt: skip
_NAMED = (
    "status", "poststatus", "state", "stage", "visibility", "access", "type", "layout", "template",
    "build.render", "build.list", "tags",
)  # fmt: skip
_BEHIND = re.compile(r"['\"]?\s")
_LONGEST = 40  # characters; no word that counts here has as many
_TAGS = {"draft": Status.DRAFT, "private": Status.PRIVATE}
_ROWS = {
    "draft": (True, Status.DRAFT),
    "isdraft": (True, Status.DRAFT),
    "ignorepublish": (True, Status.DRAFT),
    "published": (False, Status.DRAFT),
    "publish": (False, Status.DRAFT),
    "unpublished": (True, Status.DRAFT),
    "wip": (True, Status.DRAFT),
    "dgpublish": (False, Status.DRAFT),
    "private": (True, Status.PRIVATE),
    "public": (False, Status.PRIVATE),
    "visible": (False, Status.PRIVATE),
    "listed": (False, Status.PRIVATE),
    "hidden": (True, Status.PRIVATE),
    "unlisted": (True, Status.PRIVATE),
    "headless": (True, Status.PRIVATE),
    "render": (False, Status.PRIVATE),
    "build.render": (False, Status.PRIVATE),
    "build.list": (False, Status.PRIVATE),
    "permalink": (False, Status.PRIVATE),
    "eleventyexcludefromcollections": (True, Status.PAGE),
    "article": (False, Status.PAGE),
    "home": (True, Status.PAGE),
}
"""A key, the answer that counts, and what it makes of the post; the first one that says so counts."""
_STRICT = frozenset({"draft", "isdraft", "private"})
"""Keys whose value must be a yes or a no, or the post stays hidden."""


def status(fields: Fields, place: Status) -> tuple[Status, tuple[str, str] | None]:
    """Return who may see a post, and which key says so unclearly, if one does, with the reason.

    Args:
        fields: Its front matter.
        place: What its folder makes of it.
    """
    for key, value in fields.find(_ROWS):
        answer, meaning = _ROWS[key]
        said = _said(value)
        if said is None and key in _STRICT:
            return Status.DRAFT, (key, f"{value!r} is neither true nor false; the post is hidden")
        if said is None and key == "published" and is_no_date(value):
            return Status.DRAFT, (key, f"{value!r} is no answer and no date; the post is hidden")
        if said is answer:
            fields.use(key)
            return meaning, None
        if said is not None:
            fields.use(key)
    if fields.peek("password") is not None:
        return Status.PRIVATE, None
    named = _named(fields)
    if named is None or (place is Status.DRAFT and named is Status.PAGE):
        return place, None
    return named, None


def is_no_date(value: Value) -> bool:
    """Tell whether a value is meant to be no date, as `never` is: it has no digit.

    Args:
        value: Of `published`, which may be a date or an answer.
    """
    return isinstance(value, str) and truth(value) is None and not any(map(str.isdigit, value))


def _said(value: Value) -> bool | None:
    """Return what a value answers; of a broken line that runs on, what its first word does."""
    said = truth(value)
    words = " ".join(scalars(value)).split(maxsplit=1) if said is None else []
    return truth(words[0]) if words else said


def _named(fields: Fields) -> Status | None:
    for key, value in fields.find(_NAMED):
        words = _WORDS if key != "tags" else _TAGS
        said = value.split(",") if isinstance(value, str) else scalars(value)
        found = [words[word] for one in said if (word := _word(one)) in words]
        if found:
            return found[0]
    return None


def _word(text: str) -> str:
    """Return the word that a value consists of, or, of a broken line that runs on, begins with."""
    return _first(text.strip(" []\"'")[:_LONGEST])


@lru_cache(maxsize=2_048)  # the posts of a blog share their layouts and tags
def _first(text: str) -> str:
    bare = text.casefold()
    return bare if bare.isalpha() else _BEHIND.split(bare, maxsplit=1)[0]
