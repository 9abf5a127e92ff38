"""How the sidebar's posts are grouped and ordered, and what is open: kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from termblog.tui.errands import Errands
from termblog.tui.panes.groups import Grouping, Order, Path
from termblog.tui.panes.shelf import Shelf
from termblog.tui.panes.sidebar import SidebarHead

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAID = {
    Order.NEWEST: "Newest first.",
    Order.OLDEST: "Oldest first.",
    Order.TITLE: "By title.",
}


class Sorting(Errands):
    """The screen with errands, and a sidebar that stays as it was left."""

    def sort_as_left(self, group_by: str) -> None:
        """Leave the sidebar as its reader did.

        Args:
            group_by: What the settings group by.
        """
        sidebar, state = self.sidebar, self.state
        grouping, order = state.setting("group_by"), state.setting("order")
        sidebar.grouping = Grouping(grouping if grouping in list(Grouping) else group_by)
        sidebar.order = Order(order) if order in list(Order) else Order.NEWEST
        for grouping in Grouping:
            sidebar.opened[grouping] |= unpack(state.setting(f"open.{grouping}"))

    def action_group(self) -> None:
        """Group the sidebar by the next thing."""
        self.sidebar.regroup(self.sidebar.grouping.after)
        self.state.keep_setting("group_by", self.sidebar.grouping)
        if not self.sidebar.display:
            self.action_sidebar()

    @on(SidebarHead.Pressed)
    def _pressed(self) -> None:
        self.action_group()

    def action_order(self) -> None:
        """Order the sidebar by the next thing."""
        sidebar = self.sidebar
        sidebar.order = sidebar.order.after
        sidebar.rebuild()
        self.state.keep_setting("order", sidebar.order)
        self.tell(_SAID[sidebar.order])

    @on(Shelf.Folded)
    def _folded(self) -> None:
        grouping = self.sidebar.grouping
        self.state.keep_setting(f"open.{grouping}", pack(self.sidebar.opened[grouping]))


def pack(opened: Iterable[Path]) -> str:
    """Return paths as a setting: a line each, tabs between its labels.

    What is too long for a setting loses its end, and with it a path or more: a group that is
    closed again, and nothing worse.

    Args:
        opened: Of the groups that are open.
    """
    return "\n".join("\t".join(path) for path in sorted(opened, reverse=True))


def unpack(setting: str) -> set[Path]:
    """Return the paths that `pack` made a setting of.

    Args:
        setting: As it was kept.
    """
    return {tuple(line.split("\t")) for line in setting.splitlines()}
