"""Programs of the system that a measurement needs."""

from __future__ import annotations

import os
import shutil

import pytest


def need(name: str) -> str:
    """Return a program's path; skip where it is missing, fail where CI promises it.

    Args:
        name: The program.
    """
    if found := shutil.which(name):
        return found
    reason = f"{name} is not installed"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
