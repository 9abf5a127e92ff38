"""Where a post's end leads by what the index knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.tui.messages import PostRelated
from tests.tui.conftest import screen_text, settle, until
from tests.tui.test_reading import open_post

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from termblog.tui.app import TermblogApp
    from tests.tui.conftest import Desk


async def end_of_second(app: TermblogApp, pilot: Pilot[None]) -> None:
    """Open a post that others are related to, and go to its end once they are known."""
    await settle(app, pilot)
    await open_post(app, pilot, "second")
    await until(pilot, lambda: app.main.leaf and app.main.leaf.related)
    await pilot.press("G")
    await pilot.pause()


async def test_the_end_leads_to_related_posts_and_those_that_link_here(desk: Desk) -> None:
    """Both lists stand below the text, and `F` follows them as it does any link."""
    async with desk.run() as (app, pilot):
        await end_of_second(app, pilot)
        shown = screen_text(app)
        assert "Related" in shown
        assert "Linked from" in shown
        assert "← The first light" in shown
        links = list(app.main.reader.links())
        assert links[-1].href == "post:first"
        await pilot.press("F", *str(len(links)), "enter")
        await settle(app, pilot)
        assert app.main.leaf is not None
        assert app.main.leaf.post.slug == "first"


async def test_the_end_leads_to_nothing_that_is_gone(desk: Desk) -> None:
    """A post that was deleted while another is read is not named at the end of that one."""
    async with desk.run() as (app, pilot):
        await end_of_second(app, pilot)
        assert "The first light" in screen_text(app)
        (desk.root / "first.md").unlink()
        await until(pilot, lambda: app.main.blog and app.main.blog.get("first") is None)
        await settle(app, pilot)
        assert "The first light" not in screen_text(app).partition("Linked from")[0]
        assert "Linked from" not in screen_text(app)


async def test_what_comes_while_the_screen_is_taken_down_is_dropped(desk: Desk) -> None:
    """The index answers when it can; its reader may have left by then."""
    async with desk.run() as (app, pilot):
        await settle(app, pilot)
        await open_post(app, pilot, "second")
        assert app.main.leaf is not None
        post = app.main.leaf.post
        await app.main.remove_children()
        app.main._lead_on(PostRelated(post, (("Related", ()),)))
        app.exit()
    assert app.return_code == 0
