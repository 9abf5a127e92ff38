"""Two hosts behind HAProxy, with the PROXY protocol."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import asyncssh

from termblog.hosting.options import parse_networks
from tests.hosting.client import Client
from tests.hosting.conftest import Reader, free_port
from tests.programs import need

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.hosting.conftest import Server

CONFIG = Path(__file__).parents[2] / "deploy" / "haproxy.cfg"


def configure(port: int, one: int, two: int) -> str:
    """Return the example's configuration on loopback, with the proxy at an address of its own."""
    text = CONFIG.read_text()
    for written, meant in {
        "bind :22": f"bind 127.0.0.1:{port}",
        "bind :80": f"bind 127.0.0.1:{free_port()}",
        "10.0.0.11:2222": f"127.0.0.1:{one}",
        "10.0.0.12:2222": f"127.0.0.1:{two}",
        "balance leastconn": "balance leastconn\n  source 127.0.0.7",
    }.items():
        assert written in text
        text = text.replace(written, meant)
    return text


async def test_two_hosts_behind_haproxy_are_one(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    """Readers are spread over both, known by their own address, and one key serves both."""
    proxies = parse_networks(["127.0.0.7"])
    servers = [serve(proxies=proxies), serve(proxies=proxies)]
    port = free_port()
    file = tmp_path / "haproxy.cfg"
    file.write_text(configure(port, servers[0].port, servers[1].port))
    process = await asyncio.create_subprocess_exec(need("haproxy"), "-db", "-q", "-f", str(file))
    try:
        readers = [await _read(port) for _ in range(4)]
        for reader in readers:
            await reader.until("POST post-000")
        await readers[0].press("n", "POST post-001")
        assert [len(server.hub.visits) for server in servers] == [2, 2]
        for server in servers:
            assert {visit.visitor.address for visit in server.hub.visits} == {"127.0.0.1"}
        for reader in readers:
            reader.channel.write(b"q")
            assert await reader.end() == 0
    finally:
        process.terminate()
        await process.wait()


async def _read(port: int) -> Reader:
    """Begin a session as soon as the proxy listens."""
    for _ in range(2_400):
        try:
            connection = await asyncssh.connect(
                "127.0.0.1", port, known_hosts=None, username="r", client_keys=None, config=None
            )
            break
        except OSError:
            await asyncio.sleep(0.05)
    channel, session = await connection.create_session(
        Client, term_type="xterm-256color", term_size=(80, 24, 0, 0), encoding=None
    )
    return Reader(connection, channel, session)  # type: ignore[arg-type]  # what was asked for
