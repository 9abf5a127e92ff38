"""The sockets on which a host listens, opened before anything else may fail.

Each worker has a socket of its own on the same port, so that the kernel spreads the readers and
a dead worker's queue waits for its successor: the parent keeps every socket open. Under systemd
the sockets are handed over, and shared.
"""

from __future__ import annotations

import errno
import os
import socket
from typing import TYPE_CHECKING, NamedTuple

from termblog.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

_BACKLOG = 256
_FIRST_HANDED = 3  # sd_listen_fds(3): SD_LISTEN_FDS_START


class Address(NamedTuple):
    """Where to listen."""

    host: str
    """A name or an IP address; empty for every address of the machine."""
    port: int
    """0 for any that is free."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}" if host else str(self.port)


def parse_address(text: str, host: str) -> Address:
    """Return the address that `[HOST:]PORT` means.

    Args:
        text: As it was written.
        host: Where only a port is written.

    Raises:
        SettingsError: It is no such address.
    """
    name, colon, port = text.rpartition(":")
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        msg = f"{text} is no address; write PORT or HOST:PORT, such as 2222 or [::1]:2222."
        raise SettingsError(msg)
    return Address(name.strip("[]") if colon else host, int(port))


def open_sockets(address: Address, count: int) -> list[socket.socket]:
    """Return listening sockets on one port, one a worker.

    Args:
        address: Where.
        count: How many.

    Raises:
        SettingsError: The port is in use, or not ours to take.
    """
    try:
        # Without sharing at first: two hosts that both share a port would not notice each other.
        probe = _bind(address, share=False)
        port = probe.getsockname()[1]
        probe.close()
        return [_listen(_bind(address._replace(port=port), share=True)) for _ in range(count)]
    except OSError as error:
        raise SettingsError(_explain(address, error)) from error


def handed_sockets(environment: Mapping[str, str]) -> dict[str, list[socket.socket]]:
    """Return the sockets that systemd opened, by the name that `FileDescriptorName=` gives.

    Args:
        environment: Of the process.
    """
    if environment.get("LISTEN_PID") != str(os.getpid()):
        return {}
    names = environment.get("LISTEN_FDNAMES", "").split(":")
    found: dict[str, list[socket.socket]] = {}
    for number, name in zip(range(int(environment.get("LISTEN_FDS", "0"))), names, strict=False):
        handed = socket.socket(fileno=_FIRST_HANDED + number)
        handed.setblocking(False)
        found.setdefault(name, []).append(handed)
    return found


def _bind(address: Address, *, share: bool) -> socket.socket:
    family, kind, protocol, _, place = socket.getaddrinfo(
        address.host or None,
        address.port,
        type=socket.SOCK_STREAM,
        flags=socket.AI_PASSIVE,
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if share:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(place)
    except OSError:
        listener.close()
        raise
    return listener


def _listen(listener: socket.socket) -> socket.socket:
    listener.listen(_BACKLOG)
    listener.setblocking(False)
    return listener


def _explain(address: Address, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {address.port} is in use; choose another, or stop what uses it."
    if error.errno == errno.EACCES:
        return f"Port {address.port} is not yours to take; choose one above 1023."
    return f"Nothing can listen on {address}: {error.strerror}."
