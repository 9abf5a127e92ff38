"""Where CI promises everything, nothing is skipped silently."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_LACKING = {
    "a test": """
import pytest

def test_of_something():
    pytest.importorskip("something_that_nobody_has")
""",
    "a mark": """
import pytest

@pytest.mark.skipif(True, reason="there is none here")
def test_of_something():
    pass
""",
    "a module": """
import pytest

pytest.skip("there is none here", allow_module_level=True)
""",
}


@pytest.mark.parametrize("what", _LACKING)
def test_what_is_skipped_fails_where_all_is_promised(
    what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test, a mark or a module that skips is a failure with CI=true, and none elsewhere."""
    file = tmp_path / "test_lacking.py"
    file.write_text(_LACKING[what], "utf-8")
    monkeypatch.setenv("CI", "partly")
    assert _run(file) in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED)
    monkeypatch.setenv("CI", "true")
    assert _run(file) in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)


def _run(file: Path) -> int:
    """Run a test by itself, under the rules of this project's, and return how pytest ended."""
    rules = ("-p", "tests.conftest", "-p", "no:cacheprovider", "-c", os.devnull)
    root = Path(__file__).parents[1]
    command = [sys.executable, "-m", "pytest", *rules, "--rootdir", str(file.parent), str(file)]
    return subprocess.run(command, check=False, cwd=root, stdout=subprocess.DEVNULL).returncode
