"""Programs of the system that a measurement needs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

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


def need_package(name: str) -> Path:
    """Return the folder of an npm package; skip where it is missing, fail where CI promises it.

    Args:
        name: One of `package.json`.
    """
    folder = Path(__file__).parent / "node_modules" / name
    if folder.is_dir():
        return folder
    reason = f"the npm package {name} is missing: npm install --prefix tests/reliability"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
