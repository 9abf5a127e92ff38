"""Fetches pictures that lie elsewhere, when their reader asks for them.

An address in a post is a stranger's. Only http and https are spoken, only to public addresses of
the network (a post must not reach what only this machine can), without cookies or a word of who
reads; redirects, bytes and seconds are bounded, and what is no picture is not taken.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from io import BytesIO
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from termblog.errors import Unreadable
from termblog.pictures.header import MOST_BYTES, read_size
from termblog.text import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.client import HTTPResponse

    Address = IPv4Address | IPv6Address

_MOST_REDIRECTS = 5
_PATIENCE = 5.0  # seconds for a connection, and for each answer
_SECONDS = 20.0  # for a picture in all, its redirects included
_MOST_TRIES = 3  # addresses of a host
_CHUNK = 64 * 1024
_MOVED = frozenset((301, 302, 303, 307, 308))
_TRANSLATED = IPv6Network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last 32 bits
_HEADERS = {
    "User-Agent": "termblog",
    "Accept": "image/png,image/jpeg,image/gif,image/webp",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def is_public(address: Address) -> bool:
    """Return whether an address is one of the public network, whatever it is wrapped in.

    Args:
        address: Of a host.
    """
    if isinstance(address, IPv6Address):
        within = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            within = IPv4Address(int(address) & 0xFFFFFFFF)
        if within is not None:
            return is_public(within)
    return address.is_global and not address.is_multicast


def fetch(address: str) -> bytes:
    """Return a picture's file; this may take many seconds.

    Args:
        address: Safe to open.

    Raises:
        Unreadable: It cannot be had, or is no picture.
    """
    try:
        data = _ask(address)
    except (OSError, HTTPException, ValueError) as error:
        raise Unreadable(f"The image could not be fetched: {error}.") from error
    if read_size(BytesIO(data)) is None:
        raise Unreadable("What came is no image that can be drawn.")
    return data


def _ask(address: str) -> bytes:
    """Return what lies at an address, or where that leads.

    Raises:
        Unreadable: It is nothing that may be asked for.
    """
    end = time.monotonic() + _SECONDS
    for _ in range(_MOST_REDIRECTS + 1):
        with _answer(urlsplit(address), end) as response:
            if response.status not in _MOVED:
                return _body(response)
            onward = safe_url(urljoin(address, response.headers.get("Location", "")))
        if onward is None or not onward.startswith("http"):
            raise Unreadable("The image leads to an address that is not safe.")
        address = onward
    raise Unreadable("The image leads from address to address.")


@contextmanager
def _answer(parts: SplitResult, end: float) -> Iterator[HTTPResponse]:
    """Ask a host, and hang up afterwards, or when the time is over."""
    connection = _connection(parts)
    sock = connection.sock  # which the connection lets go of before all of an answer is read
    alarm = threading.Timer(max(0.0, end - time.monotonic()), _hang_up, (sock,))
    alarm.daemon = True
    alarm.start()
    try:
        if isinstance(sock, ssl.SSLSocket):
            sock.do_handshake()
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=_HEADERS)
        with connection.getresponse() as response:
            yield response
    finally:
        alarm.cancel()
        connection.close()


def _connection(parts: SplitResult) -> HTTPConnection:
    """Return a connection to a host that may be asked.

    Raises:
        Unreadable: It may not.
        OSError: It does not answer.
    """
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    sock = _reach(host, port)
    return _secured(host, port, sock) if secure else _plain(host, port, sock)


def _reach(host: str, port: int) -> socket.socket:
    """Return a socket to a public address of a host: to that which was looked at, not to its name."""
    told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [str(place[0]) for *_, place in told]
    public = [place for place in places if is_public(ip_address(place.partition("%")[0]))]
    if not public:
        raise Unreadable(f"{host} lies in a private network, where nothing is asked for.")
    for place in public[:_MOST_TRIES]:
        with suppress(OSError):
            return socket.create_connection((place, port), _PATIENCE)
    raise OSError(f"{host} does not answer")


def _plain(host: str, port: int, sock: socket.socket) -> HTTPConnection:
    connection = HTTPConnection(host, port)
    connection.sock = sock
    return connection


def _secured(host: str, port: int, sock: socket.socket) -> HTTPConnection:
    context = ssl.create_default_context()
    connection = HTTPSConnection(host, port, context=context)
    # The handshake waits for the alarm to be set: it can be drawn out as anything else can.
    connection.sock = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    return connection


def _hang_up(sock: socket.socket) -> None:
    """End whatever another thread waits for."""
    with suppress(OSError):  # it has hung up already
        sock.shutdown(socket.SHUT_RDWR)


def _body(response: HTTPResponse) -> bytes:
    """Return what a host answers, as far as it is bearable.

    Raises:
        Unreadable: It is an error, or too much.
    """
    if response.status != 200:
        raise Unreadable(f"The image is not there: its host answers {response.status}.")
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > MOST_BYTES:
            raise Unreadable("The image is too large.")
    if response.length:
        raise Unreadable("The image broke off.")
    return bytes(data)
