"""The reader as a visitor has it: one blog for all, nothing of the host, a place that is told."""

from __future__ import annotations

import asyncio
from contextvars import Context
from typing import TYPE_CHECKING

from textual import on
from textual.app import App

from termblog.hosting.hosted import Hosted
from termblog.hosting.visitor import Place
from termblog.state import Place as Kept
from termblog.tui.app import TermblogApp
from termblog.tui.messages import BlogRead, PostOpened

if TYPE_CHECKING:
    from termblog.blog.blog import Blog
    from termblog.state import State
    from termblog.tui.launch import Launch

_SETTLE_SECONDS = 1.0  # without a move, and the place is told


class HostedReader(Hosted, TermblogApp):
    """The app of one visitor.

    Args:
        blog: What everybody reads.
        state: What is kept of this visitor, as a rule only in memory.
        launch: How to begin.
        notice: What to tell the visitor at first; may be empty.
    """

    def __init__(self, blog: Blog, state: State, launch: Launch, notice: str = "") -> None:
        super().__init__(lambda: (), state, launch)
        self._blog = blog
        self._notice = notice
        self._state = state
        self._telling: asyncio.TimerHandle | None = None
        # Without its blog, the app is a frame around nothing.
        self.main._compositor.still = True  # noqa: SLF001  see private_names

    def detach(self) -> None:
        """Let go of the visit, and of what was still to be told of it: a timer would keep the app."""
        super().detach()
        if self._telling is not None:
            self._telling.cancel()

    def take(self, blog: Blog) -> None:
        """Show a newer version of the blog.

        Args:
            blog: As it is now.
        """
        self._blog = blog
        self.main.post_message(BlogRead(blog))

    def go(self, slug: str, anchor: str) -> None:
        """Show a post that the visitor's browser went back to.

        Args:
            slug: Of the post; empty for the newest.
            anchor: Where in it, as a `Place` told.
        """
        post = self._blog.get(slug) or next(iter(self._blog.posts), None)
        if post is None:
            return
        keep_anchor(self._state, post.slug, anchor)
        self.main.open(post)
        self.main.sidebar.reveal(post)

    def read_blog(self) -> None:
        """Take the blog that the host has read; visitors read no folder."""
        self.watch(self.main.reader, "moves", self._tell_place_later, init=False)
        self.main.footer = self._launch.settings.footer
        self.main.post_message(BlogRead(self._blog))
        if self._notice:
            self.main.tell(self._notice)
        self.main.call_later(self._show_soon)

    def _show_soon(self) -> None:
        """Show the blog after all that was asked of the screen's parts while it was taken."""
        asyncio.get_running_loop().call_soon(self.main.call_later, self._show)

    def _show(self) -> None:
        """Lay out and paint at once what Textual's next tick would."""
        self.main._compositor.still = False  # noqa: SLF001  see private_names
        self.main._on_timer_update()  # noqa: SLF001  likewise

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Let the visitor's own browser open an address, where they sit in one."""
        App.open_url(self, url, new_tab=new_tab)

    @on(PostOpened)
    def _tell_post(self, event: PostOpened) -> None:
        if self.visit is not None:
            self.visit.follow(Place(event.post.slug, event.post.title))

    def _tell_place_later(self) -> None:
        if self._telling is not None:
            self._telling.cancel()
        if self.visit is not None:
            tell = asyncio.get_running_loop().call_later
            # In a context of its own: one that is cancelled keeps its context until it is due.
            self._telling = tell(
                _SETTLE_SECONDS, self.visit.call, self._tell_place, context=Context()
            )

    def _tell_place(self) -> None:
        leaf = self.main.leaf
        if self.visit is None or leaf is None:
            return
        anchor = write_anchor(self._state.reading(leaf.post.slug).place)
        self.visit.follow(Place(leaf.post.slug, leaf.post.title, anchor))


def write_anchor(place: Kept) -> str:
    """Return a place in a post as a page keeps it.

    Args:
        place: As the state keeps it.
    """
    return f"{place.block}.{place.offset}.{place.heading}"


def keep_anchor(state: State, slug: str, anchor: str) -> None:
    """Let a post open where a page says that its reader was.

    Args:
        state: Of the visitor.
        slug: Of the post.
        anchor: What `write_anchor` wrote; anything else is ignored.
    """
    block, _, rest = anchor.partition(".")
    offset, _, heading = rest.partition(".")
    if block.isdecimal() and offset.isdecimal() and len(block) + len(offset) < 16:
        state.keep_place(slug, Kept(heading, int(block), int(offset)), progress=0.01)
