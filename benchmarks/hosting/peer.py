"""The peer: a host written in Go with wish, bubbletea and glamour, measured in the same run.

It shows a list and a post beside it, in true colour, and has no web, no search, no state. Its
source lies beside this file; Debian's packages bring all that it is built from:
`apt-get install golang-go golang-github-charmbracelet-{wish,bubbletea,bubbles,glamour,lipgloss}-dev`.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.hosting.host import Host, free_port, pinned

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).with_name("peer.go")
FOOT = b"FOOTMARK"
"""What only the last line of its first frame shows."""
_POSTS = 500


@contextlib.contextmanager
def start(program: Path, text: str, core: int | None) -> Iterator[Host]:
    """Start the peer on one core.

    Args:
        program: Built from `SOURCE`.
        text: The Markdown that each of its posts shows.
        core: On which it runs; None for any.
    """
    folder, port = program.parent, free_port()
    (folder / "post.md").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [*pinned(core), str(program), str(port)], cwd=folder, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port)
        slugs = [str(number) for number in range(_POSTS)]
        yield Host(process, port, 0, slugs, folder, foot=FOOT)
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise SystemExit("The peer did not start.")
