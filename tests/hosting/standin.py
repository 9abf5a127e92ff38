"""A small app and its stage, to test hosting without the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from termblog.errors import NotFound
from termblog.hosting.commands import Command, Paper
from termblog.hosting.hosted import Hosted
from termblog.hosting.library import Article, Look
from termblog.hosting.visitor import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual import events

    from termblog.hosting.visitor import Visitor

POSTS = tuple(f"post-{number:03}" for number in range(50))


class Page(ScrollView, can_focus=True):
    """Lines of a post, in colours that differ from post to post."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", ""),
        Binding("k", "scroll_up", ""),
    ]
    post = 0

    def on_resize(self) -> None:
        """Take the width."""
        self.virtual_size = Size(self.size.width, 500)

    def render_line(self, y: int) -> Strip:
        """Return a line of the post."""
        number = y + int(self.scroll_offset.y)
        style = Style.parse(
            f"#{(self.post * 5) % 256:02x}80{number % 256:02x} on #101{self.post % 10}10"
        )
        text = f"{POSTS[self.post]} line {number}" if number else f"POST {POSTS[self.post]}"
        return Strip([Segment(text.ljust(self.size.width)[: self.size.width], style)])


class Reader(App[None]):
    """Shows one post at a time."""

    CSS = "Page { height: 1fr; scrollbar-size: 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "turn(1)", ""),
        Binding("p", "turn(-1)", ""),
        Binding("q", "quit", ""),
        Binding("x", "fail", ""),
        Binding("o", "open_address", ""),
        Binding("S", "screenshot", ""),
        Binding("z", "suspend_process", ""),
    ]

    post = 0
    events_seen: list[str]

    def compose(self) -> ComposeResult:
        """Yield the page."""
        yield Page()

    def on_mount(self) -> None:
        """Show the first post."""
        self.query_one(Page).focus()
        self.show()

    def show(self) -> None:
        """Show the post."""
        page = self.query_one(Page)
        page.post = self.post
        page.scroll_to(y=0, animate=False)
        page.refresh()

    def action_turn(self, by: int) -> None:
        """Show another post."""
        self.post = (self.post + by) % len(POSTS)
        self.show()

    def action_fail(self) -> None:
        """Fail."""
        msg = "deliberate"
        raise RuntimeError(msg)

    def action_open_address(self) -> None:
        """Follow a link."""
        self.open_url("https://example.org/")

    def on_paste(self, event: events.Paste) -> None:
        """Note the length of what is pasted in the title."""
        self.title = f"pasted {len(event.text)}"


class HostedReader(Hosted, Reader):
    """The reader as a guest."""

    def show(self) -> None:
        """Show the post, and tell the client which."""
        super().show()
        if self.visit is not None:
            self.visit.follow(Place(POSTS[self.post], f"Post {self.post}", "top"))

    def go(self, slug: str, anchor: str) -> None:
        """Show a post by its name."""
        self.sub_title = anchor
        self.post = POSTS.index(slug) if slug in POSTS else 0
        self.show()


class StandIn:
    """A stage and its texts, for tests."""

    look = Look()

    def __init__(self) -> None:
        self.apps: list[HostedReader] = []

    def article(self, start: str) -> Article:
        """Return a page with the post's name."""
        if not start:
            return Article("", "The blog", "<h1>The blog</h1>")
        if start == "old-name":
            start = POSTS[1]
        if start not in POSTS:
            return Article("", "Not found", "<p>Did you mean post-001?</p>", status=404)
        return Article(start, f"Title of {start}", f"<p>Text of {start}</p>", 'A "summary" <b>')

    def make_app(self, visitor: Visitor) -> Hosted:
        """Return the reader at a post."""
        app = HostedReader()
        app.post = _number(visitor)
        self.apps.append(app)
        return app

    def landing(self, visitor: Visitor) -> str:
        """Return the post's name."""
        return POSTS[_number(visitor)]


def _number(visitor: Visitor) -> int:
    return POSTS.index(visitor.start) if visitor.start in POSTS else 0


def write_list(_words: Sequence[str], _paper: Paper) -> Iterator[str]:
    """Write the names of the posts."""
    return (f"{post}\n" for post in POSTS)


def write_read(words: Sequence[str], paper: Paper) -> Iterator[str]:
    """Write a post."""
    if list(words[:1]) not in [[post] for post in POSTS]:
        msg = f"There is no post {words!r}."
        raise NotFound(msg, ("post-001",))
    style = ("\x1b[38;2;255;0;0m", "\x1b[0m") if paper.colour else ("", "")
    return (f"{style[0]}line {number}{style[1]}\n" for number in range(1000))


def write_badly(_words: Sequence[str], _paper: Paper) -> Iterator[str]:
    """Fail halfway."""
    yield "so far\n"
    msg = "deliberate"
    raise RuntimeError(msg)


COMMANDS = {
    "list": Command("", "the posts", write_list),
    "read": Command("SLUG", "print a post", write_read),
    "fail": Command("", "fail", write_badly),
}
