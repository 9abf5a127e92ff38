"""Cutting a visitor's input into tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.hosting.keys import PASTE, Tokens, is_move


def cut(*pieces: str) -> list[str]:
    """Return the tokens of input that comes in pieces; at most 10 characters a paste."""
    tokens, found = Tokens(10), []
    for piece in pieces:
        tokens.push(piece)
        while (token := tokens.take()) is not None:
            found.append(token)
    return found


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["abc"], ["a", "b", "c"]),
        (["\x1b[A\x1bOPx"], ["\x1b[A", "\x1bOP", "x"]),
        (["\x1b[", "1;5C"], ["\x1b[1;5C"]),
        (["\x1bO", "P"], ["\x1bOP"]),
        (["\x1bf"], ["\x1bf"]),
        (["\x1b\x1b[A"], ["\x1b", "\x1b[A"]),
        (["\x1b[<35;1;2Mx"], ["\x1b[<35;1;2M", "x"]),
        (["\x1b[M !", "!q"], ["\x1b[M !!", "q"]),
        (["\x1b[é"], ["é"]),
    ],
)
def test_keys_are_whole(pieces: list[str], expected: list[str]) -> None:
    """A sequence is one token, however its bytes are cut."""
    assert cut(*pieces) == expected


@pytest.mark.parametrize(
    "pieces",
    [
        ["\x1b]0;title\x07j"],
        ["\x1b]0;title\x1b\\j"],
        ["\x1b]0;ti", "tle\x1b", "\\j"],
        ["\x1bP1$r0m\x1b\\j"],
        ["\x1b_apc\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\j"],
        ["\x1b[48;30000;30000;1;1tj"],
        ["\x1b[" + "1" * 50 + "mj"],
    ],
    ids=["osc-bel", "osc-st", "osc-cut", "dcs", "apc-pm-sos", "resize", "endless"],
)
def test_what_only_terminals_send_is_dropped(pieces: list[str]) -> None:
    """Strings of the terminal's own, resizes and endless sequences reach nobody."""
    assert cut(*pieces) == ["j"]


def test_an_escape_ends_a_string() -> None:
    """A sequence after a string without an end is a key."""
    assert cut("\x1b]0;title", "\x1b[A") == ["\x1b[A"]


def test_a_string_without_an_end_costs_nothing() -> None:
    """What belongs to a string that does not end is not kept."""
    tokens = Tokens(10)
    tokens.push("\x1b]" + "x" * 100_000)
    assert tokens.take() is None
    assert len(tokens) == 0
    assert tokens.is_open
    assert tokens.expire() == ""
    assert not tokens.is_open


def test_a_lone_escape_becomes_a_key_by_time() -> None:
    """An Escape that nothing follows is the Escape key."""
    tokens = Tokens(10)
    tokens.push("\x1b")
    assert tokens.take() is None
    assert tokens.is_open
    assert tokens.expire() == "\x1b"


def test_half_a_sequence_is_dropped_by_time() -> None:
    """A sequence whose end does not come is no key."""
    tokens = Tokens(10)
    tokens.push("\x1b[1;")
    assert tokens.take() is None
    assert tokens.expire() == ""
    assert len(tokens) == 0


def test_a_sequence_without_an_end_is_given_up() -> None:
    """What is longer than any key is not kept until its end comes; what follows is heard."""
    tokens = Tokens(10)
    tokens.push("\x1b[" + "1;" * 50_000)
    assert tokens.take() is None
    assert len(tokens) == 0
    tokens.push("q")
    assert tokens.take() == "q"


@pytest.mark.parametrize(
    "pieces",
    [
        ["\x1b[200~hello\x1b[201~q"],
        ["\x1b[200~hel", "lo\x1b[20", "1~q"],
    ],
)
def test_a_paste_is_one_token(pieces: list[str]) -> None:
    """A paste is collected, wherever it is cut."""
    assert cut(*pieces) == [PASTE + "hello", "q"]


def test_a_paste_is_bounded() -> None:
    """Of a paste that goes on, the first characters are kept and no more."""
    tokens = Tokens(10)
    tokens.push("\x1b[200~")
    for _ in range(100):
        tokens.push("x" * 1000)
        assert tokens.take() is None
        assert len(tokens) < 10
    tokens.push("\x1b[201~")
    assert tokens.take() == PASTE + "x" * 10


def test_moves_are_told_from_presses() -> None:
    """Only moves may be merged."""
    assert is_move("\x1b[<35;10;10M")
    assert not is_move("\x1b[<0;10;10M")
    assert not is_move("\x1b[<64;10;10M")


@given(st.lists(st.text(st.sampled_from("\x1b[]OP;0123456789~mtMj<\x07\\é"), max_size=40)))
def test_no_input_breaks_or_stalls(pieces: list[str]) -> None:
    """Whatever comes, tokens are bounded, and after a while keys are keys again."""
    tokens = Tokens(10)
    for piece in pieces:
        tokens.push(piece)
        while (token := tokens.take()) is not None:
            assert 0 < len(token) <= 32
    tokens.expire()
    tokens.push("\x1b[201~j")
    found = []
    while (token := tokens.take()) is not None:
        found.append(token)
    assert found[-1] == "j"
