"""Figure: titles and tags that are a widget's markup: actions offered, crashes."""

from __future__ import annotations

import asyncio
import json
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.launch import Launch
from tests.reliability.figure import Outcome
from tests.tui.conftest import settle

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAYLOADS = (
    "[@click=app.bell('owned')]Read[/]", "[@click=app.screenshot('owned.svg','/tmp')]Read[/]", "[@click=screen.dismiss('owned')]x[/]",
    "[@mouse.down=app.owned]x[/]", "[/nope]", "[/]", "[", "]", "[[", "\\[", "[bold", "[bold]owned", "[link=file:///owned]x[/link]",
    "[on red]owned[/]", "[$error]owned[/]", "[@click=app.open_url('owned')]x", "[red]a[/blue]", "[@click=]x[/]", "[@click='owned']x[/]",
    ":smile: [b]owned[/b]", "$owned", "{owned}", "%(owned)s", "[not markup]", "[1]", "[x](y)", "[@click=owned(]x[/]", "[#ffffff]x[/]",
    "[reverse]owned[/reverse]", "[dim italic]x[/]", "[@]x[/]", "[=]x[/]", "[/@click]", "[a=b c=d]x[/]", "[\x1b]x", "[b][i][u]", "[]x[/]",
    "[@click=app.action_owned]x[/]", "[@click=quit]Quit[/]", "[@click=app.exit('owned')]x[/]", "[@click=app.push_screen('owned')]x[/]",
)  # fmt: skip
_KEYS = (
    "J", "K", "v", "v", "v", "v", "v", "t", "i", "escape", "F", "escape", "m", "apostrophe", "escape", "colon", "o", "w", "escape",
    "s", "o", "w", "n", "e", "d", "escape", "escape", "slash", "x", "enter", "escape", "question_mark", "escape", "y", "g",
)  # fmt: skip


def measure(runs: int) -> Outcome:
    """Open a blog whose every title, tag and heading is markup, and look into every pane and list.

    Args:
        runs: How many of the payloads.
    """
    outcome = Outcome()
    for payload in _PAYLOADS[:runs]:
        try:
            for key, fault in _visit(payload):
                outcome.check(not fault, f"{payload!r} after {key}: {fault}")
        except Exception as error:  # noqa: BLE001  whatever comes out is the finding
            outcome.check(False, f"{payload!r}: {type(error).__name__}: {error}")
    return outcome


def _visit(payload: str) -> list[tuple[str, str]]:
    """Open a blog that is full of a payload, and return what is offered after each key."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        said = json.dumps(payload)
        for number in range(3):
            keys = f"title: {said}\ntags: [{said}]\ncategories: [{said}]\nauthors: [{said}]\nseries: {said}\nmood: {said}"
            text = f"---\n{keys}\ndate: 2024-01-0{number + 1}\n---\n# {payload}\n\n{payload}\n\n[{payload}](https://example.org)\n"
            (root / f"post-{number}.md").write_text(text, "utf-8")
        # The loop waits for the threads of its app: only then may the folder go.
        return asyncio.run(_press(root))


async def _press(root: Path) -> list[tuple[str, str]]:
    """Press every key over a blog, and return what the screen offers after each."""
    launch = Launch(Settings(motion=False), load_theme("ink"))
    app = TermblogApp(partial(stream_blog, root, cache=root / ".cache"), State("markup"), launch)
    found = []
    async with app.run_test(size=(140, 40), notifications=True) as pilot:
        await settle(app, pilot)
        for key in _KEYS:
            await pilot.press(key)
            found.append((key, "; ".join(_offers(app))))
    return found


def _offers(app: TermblogApp) -> Iterator[str]:
    """Yield the actions on the screen that name what only a payload names."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            if any("owned" in str(value) for value in meta.values()):
                yield f"{segment.text!r} offers {meta}"
