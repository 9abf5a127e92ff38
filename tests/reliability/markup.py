"""Figure: texts that are a widget's markup, in every widget that shows them: actions, crashes.

One blog has a post for each payload, whose title, tags, headings, links and all else are that
payload. Each post is looked at in every pane and list; whatever a widget offers there is a failure,
and each widget that shows the payload is clicked on it.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len

from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.commands import COMMANDS
from termblog.tui.launch import Launch
from tests.reliability.figure import Outcome
from tests.tui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.pilot import Pilot

_PAYLOADS = (
    "[@click=app.bell('owned')]Read[/]", "[@click=app.screenshot('owned.svg','/tmp')]Read[/]", "[@click=screen.dismiss('owned')]x[/]",
    "[@mouse.down=app.owned]x[/]", "[/nope]", "[/]", "[", "]", "[[", "\\[", "[bold", "[bold]owned", "[link=file:///owned]x[/link]",
    "[on red]owned[/]", "[$error]owned[/]", "[@click=app.open_url('owned')]x", "[red]a[/blue]", "[@click=]x[/]", "[@click='owned']x[/]",
    ":smile: [b]owned[/b]", "$owned", "{owned}", "%(owned)s", "[not markup]", "[1]", "[x](y)", "[@click=owned(]x[/]", "[#ffffff]x[/]",
    "[reverse]owned[/reverse]", "[dim italic]x[/]", "[@]x[/]", "[=]x[/]", "[/@click]", "[a=b c=d]x[/]", "[\x1b]x", "[b][i][u]", "[]x[/]",
    "[@click=app.action_owned]x[/]", "[@click=quit]Quit[/]", "[@click=app.exit('owned')]x[/]", "[@click=app.push_screen('owned')]x[/]",
)  # fmt: skip
_VIEWS = (
    (), ("t",), ("t", "tab", "tab"), ("G",), ("i",), ("F",), ("enter",), ("O",), ("m", "apostrophe"), ("m", "m"), ("H",), ("M",), ("y",),
    ("Y",), ("c",), ("X",), ("z",), ("minus",), ("question_mark",), ("T",), ("colon", "NAME"), ("s", "NAME"), ("slash", "NAME", "enter"),
    ("h", "slash", "NAME"), ("o",), ("v",), ("v",), ("v",), ("v",), ("v",),
)  # fmt: skip
"""What is looked at: the keys that lead there from a post; for `NAME` the payload's own is typed."""
_POST = """---
title: SAID
tags: [SAID]
categories: [SAID]
authors: [SAID]
series: SAID
mood: SAID
summary: SAID
date: 2024-01-01
---
# BARE

SAID and BARE

## BARE

[BARE](https://example.org/ SAID) ![BARE](none.png SAID) and a note[^BARE][^1].

| BARE | b |
|------|---|
| c    | d |

```BARE
BARE
```

<details><summary>BARE</summary>

BARE

</details>

[^1]: BARE
"""
_NAMED = str.maketrans("/\\", "--")
"""What no file's name has."""
_OWN = frozenset(command.action for command in COMMANDS if command.id != "quit")
"""What a click may do: what the table of commands has, but for leaving."""


class _Watched(TermblogApp):
    """The app, which notes what it is made to do."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.ran: list[str] = []

    async def run_action(self, action: Any, *arguments: Any, **options: Any) -> bool:
        """Note an action, and run it."""
        self.ran.append(str(action))
        return await super().run_action(action, *arguments, **options)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Note an address that is none of the post's, and open nothing."""
        if url != "https://example.org/":
            self.ran.append(f"owned: {url}")


def measure(runs: int) -> Outcome:
    """Look at posts that are full of markup in every pane and list, and click on it.

    Args:
        runs: How many of the payloads.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        payloads = [f"p{number:02}{payload}" for number, payload in enumerate(_PAYLOADS[:runs])]
        for payload in payloads:
            text = _POST.replace("SAID", json.dumps(payload)).replace("BARE", payload)
            file = root / f"{payload.translate(_NAMED)}.md"
            file.write_text(text, "utf-8")
        # The loop waits for the threads of its app: only then may the folder go.
        asyncio.run(_open(root, payloads, outcome))
    return outcome


async def _open(root: Path, payloads: Sequence[str], outcome: Outcome) -> None:
    """Open the blog, and look at each post."""
    launch = Launch(Settings(motion=False), load_theme("ink"))
    app = _Watched(partial(stream_blog, root, cache=root / ".cache"), State("markup"), launch)
    try:
        async with app.run_test(size=(140, 50), notifications=True) as pilot:
            await settle(app, pilot)
            posts = {post.title[:3]: post for post in app.main.blog.posts}  # type: ignore[union-attr]  # it is open
            kinds: set[str] = set()
            for payload in payloads:
                kinds |= await _Walk(app, pilot, outcome, posts[payload[:3]]).walk()
            outcome.measured = f"clicked in {', '.join(sorted(kinds))}"
    except Exception as error:  # noqa: BLE001  whatever comes out is the finding
        outcome.check(False, f"{app.ran[-3:]}: {type(error).__name__}: {error}")


class _Walk:
    """A walk through all that shows one post."""

    def __init__(self, app: _Watched, pilot: Pilot[None], outcome: Outcome, post: Any) -> None:
        self._app, self._pilot, self._outcome, self._post = app, pilot, outcome, post
        self._name = post.title[:3]
        self._clicked: set[str] = set()

    async def walk(self) -> set[str]:
        """Look at every view, click on each widget that shows the payload, and return which did."""
        for view in _VIEWS:
            await self._enter(view)
            self._judge(f"after {view}")
            while target := next(self._targets(), None):
                await self._click(*target)
                await self._enter(view if view != ("v",) else ())
        return self._clicked

    async def _enter(self, view: Sequence[str]) -> None:
        """Come to a view from the post's start."""
        app, main = self._app, self._app.main
        while app.screen is not main:
            app.pop_screen()
            await self._pilot.pause(0)
        await self._press("escape", "escape")
        main.open(self._post)
        app.set_focus(main.reader)
        for key in view:
            await self._press(*(self._name if key == "NAME" else (key,)))
        await settle(app, self._pilot)

    async def _press(self, *keys: str) -> None:
        """Press keys, each when the last was taken; the pilot's own way waits for much more."""
        for key in keys:
            self._app.simulate_key(key)
            await self._pilot.pause(0)

    def _targets(self) -> Iterator[tuple[str, int, int]]:
        """Yield each widget that shows the payload and was not clicked yet, and where."""
        for y, strip in enumerate(self._app.screen._compositor.render_strips()):
            before, name, _ = strip.text.partition(self._name)
            x = cell_len(before + name)
            if name:
                widget, _ = self._app.screen.get_widget_at(x, y)
                kind = f"{type(self._app.screen).__name__} {type(widget).__name__}"
                if kind not in self._clicked:
                    yield kind, x, y

    async def _click(self, kind: str, x: int, y: int) -> None:
        """Click on the payload's first letter."""
        self._clicked.add(kind)
        self._app.ran.clear()
        await self._pilot.click(offset=(x, y))
        await settle(self._app, self._pilot)
        foreign = set(self._app.ran) - _OWN
        self._outcome.check(not foreign, f"{self._post.title!r}: {kind} ran {foreign}")
        self._judge(f"after a click on {kind}")

    def _judge(self, after: str) -> None:
        """Check that nothing is offered, nothing was run, and the app goes on."""
        faults = [*_offers(self._app), *(it for it in self._app.ran if "owned" in it)]
        faults += ["it left"] if self._app._exit else []
        self._outcome.check(not faults, f"{self._post.title!r} {after}: {'; '.join(faults)}")


def _offers(app: TermblogApp) -> Iterator[str]:
    """Yield the actions on the screen; the app's own widgets offer none in this way."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            if any(key.startswith("@") or "owned" in str(value) for key, value in meta.items()):
                yield f"{segment.text!r} offers {meta}"
