"""The pictures that were fetched, kept in the user's cache: whole files, and not too many."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

MOST_KEPT = 64 * 1024 * 1024
"""The bytes that are kept; the eldest go."""


class Cache(NamedTuple):
    """A folder of pictures, each named by the address that it was fetched from."""

    folder: Path
    """It is made when there is something to keep."""

    def name(self, address: str) -> str:
        """Return the name of the file in which a picture is kept.

        Args:
            address: Where it lies.
        """
        return hashlib.sha256(address.encode()).hexdigest()[:40]

    def keep(self, address: str, data: bytes) -> None:
        """Write a picture at once, whole, and let the eldest go.

        Args:
            address: Where it lies.
            data: Its file.

        Raises:
            OSError: The disk is full, or the folder not writable.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = self.name(address)
        part = self.folder / f"{name}.{os.getpid()}.part"
        part.write_bytes(data)
        part.replace(self.folder / name)
        self._prune()

    def _prune(self) -> None:
        total = 0
        for file in sorted(self.folder.iterdir(), key=_age):
            with suppress(OSError):  # another process was quicker
                total += file.stat().st_size
                if total > MOST_KEPT:
                    file.unlink()


def _age(file: Path) -> float:
    """Return what sorts the newest first."""
    try:
        return -file.stat().st_mtime
    except OSError:  # it is gone
        return 0.0
