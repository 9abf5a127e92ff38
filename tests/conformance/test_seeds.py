"""Whole posts: what markdown-it's own HTML says, the page says, in every form and at every width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from tests.conformance.facts import our_facts, reference_facts

if TYPE_CHECKING:
    from pathlib import Path

_POSTS = ("000_390d26c19ff19e85.md", "004_9949de1618b1f50f.md")


@pytest.mark.parametrize("name", _POSTS)
@pytest.mark.parametrize("width", [20, 80, 200])
def test_seeds(seeds: Path, name: str, width: int) -> None:
    """Every word in order, code verbatim, links, numbers and headings of both seed posts."""
    body = (seeds / name).read_text("utf-8").split("---\n", 2)[2]
    theirs = reference_facts(MarkdownIt("gfm-like2").render(body))
    ours = our_facts(body, width)
    assert ours.words == theirs.words
    assert ours.code == theirs.code
    assert ours.links == theirs.links
    assert ours.images == theirs.images
    assert ours.numbers == theirs.numbers
    assert ours.headings == theirs.headings


@pytest.mark.parametrize("name", _POSTS)
def test_no_markup_is_visible(seeds: Path, name: str) -> None:
    """No sign of Markdown or HTML is seen outside code."""
    body = (seeds / name).read_text("utf-8").split("---\n", 2)[2]
    words = our_facts(body).words
    assert not [word for word in words if "**" in word or "](" in word or "<span" in word]
