"""Simple front matter reads as YAML reads it, or is left to YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from termblog.blog.frontmatter import events
from termblog.blog.frontmatter.format import Refused
from termblog.blog.frontmatter.simple import read_simple
from termblog.blog.frontmatter.yaml import Yaml
from termblog.errors import TermblogError
from termblog.text import decode, sanitise

if TYPE_CHECKING:
    from pathlib import Path

    from termblog.blog.frontmatter.format import Value


def _as_yaml(block: str) -> dict[str, Value] | None:
    """Return what the parser reads; None where it refuses or finds flaws."""
    try:
        matter = events._Builder(block).matter()
    except (yaml.YAMLError, Refused):
        return None
    return None if matter.flaws else dict(matter.data)


def test_what_posts_write_is_read() -> None:
    """Texts bare and in quotes, lists on one line and on many, nothing, comments."""
    block = """\
title: "Rye: a #1 bread"
date: 2024-03-01 10:00:00 +0100
url: https://example.org/#top
empty:
none: ~
tags: [food, "slow bread", 'x', null]
no_tags: []
# a comment

categories:
  - Baking
  - "At home"
last: no
"""
    assert read_simple(block) == {
        "title": "Rye: a #1 bread",
        "date": "2024-03-01 10:00:00 +0100",
        "url": "https://example.org/#top",
        "empty": None,
        "none": None,
        "tags": ["food", "slow bread", "x", None],
        "no_tags": [],
        "categories": ["Baking", "At home"],
        "last": "no",
    }


@pytest.mark.parametrize(
    "block",
    [
        "a: 1\na: 2",
        "a: b: c",
        "a: b # c",
        "a: b\n  c",
        "a: |\n  b",
        "a: &x b",
        "a: {b: c}",
        "a: [b, {c: d}]",
        "a: [b, ]",
        'a: ["b, c"]',
        'a: "b\\"c"',
        "a: 'b''c'",
        "a:\n  b: c",
        "a:\n  - b\n - c",
        "a:\n  - b: c",
        "a:b",
        "\ta: b",
        "a: b\u2028c: d",
        "- a",
        " a: b",
        "a: b\n" * 500,
    ],
)
def test_what_may_mean_more_is_left_to_yaml(block: str) -> None:
    """No guess is made."""
    assert read_simple(block) is None


_PIECES = ["a", "b", ":", " ", "\n", "- ", "[", "]", ",", '"', "'", "#", "~", "null", "é", "0", "|", "\\", "key: ", "\nk2:", "\n- ", "\n  - ", "?", "&", "*", "<", "=", "%", "\x85"]  # fmt: skip


@settings(max_examples=1500, deadline=None)
@given(block=st.lists(st.sampled_from(_PIECES), max_size=14).map("".join).map("k: ".__add__))
def test_nothing_is_read_otherwise_than_by_yaml(block: str) -> None:
    """Where there is an answer, it is the parser's."""
    read = read_simple(block)
    assert read is None or read == _as_yaml(block)


def test_the_corpus_is_read_as_by_yaml(corpus: Path) -> None:
    """Real front matter, most of it simple, none of it read otherwise."""
    simple = compared = 0
    for file in corpus.rglob("*.md"):
        text = sanitise(decode(file.read_bytes())[0])
        if not Yaml().detect(text):
            continue
        try:
            block, _ = Yaml().split(text)
        except (Refused, TermblogError):
            continue
        compared += 1
        read = read_simple(block)
        if read is not None:
            simple += 1
            assert read == _as_yaml(block), file
    assert simple > compared / 2
