"""Taking the blog as it is read: a glimpse of it in the first frame, then more and more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from termblog.errors import TermblogError
from termblog.tui.commands import conflicts
from termblog.tui.content import line
from termblog.tui.messages import BlogMissed, BlogRead, BlogWanted
from termblog.tui.panes.groups import Grouping, Order
from termblog.tui.panes.painted import MEASURE
from termblog.tui.relating import Relating
from termblog.tui.sheet import START
from termblog.tui.travel import spell_posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.opening import Glimpse
    from termblog.blog.post import Post
    from termblog.settings import Settings
    from termblog.tui.launch import Launch


class Taking(Relating):
    """The screen whose posts lead on, as its blog comes."""

    start = ""
    """The slug of the post to begin with; empty for the one that was read last."""
    _every: Sequence[Post] = ()
    _wanted = ""
    _opened_first: str | None = ""

    def prefer(self, settings: Settings) -> None:
        """Take what the reader prefers; what they did last time goes before the settings.

        Args:
            settings: What is in force.
        """
        self.editor_wish = settings.editor
        self.measure_wish = settings.width or MEASURE
        width = self.state.setting("width")
        self.reader.wanted = int(width) if width.isdecimal() else self.measure_wish
        self.reader.motion = settings.motion and self.can.motion
        self.sort_as_left(settings.group_by)
        for sentence in conflicts(settings.keys):
            self.tell(sentence)

    def begin(self, launch: Launch) -> None:
        """List in the first frame what is known, show the text in the second, then ask for the rest.

        What is listed is what stands there in the end; so it waits in another grouping, where all
        posts decide what comes first.

        Args:
            launch: How the app begins.
        """
        self.prefer(launch.settings)
        glimpse, sidebar = launch.glimpse, self.sidebar
        as_usual = (sidebar.grouping, sidebar.order) == (Grouping.DATE, Order.NEWEST)
        if glimpse is not None and glimpse.blog.posts and as_usual:
            self._list(glimpse)
        else:
            self.post_message(BlogWanted())

    def _list(self, glimpse: Glimpse) -> None:
        """List a part of the posts, without what only all of them could tell."""
        blog = glimpse.blog
        self._hold(blog)
        self.top_bar.count = spell_posts(glimpse.total)
        self.sidebar.load(blog.posts, whole=False)
        post = self._find_wanted(blog) or (None if self._wanted else blog.posts[0])
        if post is not None:
            self.top_bar.post = line(post.title)
            self._reveal_first(post)
        self._give_keys()
        self.call_after_refresh(self._open_listed, post)

    def _hold(self, blog: Blog) -> None:
        """Have a version of the blog to go about in."""
        self.blog = blog
        self._every = (*blog.posts, *blog.pages)
        self.top_bar.blog = line(blog.title)

    def _open_listed(self, post: Post | None) -> None:
        """Open what was listed as open; what is wanted and not known yet is waited for."""
        if post is not None:
            self.open(post)
        self.call_after_refresh(self.post_message, BlogWanted())

    @on(BlogRead)
    def _take(self, event: BlogRead) -> None:
        self.take(event.blog, event.note)

    @on(BlogMissed)
    def _miss(self, event: BlogMissed) -> None:
        """Say inside the app why there is nothing to read; what is open stays."""
        if self.leaf is None:
            self.reader.say(event.reason)
        else:
            self.tell(event.reason)

    def take(self, blog: Blog, note: str = "") -> None:
        """Show a newer version of the blog; what is open stays open, at its place.

        Args:
            blog: As far as it is read.
            note: How far indexing is; empty when it is done.
        """
        if note and self.blog is not None and len(blog.posts) <= len(self.blog.posts):
            self.sidebar.note(note)
            return
        if blog is not self.blog:
            self._hold(blog)
            self.sidebar.load(blog.posts)
        self.count()
        if note:
            self.sidebar.note(note)
        if self.leaf is None or self._still_at_the_door:
            self._begin(blog)
        elif not note:
            self._read_again(blog)
        if not note:
            self._opened_first = None

    @property
    def _still_at_the_door(self) -> bool:
        """Whether what was opened by itself is open yet, in wait of what was asked for."""
        opened = self.leaf.post.slug if self.leaf else ""
        return opened == self._opened_first != self._wanted and self.reader.place == START

    def _begin(self, blog: Blog) -> None:
        """Open the post that was asked for, else the one that was read last, else the newest."""
        post = self._find_wanted(blog) or next(iter(self._every), None)
        if post is None or (self.leaf is not None and post.slug == self.leaf.post.slug):
            return
        self._reveal_first(post)
        self._give_keys()
        self.open(post)

    def _find_wanted(self, blog: Blog) -> Post | None:
        """Return the post that was asked for, else the one that was read last."""
        read = (reading.slug for reading in self.state.history if reading.progress)
        self._wanted = self.start or self._wanted or next(read, "")
        wanted = blog.get(self._wanted) if self._wanted else None
        if wanted is not None:
            self._wanted = wanted.slug
        return wanted

    def _reveal_first(self, post: Post) -> None:
        self._opened_first = post.slug
        self.sidebar.reveal(post)

    def _give_keys(self) -> None:
        """Give the keys to the text where somebody wants to read on, else to the list."""
        beside = self.sidebar.display and not self.view.above
        reads_on = bool(self._wanted) and self._opened_first in ("", self._wanted)
        self.set_focus(self.reader if reads_on or not beside else self.sidebar.shelf)

    def _read_again(self, blog: Blog) -> None:
        """Show the open post as it is on disk now."""
        post = blog.get(self.leaf.post.slug) if self.leaf else None
        if self.leaf is None:
            self._begin(blog)
        elif post is None:
            self.tell(f"{self.leaf.post.title} is gone from the folder.")
        elif post != self.leaf.post or _text(blog, post) not in (None, self.leaf.source.text):
            self.open(post, self.reader.place, remember=False)
        else:
            self.lead_anew(blog)


def _text(blog: Blog, post: Post) -> str | None:
    """Return what a post says now; None in the moment in which an editor replaces its file."""
    try:
        return blog.source(post).text
    except TermblogError:
        return None
