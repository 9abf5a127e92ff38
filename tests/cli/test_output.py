"""Nothing leaves for a terminal that it might obey, whatever was forgotten further up."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from termblog.cli.output import Output, complain
from termblog.cli.record import dump

if TYPE_CHECKING:
    import pytest

EVIL = "\x1b]52;c;b3duZWQ=\x07\u202e\x9b31m"


def test_what_is_written_is_guarded() -> None:
    """Only colours and links go through, in text and in lines."""
    stream = io.StringIO()
    Output(stream).write(f"\x1b[1mtitle\x1b[0m {EVIL}\n")
    Output(stream).lines([EVIL])
    said = stream.getvalue()
    assert said.startswith("\x1b[1mtitle\x1b[0m ")
    assert said.removeprefix("\x1b[1mtitle\x1b[0m ").replace("\n", "").isprintable()


def test_what_is_complained_of_is_sanitised(capsys: pytest.CaptureFixture[str]) -> None:
    """A file's name in an error sets nobody's clipboard."""
    complain(f"The file {EVIL} cannot be read.")
    assert capsys.readouterr().err.strip().isprintable()


def test_json_says_it_all_and_nothing_is_obeyed() -> None:
    """What a terminal might obey is an escape of JSON's."""
    said = dump({"title": EVIL}, ascii_only=False)
    assert said.isprintable()
    assert json.loads(said) == {"title": EVIL}
