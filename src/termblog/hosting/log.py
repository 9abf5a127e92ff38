"""The host's log on stderr, as lines for people or as JSON for programs.

It names refusals, crashes and restarts; never a key that a visitor pressed or offered.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from termblog.text import plain


class _Lines(logging.Formatter):
    """`2026-01-31T12:00:00Z info 4711 message`, and a traceback where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        head = f"{_moment(record)} {record.levelname.lower()} {record.process}"
        trace = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"{head} {plain(record.getMessage())}{trace}"


class _Objects(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info:
            entry["trace"] = self.formatException(record.exc_info)
        return json.dumps(entry)


FORMATS = {"lines": _Lines, "json": _Objects}
"""The forms of the log by name."""


def begin_log(form: str) -> None:
    """Send the log to stderr.

    Args:
        form: A name in `FORMATS`.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATS[form]())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    # They tell of every connection, and asyncssh also of what a client sends.
    for noisy in ("asyncssh", "aiohttp", "asyncio", "watchfiles"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
