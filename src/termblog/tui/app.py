"""The app: one blog, one main screen. Knows no terminal; a driver brings one.

Nothing here is shared between apps, so that many may run in one process.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import App
from textual.worker import get_current_worker

from termblog import paths
from termblog.collector import give_back
from termblog.errors import TermblogError
from termblog.theme import load_theme
from termblog.tui.commands import find, keys_of, shown
from termblog.tui.easel import Easel
from termblog.tui.guard import guarded
from termblog.tui.launch import Launch, last_theme, options_of, view_of
from termblog.tui.main_screen import MainScreen
from termblog.tui.messages import BlogMissed, BlogRead, BlogSearchable, BlogWanted, ThemeWanted
from termblog.tui.palette import textual_theme
from termblog.tui.panes.reader import Reader
from termblog.tui.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual.driver import Driver
    from textual.theme import Theme as TextualTheme

    from termblog.blog.blog import Blog
    from termblog.blog.opening import Step
    from termblog.state import State
    from termblog.theme import Theme


WATCHING = "watch"
"""The group of the worker that lasts as long as the app."""


class TermblogApp(App[None]):
    """Reads a blog.

    Args:
        steps: Reads the blog, a step at a time; called in a thread, and again to reload.
        state: What is kept of the reader.
        launch: How to begin.
    """

    CSS_PATH = paths.styles() / "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "termblog"

    _dressed: TextualTheme | None = None

    def __init__(self, steps: Callable[[], Iterable[Step]], state: State, launch: Launch) -> None:
        super().__init__()
        # Two widgets an app that nothing here uses: notices stand in the line below.
        self._disable_tooltips = self._disable_notifications = True
        self.can = launch.capabilities
        """What may be done to this machine."""
        theme = last_theme(state, launch)
        self.main = MainScreen(
            state, theme, options_of(launch.settings), self.can, launch.settings.keys
        )
        """The screen that is always there."""
        self.main.view = view_of(launch.settings)
        self.main.start = launch.start
        self.main.theme_folders = launch.theme_folders
        self.main.easel = self._easel(launch)
        self._steps = steps
        self._launch = launch
        self._glimpse = launch.glimpse
        self.set_keymap(dict(launch.settings.keys))
        self._dress(self.main.theme)
        self.stylesheet = Styles(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Return the system's driver, guarded."""
        return guarded(super().get_driver_class())

    def get_default_screen(self) -> MainScreen:
        """Return the main screen: there is none beneath it."""
        return self.main

    def on_mount(self) -> None:
        """Begin with what is known of the blog."""
        self.main.call_next(self.main.begin, self._launch)

    def _dress(self, theme: Theme) -> None:
        """Style the chrome with a theme."""
        self.look = theme
        """The theme that is worn."""
        self._dressed = textual_theme(theme)
        self.register_theme(self._dressed)
        self.theme = self._dressed.name

    @property
    def current_theme(self) -> TextualTheme:
        """The theme that is worn. Textual asks for each line, and would copy its table each time."""
        return self._dressed or super().current_theme

    def read_blog(self) -> None:
        """Read the blog, or read it again."""
        self._read()

    @work(thread=True, exclusive=True, group="read")
    def _read(self) -> None:
        """Show each step as it comes; then take in the posts' text, so that it can be searched."""
        _collect_from_now_on()  # a command starts without, and so does the app
        blog = self._take_steps()
        if blog is None:
            return
        _collect_from_now_on()
        if self.can.watch:
            self.call_from_thread(self._watch, blog)
        for _ in blog.make_searchable():
            if get_current_worker().is_cancelled:
                return
        give_back()
        self.main.post_message(BlogSearchable())

    @work(exclusive=True, group=WATCHING)
    async def _watch(self, blog: Blog) -> None:
        """Show the blog anew after each save."""
        from termblog.blog.watch import watch_blog

        stop = asyncio.Event()
        sentence = f"The folder {blog.root} is gone; what is open stays readable."

        def miss() -> None:
            self.main.post_message(BlogMissed(sentence))

        try:
            async for latest in watch_blog(blog, stop, miss):
                self.main.post_message(BlogRead(latest))
        finally:
            stop.set()

    def _rest(self) -> Iterable[Step]:
        """Return the steps of reading: on from the glimpse the first time, then anew."""
        glimpse, self._glimpse = self._glimpse, None
        return self._steps() if glimpse is None else glimpse.rest

    def _take_steps(self) -> Blog | None:
        """Post each step to the main screen; return the blog, once it is whole.

        Nobody waits for the rest once the reader has left, or asked for the blog anew.
        """
        blog = None
        worker = get_current_worker()
        try:
            for step in self._rest():
                if worker.is_cancelled:
                    return None
                blog, (done, total) = step.blog, step.progress
                if done < total:
                    self.main.post_message(BlogRead(blog, f"{done:,} of {total:,}"))
        except TermblogError as error:
            self.main.post_message(BlogMissed(str(error)))
            return None
        if blog is not None:
            self.main.post_message(BlogRead(blog))
        return blog

    @on(BlogWanted)
    def _want_blog(self) -> None:
        self.read_blog()

    @on(ThemeWanted)
    def _retheme(self, event: ThemeWanted) -> None:
        """Show another theme; keep it where it was chosen."""
        try:
            theme = load_theme(event.name, self._launch.theme_folders)
        except TermblogError as error:
            self.main.tell(str(error))
            return
        if theme.name != self.look.name:
            self._dress(theme)
            self.main.restyle(theme)
        if event.chosen:
            self.main.state.keep_setting("theme", theme.name, everywhere=True)

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave; the terminal forgets the pictures while it still shows the screen that they are on.

        Textual makes no more widgets once it leaves, but goes on with a screen as if they were
        there: so leaving waits for the screens that are being made.
        """
        if self.is_running:
            for screen in (self.main, *self.screen_stack):
                if not screen.is_mounted:
                    screen.call_later(self.exit, result, return_code, message)
                    return
        if self.main.query(Reader):  # not before the screen is made, nor once it is taken down
            self.main.exhibit(None)
        super().exit(result, return_code, message)

    def _easel(self, launch: Launch) -> Easel | None:
        """Return what pictures are drawn with, where this session may read and draw them."""
        if launch.canvas is None or not self.can.pictures:
            return None
        from termblog.pictures.cache import Cache

        cache = Cache(paths.cache_folder() / "images")
        return Easel(launch.canvas, self._send, cache, launch.settings.images == "remote")

    def _send(self, sequence: str) -> None:
        """Send the terminal a picture, or have it forget one; nothing where half blocks do."""
        if sequence and self._driver is not None:
            self._driver.write(sequence)

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C copies what is selected, and does nothing else."""
        key = shown(keys_of(find("quit"), self.main.remap)[0])
        self.main.tell(f"{key} quits; Ctrl+C copies what is selected.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse what this session may not do."""
        needs = {"suspend_process": self.can.suspend, "screenshot": self.can.files}
        return needs.get(action, True) and super().check_action(action, parameters)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open an address in the machine's browser, where this session may."""
        if self.can.browser:
            super().open_url(url, new_tab=new_tab)


def _collect_from_now_on() -> None:
    """Collect garbage, but none of what there is: it stays.

    To look through all modules, or ten thousand posts, takes up to a tenth of a second, in the
    middle of a start or of a key.
    """
    gc.freeze()
    gc.enable()
