"""What a companion runs, `python -m termblog.blog ROOT CACHE`: indexes a blog from its last file on."""

from __future__ import annotations

import sys
from collections import deque
from pathlib import Path

from termblog.blog.opening import open_index


def main(root: str, cache: str) -> None:
    """Index a blog from its end.

    Args:
        root: The blog's folder.
        cache: The folder of the indexes.
    """
    deque(open_index(Path(root), Path(cache)).refresh(backwards=True), maxlen=0)


if __name__ == "__main__":
    main(*sys.argv[1:])
