"""Code in colours, without letting a post's code hold up the reader."""

from __future__ import annotations

import gc
import importlib
import signal
import sys
import threading
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termblog.document import highlight as module
from termblog.document import lexers
from termblog.document.highlight import ALIASES, DEADLINE, LONGEST_BLOCK, LONGEST_LINE, highlight

if TYPE_CHECKING:
    from collections.abc import Iterator

LATE = "\n".join(["\n" * 400] * 20) + "x"
"""Newlines over which the lexer of C takes seconds."""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """Let no test's hostile block shorten the next test's deadline."""
    module._patience().seconds = DEADLINE
    module._lex.cache_clear()
    yield
    module._lex.cache_clear()
    module._patience().seconds = DEADLINE


def joined(lines: tuple[tuple[tuple[str, str], ...], ...]) -> str:
    """Return the code that highlighted lines show."""
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_code_is_styled_by_its_tokens() -> None:
    """Each piece carries the name of its token; lines are the code's own."""
    assert highlight("def f():\n    return 1", "python") == (
        (
            ("def", "code.Keyword"),
            (" ", "code.Text.Whitespace"),
            ("f", "code.Name.Function"),
            ("():", "code.Punctuation"),
        ),
        (
            ("    ", "code.Text"),
            ("return", "code.Keyword"),
            (" ", "code.Text"),
            ("1", "code.Literal.Number.Integer"),
        ),
    )


@pytest.mark.parametrize("language", ["", "no such language", "../../etc", "python\x00"])
def test_an_unknown_language_is_plain(language: str) -> None:
    """A lexer is never guessed."""
    assert highlight("import os\n\nx", language) == ((("import os", ""),), (), (("x", ""),))


def test_a_name_is_found_in_any_case() -> None:
    """Fences write `JavaScript` and `PYTHON` too."""
    assert highlight("let x", "JavaScript") == highlight("let x", "javascript")
    assert highlight("let x", "javascript")[0][0] == ("let", "code.Keyword.Declaration")


def test_every_alias_leads_to_a_lexer() -> None:
    """Names that blogs use and Pygments lacks are led to one that it has."""
    assert all(lexers.find_lexer(name) for name in ALIASES.values())
    assert not any(map(lexers.find_lexer, ALIASES))


def test_only_one_lexer_module_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lexer's own module is looked up; nothing asks all of them."""
    lexers.find_lexer.cache_clear()
    asked = []

    def load(name: str) -> Any:
        asked.append(name)
        return original(name)

    original = importlib.import_module
    monkeypatch.setattr(importlib, "import_module", load)
    highlight("a = 1", "toml")
    assert asked == ["pygments.lexers.configs"]


def test_blank_lines_at_the_ends_are_kept() -> None:
    """No line of a block is lost, blank ones included."""
    lines = highlight("\n\nx = 1\n\n", "python")
    assert joined(lines) == "\n\nx = 1\n\n"
    assert lines[2][0] == ("x", "code.Name")


@given(
    st.text(
        st.one_of(
            st.characters(exclude_characters="\r\ufeff"), st.sampled_from("<>{}\"'`#/*\\$\n")
        ),
        max_size=200,
    ),
    st.sampled_from(
        [
            "python",
            "c",
            "html",
            "bash",
            "markdown",
            "json",
            "php",
            "yaml",
            "console",
            "diff",
            "ansi",
        ]
    ),
)
@settings(deadline=None)
def test_the_code_is_kept(code: str, language: str) -> None:
    """Whatever the colours, the text is the code's."""
    with pytest.MonkeyPatch.context() as patch:
        # A ring within what measures the collector would be told as an error of the test's.
        patch.setattr(module, "_deadline", lambda _: nullcontext())
        assert joined(highlight(code, language)) == code


@pytest.mark.parametrize(
    "code", ["x" * (LONGEST_LINE + 1), "x\n" * (LONGEST_BLOCK // 2 + 1)], ids=["line", "block"]
)
def test_what_is_too_large_is_plain(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A block or a line past its bound is not even given to a lexer."""
    monkeypatch.setattr(module, "find_lexer", None)
    assert joined(highlight(code, "python")) == code


def test_a_late_lexer_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the deadline the block is plain, and the next gets less time."""
    assert highlight(LATE, "c") == module._lines([(LATE, "")])
    assert module._patience().seconds == pytest.approx(DEADLINE / 4)
    highlight("int x;", "c")
    assert module._patience().seconds == pytest.approx(DEADLINE / 2)


def test_the_clock_of_others_goes_on() -> None:
    """A timer and a handler that somebody else had set are set again."""
    rung = []
    handler = signal.signal(signal.SIGVTALRM, lambda *_: rung.append(1))
    ours = signal.getsignal(signal.SIGVTALRM)
    signal.setitimer(signal.ITIMER_VIRTUAL, 1000)
    try:
        highlight("int x;", "c")
        highlight(LATE, "c")
        assert signal.getitimer(signal.ITIMER_VIRTUAL)[0] > 900
        assert signal.getsignal(signal.SIGVTALRM) is ours
        assert not rung
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, handler)


def test_a_ring_after_the_end_is_silent() -> None:
    """A timer that rings while the deadline is taken down raises nothing."""
    with module._deadline(module._patience()):
        ring = signal.getsignal(signal.SIGVTALRM)
    assert callable(ring)
    ring(signal.SIGVTALRM, None)


@pytest.mark.parametrize("where", ["thread", "windows"])
def test_without_a_clock_code_is_plain(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing could stop a lexer, none is started."""
    if where == "windows":
        monkeypatch.delattr(signal, "setitimer")
        assert highlight("int y;", "c") == ((("int y;", ""),),)
        return
    lines: list[object] = []
    thread = threading.Thread(target=lambda: lines.extend(highlight("int y;", "c")))
    thread.start()
    thread.join()
    assert lines == [(("int y;", ""),)]
    assert highlight("int y;", "c")[0][0] == ("int", "code.Keyword.Type")


def test_nobody_looks_for_garbage_while_a_lexer_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A ring would be lost there; when the lexer is done, garbage is looked for as before."""
    looked = []

    class Watchful:
        def get_tokens(self, code: str) -> Iterator[tuple[object, str]]:
            looked.append(gc.isenabled())
            yield "Token.Name", code

    monkeypatch.setattr(module, "find_lexer", lambda name: Watchful())
    highlight("watchful", "c")
    assert (looked, gc.isenabled()) == ([False], True)


def test_a_failing_lexer_costs_only_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error within a lexer, or one that loses text, leaves the code plain."""

    class Broken:
        def get_tokens(self, code: str) -> Iterator[tuple[object, str]]:
            yield "Token.Name", code[:2]
            if code.startswith("raise"):
                raise KeyError

    monkeypatch.setattr(module, "find_lexer", lambda name: Broken())
    assert highlight("raise", "c") == ((("raise", ""),),)
    assert highlight("lost", "c") == ((("lost", ""),),)


def test_pygments_is_loaded_only_for_code() -> None:
    """Importing the module costs no lexer."""
    import subprocess

    script = "import sys, termblog.document.highlight; sys.exit('pygments' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True)
