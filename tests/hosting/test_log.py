"""The host's log."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from termblog.hosting.log import FORMATS, begin_log

if TYPE_CHECKING:
    from collections.abc import Iterator

NOISY = ("asyncssh", "aiohttp", "asyncio", "watchfiles")


@pytest.fixture
def _logging() -> Iterator[None]:
    """Put the levels and handlers back that a test sets."""
    root = logging.getLogger()
    handlers, levels = root.handlers[:], {name: logging.getLogger(name).level for name in NOISY}
    level = root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


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


@pytest.mark.usefixtures("_logging")
def test_libraries_do_not_tell_what_a_visitor_sends(capsys: pytest.CaptureFixture[str]) -> None:
    """They tell of each connection, and of what comes over it; of that only what fails is logged."""
    begin_log("lines")
    for name in NOISY:
        logging.getLogger(name).info("A key: %s", "hunter2")
        logging.getLogger(name).warning("A key: %s", "hunter2")
        logging.getLogger(name).error("A failure of %s", name)
    logging.getLogger("termblog.hosting").info("A refusal")
    log = capsys.readouterr().err
    assert "hunter2" not in log
    assert all(f"A failure of {name}" in log for name in NOISY)
    assert "A refusal" in log
