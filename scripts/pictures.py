"""Takes the README's pictures anew: the real app on the guide, in a dark and a light theme."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from pathlib import Path

from termblog import paths
from termblog.blog.opening import stream_blog
from termblog.settings import Settings
from termblog.state import State
from termblog.theme import load_theme
from termblog.tui.app import TermblogApp
from termblog.tui.capabilities import LOCAL
from termblog.tui.launch import Launch

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
"""Where they lie."""
THEMES = {"dark": "ink", "light": "paper"}
"""Each picture and its theme."""


async def take(theme: str) -> str:
    """Return a picture as SVG; it asks no other host for a font.

    Args:
        theme: Which one.
    """
    still = LOCAL._replace(watch=False)
    settings = Settings(motion=False)
    launch = Launch(settings, load_theme(theme), start="guide-rendering", capabilities=still)
    app = TermblogApp(partial(stream_blog, paths.guide()), State("guide"), launch)
    async with app.run_test(size=(120, 36)) as pilot:
        for _ in range(20):
            await app.workers.wait_for_complete()
            await pilot.pause()
        await pilot.press(*"]]]]]")
        await pilot.pause()
        picture = app.export_screenshot(title="termblog")
    return re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL)


def main() -> None:
    """Write every picture."""
    FOLDER.mkdir(exist_ok=True)
    for name, theme in THEMES.items():
        (FOLDER / f"{name}.svg").write_text(asyncio.run(take(theme)), "utf-8")


if __name__ == "__main__":
    main()
