"""The contract with the private names of Textual and AsyncSSH."""

from __future__ import annotations

import contextlib
import weakref

import pytest
import textual.app
from rich.color import Color as RichColor
from rich.style import Style
from textual._ansi_theme import ALABASTER, MONOKAI
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.color import Color
from textual.filter import ANSIToTruecolor

from termblog.hosting import private_names
from termblog.hosting.private_names import PrivateName, missing


def test_every_private_name_is_there() -> None:
    """Where this fails, a new release moved the names that it tells; hosting needs a look."""
    assert missing() == ()


@pytest.mark.parametrize(
    "name",
    [
        PrivateName("textual.app", "App._gone", "a test"),
        PrivateName("textual.gone", "App", "a test"),
        PrivateName("textual.app", "App.__init__:_gone", "a test"),
    ],
)
def test_a_name_that_is_gone_is_told(name: PrivateName, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the module, the name and what it was for."""
    monkeypatch.setattr(private_names, "PRIVATE_NAMES", (name,))
    assert missing() == (
        f"{name.module} has no {name.path.replace('__init__:', '')} any more (a test)",
    )


def test_the_streams_stay_where_they_are() -> None:
    """An app's loop no longer swaps sys.stdout."""
    assert isinstance(textual.app.redirect_stdout(None), contextlib.nullcontext)  # type: ignore[attr-defined]
    assert isinstance(textual.app.redirect_stderr(None), contextlib.nullcontext)  # type: ignore[attr-defined]


def test_shared_caches_hold_no_object() -> None:
    """Two caches answer as before, without keeping the object that asked."""
    keys = XTermParser()._parse_extended_key("\x1b[97u")
    assert keys is not None
    assert keys[0].key == "a"
    inner, outer = StylesCache().get_inner_outer(Color(0, 0, 0), Color(255, 255, 255))
    assert (inner.background, outer.background) == (Color(255, 255, 255), Color(0, 0, 0))
    assert not hasattr(XTermParser._parse_extended_key, "cache_info")


def test_filters_of_a_theme_share_their_styles() -> None:
    """What one app's filter has made is there for another's, and keeps neither; themes differ."""
    red, black = Style(color="red"), RichColor.parse("#000000")
    first, second = ANSIToTruecolor(MONOKAI), ANSIToTruecolor(MONOKAI)
    made = first.truecolor_style(red, black)
    assert made.color
    assert made.color.triplet == MONOKAI.ansi_colors[1]
    assert second.truecolor_style(red, black) is made
    assert ANSIToTruecolor(ALABASTER).truecolor_style(red, black) != made
    gone = weakref.ref(first)
    del first
    assert gone() is None


def test_sharing_twice_changes_nothing() -> None:
    """A second call leaves the caches as they are."""
    before = XTermParser._parse_extended_key, vars(ANSIToTruecolor)["truecolor_style"]
    private_names.share_one_loop()
    after = XTermParser._parse_extended_key, vars(ANSIToTruecolor)["truecolor_style"]
    assert after == before
