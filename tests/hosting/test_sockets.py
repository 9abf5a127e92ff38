"""The sockets on which a host listens."""

from __future__ import annotations

import os
import socket

import pytest

from termblog.errors import SettingsError
from termblog.hosting import sockets
from termblog.hosting.sockets import Address, handed_sockets, open_sockets, parse_address


@pytest.mark.parametrize(
    ("text", "expected", "written"),
    [
        ("2222", Address("localhost", 2222), "localhost:2222"),
        ("0.0.0.0:80", Address("0.0.0.0", 80), "0.0.0.0:80"),  # noqa: S104  only parsed
        ("[::1]:80", Address("::1", 80), "[::1]:80"),
        (":80", Address("", 80), "80"),
    ],
)
def test_an_address_is_read_and_written(text: str, expected: Address, written: str) -> None:
    """A port alone has the usual host."""
    assert parse_address(text, "localhost") == expected
    assert str(expected) == written


def test_workers_share_a_port() -> None:
    """Each has a socket of its own, and nobody else can take the port."""
    opened = open_sockets(Address("127.0.0.1", 0), 2)
    port = opened[0].getsockname()[1]
    assert [listener.getsockname()[1] for listener in opened] == [port, port]
    with pytest.raises(SettingsError, match="in use"):
        open_sockets(Address("127.0.0.1", port), 2)
    for listener in opened:
        listener.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [(PermissionError(13, "no"), "not yours"), (OSError(99, "no such address"), "no such address")],
)
def test_a_port_that_cannot_be_had_is_one_sentence(
    error: OSError, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what to do."""

    def fail(_self: socket.socket, _place: object) -> None:
        raise error

    monkeypatch.setattr(socket.socket, "bind", fail)
    with pytest.raises(SettingsError, match=words):
        open_sockets(Address("127.0.0.1", 80), 1)


def test_sockets_of_systemd_are_taken_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was opened for this process is taken; what was not is left alone."""
    given = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setattr(sockets, "_FIRST_HANDED", given.fileno())
    environment = {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": "1", "LISTEN_FDNAMES": "ssh"}
    assert handed_sockets({**environment, "LISTEN_PID": "1"}) == {}
    handed = handed_sockets(environment)
    assert handed["ssh"][0].fileno() == given.detach()
    handed["ssh"][0].close()
