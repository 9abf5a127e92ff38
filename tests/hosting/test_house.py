"""A real blog and its reader, hosted."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from termblog.blog.links import Kind
from termblog.blog.opening import open_blog, renew_blog
from termblog.cli.serve import _open as open_hosted
from termblog.errors import NotFound, SettingsError
from termblog.hosting.board import Board
from termblog.hosting.commands import Paper, answer
from termblog.hosting.house import BlogHouse, Opened
from termblog.hosting.hub import DRAINING, Hub
from termblog.hosting.limits import Limits
from termblog.hosting.reader import HostedReader, keep_anchor, write_anchor
from termblog.hosting.visitor import Visitor
from termblog.look import Depth
from termblog.settings import Settings
from termblog.state import Place, State, Store
from termblog.theme import load_theme
from tests.hosting.conftest import Line, collected, eventually

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from termblog.hosting.visit import Visit

FIRST = """---
title: The *first* <post>
date: 2024-01-02
tags: [a, b]
---
# The first section

Some **bold** text with a [link](https://example.org/?a=1&b=2), a [post](second.md),
a [bad one](%6Aavascript:alert(1)) and <script>alert(1)</script> &lt;b&gt;.

1. one
2. two

- apple
    - pear

> quoted

```python
x = 1 < 2
```

---

| A | B |
|---|---|
| 1 | 2 |
"""


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Return a small blog."""
    folder = tmp_path / "blog"
    folder.mkdir()
    (folder / "first.md").write_text(FIRST)
    paragraphs = "\n\n".join(f"Paragraph {number}." for number in range(200))
    (folder / "second.md").write_text(f"---\ntitle: Second\ndate: 2024-01-03\n---\n{paragraphs}\n")
    return folder


@pytest.fixture
def opening(blog: Path, tmp_path: Path) -> Callable[[], Opened]:
    """Return what opens the blog."""

    def opened() -> Opened:
        return Opened(open_blog(blog, cache=tmp_path / "cache"), Settings(), load_theme("ink"))

    return opened


@pytest.fixture
def house(opening: Callable[[], Opened]) -> BlogHouse:
    """Return the blog, hosted."""
    return BlogHouse(opening, lambda _now: {})


def enter(house: BlogHouse, **facts: str) -> tuple[Hub, Visit, Line]:
    """Begin a visit."""
    hub = Hub(house, Limits(drain_seconds=1), Board(1))
    line = Line()
    visitor = Visitor(door="web", address="192.0.2.1", size=(100, 30), depth=Depth.NONE, **facts)
    return hub, hub.enter(visitor, line), line


async def test_a_visitor_reads_the_newest_post(house: BlogHouse) -> None:
    """Without a wish the newest post opens, and the page is told which."""
    hub, _, line = enter(house)
    await line.until("Paragraph 1.")
    assert line.places[0].slug == "second"
    await hub.drain()
    assert line.status == 0


async def test_the_first_thing_painted_is_the_post(house: BlogHouse) -> None:
    """No frame without the blog is painted first: it would only cost time."""
    hub, _, line = enter(house)
    data = await line.until("Paragraph 1.")
    assert data[: data.index(b"Paragraph 1.")].count(b"\x1b[1;1H") == 1
    await hub.drain()


async def test_a_visitor_begins_where_they_ask(house: BlogHouse) -> None:
    """A slug opens its post."""
    hub, _, line = enter(house, start="first")
    await line.until("The first section")
    assert line.places[0].title == "The first <post>"
    await hub.drain()


async def test_an_unknown_post_offers_the_nearest(house: BlogHouse) -> None:
    """A slug that is none opens the nearest, and says so; one like no other says only so."""
    hub, _, line = enter(house, start="secnd")
    await line.until("this is the nearest")
    assert line.places[0].slug == "second"
    await hub.drain()
    hub, _, line = enter(house, start="zzz")
    await line.until("There is no post 'zzz'.")
    await hub.drain()


async def test_a_place_is_told_and_found_again(house: BlogHouse) -> None:
    """Where a reader was, their page comes back to."""
    hub, visit, line = enter(house, start="second")
    await line.until("Paragraph 1.")
    await eventually(visit.opened.is_set)
    visit.feed(b"G")
    await eventually(lambda: any(place.anchor for place in line.places))
    anchor = line.places[-1].anchor
    await hub.drain()
    hub, _, line = enter(house, start="second", anchor=anchor)
    data = await line.until("Paragraph 19")
    assert b"Paragraph 1." not in data
    await hub.drain()


async def test_history_of_the_page_moves_the_reader(house: BlogHouse) -> None:
    """Back and forward in the browser open posts; what is no post opens the newest."""
    hub, visit, line = enter(house, start="second")
    await line.until("Paragraph 1.")
    await eventually(visit.opened.is_set)
    visit.go("first", "")
    await line.until("The first section")
    visit.go("", "")
    await eventually(lambda: line.places[-1].slug == "second")
    await hub.drain()


async def test_who_is_sent_off_before_the_app_begins_leaves_in_peace(house: BlogHouse) -> None:
    """They are told why, and leave as who is sent off later does: nothing failed."""
    hub, visit, line = enter(house)
    assert visit.app is None
    await hub.drain()
    assert (line.status, line.sentence) == (0, DRAINING)
    assert hub.board.total('termblog_turned_away_total{reason="crash"}') == 0


async def test_who_is_leaving_may_be_sent_off_and_may_ask(house: BlogHouse) -> None:
    """While an app takes its panes down, neither the host's end nor a late wish is an error."""
    hub, visit, line = enter(house)
    await eventually(visit.opened.is_set)
    app = visit.app
    assert isinstance(app, HostedReader)
    app.exit()
    while app.main.children:  # noqa: ASYNC110  each step of the loop counts
        await asyncio.sleep(0)
    assert visit.app is app
    visit.go("first", "")
    await hub.drain()
    assert line.status == 0


async def test_who_is_sent_off_while_a_screen_opens_only_leaves(house: BlogHouse) -> None:
    """An end that comes between a key and the screen that it opens is no crash."""
    hub, visit, line = enter(house)
    await eventually(visit.opened.is_set)
    app = visit.app
    assert isinstance(app, HostedReader)
    visit.feed(b"i")
    while len(app.screen_stack) == 1:  # noqa: ASYNC110  each step of the loop counts
        await asyncio.sleep(0)
    assert not app.screen.is_mounted
    await hub.drain()
    assert line.status == 0
    assert hub.board.total('termblog_turned_away_total{reason="crash"}') == 0


@pytest.mark.parametrize("how", ["sent off", "cut", "cut, then sent off"])
async def test_an_end_at_any_step_of_the_start_is_no_crash(house: BlogHouse, how: str) -> None:
    """However early a visit ends, nothing fails, and the host counts it out."""
    for steps in range(40):
        hub, visit, line = enter(house)
        for _ in range(steps):
            await asyncio.sleep(0)
        if how != "sent off":
            visit.cut()
            await asyncio.sleep(0)
        if how != "cut":
            visit.leave("")
        await eventually(lambda hub=hub: not hub.visits)  # type: ignore[misc]  # bound now
        assert line.status is not None
        assert hub.board.total('termblog_turned_away_total{reason="crash"}') == 0


async def test_a_link_is_offered_to_the_readers_browser(house: BlogHouse) -> None:
    """Following a link that leads outside opens nothing on the host: the line is given it."""
    hub, visit, line = enter(house, start="first")
    await line.until("The first section")
    await eventually(visit.opened.is_set)
    visit.feed(b"F")
    await line.until("Follow link")
    visit.feed(b"1")
    await eventually(lambda: line.offered == ["https://example.org/?a=1&b=2"])
    await hub.drain()


async def test_nothing_of_the_host_is_offered(house: BlogHouse) -> None:
    """A hosted reader may do nothing to the machine."""
    hub, visit, line = enter(house)
    await line.until("Paragraph 1.")
    assert isinstance(visit.app, HostedReader)
    assert not visit.app.can.editor
    assert not visit.app.can.browser
    await hub.drain()


async def test_a_save_reaches_every_reader(house: BlogHouse, blog: Path) -> None:
    """A reload shows the new text to who is in, and to who comes."""
    hub, visit, line = enter(house, start="first")
    await line.until("The first section")
    await eventually(visit.opened.is_set)
    before = house.landing(visit.visitor)
    (blog / "first.md").write_text(FIRST.replace("Some **bold**", "Entirely new"))
    await house.reload(hub)
    await line.until("Entirely new")
    assert house.landing(visit.visitor) != before
    assert "Entirely new" in house.article("first").body
    await hub.drain()


async def test_a_save_is_noticed(house: BlogHouse, blog: Path) -> None:
    """Nobody has to say that a file was saved."""
    hub, visit, line = enter(house, start="first")
    await line.until("The first section")
    await eventually(visit.opened.is_set)
    watching = asyncio.get_running_loop().create_task(house.watch(hub))
    await asyncio.sleep(0)
    (blog / "first.md").write_text(FIRST.replace("Some **bold**", "Entirely new"))
    await line.until("Entirely new")
    watching.cancel()
    await hub.drain()


async def test_a_blog_that_cannot_be_opened_changes_nothing(
    house: BlogHouse, blog: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A broken folder reaches nobody; the log says so."""
    hub = Hub(house, Limits(), Board(1))
    shutil.rmtree(blog)
    await house.reload(hub)
    assert "stays as it was" in caplog.text
    house.reopen()
    assert house.article("").status == 200
    assert hub.board.total("termblog_reloads_total") == 0


def test_the_page_of_a_post_is_set_as_the_host_wishes(opening: Callable[[], Opened]) -> None:
    """With typography on, its quotes are typographic, as in the reader."""
    now = opening()
    (now.blog.root / "second.md").write_text('---\ntitle: Second\n---\nThe "so" called.\n')
    wished = replace(opening(), settings=Settings(typography=True))
    assert "The “so” called." in BlogHouse(lambda: wished, lambda _: {}).article("second").body
    assert 'The "so" called.' in BlogHouse(opening, lambda _: {}).article("second").body


def test_the_page_of_a_post_is_plain_html(house: BlogHouse) -> None:
    """Every construct is there, every character is escaped, and no bad address is."""
    article = house.article("first")
    assert article.status == 200
    assert article.title == "The first <post>"
    for part in (
        "<h1>The first &lt;post&gt;</h1>",
        '<h2 id="the-first-section">The first section</h2>',
        "<strong>bold</strong>",
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">link</a>',
        '<a href="/post/second" rel="noopener">post</a>',
        '<ol start="1">\n<li>one</li>\n<li>two</li>\n</ol>',
        "<ul>\n<li>apple<ul>\n<li>pear</li>\n</ul>\n</li>\n</ul>",
        "<blockquote>\n<p>quoted</p>\n</blockquote>",
        "x = 1 &lt; 2</code></pre>",
        "<hr>",
        "<thead><tr><th>A</th><th>B</th></tr></thead>",
        "<tr><td>1</td><td>2</td></tr>",
    ):
        assert part in article.body, part
    assert "<script" not in article.body
    assert "javascript:" not in article.body.replace("(%6Aavascript:alert(1))", "")
    assert 'href="%6A' not in article.body


def test_the_front_page_lists_the_posts(house: BlogHouse) -> None:
    """The newest first, each with its address and day."""
    body = house.article("").body
    assert body.index("/post/second") < body.index("/post/first")
    assert "2024-01-03" in body


def test_an_unknown_page_lists_the_nearest(house: BlogHouse) -> None:
    """What is not there is a 404 with links."""
    article = house.article("secnd")
    assert article.status == 404
    assert "/post/second" in article.body


def test_a_post_whose_file_is_gone_says_so(house: BlogHouse, blog: Path) -> None:
    """A page is answered even where its file cannot be read."""
    (blog / "first.md").unlink()
    assert house.article("first").status == 404


def test_the_look_is_the_themes(opening: Callable[[], Opened]) -> None:
    """The page takes the theme's colours; those that only a terminal knows stay usual ones."""
    now = opening()
    light = BlogHouse(lambda: Opened(now.blog, now.settings, load_theme("paper")), lambda _: {})
    assert light.look.scheme == "light"
    assert light.look.background == load_theme("paper").roles["background"]
    plain = BlogHouse(lambda: Opened(now.blog, now.settings, load_theme("terminal")), lambda _: {})
    assert plain.look.background.startswith("#")


def test_a_visitor_with_a_key_is_remembered(opening: Callable[[], Opened], tmp_path: Path) -> None:
    """Their state is kept by fingerprint; another's, and a stranger's, is not."""
    house = BlogHouse(opening, lambda _: {}, store=lambda: Store(tmp_path / "readers.db"))
    known = Visitor(door="ssh", address="192.0.2.1", size=(80, 24), fingerprint="SHA256:abc")
    stranger = Visitor(door="ssh", address="192.0.2.1", size=(80, 24))
    house._state(known).keep_place("first", Place("x", 1, 2), 0.5)
    house.close()
    again = BlogHouse(opening, lambda _: {}, store=lambda: Store(tmp_path / "readers.db"))
    assert again._state(known).reading("first").place == Place("x", 1, 2)
    assert not again._state(stranger).readings
    assert again.landing(known) != again.landing(stranger)
    again.close()


async def test_a_visitor_deletes_what_is_remembered(
    opening: Callable[[], Opened], tmp_path: Path
) -> None:
    """From the palette's command all of theirs is gone, nothing of that visit is kept, others stay."""
    house = BlogHouse(opening, lambda _: {}, store=lambda: Store(tmp_path / "readers.db"))
    for name in ("SHA256:abc", "SHA256:other"):
        visitor = Visitor(door="ssh", address="192.0.2.1", size=(80, 24), fingerprint=name)
        house._state(visitor).bookmark("first", Place("x", 1, 2))
    hub, visit, line = enter(house, fingerprint="SHA256:abc")
    await line.until("Paragraph 1.")
    await eventually(visit.opened.is_set)
    visit.feed(b":")
    await line.until("command, or a post")
    visit.feed(b"forget me\r")
    await line.until("remembered of you is deleted")
    visit.feed(b"\x1bJ")
    await hub.drain()
    house.close()
    store = Store(tmp_path / "readers.db")
    blog = str(tmp_path / "blog")
    assert not State(blog, store, reader="SHA256:abc").bookmarks
    assert not State(blog, store, reader="SHA256:abc").readings
    assert State(blog, store, reader="SHA256:other").bookmarks
    store.close()


async def test_nothing_is_left_of_who_asked_the_index(house: BlogHouse) -> None:
    """No thread remembers the app of a reader who stayed at a post, and then left."""
    hub, visit, _ = enter(house)
    await eventually(visit.opened.is_set)
    await eventually(lambda: visit.app.main.leaf.related)  # type: ignore[union-attr]  # it is open
    visit.leave("")
    await eventually(lambda: not hub.visits)
    await collected(hub)


async def test_what_was_still_to_be_told_keeps_nobody(
    house: BlogHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who moves and leaves is gone then, not when their place would have been told."""
    monkeypatch.setattr("termblog.hosting.reader._SETTLE_SECONDS", 3600.0)
    # What is cancelled the loop forgets only where nothing is due before it.
    sooner = asyncio.get_running_loop().call_later(1800.0, list)
    hub, visit, _ = enter(house)
    await eventually(visit.opened.is_set)
    visit.feed(b"G")
    await eventually(lambda: visit.app._telling)  # type: ignore[union-attr]  # it is there
    visit.leave("")
    await eventually(lambda: not hub.visits)
    await collected(hub)
    sooner.cancel()


async def test_a_blog_sets_how_it_is_hosted(blog: Path) -> None:
    """Its own file names the first post, the line below each, and tags that nobody sees."""
    hidden = "---\ntitle: Hidden\ndate: 2024-02-01\ntags: [Family]\n---\nUnseen words.\n"
    (blog / "hidden.md").write_text(hidden)
    (blog / "termblog.toml").write_text(
        'welcome = "first"\nhidden_tags = ["family"]\nfooter = "Written <by> us."\n'
    )

    def opened() -> Opened:
        return open_hosted(blog, None)

    house = BlogHouse(opened, lambda _: {})
    hub, visit, line = enter(house)
    await line.until("The first section")
    await eventually(visit.opened.is_set)
    visit.feed(b"G")
    await line.until("Written <by> us.")
    assert line.places[0].slug == "first"
    assert b"Hidden" not in line.data
    assert house.article("hidden").status == 404
    assert "Hidden" not in house.article("").body
    assert "Written &lt;by&gt; us." in house.article("first").body
    assert opened().blog.search("unseen") == []
    before = opened().blog
    (blog / "new.md").write_text(hidden.replace("Hidden", "Hidden again"))
    assert renew_blog(before).get("new") is None
    await hub.drain()


@pytest.mark.parametrize(
    "slip", ['hidden_tags = ["family"', 'hiden_tags = ["family"]', 'hidden_tags = "family']
)
async def test_a_slip_in_its_settings_shows_nothing_that_they_hid(
    blog: Path, slip: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A host does not start with one, and one that runs stays as it was, and says why."""
    (blog / "hidden.md").write_text("---\ntitle: Hidden\ntags: [family]\n---\nUnseen.\n")
    settings = blog / "termblog.toml"
    settings.write_text('hidden_tags = ["family"]\n')
    house = BlogHouse(lambda: open_hosted(blog, None), lambda _: {})
    hub = Hub(house, Limits(), Board(1))
    settings.write_text(slip)
    with pytest.raises(SettingsError, match=r"termblog.toml:1"):
        open_hosted(blog, None)
    await house.reload(hub)
    assert "The blog stays as it was" in caplog.text
    assert house.article("hidden").status == 404
    assert "Hidden" not in house.article("").body


async def test_a_save_shows_and_hides_what_the_settings_of_late_do(blog: Path) -> None:
    """What a reload hid stays hidden after the next save, and what it showed stays shown."""
    (blog / "one.md").write_text("---\ntitle: One\ntags: [family]\n---\nUnseen.\n")
    (blog / "two.md").write_text("---\ntitle: Two\ntags: [work]\n---\nUnseen.\n")
    settings = blog / "termblog.toml"
    settings.write_text('hidden_tags = ["work"]\n')
    house = BlogHouse(lambda: open_hosted(blog, None), lambda _: {})
    hub = Hub(house, Limits(), Board(1))
    watching = asyncio.create_task(house.watch(hub))
    await asyncio.sleep(0)  # it has begun
    settings.write_text('hidden_tags = ["family"]\n')
    await house.reload(hub)
    (blog / "new.md").write_text("---\ntitle: New\n---\nSeen.\n")
    await eventually(lambda: house.article("new").status == 200)
    assert house.article("one").status == 404
    assert house.article("two").status == 200
    watching.cancel()


class Turns:
    """Slow work beside the loop: each piece is done at once, and told of when its turn comes."""

    def __init__(self) -> None:
        self.begun: list[asyncio.Event] = []

    async def aside(self, work: Callable[[], Opened]) -> Opened:
        """Do a piece of work."""
        done, turn = work(), asyncio.Event()
        self.begun.append(turn)
        await turn.wait()
        return done


async def test_of_two_reloads_the_later_counts(blog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the settings hide by then does not show because an older reload took its time."""
    (blog / "one.md").write_text("---\ntitle: One\ntags: [family]\n---\nUnseen.\n")
    house = BlogHouse(lambda: open_hosted(blog, None), lambda _: {})
    hub, turns = Hub(house, Limits(), Board(1)), Turns()
    monkeypatch.setattr(asyncio, "to_thread", turns.aside)
    older = asyncio.create_task(house.reload(hub))
    await eventually(lambda: turns.begun)
    (blog / "termblog.toml").write_text('hidden_tags = ["family"]\n')
    later = asyncio.create_task(house.reload(hub))
    await asyncio.sleep(0)  # it has begun
    assert len(turns.begun) == 1
    turns.begun[0].set()
    await eventually(lambda: len(turns.begun) == 2)
    turns.begun[1].set()
    await asyncio.gather(older, later)
    assert house.article("one").status == 404


async def test_a_save_is_not_lost_to_a_slow_reload(
    blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was saved and shown while the blog was read again is still shown after that."""
    house = BlogHouse(lambda: open_hosted(blog, None), lambda _: {})
    hub, turns = Hub(house, Limits(), Board(1)), Turns()
    watching = asyncio.create_task(house.watch(hub))
    await asyncio.sleep(0)  # it has begun
    with monkeypatch.context() as patched:
        patched.setattr(asyncio, "to_thread", turns.aside)
        reloading = asyncio.create_task(house.reload(hub))
        await eventually(lambda: turns.begun)
    (blog / "new.md").write_text("---\ntitle: New\n---\nSeen.\n")
    await eventually(lambda: house.article("new").status == 200)
    turns.begun[0].set()
    await reloading
    assert house.article("new").status == 200
    watching.cancel()


async def test_a_link_to_a_hidden_post_leads_nowhere(blog: Path, tmp_path: Path) -> None:
    """Neither by its file, nor by its address, nor by its old name; and no word tells of it."""
    text = "---\ntitle: Secret plan\naliases: [/old/]\ndate: 2024-02-01\ntags: [family]\n---\nUnseen.\n"
    (blog / "hidden.md").write_text(text)
    links = "[a](hidden.md) [b](/hidden/) [c](/old/) [d](./hidden.md#x) [[hidden]]"
    (blog / "open.md").write_text(f"---\ntitle: Open\ndate: 2024-02-02\n---\nWords: {links}\n")

    def opened() -> Opened:
        shown = open_blog(blog, cache=tmp_path / "cache").without(("family",))
        return Opened(shown, Settings(), load_theme("ink"))

    house = BlogHouse(opened, lambda _: {})
    assert "/hidden" not in house.article("open").body
    assert house.article("old").status == 404
    hub, visit, line = enter(house, start="open")
    await line.until("Words:")
    await eventually(visit.opened.is_set)
    assert isinstance(visit.app, HostedReader)
    written = [link.href for link in visit.app.main.reader.links() if link.href[:5] != "post:"]
    assert {visit.app.main.target(href).kind for href in written} <= {Kind.NOTHING, Kind.FILE}
    visit.feed(b"F")
    await line.until("Follow link")
    visit.feed(b"1")
    await line.until("hidden.md")
    assert visit.app.main.leaf is not None
    assert visit.app.main.leaf.post.slug == "open"
    assert b"Secret plan" not in line.data
    await hub.drain()


async def test_a_stranger_is_not_offered_to_be_forgotten(house: BlogHouse) -> None:
    """Where nobody is remembered, there is no such command."""
    hub, visit, line = enter(house)
    await line.until("Paragraph 1.")
    assert isinstance(visit.app, HostedReader)
    assert not visit.app.can.forget
    assert "forget" not in house.commands
    await hub.drain()


def test_forgetting_in_one_line(opening: Callable[[], Opened], tmp_path: Path) -> None:
    """`ssh host forget` deletes what is kept of the key that was proved, and of no other."""
    house = BlogHouse(opening, lambda _: {}, store=lambda: Store(tmp_path / "readers.db"))
    known = Visitor(door="ssh", address="192.0.2.1", size=(80, 24), fingerprint="SHA256:abc")
    house._state(known).keep_place("first", Place("x", 1, 2), 0.5)
    paper = Paper(80, colour=False, plain=False)
    assert "no key" in "".join(answer(house.commands, "forget", paper).output)
    assert answer(house.commands, "forget me", paper).status == 2
    house._kept().flush(5)
    assert house._state(known).readings
    mine = replace(paper, reader="SHA256:abc")
    assert "is deleted" in "".join(answer(house.commands, "forget", mine).output)
    house._kept().flush(5)
    assert not house._state(known).readings
    house.close()


@pytest.mark.parametrize("anchor", ["", "x", "1", "1.x.y", "-1.2.h", "9" * 40 + ".1.h"])
def test_an_anchor_without_sense_is_ignored(anchor: str) -> None:
    """What a page sends as its place may be anything."""
    state = State("blog")
    keep_anchor(state, "first", anchor)
    assert not state.readings


def test_an_anchor_keeps_a_place() -> None:
    """What is written is read again, dots in a heading's id included."""
    state = State("blog")
    place = Place("version-1.2.3", 4, 56)
    keep_anchor(state, "first", write_anchor(place))
    assert state.reading("first").place == place


def test_a_missing_blog_is_told_at_the_start(tmp_path: Path) -> None:
    """Nothing is hosted where there is nothing."""

    def opened() -> Opened:
        return Opened(open_blog(tmp_path / "none"), Settings(), load_theme("ink"))

    with pytest.raises(NotFound):
        BlogHouse(opened, lambda _now: {})
