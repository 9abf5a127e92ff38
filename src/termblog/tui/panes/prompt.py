"""The one line in which a reader types: what to find, a link's number, a bookmark's note.

Its parts are made when something is asked for the first time: the first screen has no use for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from termblog.tui.content import content

if TYPE_CHECKING:
    from textual.binding import BindingType


class Prompt(Horizontal):
    """A label, an input and a note; takes the bottom line's place while it is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "cancel")]

    class Answer(Message):
        """Something happened to the text."""

        def __init__(self, kind: str, value: str) -> None:
            super().__init__()
            self.kind = kind
            self.value = value

    class Typed(Answer):
        """The text changed."""

    class Done(Answer):
        """Enter was pressed."""

    class Cancelled(Answer):
        """The reader backed out."""

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self.kind = ""
        """What is asked for, such as `find`; empty while nothing is."""

    def _make(self) -> None:
        """Make the parts."""
        answer = Input(compact=True, id="answer")
        answer.cursor_blink = False  # or an idle session would paint twice a second
        self.mount(Static(id="label"), answer, Static(id="note"))

    def ask(self, kind: str, label: str, value: str = "") -> None:
        """Ask for a line.

        Args:
            kind: What comes back with the messages.
            label: What stands before it.
            value: What stands in it.
        """
        if not self.children:
            self._make()
        self.kind = kind
        self.query_one("#label", Static).update(content(label))
        answer = self.query_one("#answer", Input)
        with self.prevent(Input.Changed):
            answer.value = value
        self.note("")
        self.display = True
        answer.focus()

    def note(self, text: str) -> None:
        """Show a note to the right, such as a count.

        Args:
            text: One line.
        """
        self.query_one("#note", Static).update(content(text))

    def close(self) -> None:
        """Go away."""
        self.kind = ""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.kind:
            self.post_message(self.Typed(self.kind, event.value))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        event.stop()
        kind = self.kind
        self.close()
        self.post_message(self.Done(kind, event.value))

    def action_cancel(self) -> None:
        """Back out."""
        kind = self.kind
        self.close()
        self.post_message(self.Cancelled(kind, ""))
