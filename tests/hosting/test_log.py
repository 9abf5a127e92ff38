"""The host's log."""

from __future__ import annotations

import json
import logging

import pytest

from termblog.hosting.log import FORMATS


def record(message: str, error: Exception | None = None) -> logging.LogRecord:
    """Return something to log."""
    trace = (type(error), error, None) if error else None
    return logging.LogRecord("termblog.hosting", logging.ERROR, "", 1, message, (), trace)


@pytest.mark.parametrize("error", [None, RuntimeError("deliberate")])
def test_a_line_is_safe_to_look_at(error: Exception | None) -> None:
    """A message cannot begin a line of its own, nor move the operator's cursor."""
    text = FORMATS["lines"]().format(record("one\n\x1b[2Jtwo", error))
    assert "\x1b" not in text
    assert " error " in text
    assert ("deliberate" in text) is (error is not None)


@pytest.mark.parametrize("error", [None, RuntimeError("deliberate")])
def test_json_is_one_object_a_line(error: Exception | None) -> None:
    """Programs read level, time and message, and a trace where there is one."""
    text = FORMATS["json"]().format(record("one\ntwo", error))
    entry = json.loads(text)
    assert "\n" not in text
    assert (entry["level"], entry["message"]) == ("error", "one\ntwo")
    assert ("trace" in entry) is (error is not None)
