"""Following links: to a post, a heading, a footnote, a file, or out of the app."""

from __future__ import annotations

from textual import on

from termblog.blog.links import Kind, Target
from termblog.document.formula import tex_at
from termblog.layout.folds import TURN
from termblog.tui.content import line
from termblog.tui.panes.reader import Reader
from termblog.tui.panes.rows import Rows
from termblog.tui.sheet import START
from termblog.tui.trail import Step
from termblog.tui.travel import Travel


class Linking(Travel):
    """The travelling screen, with links to follow."""

    def follow_link(self, href: str) -> None:
        """Go where a link leads.

        Args:
            href: As written.
        """
        target = self.target(href)
        if tex := tex_at(href):
            self.open_tex(tex)
        elif target.kind is Kind.POST and target.post is not None:
            self._follow_post(target)
        elif target.kind is Kind.ANCHOR:
            self._follow_anchor(target.anchor)
        elif target.kind is Kind.EXTERNAL:
            self.leave_for(target.address)
        elif target.kind is Kind.FILE and target.file is not None:
            self.leave_for(target.file.as_uri() if self.names_files else href)
        else:
            self.tell(f"{href} leads nowhere.")

    def _follow_post(self, target: Target) -> None:
        assert target.post is not None  # noqa: S101  the caller asked
        if self.open(target.post, START if target.anchor else None) and target.anchor:
            self._seek_heading(target.anchor)

    def _follow_anchor(self, anchor: str) -> None:
        """Go to a heading of this post; a footnote opens in place."""
        if anchor.startswith("fn-"):
            self.open_note(anchor.removeprefix("fn-"))
            return
        self._seek_heading(anchor, steps=True)

    def _seek_heading(self, heading: str, *, steps: bool = False) -> None:
        """Go to a heading of this post; to one that is not read yet, as soon as it is.

        Who goes elsewhere meanwhile stays there.

        Args:
            heading: Its id.
            steps: Whether the way there is a step of history.
        """
        leaf, before = self.leaf, self.reader.place

        async def read_up_to() -> None:
            await self.reader.read_on()
            stayed = leaf is self.leaf and before == self.reader.place
            if stayed and not self._land(heading, steps=steps):
                self.tell(f"There is no heading {heading!r} here.")

        if not self._land(heading, steps=steps):
            self.run_worker(read_up_to(), group="seek", exclusive=True)

    def _land(self, heading: str, *, steps: bool) -> bool:
        """Go to a heading; tell whether it is known."""
        before = self.reader.place
        known = self.reader.jump(heading)
        if known and steps and self.leaf is not None:
            self._trail.stay(before)
            self._trail.go(Step(self.leaf.post.slug, before))
        return known

    def open_note(self, number: str) -> None:
        """Show a footnote in place.

        Args:
            number: As the reference says it.
        """
        raise NotImplementedError

    def open_tex(self, tex: str) -> None:
        """Show what a formula was written as.

        Args:
            tex: Its source, between its marks.
        """
        raise NotImplementedError

    @property
    def names_files(self) -> bool:
        """Whether the reader may learn where a file lies: on their own machine, never on a host."""
        return self.can.browser

    def leave_for(self, address: str) -> None:
        """Open an address outside, where the session may, and show it.

        Args:
            address: Safe to open.
        """
        self.app.open_url(address)
        self.tell(address)

    def describe(self, href: str) -> str:
        """Return what a link leads to, for the line below.

        Args:
            href: As written.
        """
        if href == TURN:
            return "Open or close"
        if tex := tex_at(href):
            return tex
        target = self.target(href)
        if target.kind is Kind.POST and target.post is not None:
            return f"→ {target.post.title}" + (f" › {target.anchor}" if target.anchor else "")
        if target.kind is Kind.EXTERNAL:
            return f"↗ {target.address}"
        if target.kind is Kind.NOTHING:
            return f"{href} (leads nowhere)"
        return f"→ {target.anchor or (target.file if self.names_files else href)}"

    @on(Reader.Followed)
    def _followed(self, event: Reader.Followed) -> None:
        self.follow_link(event.href)

    @on(Reader.Hovered)
    def _hovered(self, event: Reader.Hovered) -> None:
        event.stop()
        self.bottom_bar.notice = line(self.describe(event.href)) if event.href else ""

    @on(Rows.Chosen, "#contents")
    def _chosen_heading(self, event: Rows.Chosen) -> None:
        self.lower()
        self._follow_anchor(event.row.id)
        self.reader.focus()
