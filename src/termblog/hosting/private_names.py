"""Every private name of Textual and AsyncSSH that hosting leans on, in one table.

Both are pinned to a major version; a minor one may still move what is private. `missing` tells
which names are gone, the server refuses to start with that sentence, and a contract test fails
with it. `share_one_loop` changes what must be changed once in a process that runs many apps.
"""

from __future__ import annotations

import contextlib
import importlib
from contextvars import Context
from functools import lru_cache, partial
from typing import Any, NamedTuple


class PrivateName(NamedTuple):
    """A name that its owner does not promise."""

    module: str
    """Where it is imported from."""
    path: str
    """Its dotted path in the module; an instance's attribute is looked up in the source."""
    reason: str
    """What hosting does with it."""


PRIVATE_NAMES = (
    PrivateName("textual._xterm_parser", "XTermParser", "turns a key's bytes into its event"),
    PrivateName("textual._xterm_parser", "XTermParser.tick", "ends a sequence by time"),
    PrivateName("textual._xterm_parser", "XTermParser._parse_extended_key", "its cache pins apps"),
    PrivateName("textual._parser", "Parser.__init__:_timeout_time", "tells that a sequence waits"),
    PrivateName("textual._parser", "Parser.__init__:_gen", "ended, so that it pins no app"),
    PrivateName("textual._styles_cache", "StylesCache.get_inner_outer", "its cache pins apps"),
    PrivateName("textual.filter", "ANSIToTruecolor.truecolor_style", "its cache pins filters"),
    PrivateName(
        "textual.filter", "ANSIToTruecolor.__init__:_terminal_theme", "what the styles depend on"
    ),
    PrivateName("textual.app", "redirect_stdout", "not nestable between apps in one loop"),
    PrivateName("textual.app", "redirect_stderr", "not nestable between apps in one loop"),
    PrivateName("textual.app", "App._display", "where frames leave the app"),
    PrivateName("textual.app", "App._begin_batch", "stops painting for who does not read"),
    PrivateName("textual.app", "App._end_batch", "paints again"),
    PrivateName("textual.app", "App._handle_exception", "would show a traceback to the reader"),
    PrivateName("textual.app", "App._print_error_renderables", "would print on the host"),
    PrivateName("textual.app", "App._close_messages_no_wait", "ends a crashed app"),
    PrivateName("textual.app", "App.__init__:_exit_renderables", "cleared, never printed"),
    PrivateName("textual.app", "App.__init__:_driver", "the app's driver"),
    PrivateName("textual.app", "App.__init__:_disable_tooltips", "spares each app a widget"),
    PrivateName("textual.app", "App.__init__:_disable_notifications", "spares each app a widget"),
    PrivateName("textual.driver", "Driver.__init__:_last_move_event", "cleared: it pins the app"),
    PrivateName("textual.driver", "Driver.__init__:_size", "the screen's size before it starts"),
    PrivateName("textual.css.stylesheet", "Stylesheet._parse_rules", "parses once for all apps"),
    PrivateName(
        "textual.css.stylesheet", "Stylesheet.__init__:_variables", "what the rules depend on"
    ),
    PrivateName("textual.screen", "Screen.__init__:_compositor", "paints a whole frame"),
    PrivateName("textual.screen", "Screen._on_timer_update", "paints the first frame at once"),
    PrivateName("textual._compositor", "Compositor.render_update", "paints a whole frame"),
    PrivateName("textual._compositor", "Compositor.render_partial_update", "paints what changed"),
    PrivateName("textual._compositor", "Compositor.__init__:_dirty_regions", "tells what changed"),
    PrivateName("textual._compositor", "CompositorUpdate.render_segments", "is what is sent"),
    PrivateName(
        "textual._compositor", "Compositor.render_strips", "shows what lies beneath an overlay"
    ),
    PrivateName("textual.strip", "FIFOCache", "keeps eight copies of each line"),
    PrivateName("rich.console", "Console.__init__:_color_system", "always true colour"),
    PrivateName("asyncssh.connection", "SSHConnection.__init__:_transport", "its unread bytes"),
    PrivateName(
        "asyncssh.channel", "SSHChannel.__init__:_env", "bounded: a client sends any number"
    ),
)


def missing() -> tuple[str, ...]:
    """Return a sentence for each private name that is gone."""
    return tuple(
        f"{name.module} has no {name.path.replace('__init__:', '')} any more ({name.reason})"
        for name in PRIVATE_NAMES
        if not _exists(name)
    )


def _exists(name: PrivateName) -> bool:
    path, _, attribute = name.path.partition(":")
    try:
        found: Any = importlib.import_module(name.module)
        for part in path.split("."):
            found = getattr(found, part)
    except (ImportError, AttributeError):
        return False
    return not attribute or _assigns(found, attribute)


def _assigns(initialiser: Any, attribute: str) -> bool:
    """Return whether an `__init__`, or one that it extends, sets an attribute."""
    return attribute in initialiser.__code__.co_names


def share_one_loop() -> None:
    """Change what keeps many apps from sharing a process; once, before the first app.

    Textual swaps `sys.stdout` around each app's loop, which unwinds out of order between apps;
    and three of its caches are keyed by their object, which keeps apps, or what was made for them,
    after their end. Each line of a screen has seven caches of its own, a kilobyte where the line itself is a tenth.
    """
    import textual.app
    import textual.strip
    from textual._styles_cache import StylesCache
    from textual._xterm_parser import XTermParser
    from textual.filter import ANSIToTruecolor

    for name in ("redirect_stdout", "redirect_stderr"):
        setattr(textual.app, name, _keep_stream)
    nothing = _NoCache()
    setattr(textual.strip, "FIFOCache", lambda _size: nothing)  # noqa: B010  typed as a class
    _share_cache(StylesCache, "get_inner_outer", StylesCache)
    _share_cache(XTermParser, "_parse_extended_key", XTermParser)
    _share_styles(ANSIToTruecolor)


class _NoCache:
    """A cache that keeps nothing, so that all can share it."""

    def get(self, _key: object) -> None:
        """Return nothing: it is not there."""

    def __setitem__(self, _key: object, _value: object) -> None:
        """Keep nothing."""


def _keep_stream(_target: object) -> contextlib.AbstractContextManager[None]:
    return contextlib.nullcontext()


def _share_cache(owner: type, name: str, receiver: object) -> None:
    """Let a cached method answer without its object, so that its cache keeps none alive."""
    method = getattr(owner, name)
    if not hasattr(method, "__wrapped__"):
        return
    # In a context of its own: an event that is cached would keep the app that is active here.
    call = partial(method.__wrapped__, receiver)
    cached = lru_cache(1024)(lambda *arguments: Context().run(call, *arguments))
    setattr(owner, name, lambda _self, *arguments: cached(*arguments))


def _share_styles(owner: Any) -> None:
    """Let the filters of all apps share a cache that depends on their theme alone."""
    plain = getattr(owner.truecolor_style, "__wrapped__", None)
    if plain is None:
        return
    cached = lru_cache(1024)(lambda theme, *arguments: plain(owner(theme), *arguments))
    owner.truecolor_style = property(lambda self: partial(cached, self._terminal_theme))
