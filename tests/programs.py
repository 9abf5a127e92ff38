"""Programs of the system that tests talk to; `.ci/run` installs every one of them."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def need(name: str) -> str:
    """Return a program's path; skip where it is missing, fail where CI promises it.

    Args:
        name: The program.
    """
    return shutil.which(name) or lack(f"{name} is not installed")


def unmeasured() -> dict[str, str]:
    """Return the variables for a Python that coverage leaves alone.

    What coverage loads would count for what is loaded, and where a program may write nothing, it
    cannot write either.
    """
    return {name: value for name, value in os.environ.items() if "COVERAGE" not in name}


def lack(reason: str) -> NoReturn:
    """Skip a test for want of something; fail where CI promises it.

    Args:
        reason: What is missing.
    """
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
