"""Makes small blogs to open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONG_AGO = 1_700_000_000
"""When files were saved, in seconds, so that none counts as being written."""


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files that were saved long ago, and return their folder."""
    for name, content in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        os.utime(file, (LONG_AGO, LONG_AGO))
    return root


def post(title: str, body: str = "Text.\n", **keys: str) -> str:
    """Return a post's text."""
    lines = [f"{key}: {value}" for key, value in {"title": title, **keys}.items()]
    return "\n".join(["---", *lines, "---", body])
