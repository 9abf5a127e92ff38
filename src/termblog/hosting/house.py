"""What is hosted: one blog, its settings, its looks, as the doors and the visitors' apps need it."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from termblog.errors import NotFound, TermblogError, UsageError
from termblog.hosting.article import footer_html, list_html, post_html
from termblog.hosting.commands import Command
from termblog.hosting.library import Article, Look
from termblog.hosting.reader import HostedReader, keep_anchor
from termblog.state import State
from termblog.text import plain
from termblog.tui.capabilities import HOSTED
from termblog.tui.launch import Launch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from termblog.blog.blog import Blog
    from termblog.hosting.commands import Paper
    from termblog.hosting.hub import Hub
    from termblog.hosting.visitor import Visitor
    from termblog.settings import Settings
    from termblog.state import Store
    from termblog.theme import Theme

log = logging.getLogger("termblog.hosting")

_LISTED = 200  # posts on the front page as text


@dataclass(frozen=True, slots=True)
class Opened:
    """A blog, opened."""

    blog: Blog
    """Its posts."""
    settings: Settings
    """What its own file and the operator set."""
    theme: Theme
    """What it looks like."""


class BlogHouse:
    """A hosted blog.

    Args:
        open_blog: Opens it, with its settings; called again to reload.
        commands: Makes what SSH visitors may ask for, given this house's blog.
        base: The path beneath which the pages lie; no slash at its end.
        store: Where visitors with a key are remembered; made in the worker, None for nobody.
    """

    def __init__(
        self,
        open_blog: Callable[[], Opened],
        commands: Callable[[Callable[[], Opened]], Mapping[str, Command]],
        *,
        base: str = "",
        store: Callable[[], Store] | None = None,
    ) -> None:
        self._open = open_blog
        self._now = open_blog()
        self._base = base
        self._make_store = store
        self._store: Store | None = None
        self._version = 0
        self._reloading = asyncio.Lock()
        about = "delete all that is remembered of you"
        own = {"forget": Command("", about, self._forget)} if store else {}
        self.commands: Mapping[str, Command] = {**commands(lambda: self._now), **own}
        """What SSH visitors may ask for, by its name."""

    @property
    def look(self) -> Look:
        """The theme's colours, as far as they are colours and not the terminal's own."""
        roles, look = self._now.theme.roles, Look()
        known = {
            name: roles[name]
            for name in ("background", "foreground", "accent", "link", "muted", "raised")
            if roles.get(name, "").startswith("#")
        }
        variant = self._now.theme.variant
        return replace(look, **known, scheme="light" if variant == "light" else "dark")

    def make_app(self, visitor: Visitor) -> HostedReader:
        """Return the reader at the post that a visitor asks for.

        Args:
            visitor: Whose app it is.
        """
        now, state = self._now, self._state(visitor)
        start, notice = _begin(now.blog, visitor.start)
        if not start and not state.readings and now.blog.get(now.settings.welcome):
            start = now.settings.welcome
        if start and visitor.anchor:
            keep_anchor(state, start, visitor.anchor)
        can = HOSTED._replace(forget=self._remembers(visitor.fingerprint))
        launch = Launch(now.settings, now.theme, start=start, capabilities=can)
        return HostedReader(now.blog, state, launch, notice)

    def _state(self, visitor: Visitor) -> State:
        """Return what is kept of a visitor: in memory, or by their key's fingerprint."""
        name = self._now.blog.url or str(self._now.blog.root)
        if not self._remembers(visitor.fingerprint):
            return State(name)
        return State(name, self._kept(), reader=visitor.fingerprint)

    def _remembers(self, fingerprint: str) -> bool:
        return bool(fingerprint) and self._make_store is not None

    def _kept(self) -> Store:
        """Return where visitors are remembered, opened in the worker that asks first."""
        if self._store is None:
            assert self._make_store is not None  # noqa: S101  the caller asked
            self._store = self._make_store()
        return self._store

    def _forget(self, words: Sequence[str], paper: Paper) -> Iterator[str]:
        """Delete what is remembered of who asks."""
        if words:
            msg = "This is written: ssh HOST forget"
            raise UsageError(msg)
        if not paper.reader:
            yield "You offered no key, so nothing is remembered of you.\n"
            return
        self._kept().forget(paper.reader)
        yield "All that was remembered of you is deleted.\n"

    def landing(self, visitor: Visitor) -> str:
        """Return what a visitor sees first; nobody else sees it where they are remembered.

        Args:
            visitor: Who comes.
        """
        own = visitor.fingerprint or visitor.anchor
        return f"{self._version} {self._now.theme.name} {visitor.start} {own}"

    def article(self, start: str) -> Article:
        """Return the page of a post, of the blog, or of what is not there with the nearest.

        Args:
            start: What was asked for; empty for the blog's front page.
        """
        blog, foot = self._now.blog, footer_html(self._now.settings.footer)
        lang = plain(blog.lang) or "en"
        if not start:
            body = list_html(blog, self._base, blog.title, blog.posts[:_LISTED])
            return Article("", plain(blog.title), body + foot, lang=lang)
        try:
            post = blog.find(start)
            typography = self._now.settings.typography
            body = post_html(blog, post, self._base, typography=typography)
        except NotFound as error:
            near = [it for name in error.nearest if (it := blog.get(name))]
            body = list_html(blog, self._base, "There is no such post", near, str(error))
            return Article("", f"Not found · {plain(blog.title)}", body, lang=lang, status=404)
        except TermblogError as error:
            body = list_html(blog, self._base, "This post cannot be read", (), str(error))
            return Article("", plain(blog.title), body, lang=lang, status=404)
        return Article(
            post.slug,
            plain(post.title),
            body + foot,
            summary=plain(post.summary),
            lang=plain(post.lang) or lang,
        )

    async def watch(self, hub: Hub) -> None:
        """Give every reader each change of the blog, until cancelled.

        Args:
            hub: The readers.
        """
        from termblog.blog.watch import watch_blog

        async for blog in watch_blog(self._now.blog, asyncio.Event()):
            # What is watched was opened with the settings of then.
            shown = blog.without(self._now.settings.hidden_tags)
            self._take(hub, replace(self._now, blog=shown))

    async def reload(self, hub: Hub) -> None:
        """Open the blog and its settings again; what cannot be opened changes nothing.

        Of two at a time the later has the last word, and a save that was shown meanwhile stays.

        Args:
            hub: The readers.
        """
        async with self._reloading:
            while await self._read_again(hub):
                pass

    async def _read_again(self, hub: Hub) -> bool:
        """Tell whether a save was shown meanwhile, which may be newer than what was read."""
        version = self._version
        try:
            opened = await asyncio.to_thread(self._open)
        except TermblogError as error:
            log.warning("The blog stays as it was: %s", error)
            return False
        overtaken = version != self._version
        self._take(hub, opened)
        return overtaken

    def reopen(self) -> None:
        """Open the blog and its settings again where nobody reads; else as `reload`."""
        with suppress(TermblogError):  # of which the workers tell
            self._now = self._open()
            self._version += 1

    def _take(self, hub: Hub, opened: Opened) -> None:
        self._now = opened
        self._version += 1
        hub.renew()
        for visit in tuple(hub.visits):
            if isinstance(visit.app, HostedReader):
                visit.call(lambda app=visit.app: app.take(opened.blog))  # type: ignore[misc]  # bound now

    def close(self) -> None:
        """Write what is still to be kept of visitors."""
        if self._store is not None:
            self._store.close()


def _begin(blog: Blog, wanted: str) -> tuple[str, str]:
    """Return the slug to begin with, and what to tell of it where it is not the one wanted."""
    if not wanted:
        return "", ""
    try:
        return blog.find(wanted).slug, ""
    except NotFound as error:
        if not error.nearest:
            return "", f"There is no post {wanted!r}."
        return error.nearest[0], f"No post {wanted!r}; this is the nearest."
