"""Following links: to a post, a heading, a footnote, a file, or out of the app."""

from __future__ import annotations

from textual import on

from termblog.blog.links import Kind, Target
from termblog.document.formula import tex_at
from termblog.layout import TURN
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
            self.reader.jump(target.anchor)

    def _follow_anchor(self, anchor: str) -> None:
        """Go to a heading of this post; a footnote opens in place."""
        if anchor.startswith("fn-"):
            self.open_note(anchor.removeprefix("fn-"))
            return
        before = self.reader.place
        if not self.reader.jump(anchor):
            self.tell(f"There is no heading {anchor!r} here.")
        elif self.leaf is not None:
            self._trail.stay(before)
            self._trail.go(Step(self.leaf.post.slug, before))

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
