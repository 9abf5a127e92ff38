"""Which posts are like the open one, and which link to it: asked while one reads already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work

from termblog.tui.aside import aside
from termblog.tui.leaf import onward, relations
from termblog.tui.messages import BlogSearchable, PostOpened, PostRelated
from termblog.tui.panes.reader import Reader
from termblog.tui.sorting import Sorting

if TYPE_CHECKING:
    from textual.timer import Timer

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.tui.leaf import Leaf

STAYS = 0.3
"""After how many seconds a reader stays at a post."""


class Relating(Sorting):
    """The screen with its sidebar; a post's end leads to what the index knows of it."""

    _rest: Timer | None = None

    @on(PostOpened)
    def _ask_soon(self) -> None:
        """Ask once the reader stays: who only leafs through a blog need not wait for it."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(STAYS, self._ask)

    @on(BlogSearchable)
    def _ask(self) -> None:
        if self.leaf is not None:
            self._relate(self.leaf.post)

    @work(group="relations")
    async def _relate(self, post: Post) -> None:
        """Ask beside the loop: the index of a large blog takes its time. A late answer is dropped.

        Textual's worker is in a circle with its task, so it keeps what it is given until somebody
        looks for garbage: of a post that is its facts, and none of its blocks.
        """
        blog = self.blog
        if blog is not None:
            related = await aside(lambda: tuple(relations(blog, post)))
            self.post_message(PostRelated(post, related))

    @on(PostRelated)
    def _lead_on(self, event: PostRelated) -> None:
        """Let the open post end in what was found, without laying it out anew."""
        if self.leaf is None or self.leaf.post is not event.post or not self.query(Reader):
            return  # another post is open by now, or the screen is being taken down
        self._end_as(self.leaf._replace(related=event.related))

    def lead_anew(self, blog: Blog) -> None:
        """Let the open post end in what the blog holds now, without laying it out anew.

        Nothing is asked of the index for that: what is like the post is told when it is opened.

        Args:
            blog: A newer version, with the same post in it.
        """
        leaf = self.leaf
        if leaf is None:
            return
        leads = tuple(onward(blog, leaf.post))
        related = tuple(
            (label, tuple(pair for pair in pairs if blog.get(pair[1].slug) is not None))
            for label, pairs in leaf.related
        )
        if (leads, related) != (leaf.onward, leaf.related):
            self._end_as(leaf._replace(onward=leads, related=related))

    def _end_as(self, leaf: Leaf) -> None:
        """Have the same post open, of which more is known, and show that below its text."""
        self.leaf = leaf
        self.reader.end(leaf.ending(self.reader.measure))
