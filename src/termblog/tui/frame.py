"""The main screen's panes and chrome: their parts, and what has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from textual import on
from textual.containers import Horizontal, Vertical
from textual.reactive import Reactive
from textual.screen import Screen

from termblog.tui.commands import COMMANDS, Where, bindings, keys_of, shown
from termblog.tui.compositor import LeanCompositor
from termblog.tui.content import line
from termblog.tui.inks import INKS
from termblog.tui.panes.bars import BottomBar, TopBar
from termblog.tui.panes.contents import Contents
from termblog.tui.panes.prompt import Prompt
from termblog.tui.panes.reader import Reader
from termblog.tui.panes.rows import Rows
from termblog.tui.panes.rule import Rule
from termblog.tui.panes.sidebar import Sidebar
from termblog.tui.view import MIDDLE, View

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Region
    from textual.widget import Widget

    from termblog.blog.post import Post
    from termblog.tui.screens.overlay import Overlay

OverlayT = TypeVar("OverlayT", bound="Overlay[Any]")

READ_FOR = 4.0
"""How long a notice stays, in seconds."""


class Frame(Screen[None]):
    """The panes, the line above and the line below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ANYWHERE)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {*INKS}
    AUTO_FOCUS = ""

    _compositor: LeanCompositor

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the keys; that it has them is the panes' to paint, not the whole screen's."""

    def __init__(self, remap: Mapping[str, str]) -> None:
        super().__init__(id="main")
        self._compositor = LeanCompositor()
        self.remap = remap
        """The reader's own keys, by command id."""
        self.view = View()
        """What the reader wants to see."""

    def overlay(self, kind: type[OverlayT], make: Callable[[], OverlayT]) -> OverlayT:
        """Return the one overlay of a kind.

        Args:
            kind: Its class.
            make: Makes it, where it never was opened.
        """
        name = kind.__name__
        if not self.app.is_screen_installed(name):
            self.app.install_screen(make(), name)
        return self.app.get_screen(name, kind)

    def on_screen_resume(self) -> None:
        """Paint everything: what lay above is gone."""
        super().refresh()

    def refresh(self, *regions: Region, layout: bool = False, **how: Any) -> Self:
        """Paint anew what is asked for: without that, nothing, for there is nothing between panes.

        Textual asks for all each time that another screen opens above.
        """
        return super().refresh(*regions, layout=layout, **how) if regions or layout else self

    def mark(self, post: Post) -> str:
        """Return a post's mark in the sidebar.

        Args:
            post: A post of the blog.
        """
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Make the parts."""
        yield TopBar()
        with Horizontal(id="panes"):
            yield Sidebar(self.mark)
            yield Rule(id="sidebar-rule")
            yield Reader()
            yield Rule(id="contents-rule")
            yield Contents(id="contents")
        with Vertical(id="bottom"):
            yield BottomBar()
            yield Prompt()

    @property
    def reader(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    @property
    def sidebar(self) -> Sidebar:
        """The posts."""
        return self.query_one(Sidebar)

    @property
    def headings(self) -> Contents:
        """The headings."""
        return self.query_one(Contents)

    @property
    def top_bar(self) -> TopBar:
        """The line above."""
        return self.query_one(TopBar)

    @property
    def bottom_bar(self) -> BottomBar:
        """The line below."""
        return self.query_one(BottomBar)

    @property
    def prompt(self) -> Prompt:
        """The line in which one types."""
        return self.query_one(Prompt)

    @property
    def asked(self) -> bool:
        """Whether the post asks for its contents pane."""
        return False

    def on_mount(self) -> None:
        """Show from the first frame on what there is room for."""
        self.fit_panes()

    def on_resize(self) -> None:
        """Show what there is room for."""
        self.fit_panes()

    def fit_panes(self) -> None:
        """Show the panes that the view and the width allow; hidden ones give up the keys."""
        width = self.app.size.width
        for pane in (self.sidebar, self.headings):
            name = pane.id or ""
            above = self.view.above == name
            pane.display = self.view.shows(name, width, asked=self.asked)
            pane.set_class(above, "-above")
            self.query_one(f"#{name}-rule").display = pane.display and not above
        self.set_class(self.view.zen, "-zen")
        self.set_class(width < MIDDLE, "-small")
        if self.focused not in self.focus_chain:
            self.set_focus(self.reader)

    def show(self, view: View) -> None:
        """Show another view.

        Args:
            view: What the reader wants to see.
        """
        self.view = view
        self.fit_panes()

    def toggle(self, pane: str, keys: Widget) -> None:
        """Show or hide a pane, and give it the keys where it lies above the text.

        Args:
            pane: `sidebar` or `contents`.
            keys: What takes the keys.
        """
        self.show(self.view.toggled(pane, self.size.width, asked=self.asked))
        if self.view.above == pane:
            keys.focus()

    def lower(self) -> bool:
        """Close the pane that lies above the text; tell whether there was one."""
        above = bool(self.view.above)
        if above:
            self.show(self.view._replace(above=""))
            self.reader.focus()
        return above

    def action_contents(self) -> None:
        """Show or hide the contents pane."""
        self.toggle("contents", self.headings)

    def action_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.toggle("sidebar", self.sidebar.shelf)

    def action_zen(self) -> None:
        """Show only the text, or everything again."""
        self.show(self.view._replace(zen=not self.view.zen, above=""))
        self.reader.focus()

    def action_back(self) -> None:
        """Close one thing: a pane above the text, a filter, marks, numbers; never the app."""
        for close in (self.lower, self.sidebar.clear_filter, self._unmark, self._unzen):
            if close():
                return
        self.reader.focus()

    def _unmark(self) -> bool:
        marked = self.reader.finder is not None
        self.reader.mark(None)
        return marked

    def _unzen(self) -> bool:
        zen = self.view.zen
        if zen:
            self.action_zen()
        return zen

    def tell(self, notice: str) -> None:
        """Show a notice in the line below for a while.

        Args:
            notice: A sentence.
        """
        self.bottom_bar.notice = line(notice)
        self.set_timer(READ_FOR, lambda: self._untell(line(notice)))

    def _untell(self, notice: str) -> None:
        if self.bottom_bar.notice == notice:
            self.bottom_bar.notice = ""

    @on(Rows.Left)
    def _leave_list(self) -> None:
        if not self.lower():
            self.reader.focus()

    def on_descendant_focus(self) -> None:
        """Show the hints of what has the keys now."""
        self.bottom_bar.live = self.focused is self.reader
        for pane in (self.sidebar, self.headings):
            self.query_one(f"#{pane.id}-rule", Rule).live = pane.has_focus_within
        self.bottom_bar.hints = tuple(
            (shown(keys_of(command, self.remap)[0]), command.hint)
            for command in COMMANDS
            if command.hint and command.where in self.places
        )

    @property
    def places(self) -> frozenset[Where]:
        """Where the keys work now, beside everywhere."""
        focused = self.focused
        if isinstance(focused, Rows):
            side = {Where.SIDEBAR} if focused is self.sidebar.shelf else set()
            return frozenset({Where.LIST, Where.ANYWHERE, *side})
        return frozenset({Where.READER, Where.ANYWHERE})
