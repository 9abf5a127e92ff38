"""What stands together as one character is never parted."""

from __future__ import annotations

import pytest

from termblog.document.clusters import clusters, cut_clusters


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("ab", [1, 1]),
        ("👩‍👩‍👧", [2]),
        ("👍🏽", [4]),
        ("🇫🇷🇩", [4, 2]),
        ("क्षि", [2, 2]),
    ],
)
def test_clusters_are_whole(text: str, sizes: list[int]) -> None:
    """Families, skin tones, flags and vowel signs are not parted."""
    found = clusters(text)
    assert "".join(text[start:end] for start, end, _ in found) == text
    assert len(found) == len(sizes)


def test_cutting_keeps_clusters() -> None:
    """Text is cut before a cluster that does not fit."""
    assert cut_clusters("a漢字", 4) == 2
    assert cut_clusters("漢", 9) == 1
