"""Which posts are like the open one, and which link to it: asked while one reads already."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work

from termblog.tui.leaf import Leaf, relations
from termblog.tui.messages import BlogSearchable, PostOpened, PostRelated
from termblog.tui.sorting import Sorting


class Relating(Sorting):
    """The screen with its sidebar; a post's end leads to what the index knows of it."""

    @on(PostOpened)
    @on(BlogSearchable)
    def _ask(self) -> None:
        if self.leaf is not None:
            self._relate(self.leaf)

    @work(thread=True, group="relations")
    def _relate(self, leaf: Leaf) -> None:
        """Ask in a thread: the index of a large blog takes its time. A late answer is dropped."""
        if self.blog is not None:
            self.post_message(PostRelated(leaf.post, tuple(relations(self.blog, leaf.post))))

    @on(PostRelated)
    def _lead_on(self, event: PostRelated) -> None:
        """Let the open post end in what was found, without laying it out anew."""
        sheet = self.reader.sheet
        if self.leaf is None or self.leaf.post is not event.post or sheet is None:
            return
        self.leaf = replace(self.leaf, related=event.related)
        sheet.tail = self.leaf.ending(self.reader.measure)
        self.reader.keep()
