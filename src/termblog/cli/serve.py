"""`termblog serve`: a blog for everybody, over SSH and in the browser."""

from __future__ import annotations

import gc
import os
from collections import deque
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from termblog import paths
from termblog.cli.opening import choose_theme, find_root, read_settings
from termblog.cli.options import BLOG, theme_option
from termblog.cli.output import complain
from termblog.cli.terminal import Terminal
from termblog.errors import SettingsError, UsageError
from termblog.look import Depth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from termblog.hosting.house import Opened
    from termblog.hosting.options import Options

_EXTRAS = {"ssh": "asyncssh", "web": "textual_serve"}
"""The module by which an extra is known to be installed."""

_LIMITS: Mapping[str, str] = {
    "sessions": "Readers at a time.",
    "per-address": "Connections at a time from one address.",
    "handshakes": "SSH logins under way at a time, a worker.",
    "idle-seconds": "Without a key, before a session ends.",
    "total-seconds": "Before any session ends.",
    "drain-seconds": "For readers to leave when the server stops.",
}
"""The limits that operators set; all of them, with their defaults, are in `hosting.limits`."""


def _limit_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, about in reversed([*_LIMITS.items()]):
        command = click.option(f"--{name}", type=float, metavar="N", help=about)(command)
    return command


@click.command("serve")
@click.argument("blog", required=False, type=BLOG, metavar="[BLOG]")
@click.option("--ssh", metavar="[HOST:]PORT", help="Where SSH clients come.")
@click.option("--web", metavar="[HOST:]PORT", help="Where browsers come.")
@click.option("--metrics", metavar="[HOST:]PORT", help="Where /healthz and /metrics answer.")
@click.option("--bind", metavar="HOST", default="127.0.0.1", help="The HOST where none is given.")
@click.option("--workers", type=int, default=1, help="Processes that serve readers.")
@click.option("--host-key", type=click.Path(path_type=Path), help="The SSH host's private key.")
@click.option("--banner", default="", help="What SSH clients show before the login.")
@click.option("--remember", is_flag=True, help="Remember readers who offer a public key.")
@click.option("--public-url", default="", metavar="URL", help="The page's address behind a proxy.")
@click.option("--trust-proxy", multiple=True, metavar="NETWORK", help="A proxy to believe.")
@click.option("--proxy-protocol", is_flag=True, help="Those proxies send a PROXY header.")
@click.option(
    "--log-format", type=click.Choice(["lines", "json"]), default="lines", help="The log's form."
)
@_limit_options
@theme_option
def command(*, blog: str | None, theme: str | None, **wishes: Any) -> None:
    """Host BLOG: readers come with `ssh -p PORT HOST`, or open a tab.

    Nobody needs an account, and nothing of theirs touches this machine. Listens on 127.0.0.1
    unless told otherwise, such as with --bind 0.0.0.0.
    """
    _require_system()
    _require_extras(wishes)
    options = _options(wishes)
    root = find_root(blog).resolve()
    _serve(root, options, theme)


def _require_system() -> None:
    """Refuse a system on which a host cannot start its workers.

    Raises:
        UsageError: There is no fork here.
    """
    if not hasattr(os, "fork"):
        msg = "termblog hosts on Linux and macOS; on Windows, run it in WSL."
        raise UsageError(msg)


def _require_extras(wishes: Mapping[str, Any]) -> None:
    """Refuse what lacks its packages.

    Raises:
        UsageError: An extra is missing; the sentence tells what to install.
    """
    for extra, module in _EXTRAS.items():
        if wishes[extra] and find_spec(module) is None:
            msg = f"--{extra} needs more packages; run: pip install 'termblog[{extra}]'"
            raise UsageError(msg)


def _options(wishes: Mapping[str, Any]) -> Options:
    """Return the options that are written, checked.

    Raises:
        SettingsError: One has no such value; the sentence tells which and why.
    """
    from termblog.hosting.limits import Limits
    from termblog.hosting.options import Options, parse_networks
    from termblog.hosting.sockets import parse_address

    places = {
        name: parse_address(wishes[name], wishes["bind"])
        for name in ("ssh", "web", "metrics")
        if wishes[name]
    }
    names = {name: name.replace("-", "_") for name in _LIMITS}
    limits = {name: wishes[name] for name in names.values() if wishes[name] is not None}
    state = paths.state_folder()
    return Options(
        **places,
        host_key=wishes["host_key"] or state / "host_key",
        workers=wishes["workers"],
        banner=wishes["banner"],
        log_format=wishes["log_format"],
        public_url=wishes["public_url"].rstrip("/"),
        proxies=parse_networks(wishes["trust_proxy"]),
        proxy_protocol=wishes["proxy_protocol"],
        remember=state / "readers.db" if wishes["remember"] else None,
        limits=Limits(**limits),
    )


def _serve(root: Path, options: Options, theme: str | None) -> None:
    """Open the blog, and serve it until a signal ends it."""
    from termblog.cli.visitors import visitor_commands
    from termblog.hosting.house import BlogHouse
    from termblog.hosting.limits import MOST_READERS
    from termblog.hosting.start import serve
    from termblog.state import Store

    gc.enable()
    remember = options.remember
    house = BlogHouse(
        lambda: _open(root, theme),
        visitor_commands,
        base=urlsplit(options.public_url).path.rstrip("/"),
        store=(lambda: Store(remember, most_readers=MOST_READERS)) if remember else None,
    )
    serve(house, options, complain)


def _open(root: Path, theme: str | None) -> Opened:
    """Open the blog with the settings that its operator and its own file make.

    Raises:
        SettingsError: Something is wrong in them. Who reads at home is only told so; here, a slip
            beside `hidden_tags` would show strangers what they hide.
    """
    from termblog.blog.opening import open_blog
    from termblog.hosting.house import Opened

    settings, _, problems = read_settings(root, {"theme": theme})
    if problems:
        raise SettingsError(problems[0])
    blog = open_blog(root).without(settings.hidden_tags)
    deque(blog.make_searchable(), maxlen=0)
    screen = Terminal(width=100, depth=Depth.TRUE)
    return Opened(blog, settings, choose_theme(settings, screen))
