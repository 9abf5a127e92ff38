"""A small blog, and the app that opens it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import WATCHING, TermblogApp
from termblog.tui.capabilities import LOCAL, Capabilities
from termblog.tui.launch import Launch
from termblog.tui.panes.pictured import Pictured

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from termblog.pictures.canvas import Canvas

LONG = "\n\n".join(
    f"## Part {number}\n\nThe lighthouse keeper wrote part {number} by lamplight.\n\n"
    + " ".join(f"word{number}x{count}" for count in range(120))
    for number in range(1, 13)
)

POSTS = {
    "first": """---
title: The first light
date: 2023-03-04
tags: [sea, light]
categories: [Logs]
series: Keeping
authors: [Ada Keeper]
mood: calm
---

A short post with a [link onward](second.md), a [place](#below) and one [outside](https://example.org/sea).

## Below

Code:

```python
lamp = light("oil")
```

A note[^1] at the end.

[^1]: Lamps burn whale oil no longer.
""",
    "second": f"""---
title: The second light
date: 2024-05-06
tags: [light]
toc: true
series: Keeping
---

{LONG}
""",
    "third": """---
title: "[@click=app.quit]Third[/] [/nope]"
date: 2024-06-07
tags: [sea]
summary: What the third says of itself.
---

| Lamp | Range |
|---|---|
| oil | 12 |
""",
}


@dataclass
class Desk:
    """What a test needs to open the app, and to open it again."""

    root: Path
    state: State = field(default_factory=lambda: State("desk"))
    settings: Settings = field(default_factory=Settings)
    capabilities: Capabilities = LOCAL
    theme: str = "ink"
    start: str = ""
    canvas: Canvas | None = None

    def app(self) -> TermblogApp:
        """Return an app on this desk."""
        launch = Launch(
            self.settings,
            load_theme(self.theme),
            self.start,
            self.capabilities,
            canvas=self.canvas,
        )
        cache = self.root.parent / "cache"
        return TermblogApp(lambda: stream_blog(self.root, cache=cache), self.state, launch)

    @asynccontextmanager
    async def run(
        self, width: int = 120, height: int = 40
    ) -> AsyncIterator[tuple[TermblogApp, Pilot[None]]]:
        """Run an app until the blog is read."""
        app = self.app()
        async with app.run_test(size=(width, height)) as pilot:
            await settle(app, pilot)
            yield app, pilot


async def settle(app: TermblogApp, pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do; what ends may set something else off."""
    await pilot.pause()
    while busy := [w for w in app.workers if w.group != WATCHING and not w.is_finished]:
        await app.workers.wait_for_complete(busy)
        await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until something is so; give up after a minute, on the slowest machine."""
    async with asyncio.timeout(60):
        while not condition():
            await pilot.pause(0.01)


async def drawn(app: TermblogApp, pilot: Pilot[None]) -> None:
    """Wait until every picture in view is drawn, or known not to be drawable."""
    await settle(app, pilot)
    while any(_draws(pane) for pane in app.screen.query(Pictured)):
        await settle(app, pilot)


def _draws(pane: Pictured) -> bool:
    """Return whether a pane draws or fetches, or is about to."""
    waits = pane.gallery is not None and pane.gallery.fetches and pane._awaited()
    return pane._drawing or pane._fetching or bool(waits) or pane._missing() is not None


def screen_text(app: TermblogApp) -> str:
    """Return what the terminal shows."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def keys(app: TermblogApp) -> object:
    """Return what has the keys."""
    return app.focused


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with a small blog, where nothing was read yet."""
    root = tmp_path / "lights"
    root.mkdir()
    for name, text in POSTS.items():
        (root / f"{name}.md").write_text(text, "utf-8")
    return Desk(root, settings=Settings(motion=False))
