"""Who a connection really comes from."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import socket
import struct
from typing import TYPE_CHECKING

import pytest

from termblog.hosting import doorway
from termblog.hosting.doorway import accept, read_proxy_header, trusted
from tests.hosting.client import PATIENCE
from tests.hosting.conftest import listen

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURE = b"\r\n\r\n\x00\r\nQUIT\n"
LOCAL = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("fd00::/8"))


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Return both ends of a connection."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with ours, theirs:
        yield ours, theirs


def binary(body: bytes, command: int = 0x21, family: int = 0x11) -> bytes:
    """Return a header of version 2."""
    return SIGNATURE + struct.pack("!BBH", command, family, len(body)) + body


@pytest.mark.parametrize(
    ("header", "address"),
    [
        (b"PROXY TCP4 192.0.2.1 192.0.2.2 5000 22\r\n", "192.0.2.1"),
        (b"PROXY TCP6 2001:db8::1 2001:db8::2 5000 22\r\n", "2001:db8::1"),
        (b"PROXY UNKNOWN\r\n", ""),
        (binary(bytes((192, 0, 2, 1, 192, 0, 2, 2, 0, 1, 0, 22))), "192.0.2.1"),
        (
            binary(ipaddress.ip_address("2001:db8::1").packed * 2 + b"1234", family=0x21),
            "2001:db8::1",
        ),
        (binary(b"", command=0x20, family=0), ""),
        (binary(b"x" * 216, family=0x31), ""),
    ],
)
async def test_a_header_is_read_and_not_a_byte_more(
    pair: tuple[socket.socket, socket.socket], header: bytes, address: str
) -> None:
    """Versions 1 and 2 tell the visitor's address; what follows is SSH's."""
    ours, theirs = pair
    theirs.sendall(header + b"SSH-2.0-x\r\n")
    assert await read_proxy_header(ours) == address
    assert ours.recv(100) == b"SSH-2.0-x\r\n"


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (b"SSH-2.0-OpenSSH_9\r\n", "no PROXY header"),
        (b"PROXY TCP4 " + b"1" * 200, "endless"),
        (b"PROXY TCP4 nobody 192.0.2.2 5000 22\r\n", "nobody"),
        (binary(b"", command=0x11), "unknown"),
        (SIGNATURE + b"\x21\x11\xff\xff", "unknown"),
        (b"PROXY", "ended"),
    ],
)
async def test_what_is_no_header_is_refused(
    pair: tuple[socket.socket, socket.socket], header: bytes, reason: str
) -> None:
    """A trusted proxy that does not speak the protocol serves nobody, and is not waited for."""
    ours, theirs = pair
    theirs.sendall(header)
    theirs.shutdown(socket.SHUT_WR)
    with pytest.raises(ValueError, match=reason):
        await read_proxy_header(ours)


async def test_a_stranger_is_who_connects() -> None:
    """A header of somebody who is no proxy of ours is not even read."""
    listener = listen()
    seen: asyncio.Queue[tuple[str, bytes]] = asyncio.Queue()

    async def admit(connection: socket.socket, address: str) -> None:
        await seen.put((address, await asyncio.get_running_loop().sock_recv(connection, 9)))
        connection.close()

    elsewhere = (ipaddress.ip_network("fd00::/8"),)
    task = asyncio.get_running_loop().create_task(accept(listener, elsewhere, admit))
    _, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(b"PROXY TCP4 192.0.2.9 127.0.0.1 1 2\r\n")
    async with asyncio.timeout(PATIENCE):
        assert await seen.get() == ("127.0.0.1", b"PROXY TCP")
    writer.close()
    task.cancel()


async def test_a_header_that_does_not_come_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A proxy has its time to say who comes; then the connection is closed."""
    monkeypatch.setattr(doorway, "_HEADER_SECONDS", 0.01)
    listener = listen()
    task = asyncio.get_running_loop().create_task(
        accept(listener, LOCAL, lambda _connection, _address: asyncio.sleep(0))
    )
    reader, writer = await asyncio.open_connection(*listener.getsockname())
    writer.write(b"PROXY TCP4 ")
    async with asyncio.timeout(PATIENCE):
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
    writer.close()
    task.cancel()


@pytest.mark.parametrize(
    ("address", "expected"),
    [("127.0.0.1", True), ("::ffff:127.0.0.1", True), ("fd00::1%eth0", True), ("192.0.2.1", False)],
)
def test_only_trusted_proxies_are_believed(address: str, expected: bool) -> None:
    """A proxy is trusted by its network."""
    assert trusted(address, LOCAL) is expected
    assert not trusted(address, ())


async def test_a_visitor_behind_a_proxy_is_admitted_by_their_own_address() -> None:
    """The header's address is the visitor's; without one the connection is closed."""
    listener = listen()
    seen: asyncio.Queue[str] = asyncio.Queue()

    async def admit(connection: socket.socket, address: str) -> None:
        connection.close()
        await seen.put(address)

    task = asyncio.get_running_loop().create_task(accept(listener, LOCAL, admit))
    for line in (b"PROXY TCP4 192.0.2.9 127.0.0.1 1 2\r\n", b"SSH-2.0-unproxied\r\n"):
        reader, writer = await asyncio.open_connection(*listener.getsockname())
        writer.write(line)
        with contextlib.suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()
    assert await seen.get() == "192.0.2.9"
    assert seen.empty()
    task.cancel()


@pytest.mark.parametrize(("number", "breaths"), [(errno.EMFILE, 1), (errno.ECONNABORTED, 0)])
async def test_accepting_goes_on_after_an_error(
    number: int, breaths: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connection that fails is skipped; without descriptors the server takes a breath."""
    loop = asyncio.get_running_loop()
    slept: list[float] = []
    calls = 0

    async def fail(_listener: socket.socket) -> tuple[socket.socket, tuple[str, int]]:
        nonlocal calls
        calls += 1
        if calls > 1:
            raise asyncio.CancelledError
        raise OSError(number, "deliberate")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr(loop, "sock_accept", fail)
    monkeypatch.setattr("termblog.hosting.doorway.asyncio.sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        await accept(listen(), (), lambda _connection, _address: asyncio.sleep(0))
    assert (calls, len(slept)) == (2, breaths)
