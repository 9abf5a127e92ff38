"""How a blog is hosted, as its operator wishes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from termblog.errors import SettingsError
from termblog.hosting.limits import Limits

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from termblog.hosting.doorway import Network
    from termblog.hosting.sockets import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What `termblog serve` was told."""

    host_key: Path
    """The SSH host's private key; made where there is none."""
    ssh: Address | None = None
    """Where SSH clients come."""
    web: Address | None = None
    """Where browsers come."""
    metrics: Address | None = None
    """Where monitoring asks."""
    workers: int = 1
    """Processes that serve readers."""
    banner: str = ""
    """Shown by SSH clients before the login."""
    log_format: str = "lines"
    """A name in `log.FORMATS`."""
    public_url: str = ""
    """Where readers find the page, behind a proxy."""
    proxies: tuple[Network, ...] = ()
    """Networks whose `X-Forwarded-For` is believed."""
    proxy_protocol: bool = False
    """Whether those proxies write a PROXY header before SSH."""
    remember: Path | None = None
    """The database of readers who offer a public key; none to remember nobody."""
    limits: Limits = field(default_factory=Limits)
    """What visitors may cost."""

    def __post_init__(self) -> None:
        if self.ssh is None and self.web is None:
            msg = "There is nothing to serve: give --ssh PORT, --web PORT, or both."
            raise SettingsError(msg)
        if not 1 <= self.workers <= 64:
            msg = f"{self.workers} is no number of workers; 1 to 64 are."
            raise SettingsError(msg)
        if self.proxy_protocol and not self.proxies:
            msg = "The PROXY protocol needs to know whom to believe: give --trust-proxy NETWORK."
            raise SettingsError(msg)
        if self.public_url and not _is_public(self.public_url):
            msg = f"{self.public_url} is no address of a page; write https://HOST[/PATH]."
            raise SettingsError(msg)


def parse_networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks that are written.

    Args:
        texts: Such as `10.0.0.0/8` or `::1`.

    Raises:
        SettingsError: One is none.
    """
    networks = []
    for text in texts:
        try:
            networks.append(ipaddress.ip_network(text))
        except ValueError as error:
            msg = f"{text} is no network; write it as 10.0.0.0/8 or ::1."
            raise SettingsError(msg) from error
    return tuple(networks)


def _is_public(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query
