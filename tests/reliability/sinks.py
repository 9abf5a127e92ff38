"""Figure: forbidden bytes on the raw terminal, over every payload and every place that shows text.

Commands are run one by one. The app is walked through: every post, every pane, every list. What
the app writes is compared with what it writes over an honest blog: any escape sequence beyond
colours and cursor moves that is new is a failure.
"""

from __future__ import annotations

import base64
import os
import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.text import sanitise
from termblog.tui.background import QUESTION
from tests.reliability import hostile
from tests.reliability.figure import Outcome
from tests.reliability.payloads import ESCAPES, FORBIDDEN
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

TERMBLOG = str(Path(sys.executable).with_name("termblog"))
_OWN = re.compile(
    r"\x1b\[[0-9;:]*m|\x1b\]8;[ -:<-~]*;(?:https?://[!-~]*|mailto:[!-~]*)?\x1b\\|\r\n|\n|\t"
)
_PAINT = re.compile(
    r"\x1b\[[0-9;:]*[mHABCDGKJ]|\x1b\]8;[ -:<-~]*;(?:https?://[!-~]*|mailto:[!-~]*)?\x1b\\|[\r\n\t]"
)
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\|$)|.?)", re.DOTALL
)
_COPY = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/]+=*)\x07")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]+")
_HONEST = {"honest": "honest text"}

_ONE = "\x1b]0;owned\x07\x9b31m\u202e"
_COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("list", "--tag", "safe"),
    ("list", "--tag", _ONE),
    ("read", "every", "-P"),
    ("read", "every", "-P", "--plain"),
    ("read", "every", "-P", "--toc"),
    ("read", "every", "-P", "--json"),
    ("read", "every", "-P", "--raw"),
    ("read", "every", "-P", "--section", _ONE),
    ("read", "every", "-P", "--width", "20", "--color", "always"),
    ("read", _ONE),
    ("read", "no-such-post"),
    ("search", "owned"),
    ("search", "heading", "--json"),
    ("search", _ONE),
    ("check",),
    ("check", "--json"),
    (_ONE,),
    ("read", "-P", "--style", _ONE, "every"),
    ("read", "-P", "--theme", _ONE, "every"),
    ("config",),
)
"""Each command, and each of its ways to fail, with a payload where it takes an argument."""

_WALK = (
    *[b" "] * 5, b"G", b"g", b"t", b"\\", b"\\", b"v", b"v", b"v", b"v", b"v", b"i", b"\x1b", b"F", b"\x1b",
    b"/owned\r", b"n", b"\x1b", b"s", b"owned", b"\x1b[B", b"\r", b"\x1b",
    b"s", b"\x1b[200~" + _ONE.encode() + b"\x1b[201~", b"\r", b"\x1b", b"\x1b",
    b":", b"owned", b"\x1b", b"m", b"'", b"\x1b", b"?", b"\x1b", b"T", b"\x1b", b"y", b"r", b"z", b"z",
)  # fmt: skip


def measure(runs: int) -> Outcome:
    """Run every command over the hostile blog, and walk the app through it.

    Args:
        runs: How many posts the app steps through before all else is tried.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        hostile.build(folder / "blog")
        for arguments in _COMMANDS:
            for fault in _command(folder, arguments):
                outcome.check(False, fault)
            outcome.tried += len(ESCAPES)
        hostile.build(folder / "honest", _HONEST)
        for fault in _app(folder, runs):
            outcome.check(False, fault)
        outcome.tried += len(ESCAPES) * len(_WALK)
    outcome.measured = (
        f"{len(ESCAPES)} payloads, {len(_COMMANDS)} commands, {runs + len(_WALK)} keys"
    )
    return outcome


def _command(folder: Path, arguments: tuple[str, ...]) -> Iterator[str]:
    """Run a command, and yield what it writes and must not."""
    blog = ["--blog", str(folder / "blog")] if arguments[0] in ("list", "read", "search") else []
    if arguments[0] == "check":
        blog = [str(folder / "blog")]
    terminal = Terminal([TERMBLOG, *arguments, *blog], variables(folder))
    terminal.end()
    written = terminal.written.decode("utf-8", "replace")
    said = f"termblog {' '.join(map(repr, arguments))}"
    if not written.strip():
        yield f"{said} wrote nothing"
    if "Traceback" in written:
        yield f"{said}: {written[-300:]!r}"
    rest = _OWN.sub("", written.replace(QUESTION.decode(), "", 1))
    yield from (f"{said}: {fault}" for fault in _forbidden(rest))


def _asked_for(sequence: str) -> bool:
    """Return whether a sequence copies made-safe text, as the walk's `y` does, and no payload."""
    copied = _COPY.fullmatch(sequence)
    if not copied or any(sequence in payload for payload in ESCAPES.values()):
        return False
    text = base64.b64decode(copied[1]).decode("utf-8", "replace")
    return sanitise(text) == text


def _app(folder: Path, runs: int) -> Iterator[str]:
    """Walk the app through both blogs, and yield what only the hostile one brings out."""
    honest = _walk(folder, "honest", runs)
    written = _walk(folder, "blog", runs)
    if len(written) < 50_000:
        yield f"the app wrote only {len(written)} characters: {written[-300:]!r}"
    rest = _PAINT.sub("", written)
    allowed = set(_SEQUENCE.findall(_PAINT.sub("", honest)))
    for sequence in sorted(set(_SEQUENCE.findall(rest)) - allowed):
        if not _asked_for(sequence):
            yield f"the app wrote {sequence!r}"
    yield from (f"the app: {fault}" for fault in _forbidden(_SEQUENCE.sub("", rest)))


def _walk(folder: Path, blog: str, runs: int) -> str:
    """Press key after key, and return all that the app writes."""
    terminal = Terminal([TERMBLOG, str(folder / blog)], variables(folder))
    terminal.until(b"help")  # the end of the last line
    for keys in (*[b"J"] * runs, *_WALK):
        terminal.type(keys)
        terminal.settle(0.05)
    if not terminal.alive:
        return "the app has died"
    terminal.close()
    return terminal.written.decode("utf-8", "replace")


def variables(home: Path) -> dict[str, str]:
    """Return the variables of a user whose home is empty."""
    kinds = ("CONFIG", "CACHE", "STATE", "DATA")
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in kinds},
    }


def _forbidden(text: str) -> Iterator[str]:
    """Yield each forbidden character once, with what is around it."""
    text = _FLAG.sub("", text)
    seen = set()
    for found in FORBIDDEN.finditer(text):
        if found[0] not in seen:
            seen.add(found[0])
            yield f"{found[0]!r} in {text[max(0, found.start() - 30) : found.end() + 30]!r}"
