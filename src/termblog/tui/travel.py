"""Going places: opening posts, history, links, headings, and finding within the post."""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from textual import on

from termblog.blog.links import NOWHERE, Kind, Target
from termblog.errors import TermblogError
from termblog.layout.anchor import Anchor
from termblog.layout.folds import Folds
from termblog.state import Place as Kept
from termblog.tui.content import line
from termblog.tui.frame import Frame
from termblog.tui.front import SCHEME
from termblog.tui.leaf import Leaf, read
from termblog.tui.messages import PostOpened
from termblog.tui.panes.bars import BottomBar, Progress
from termblog.tui.panes.reader import Reader
from termblog.tui.panes.rows import Rows
from termblog.tui.panes.shelf import BEGUN, READ, UNREAD, Mark
from termblog.tui.sheet import START, Place, Sheet
from termblog.tui.trail import Step, Trail

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.document.document import Options
    from termblog.state import State
    from termblog.theme import Theme
    from termblog.tui.capabilities import Capabilities
    from termblog.tui.easel import Easel


class Travel(Frame):
    """The frame, with a blog to go about in."""

    footer = ""
    """What a hosted blog says below each post."""
    easel: Easel | None = None
    """What pictures are drawn with; None where a line stands for each."""
    fetched = ""
    """The slug of the post whose reader asked for the pictures that lie elsewhere."""

    def __init__(
        self,
        state: State,
        theme: Theme,
        options: Options,
        capabilities: Capabilities,
        remap: Mapping[str, str],
    ) -> None:
        super().__init__(remap)
        self.blog: Blog | None = None
        """The blog; None until its first posts were read."""
        self.leaf: Leaf | None = None
        """The post that is open."""
        self.state = state
        """What is kept of the reader."""
        self.theme = theme
        """What styles the text."""
        self.options = options
        """How the text is laid out."""
        self.can = capabilities
        """What may be done to this machine."""
        self.folds = Folds()
        """What is open and closed of what folds in it."""
        self._trail = Trail()
        self._read_slugs: set[str] = set()

    def mark(self, post: Post) -> Mark:
        """Return what the sidebar says of how far a post is read."""
        reading = self.state.readings.get(post.slug)
        if reading is None or not (reading.finished or reading.progress):
            return UNREAD
        return READ if reading.finished else BEGUN

    @property
    def asked(self) -> bool:
        """Whether the post asks for its contents pane."""
        return bool(self.leaf and self.leaf.post.toc and self.leaf.document.headings)

    def open(self, post: Post, place: Place | None = None, *, remember: bool = True) -> bool:
        """Open a post; tell whether it could be.

        Args:
            post: What to open.
            place: Where; None where its reader left it.
            remember: Whether history notes it.
        """
        leaf = self._read(post)
        if leaf is None:
            return False
        if remember:
            self._trail.go(Step(post.slug))
        self.leaf, self.folds = leaf, Folds()
        self.reader.mark(None)
        self.reader.address_of = lambda href: self.target(href).address
        self.exhibit(leaf)
        self.reader.headings = leaf.document.headings
        self.headings.load(leaf.document.headings)
        self.sidebar.shelf.reading = post.slug
        self.top_bar.post = line(post.title)
        self.fit_panes()
        self.reader.show(self._sheet, self._left(post) if place is None else place)
        self.post_message(PostOpened(post))
        return True

    def _read(self, post: Post) -> Leaf | None:
        """Read a post; where it cannot be, tell why."""
        assert self.blog is not None  # noqa: S101  the post is of a blog
        try:
            leaf = read(self.blog, post, typography=self.options.typography, tex=self.options.tex)
            return leaf._replace(footer=self.footer)
        except TermblogError as error:
            self.tell(str(error))
            return None

    def _sheet(self, width: int) -> Sheet:
        assert self.leaf is not None  # noqa: S101  only what is open is laid out
        pictures = self.reader.gallery
        return self.leaf.sheet(width, self.theme, self.options, self.folds, pictures)

    def exhibit(self, leaf: Leaf | None) -> None:
        """Draw the pictures of a post from here on, and no others.

        Args:
            leaf: The post; None where nothing is drawn any more.
        """
        if self.reader.gallery is not None:
            self.reader.gallery.close()
        self.reader.gallery = None
        if leaf is not None and self.easel is not None and self.blog is not None:
            asked = leaf.post.slug == self.fetched
            self.reader.gallery = self.easel.gallery(self.blog, leaf.post, self.theme, asked=asked)

    def _left(self, post: Post) -> Place:
        """Return where a post's reader left it; its start, where it was read to the end."""
        reading = self.state.reading(post.slug)
        if reading.finished or not reading.progress:
            return START
        return Place(Anchor(*reading.place))

    def on_mount(self) -> None:
        """Follow the reader from here on."""
        self.watch(self.reader, "moves", self._follow, init=False)

    def _follow(self) -> None:
        """Keep the place, and show how far it is."""
        if self.leaf is None:
            return
        reader, post = self.reader, self.leaf.post
        share = reader.share
        self.headings.reading = reader.heading
        self.bottom_bar.progress = Progress(share, math.ceil(post.minutes * (1 - share)))
        self._trail.stay(reader.place)
        reads = self.focused is reader
        if not reads and not reader.scroll_offset.y:
            return  # it only lies there
        self.tell_problem()
        before = self.mark(post)
        self.state.keep_place(post.slug, kept(reader.place), share)
        if share >= 1 and reads:
            self.state.mark(post.slug, finished=True)
        if self.mark(post) != before and self.blog is not None:
            # What one reads can only become read; a page is not counted.
            self._read_slugs.update(other.slug for other in self.blog.posts if other is post)
            self._tell_read(post.slug)

    def tell_problem(self) -> None:
        """Say, once, that nothing can be kept, and why."""
        if problem := self.state.take_problem():
            self.tell(problem)

    def on_descendant_focus(self) -> None:
        """Note that what is in view is being read now."""
        self._follow()

    def count(self) -> None:
        """Show how many posts there are, and how many of them are unread."""
        if self.blog is None:
            return
        posts = self.blog.posts
        self._read_slugs = {post.slug for post in posts if self.mark(post) != UNREAD}
        self.top_bar.count = spell_posts(len(posts))
        self._tell_read()

    def _tell_read(self, changed: str = "") -> None:
        unread = len(self.blog.posts) - len(self._read_slugs) if self.blog else 0
        self.sidebar.note(f"{unread:,} unread" if unread else "all read")
        self.sidebar.shelf.tell_read(self._read_slugs, changed)

    @on(Reader.Grown)
    def _grow(self) -> None:
        """Show the headings that were read by now."""
        if self.leaf is not None:
            self.headings.load(self.leaf.document.headings)
            self.fit_panes()

    def action_travel(self, by: int) -> None:
        """Go back or forward in history."""
        step = self._trail.travel(by)
        post = self.blog.get(step.slug) if self.blog and step else None
        if step is None or post is None:
            self.tell("There is nothing further back." if by < 0 else "There is nothing ahead.")
            return
        self.open(post, step.place, remember=False)

    def action_neighbour(self, by: int) -> None:
        """Open the next or the previous post of the sidebar."""
        slug = self.leaf.post.slug if self.leaf else ""
        spot = self.sidebar.beside(slug, by)
        if spot is None:
            self.tell("This is the last post." if by > 0 else "This is the first post.")
        elif self.open(spot.post):
            self.sidebar.reveal(spot.post, spot.path)

    def action_random(self) -> None:
        """Open any post."""
        if self.blog and self.blog.posts:
            post = random.choice(self.blog.posts)  # noqa: S311  nobody's secret
            if self.open(post):
                self.sidebar.reveal(post)

    def target(self, href: str) -> Target:
        """Return where a link leads.

        Args:
            href: As written; `post:SLUG` is our own.
        """
        if self.blog is None or self.leaf is None:
            return NOWHERE
        if href.startswith(SCHEME):
            post = self.blog.get(href.removeprefix(SCHEME))
            return Target(Kind.POST, post) if post else NOWHERE
        return self.blog.resolve(href, self.leaf.post)

    @on(Rows.Chosen, "#shelf")
    def _chosen_post(self, event: Rows.Chosen) -> None:
        if self.open(event.row.post):
            self.lower()
            self.reader.focus()

    @on(BottomBar.Sought)
    def _seek(self, event: BottomBar.Sought) -> None:
        self.reader.glide(round(event.share * self.reader.max_scroll_y))


def spell_posts(count: int) -> str:
    """Return a number of posts in words.

    Args:
        count: How many.
    """
    return f"{count:,} post{'s' if count != 1 else ''}"


def kept(place: Place) -> Kept:
    """Return a place as it is kept.

    Args:
        place: In a post, or in the block above it.
    """
    return Kept() if place.anchor is None else Kept(*place.anchor)
