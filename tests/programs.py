"""Programs of the system that tests talk to; `.ci/run` installs every one of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_AS_NOBODY = """
import os
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
"""


def need(name: str) -> str:
    """Return a program's path; skip where it is missing.

    Args:
        name: The program.
    """
    return shutil.which(name) or pytest.skip(f"{name} is not installed")


def unmeasured() -> dict[str, str]:
    """Return the variables for a Python that coverage leaves alone.

    What coverage loads would count for what is loaded, and where a program may write nothing, it
    cannot write either.
    """
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def run_as_nobody(before: str, code: str, path: Path) -> list[str]:
    """Run code to which permissions mean something, also where root runs the tests; return its lines.

    Args:
        before: What still runs as the user: it imports all, since nobody may look into a home.
        code: Finds the path in `path`.
        path: What it is about; all may come there.
    """
    for folder in path.parents:
        if os.access(folder, os.W_OK) and len(folder.parts) > 2:
            folder.chmod(folder.stat().st_mode | 0o555)
    start = "import sys; from pathlib import Path; path = Path(sys.argv[1])\n"
    done = subprocess.run(
        [sys.executable, "-c", start + before + _AS_NOBODY + code, str(path)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=unmeasured(),
    )
    return done.stdout.splitlines()
