"""Accepting connections, and who they really come from.

Behind a load balancer every connection comes from the balancer. The PROXY protocol (HAProxy's
`proxy-protocol.txt`, versions 1 and 2) tells the visitor's own address in front of the first
byte; it is believed from trusted addresses only, and required of them.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket
    from collections.abc import Awaitable, Callable, Sequence

log = logging.getLogger("termblog.hosting")

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_SIGNATURE = b"\r\n\r\n\x00\r\nQUIT\n"
_HEADER_SECONDS = 5.0
_LONGEST_LINE = 107  # of version 1, by its specification §2.1
_LONGEST_BODY = 536  # of version 2: addresses of Unix sockets are longest
_BREATH_SECONDS = 1.0  # when the process has no descriptor left
_EXHAUSTED = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


async def accept(
    listener: socket.socket,
    proxies: Sequence[Network],
    admit: Callable[[socket.socket, str], Awaitable[None]],
) -> None:
    """Accept connections until cancelled.

    Args:
        listener: A listening socket that does not block.
        proxies: Whose PROXY header is read.
        admit: Called with each connection and its visitor's address.
    """
    loop = asyncio.get_running_loop()
    greetings: set[asyncio.Task[None]] = set()
    while True:
        try:
            connection, peer = await loop.sock_accept(listener)
        except OSError as error:
            if error.errno not in _EXHAUSTED:
                continue
            log.warning("No more connections can be accepted: %s", error.strerror)
            await asyncio.sleep(_BREATH_SECONDS)
            continue
        greeting = loop.create_task(_greet(connection, str(peer[0]), proxies, admit))
        greetings.add(greeting)
        greeting.add_done_callback(greetings.discard)


async def _greet(
    connection: socket.socket,
    peer: str,
    proxies: Sequence[Network],
    admit: Callable[[socket.socket, str], Awaitable[None]],
) -> None:
    try:
        if trusted(peer, proxies):
            async with asyncio.timeout(_HEADER_SECONDS):
                peer = await read_proxy_header(connection) or peer
    except (OSError, ValueError, TimeoutError):
        connection.close()
        return
    await admit(connection, peer)


def trusted(address: str, proxies: Sequence[Network]) -> bool:
    """Return whether an address is a proxy's.

    Args:
        address: An IP address.
        proxies: The networks of trusted proxies.
    """
    if not proxies:
        return False
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    return any(parsed in network for network in proxies)


async def read_proxy_header(connection: socket.socket) -> str:
    """Take a PROXY header off a connection, and return the address in it; "" for a probe.

    Args:
        connection: Where it comes in; not a byte beyond the header is read.

    Raises:
        ValueError: What comes is no such header.
    """
    start = await _read_exactly(connection, len(_SIGNATURE))
    if start == _SIGNATURE:
        return await _read_binary(connection)
    if not start.startswith(b"PROXY "):
        msg = "no PROXY header"
        raise ValueError(msg)
    return await _read_line(connection, start)


async def _read_line(connection: socket.socket, line: bytes) -> str:
    """Read version 1: `PROXY TCP4 192.0.2.1 192.0.2.2 5000 22`, and the end of the line."""
    while not line.endswith(b"\r\n"):
        if len(line) >= _LONGEST_LINE:
            msg = "an endless PROXY header"
            raise ValueError(msg)
        line += await _read_exactly(connection, 1)
    words = line.decode("ascii").split()
    if words[1] == "UNKNOWN":
        return ""
    return str(ipaddress.ip_address(words[2]))


async def _read_binary(connection: socket.socket) -> str:
    """Read version 2: command, family, length, and the addresses."""
    command, family, high, low = await _read_exactly(connection, 4)
    length = high << 8 | low
    if command >> 4 != 2 or length > _LONGEST_BODY:
        msg = "an unknown PROXY header"
        raise ValueError(msg)
    body = await _read_exactly(connection, length)
    size = {0x1: 4, 0x2: 16}.get(family >> 4, 0)
    if command & 0xF == 0 or not size:
        return ""
    return str(ipaddress.ip_address(body[:size]))


async def _read_exactly(connection: socket.socket, count: int) -> bytes:
    loop = asyncio.get_running_loop()
    data = b""
    while len(data) < count:
        piece = await loop.sock_recv(connection, count - len(data))
        if not piece:
            msg = "the connection ended"
            raise ValueError(msg)
        data += piece
    return data
