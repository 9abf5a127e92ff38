"""A line to type in and the list that it narrows: the palette, search, bookmarks, themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Static

from termblog.tui.content import content, crop, spread
from termblog.tui.content import line as one_line
from termblog.tui.inks import INKS, ink
from termblog.tui.panes.rows import Rows
from termblog.tui.screens.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

ValueT = TypeVar("ValueT")


@dataclass(frozen=True, slots=True)
class Choice(Generic[ValueT]):
    """A row of a picker."""

    value: ValueT
    """What is chosen with it."""
    title: str
    """What it is called."""
    note: str = ""
    """To its right, dim."""
    marks: tuple[tuple[int, int], ...] = ()
    """The parts of the title that matched: first character, and behind the last."""
    indent: int = 0
    """Cells before the title; what belongs to the row above is indented and dim."""


class Choices(Rows[Choice[ValueT]]):
    """The rows of a picker.

    Args:
        empty: What is said where there is no row.
    """

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.empty = empty
        """What is said where there is no row."""

    def draw_empty(self, width: int) -> list[Segment]:
        """Say that there is no row."""
        return crop([Segment(f" {self.empty}", ink(self, "dim"))], width)

    def draw(self, row: Choice[ValueT], width: int) -> list[Segment]:
        """Draw a title with what matched in it, and a note."""
        lead = Segment(" " * (1 + row.indent))
        note = f"  {one_line(row.note)} " if row.note else " "
        return spread([lead, *self._title(row)], [Segment(note, ink(self, "dim"))], width)

    def _title(self, row: Choice[ValueT]) -> Iterator[Segment]:
        title, at = one_line(row.title), 0
        style = ink(self, "dim" if row.indent else "plain")
        for start, end in row.marks:
            yield Segment(title[at:start], style)
            yield Segment(title[start:end], ink(self, "match"))
            at = end
        yield Segment(title[at:], style)


class Picker(Overlay[ValueT | None], Generic[ValueT]):
    """A screen that returns what was chosen; None where the reader backed out.

    A subclass says what there is for what was typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave"),
        ("down,ctrl+n", "move(1)"),
        ("up,ctrl+p", "move(-1)"),
        ("pagedown", "leap(1)"),
        ("pageup", "leap(-1)"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {*INKS}
    TITLE = ""
    EMPTY = "Nothing"
    """What is said where there is no row."""

    typed = ""
    """What stands in the line when the screen opens."""

    def compose(self) -> ComposeResult:
        """Make the parts."""
        with Vertical(classes="panel"):
            answer = Input(placeholder=self.TITLE or "", compact=True)
            answer.cursor_blink = False  # or an idle session would paint twice a second
            yield answer
            yield Static(classes="hint")
            yield self.make_list()

    def make_list(self) -> Choices[ValueT]:
        """Return the list of rows."""
        return Choices(self.EMPTY)

    def begin(self) -> None:
        """Show what there is before anything is typed."""
        answer = self.answer
        with answer.prevent(Input.Changed):
            answer.value = self.typed
        answer.action_select_all()
        answer.focus()
        self.offer(self.typed)

    def choices(self, typed: str) -> Sequence[Choice[ValueT]]:
        """Return the rows, best first.

        Args:
            typed: What the reader typed.
        """
        raise NotImplementedError

    @property
    def answer(self) -> Input:
        """The line in which one types."""
        return self.query_one(Input)

    @property
    def list(self) -> Choices[ValueT]:
        """The rows."""
        return self.query_one(Choices)

    def hint(self, sentence: str) -> None:
        """Say something below what was typed.

        Args:
            sentence: One line; empty for nothing.
        """
        self.query_one(".hint", Static).update(content(sentence))

    def offer(self, typed: str) -> None:
        """Show the rows for what was typed.

        Args:
            typed: What the reader typed.
        """
        self.fill(self.choices(typed))

    def fill(self, rows: Sequence[Choice[ValueT]], cursor: int = 0) -> None:
        """Show some rows.

        Args:
            rows: Best first.
            cursor: Where the cursor goes, 0-based.
        """
        self.list.show(rows, cursor)

    @on(Input.Changed)
    def _typed_on(self, event: Input.Changed) -> None:
        event.stop()
        self.offer(event.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.list.action_choose()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss(event.row.value)

    def action_leave(self) -> None:
        """Back out."""
        self.dismiss(None)

    def action_move(self, step: int) -> None:
        """Move the cursor some rows."""
        self.list.action_move(step)

    def action_leap(self, pages: int) -> None:
        """Move the cursor some pages."""
        self.list.action_leap(pages)
