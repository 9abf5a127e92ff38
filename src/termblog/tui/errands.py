"""What one does with an open post beside reading it: copy, edit, look closer, keep a mark."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.app import SuspendNotSupported

from termblog.document.document import Context
from termblog.document.frame import stack
from termblog.document.picture import no_room
from termblog.state import Place as Kept
from termblog.tui import clipboard, closer, editor
from termblog.tui.asking import Asking
from termblog.tui.commands import allowed
from termblog.tui.content import line
from termblog.tui.messages import BlogWanted
from termblog.tui.panes.painted import MEASURE
from termblog.tui.panes.pictured import Pictured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from termblog.blog.post import Post
    from termblog.document.document import Line
    from termblog.pictures.gallery import Gallery
    from termblog.tui.sheet import Sheet

NARROWEST, BROADEST = 30, 160
"""Between which widths the text can be set, in cells."""


class Errands(Asking):
    """The asking screen, with errands."""

    editor_wish = ""
    """The editor that the settings name."""
    measure_wish = MEASURE
    """How wide the settings want the text, in cells."""

    def action_forget(self) -> None:
        """Delete all that the host remembers of this reader, where it remembers anybody."""
        if self.can.forget:
            self.state.forget()
            self.count()
            self.tell("All that was remembered of you is deleted, and nothing more is kept.")

    def action_copy_text(self) -> None:
        """Copy the selection, where there is one: Ctrl+C."""
        if not self.get_selected_text():
            raise SkipAction
        self.action_copy("link")

    def action_copy(self, what: str) -> None:
        """Copy the selection, else what was asked for."""
        if self.leaf is None:
            return
        copies: Mapping[str, Callable[[], str]] = {
            "link": self._link,
            "post": lambda: self.leaf.source.text if self.leaf else "",
            "code": self._code,
        }
        text = self.get_selected_text() or copies[what]()
        if not text:
            self.tell("There is nothing to copy here.")
            return
        run = clipboard.command(os.environ) if self.can.programs else ()
        sure = bool(run) and clipboard.put(text, run)
        if not sure:
            self.app.copy_to_clipboard(text)
        size = f"{len(text.splitlines())} lines" if "\n" in text.strip() else line(text)
        self.tell(f"Copied: {size}" if sure else f"Sent to your terminal's clipboard: {size}")

    def _link(self) -> str:
        """Return the open post's address, else its slug."""
        assert self.leaf is not None  # noqa: S101  the action asked
        post, blog = self.leaf.post, self.blog
        if post.canonical or not (blog and blog.url and post.url):
            return post.canonical or post.slug
        return f"{blog.url.rstrip('/')}/{post.url.lstrip('/')}"

    def _code(self) -> str:
        """Return the code block nearest to what is read."""
        sheet, (top, height) = self.reader.sheet, self.reader.window
        return "" if sheet is None else closer.code_near(sheet, top, height)

    def action_edit(self) -> None:
        """Open the post in the editor at the paragraph being read, and come back to it."""
        if self.leaf is None or self.blog is None or not self.can.editor:
            return
        file = self.blog.root / self.leaf.post.path
        at = self.leaf.source.line + self._line_read()
        run = editor.command(self.editor_wish, os.environ, str(file), at)
        try:
            with self.app.suspend():
                subprocess.run(run, check=False)  # noqa: S603  the user's own editor
        except (OSError, SuspendNotSupported) as error:
            self.tell(f"The editor {run[0]} could not start: {error}")
            return
        self.action_reload()

    def _line_read(self) -> int:
        """Return the line of the Markdown that is being read, 0-based."""
        sheet, (top, _) = self.reader.sheet, self.reader.window
        return 0 if sheet is None else closer.source_line(sheet, top)

    def action_reload(self) -> None:
        """Read the folder again."""
        if self.can.watch:
            self.post_message(BlogWanted())

    def action_measure(self, cells: int) -> None:
        """Set the text wider or narrower; 0 as wide as the settings say."""
        reader = self.reader
        wanted = reader.measure + cells if cells else self.measure_wish
        reader.wanted = max(NARROWEST, min(BROADEST, wanted))
        reader.lay()
        self.state.keep_setting("width", str(reader.wanted) if cells else "", everywhere=True)
        self.tell(f"The text is {reader.measure} cells wide.")

    def action_toggle_read(self) -> None:
        """Mark the post under the cursor, else the open one, as read or unread."""
        post = self._meant()
        if post is None:
            return
        finished = not self.state.reading(post.slug).finished
        if not finished:
            self.state.keep_place(post.slug, Kept(), 0.0)
        self.state.mark(post.slug, finished=finished)
        self.count()
        self.tell(f"Marked as {'read' if finished else 'unread'}: {post.title}")

    def _meant(self) -> Post | None:
        """Return the post under the sidebar's cursor where that has the keys, else the open one."""
        shelf = self.sidebar.shelf
        if self.focused is shelf and shelf.current is not None:
            return shelf.current.post
        return self.leaf.post if self.leaf else None

    def action_details(self) -> None:
        """Show every key of the post's front matter."""
        if (post := self._meant()) is not None:
            from termblog.tui.screens.details import detail_lines

            self._show("Details", detail_lines(post, self._panel_width))

    def action_help(self) -> None:
        """Show what the keys do here."""
        from termblog.tui.screens.help import help_lines

        lines = help_lines(allowed(self.can), self.places, self.remap, self._panel_width)
        self._show("Keys", lines)

    def action_view(self) -> None:
        """Open what is folded, or show what is wide full screen: the first of them in view."""
        sheet, (top, height) = self.reader.sheet, self.reader.window
        label = None if sheet is None else closer.label_near(sheet, top, height)
        unit = None if sheet is None else closer.wide_near(sheet, top, height)
        if sheet is None or (label is None and unit is None):
            self.tell("There is nothing folded, no table, code, diagram or image in view.")
        elif unit is None or (label is not None and sheet.page.block_at(label - sheet.top) <= unit):
            self.reader.turn(label or 0)
        else:
            self._show_wide(sheet, unit)

    def _show_wide(self, sheet: Sheet, unit: int) -> None:
        """Show a unit full screen, its pictures as large as that is."""
        gallery, (width, height) = self.reader.gallery, self.size
        room = closer.opened(gallery, width - 6, height - 8) if gallery else no_room
        lines = closer.wide_lines(sheet, unit, self.options, room)
        self._show("", lines, "full", gallery)

    def action_images(self) -> None:
        """Fetch the post's images that lie elsewhere, as they come into view."""
        if self.leaf is None or not self.can.pictures:
            return
        gallery = self.reader.gallery
        if gallery is None or not gallery.able:
            self.tell("It takes the extra `images`." if gallery else "Images are not drawn here.")
            return
        self.fetched = self.leaf.post.slug
        gallery.fetches = True
        self.tell("Images that lie elsewhere are fetched as they come into view.")
        self.reader.meet_all()

    @on(Pictured.Fetched)
    def _tell_fetched(self, event: Pictured.Fetched) -> None:
        """Tell what came, where the reader had asked for it."""
        if self.leaf is not None and self.fetched == self.leaf.post.slug:
            count = f"{event.count} image{'s' if event.count != 1 else ''} fetched."
            self.tell(f"{count} {event.reason}".strip())

    def action_folds(self) -> None:
        """Open everything that folds, or close it again."""
        opened = self.folds.turn_all()
        self.reader.lay()
        self.tell(f"All that folds is {'open' if opened else 'closed'}.")

    def open_note(self, number: str) -> None:
        """Show a footnote in place.

        Args:
            number: As the reference says it.
        """
        if self.leaf is not None and number.isdecimal():
            blocks = self.leaf.document.footnote(int(number))
            context = Context(self._panel_width, self.options)
            self._show(f"Note {number}", tuple(stack(blocks, context)), "note")

    def open_tex(self, tex: str) -> None:
        """Show what a formula was written as.

        Args:
            tex: Its source, between its marks.
        """
        self._show("TeX", closer.tex_lines(tex, self._panel_width, self.options), "note")

    def action_tex(self) -> None:
        """Show formulas as they are written, or drawn again; the place stays."""
        self.options = self.options._replace(tex=not self.options.tex)
        if self.leaf is not None and (leaf := self._read(self.leaf.post)) is not None:
            self.leaf = leaf._replace(related=self.leaf.related)
            self.reader.lay()
        self.tell(f"Formulas show {'as they are written' if self.options.tex else 'drawn'}.")

    def action_wrap(self) -> None:
        """Let long lines of code wrap, or scroll; the place stays."""
        self.options = self.options._replace(code_wrap=not self.options.code_wrap)
        self.reader.lay()
        self.tell(f"Long lines of code {'wrap' if self.options.code_wrap else 'scroll sideways'}.")

    def _show(
        self, title: str, lines: Sequence[Line], shape: str = "", gallery: Gallery | None = None
    ) -> None:
        """Show lines above everything; `full` takes the whole screen, `note` its foot."""
        from termblog.tui.screens.sheets import LineScreen

        above = self.overlay(LineScreen, LineScreen)
        above.sheet = (title, lines, self.theme, gallery)
        above.set_classes(shape)
        self.app.push_screen(above)

    @property
    def _panel_width(self) -> int:
        """The cells within a panel, as the style sheet sets it."""
        return max(20, min(84, self.size.width - 4) - 6)
