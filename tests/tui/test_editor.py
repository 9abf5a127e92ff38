"""How editors are told a line."""

from __future__ import annotations

import pytest

from termblog.tui.editor import command


@pytest.mark.parametrize(
    ("wish", "environment", "expected"),
    [
        ("nano -w", {}, ["nano", "-w", "+7", "a.md"]),
        ("", {"VISUAL": "code", "EDITOR": "vi"}, ["code", "--wait", "--goto", "a.md:7"]),
        ("", {"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "a.md:7"]),
        ("", {}, ["vi", "+7", "a.md"]),
        ("unheard-of", {}, ["unheard-of", "a.md"]),
    ],
)
def test_each_editor_is_told_in_its_own_way(
    wish: str, environment: dict[str, str], expected: list[str]
) -> None:
    """The settings go before $VISUAL, that before $EDITOR; an unknown one gets the file."""
    assert command(wish, environment, "a.md", 7) == expected
