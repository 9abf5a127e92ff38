"""TOML is read as tomllib reads it, most of it without."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog import paths
from termblog.toml import read_toml

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted([*(paths.styles() / "themes").glob("*.toml"), paths.styles() / "document.toml"])
PARTS = st.sampled_from(
    [
        "a",
        '"b.c"',
        "a.b",
        "[t]",
        "[a.b]",
        "[[t]]",
        "=",
        " = ",
        '"',
        '"x y"',
        '"\\n"',
        '"#é"',
        "# no",
        "'x'",
        "1",
        "true",
        "\n",
        " ",
        "\t",
        "\r\n",
        '"""',
        "{}",
        "\x00",
        "\x7f",
    ]
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_packaged_files_need_no_tomllib(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Themes and the document's styles are plain, and mean what tomllib says."""
    text = file.read_text("utf-8")
    expected = tomllib.loads(text)
    monkeypatch.delattr(tomllib, "loads")
    assert read_toml(text) == expected


@given(st.lists(PARTS, max_size=12).map("".join))
def test_any_text_is_read_as_tomllib_reads_it(text: str) -> None:
    """Whatever is written: the same tables, or an error."""
    try:
        expected = tomllib.loads(text)
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011  tomllib's own, whatever it says
            read_toml(text)
    else:
        assert read_toml(text) == expected


@pytest.mark.parametrize("text", ['a = "1"\na = "2"', '[t]\na = "1"\n[t]', 'a = "1"\n[a]', "a ="])
def test_what_is_wrong_is_tomllibs_to_tell(text: str) -> None:
    """A key that is said twice is an error here, too."""
    with pytest.raises(tomllib.TOMLDecodeError):
        read_toml(text)
