"""Measure a host and print a table.

    python -m benchmarks.hosting [--only NAME …] [--readers N] [--seconds S] [--connects N]

The host runs on the first core, the readers on the others; with one core (`taskset -c 1 nice …`,
say) both are on it. Everything is on loopback. Where Go and
Debian's libraries for it are installed, a peer (see `peer.py`) is measured in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.hosting import crowd, golang, measures, peer, soaking
from benchmarks.hosting.host import start

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from benchmarks.hosting.host import Host
    from benchmarks.hosting.rows import Row

    Measure = Callable[[Host, argparse.Namespace], Coroutine[Any, Any, list[Row]]]

MEASURES: dict[str, Measure] = {
    "paint": lambda host, _: measures.first_paint(host),
    "memory": lambda host, asked: measures.memory(host, asked.readers),
    "keys": lambda host, asked: crowd.keys(host, asked.readers, asked.seconds, asked.folder),
    "silence": lambda host, _: measures.silence(host, 1000, 200),
    "flood": lambda host, asked: measures.flood(host, asked.seconds / 2),
    "soak": lambda host, asked: soaking.soak(host, asked.connects),
}
"""What is measured, by name; each with a host of its own."""

PEERED = {"paint", "memory", "keys"}
"""What the peer is measured at, too."""


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hosting", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=[*MEASURES])
    parser.add_argument("--readers", type=int, default=300)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connects", type=int, default=28_000)
    asked = parser.parse_args()
    logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
    first, *others = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, others or {first})
    print("| Measure | Goal | Found |\n|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="termblog-hosting-") as name:
        folder = asked.folder = Path(name)
        program = golang.build(peer.SOURCE, folder) if PEERED.intersection(asked.only) else None
        for measure in asked.only:
            with start(folder, core=first) as host:
                report(measure, host, asked)
            if program is not None and measure in PEERED:
                with peer.start(program, _longest(folder / "blog"), first) as host:
                    report(measure, host, asked, "the peer, wish: ")


def report(measure: str, host: Host, asked: argparse.Namespace, whose: str = "") -> None:
    """Measure one thing, and print its rows.

    Args:
        measure: One of `MEASURES`.
        host: A fresh one.
        asked: The options.
        whose: What stands before each row.
    """
    for row in asyncio.run(MEASURES[measure](host, asked)):
        print(f"| {whose}{row.measure} | {row.goal} | {row.found} |", flush=True)


def _longest(blog: Path) -> str:
    """Return the longest post, which our own readers have before them, too."""
    return max((file.read_text("utf-8") for file in blog.rglob("*.md")), key=len)


if __name__ == "__main__":
    main()
