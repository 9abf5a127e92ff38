"""What tests of the command line share: a small blog, and a way to run a command."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest

from termblog.cli import run

if TYPE_CHECKING:
    from pathlib import Path

POSTS = {
    "2024-03-01-river.md": """\
---
title: A walk along the river
tags: [walking, rivers]
categories: [Outdoors]
authors: [Ada]
series: Walks
---

# A walk along the river

The path is **wet**, and the [map](https://example.org/map) is wrong.

## The bridge

It has gone.

### What is left of it

Two stones.

## The way home

Along the road.
""",
    "2025-06-10-hello.md": """\
---
title: Hello, [bold]world[/]
tags: [meta]
updated: 2025-07-01
---

A first post, with code:

```python
print("hello")
```
""",
    "2023-01-05-winter.md": """\
---
title: 冬の朝
tags: [walking]
date: 2023-01-05
---

雪が降った。
""",
    "2025-08-01-draft.md": "---\ntitle: Not yet\ndraft: true\ntags: [meta]\n---\nStill thinking.\n",
}


class Done(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs a command in this process."""

    def __call__(self, *arguments: str | Path) -> Done:
        """Return its exit code and what it wrote."""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Return the folder of a small blog."""
    folder = tmp_path / "blog"
    folder.mkdir()
    for name, text in POSTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command as the program would."""

    def call(*arguments: str | Path) -> Done:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Done(code, captured.out, captured.err)

    return call
