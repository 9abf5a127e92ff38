"""Every example of the specifications: what the reference says, our plain form says.

Policy, for facts that a terminal tells otherwise by intent:

- Words are compared after Unicode's compatibility folding, since raised digits are shown raised.
- Decoration is left out: bullets, labels, the addresses beside links, the file names of images
  without a description.
- A link without an address leads nowhere and is not counted.
- Tabs in code are four cells.

Whatever else differs is listed by number with its reason. The examples are read as every post is,
with the dialects that are always on.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from tests.conformance.conftest import as_github
from tests.conformance.facts import Facts, our_facts, reference_facts

if TYPE_CHECKING:
    from tests.conformance.conftest import Example

_AUTOLINK = "a bare address is a link: GitHub's autolinks are always on"
COMMONMARK = {
    ("words", 173): "a `style` that never ends hides nothing: what follows may be the post",
    ("code", 148): "a `pre` that a blank line cuts, in a cell: shown as the lines of the cell",
    ("links", 602): _AUTOLINK,
    ("links", 608): _AUTOLINK,
    ("links", 611): _AUTOLINK,
    ("links", 612): _AUTOLINK,
}
GFM = {
    ("words", 653): "no tag is shown as text, neither disallowed nor allowed; what it encloses is",
}


def differing(examples: list[Example], name: str) -> dict[tuple[str, int], tuple[object, object]]:
    """Return what differs in one fact: (fact, number) to (reference, ours)."""
    found = {}
    for example in examples:
        theirs = getattr(reference_facts(example.html), name)
        ours = getattr(our_facts(example.text), name)
        if theirs != ours:
            found[name, example.number] = theirs, ours
    return found


@pytest.mark.parametrize("name", [field.name for field in fields(Facts)])
def test_commonmark(commonmark: list[Example], name: str) -> None:
    """What CommonMark's reference says, the plain form says: all but the listed examples."""
    assert len(commonmark) == 652
    known = {key for key in COMMONMARK if key[0] == name}
    found = differing(commonmark, name)
    assert {key: found[key] for key in found if key not in known} == {}
    assert known <= set(found)


@pytest.mark.parametrize("name", [field.name for field in fields(Facts)])
def test_gfm(gfm: list[Example], name: str) -> None:
    """What GitHub's reference says of its extensions, the plain form says."""
    assert len(gfm) == 22
    known = {key for key in GFM if key[0] == name}
    found = differing(gfm, name)
    assert {key: found[key] for key in found if key not in known} == {}
    assert known <= set(found)


def test_bare_addresses_are_links_as_on_github(commonmark: list[Example]) -> None:
    """Where autolinks make us differ from CommonMark, we say what GitHub's own parser says."""
    for example in commonmark:
        if COMMONMARK.get(("links", example.number)) == _AUTOLINK:
            html = as_github(example.text, "autolink")
            assert our_facts(example.text).links == reference_facts(html).links
