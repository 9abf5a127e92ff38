"""Paints what changed, and nothing beside it.

Textual paints the smallest rectangle around all that changed, and in that every widget, those
behind others too. A key in the reader changes the text and the line below; what lies between and
behind them was half of a key's cost. Of the private names that this leans on, the table of hosting's
tells, and a test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.geometry import Region
    from textual.screen import Screen
    from textual.strip import Strip


class Tile(NamedTuple):
    """A part of the screen that one widget paints alone."""

    x: int
    """Its first column, 0-based."""
    y: int
    """Its first line, 0-based."""
    strips: list[Strip]
    """Its lines."""


class TilesUpdate(CompositorUpdate):
    """Parts of the screen, painted one after the other.

    Args:
        tiles: The parts.
    """

    def __init__(self, tiles: list[Tile]) -> None:
        self._tiles = tiles

    def render_segments(self, console: Console) -> str:
        """Return what paints them.

        Args:
            console: The app's.
        """
        return "".join(
            f"\x1b[{row};{tile.x + 1}H{strip.render(console)}"
            for tile in self._tiles
            for row, strip in enumerate(tile.strips, tile.y + 1)
        )


class LeanCompositor(Compositor):
    """A compositor that asks only the widgets that changed."""

    still = False
    """Whether nothing is painted yet."""

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        """Paint what Textual asks for; while still, keep it for later."""
        return None if self.still else super().render_update(full, screen_stack, simplify)

    def render_partial_update(self) -> ChopsUpdate | None:
        """Paint what changed; where widgets overlap, as Textual would."""
        regions = {region.intersection(self.size.region) for region in self._dirty_regions}
        tiles = [self._tile(region) for region in regions if not _within(region, regions)]
        whole = [tile for tile in tiles if tile is not None]
        if not whole or len(whole) < len(tiles):
            return super().render_partial_update()
        self._dirty_regions.clear()
        return TilesUpdate(whole)  # type: ignore[return-value]  # all that is asked is an update

    def _tile(self, region: Region) -> Tile | None:
        """Return a part as its one widget paints it; None where there are more in front."""
        for widget, (whole, clip) in self.visible_widgets.items():
            seen = whole.intersection(clip)
            if seen.contains_region(region):
                return Tile(region.x, region.y, widget.render_lines(region - whole.offset))
            if seen.overlaps(region):
                break
        return None


def _within(region: Region, others: set[Region]) -> bool:
    """Return whether a part lies in another, which is painted anyhow, or nowhere."""
    return not region or any(other != region and other.contains_region(region) for other in others)
