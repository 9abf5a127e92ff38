"""A host to measure: `termblog serve` in processes of its own, and what the system says of them."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.blogs import make_blog

if TYPE_CHECKING:
    from collections.abc import Iterator

POSTS = 500
FOOT = b"%  "
"""What only the last line of a whole first frame shows: how far the post is read."""
_TICKS = os.sysconf("SC_CLK_TCK")
_START_SECONDS = 120
_ROOM = ["--sessions", "5000", "--per-address", "5000", "--handshakes", "1000"]


class Host:
    """A running host.

    Args:
        process: The parent.
        port: For SSH.
        metrics: For monitoring; 0 for a peer, which has none.
        slugs: Of the posts.
        blog: Their folder.
        foot: What ends a whole first frame.
    """

    def __init__(
        self,
        process: subprocess.Popen[bytes],
        port: int,
        metrics: int,
        slugs: list[str],
        blog: Path,
        *,
        foot: bytes = FOOT,
    ) -> None:
        self.foot = foot
        self.process = process
        self.port = port
        self.metrics = metrics
        self.slugs = slugs
        self.blog = blog

    def processes(self) -> list[int]:
        """Return the ids of the parent and all that it started."""
        return _family(self.process.pid)

    def memory(self) -> float:
        """Return the proportional memory of all processes, in MB."""
        return sum(_proportional(pid, "Pss") for pid in self.processes())

    def heap(self) -> float:
        """Return what of that memory is no file's, in MB.

        What a process has of a library's file depends on how many others on the machine have it, too.
        """
        return sum(_proportional(pid, "Pss_Anon") for pid in self.processes())

    def cpu(self) -> float:
        """Return the seconds that the processes have computed."""
        return sum(map(_computed, self.processes()))

    def descriptors(self) -> int:
        """Return how many files and sockets are open."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self.processes())

    def figure(self, name: str) -> float:
        """Return one of the metrics.

        Args:
            name: As Prometheus is told it.
        """
        with urllib.request.urlopen(f"http://127.0.0.1:{self.metrics}/metrics") as answer:
            text = answer.read().decode()
        found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0.0


@contextlib.contextmanager
def start(
    folder: Path, *options: str, core: int | None = None, posts: int = POSTS
) -> Iterator[Host]:
    """Start a host with one worker on a made blog.

    Args:
        folder: An empty one.
        options: More of `termblog serve`.
        core: On which it runs; None for any.
        posts: How many.
    """
    blog = folder / "blog"
    if not blog.exists():
        make_blog(blog, posts)
    slugs = _slugs(blog, folder)
    ssh, metrics = free_port(), free_port()
    command = [
        *pinned(core),
        *(sys.executable, "-m", "termblog", "serve", "--ssh", str(ssh), "--metrics", str(metrics)),
        *(*_ROOM, *options, str(blog)),
    ]
    with (folder / "host.log").open("wb") as log:
        process = subprocess.Popen(command, env=_home(folder), stderr=log)
    try:
        _wait(metrics, folder / "host.log")
        yield Host(process, ssh, metrics, slugs, blog)
    finally:
        process.terminate()
        process.wait(30)


def _home(folder: Path) -> dict[str, str]:
    places = {"XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    return {**os.environ, **{name: str(folder / place) for name, place in places.items()}}


def _slugs(blog: Path, folder: Path) -> list[str]:
    """Return the slugs, the longest posts first: in those, every key changes the screen."""
    from termblog.blog.opening import open_blog

    posts = open_blog(blog, cache=folder / "slugs").posts
    return [post.slug for post in sorted(posts, key=lambda post: -post.words)]


def pinned(core: int | None) -> list[str]:
    """Return what keeps a host on one core, so that clients on another do not slow it.

    Args:
        core: Its number; None for any.
    """
    return [] if core is None else ["taskset", "-c", str(core)]


def _wait(metrics: int, log: Path) -> None:
    for _ in range(_START_SECONDS * 5):
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{metrics}/healthz").close()
            return
        time.sleep(0.2)
    raise SystemExit(log.read_text())


def free_port() -> int:
    """Return a port that nobody uses."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    found = [pid]
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _family(int(child))
    return found


def _proportional(pid: int, what: str) -> float:
    with contextlib.suppress(OSError):
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        found = re.search(rf"^{what}:\s+(\d+)", text, re.MULTILINE)
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def _computed(pid: int) -> float:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return 0.0
