"""The Go programs of the benchmark, built from what Debian packages."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_DEBIAN = {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}


def build(source: Path, folder: Path) -> Path | None:
    """Return a program; None where Go or what it needs is not installed.

    Args:
        source: One Go file.
        folder: Where the program is put.
    """
    go, program = shutil.which("go"), folder / source.stem
    if go is None:
        return None
    command = [go, "build", "-o", str(program), str(source)]
    caches = {"GOCACHE": str(folder / "go"), **_DEBIAN}
    built = subprocess.run(command, env={**os.environ, **caches}, capture_output=True, check=False)
    return program if built.returncode == 0 else None
