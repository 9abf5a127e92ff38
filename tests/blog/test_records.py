"""A post comes back from its record as it was."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.blog.post import DateSource, Post, PostDate, Problem, Series, Status
from termblog.blog.records import pack, unpack

_TEXT = st.text(max_size=12)
_TEXTS = st.lists(_TEXT, max_size=3).map(tuple)
_DATES = st.builds(
    PostDate,
    st.datetimes(
        min_value=datetime(2, 1, 1),  # noqa: DTZ001  the zone is added by the strategy
        max_value=datetime(9998, 1, 1),  # noqa: DTZ001  likewise
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30))]),
    ),
    st.booleans(),
    st.sampled_from(DateSource),
)
_POSTS = st.builds(
    Post,
    slug=_TEXT,
    title=_TEXT,
    path=_TEXT,
    date=st.none() | _DATES,
    updated=st.none() | _DATES,
    appears=st.none() | _DATES,
    expires=st.none() | _DATES,
    tags=_TEXTS,
    categories=st.lists(_TEXTS, max_size=2).map(tuple),
    series=st.none() | st.builds(Series, _TEXT, st.none() | st.integers(0, 99)),
    authors=_TEXTS,
    summary=_TEXT,
    status=st.sampled_from(Status),
    translations=_TEXTS,
    toc=st.none() | st.booleans(),
    aliases=_TEXTS,
    words=st.integers(0, 10_000),
    weight=st.none() | st.integers(),
    extra=st.dictionaries(_TEXT, st.recursive(_TEXT, st.lists, max_leaves=3), max_size=3),
    problems=st.lists(st.builds(Problem, _TEXT, st.integers(1, 99), _TEXT), max_size=2).map(tuple),
)


def record(**fields: object) -> str:
    """Return a line with what a field cannot hold."""
    known = json.loads(pack(Post(slug="a", title="A", path="a.md")))
    return json.dumps([*(dict(zip(Post._fields, known, strict=True)) | fields).values()])


@given(posts=st.lists(_POSTS, max_size=3))
def test_what_is_packed_comes_out_again(posts: list[Post]) -> None:
    """Every field, with its type."""
    assert unpack([pack(post) for post in posts], [post.path for post in posts]) == posts


def test_a_record_holds_only_what_is_said() -> None:
    """Ten thousand of them are read before the first screen."""
    said = json.loads(pack(Post(slug="a", title="A", path="a.md", words=7)))
    assert [value for value in said if value is not None] == ["a", "A", 7]


def test_the_authors_own_keys_are_read_when_asked_for() -> None:
    """They are a mapping like any other."""
    record = pack(Post(slug="a", title="A", path="a.md", extra={"mood": "calm"}))
    (post,) = unpack([record], ["a.md"])
    assert repr(post.extra) == 'Extra({"mood":"calm"})'
    assert (post.extra["mood"], len(post.extra), list(post.extra)) == ("calm", 1, ["mood"])


def test_what_posts_share_is_in_memory_once() -> None:
    """Most posts of a blog are filed alike, and their authors write the same keys."""
    post = Post(
        slug="a", title="A", path="a.md", categories=(("Food", "Bread"),), extra={"layout": "post"}
    )
    one, other = unpack([pack(post), pack(post)], ["a.md", "b.md"])
    assert one.categories is other.categories
    assert one.extra is other.extra


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        "null",
        '"a"',
        '{"slug":"a"}',
        record(slug=None),
        record(date=5),
        record(status="odd"),
        record(tags=5),
    ],
)
def test_what_is_no_record_is_an_error(line: str) -> None:
    """The index is thrown away then."""
    with pytest.raises(ValueError, match=r"."):
        unpack([line], ["a.md"])
