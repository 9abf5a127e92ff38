"""The block phase, step by step, is markdown-it's own."""

from __future__ import annotations

from hypothesis import given, settings

from termblog.document.parser import DEPTH, BlockPhase, make_parser
from termblog.document.syntax import DEFAULT_SYNTAX
from tests.document.test_properties import TEXTS


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_steps_come_to_the_whole(text: str) -> None:
    """Blocks that are read one by one are those that markdown-it reads at once."""
    md = make_parser(DEFAULT_SYNTAX, DEPTH + 20)
    env: dict[str, object] = {}
    phase = BlockPhase(DEFAULT_SYNTAX, text)
    steps = [token for tokens in phase for token in tokens]
    whole = md.parse(phase.source, env)
    assert [(t.type, t.level, t.map, t.hidden) for t in steps] == [
        (t.type, t.level, t.map, t.hidden) for t in whole
    ]
    assert phase.env.get("references") == env.get("references")


def test_position_moves_on() -> None:
    """How far the text is read is told in characters."""
    phase = BlockPhase(frozenset(), "one\n\ntwo\n")
    blocks = iter(phase)
    assert phase.position == 0
    next(blocks)
    assert phase.position == 4


def test_unknown_dialects_are_ignored() -> None:
    """A name that is no dialect changes nothing."""
    assert (
        next(t.type for t in next(iter(BlockPhase(frozenset({"none"}), "x")))) == "paragraph_open"
    )
