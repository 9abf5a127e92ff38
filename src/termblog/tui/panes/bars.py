"""The line above and the line below: where one is, how far, and what the keys do here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.reactive import reactive

from termblog.blog.post import spell_minutes
from termblog.tui.content import crop, fit, spread
from termblog.tui.inks import ink
from termblog.tui.panes.grounded import Grounded
from termblog.tui.panes.plain import cut, finish

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Region
    from textual.strip import Strip

Hint = tuple[str, str]
"""A key as people write it, and a word."""


class Bar(Grounded):
    """One line of chrome; a subclass says what stands on it."""

    ALLOW_SELECT = False

    def draw(self, width: int) -> list[Segment]:
        """Return the line.

        Args:
            width: In cells.
        """
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the line, one cell in from both edges."""
        width = self.size.width
        line = [Segment(" "), *self.draw(width - 2)] if width >= 4 else []
        strips = [finish(self, [] if y else line) for y in crop.line_range]
        return cut(strips, crop, width)


class TopBar(Bar):
    """The blog, the post that is open, and how many posts there are."""

    blog: reactive[str] = reactive("")
    """The blog's title; one safe line, as all text here."""
    post: reactive[str] = reactive("")
    """The open post's title."""
    count: reactive[str] = reactive("")
    """Such as `128 posts`."""

    def draw(self, width: int) -> list[Segment]:
        """Draw the post's title in the middle; the blog's gives way where both do not fit."""
        count = Segment(self.count, ink(self, "dim"))
        blog = Segment(fit(self.blog, max(8, width // 3)), ink(self, "strong"))
        if not self.post:
            return spread([blog], [count], width)
        sides = max(blog.cell_length, count.cell_length) + 2
        if width - 2 * sides < 24:
            sides = count.cell_length + 2
            return spread([Segment(fit(self.post, width - sides))], [count], width)
        title = fit(self.post, width - 2 * sides)
        middle = Segment(title, ink(self, "dim"))
        lead = max(sides, (width - middle.cell_length) // 2) - blog.cell_length
        return spread([blog, Segment(" " * lead), middle], [count], width)


class Progress(NamedTuple):
    """How far a post is read."""

    share: float = 0.0
    """From 0 to 1."""
    minutes: int = 0
    """What is left to read."""

    def __str__(self) -> str:
        left = f"{spell_minutes(self.minutes)} left" if self.share < 1 else "the end"
        return f"{self.share:4.0%}  {left}"


class BottomBar(Bar):
    """How far the post is read, and what the keys do here; a notice takes the hints' place."""

    progress: reactive[Progress | None] = reactive(None)
    """None where no post is open."""
    hints: reactive[tuple[Hint, ...]] = reactive(())
    """For the pane that has the keys; the last one is the last to go."""
    notice: reactive[str] = reactive("")
    """A link's target, or what just happened; one safe line."""
    live: reactive[bool] = reactive(False)
    """Whether the reader has the keys: then its line is accented."""

    class Sought(Message):
        """A place on the progress line was clicked."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    class Tapped(Message):
        """A hint was clicked."""

        def __init__(self, word: str) -> None:
            super().__init__()
            self.word = word

    def draw(self, width: int) -> list[Segment]:
        """Draw progress to the left, and a notice or hints to the right."""
        room = width - self._bar_width(width) - 2
        if self.notice and (self.progress is None or room < 24):
            return spread(self._notice(width), [], width)
        said = self._notice(room) if self.notice else self._hints(room)
        return spread(self._progress(self.progress, width) if self.progress else [], said, width)

    def _bar_width(self, width: int) -> int:
        """Return what progress takes: its line and its words."""
        return self._line_width(width) + 2 + (len(str(self.progress)) if self.progress else 0)

    def _line_width(self, width: int) -> int:
        return max(8, min(44, width // 3))

    def _progress(self, progress: Progress, width: int) -> list[Segment]:
        cells = self._line_width(width)
        halves = round(progress.share * cells * 2)
        done = "━" * (halves // 2) + ("╸" if halves % 2 else "")
        done_ink = ink(self, "accent" if self.live else "dim")
        rest = Segment("─" * (cells - len(done)), ink(self, "faint"))
        return [Segment(done, done_ink), rest, Segment(f"  {progress}", ink(self, "dim"))]

    def _notice(self, room: int) -> list[Segment]:
        return crop([Segment(self.notice, ink(self, "strong"))], room)

    def _hints(self, room: int) -> list[Segment]:
        hints = (self._hint(key, word) for key, word in self._fitting(room))
        return [part for hint in hints for part in hint]

    def _fitting(self, room: int) -> list[Hint]:
        """Return as many hints as fit; the last one, help, is the last to go."""
        hints = list(self.hints)
        while hints and sum(map(_width_of, hints)) > room:
            del hints[-2 if len(hints) > 1 else -1]
        return hints

    def _hint(self, key: str, word: str) -> tuple[Segment, Segment]:
        return Segment(f"  {key} "), Segment(word, ink(self, "dim"))

    def on_click(self, event: events.Click) -> None:
        """Go to the place that was clicked on the progress line, or do what a hint says."""
        cells = self._line_width(self.size.width - 2)
        if self.progress is not None and 1 <= event.x <= cells:
            self.post_message(self.Sought((event.x - 1) / max(1, cells - 1)))
        elif word := self._word_at(event.x):
            self.post_message(self.Tapped(word))

    def _word_at(self, x: int) -> str:
        """Return the word of the hint at a cell; empty where there is none."""
        width = self.size.width - 2
        end = width + 1
        hints = () if self.notice else self._fitting(width - self._bar_width(width) - 2)
        for hint in reversed(hints):
            start = end - _width_of(hint)
            if start <= x < end:
                return hint[1]
            end = start
        return ""


def _width_of(hint: Hint) -> int:
    """Return the cells that a hint takes."""
    key, word = hint
    return cell_len(f"  {key} {word}")
