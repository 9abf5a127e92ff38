"""The SSH door: readers come with any SSH client, and get a blog instead of a shell.

Whoever comes is let in without a password. A session with a terminal is a `Visit`; a command is
answered by the table of `commands`; everything else that SSH can do is refused.
"""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING

import asyncssh

from termblog.hosting.gate import Gate, Lobby
from termblog.hosting.ssh_session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.hosting.commands import Command
    from termblog.hosting.hub import Hub

_SEND_BUFFER = 65536  # of the kernel, so that back-pressure comes soon
_RECEIVE_BUFFER = 16384  # likewise: what has come is worked off in one turn
_TCP_USER_TIMEOUT = getattr(socket, "TCP_USER_TIMEOUT", 18)
_UNANSWERED_MS = 20000


class SshDoor:
    """The connections of one worker.

    Args:
        hub: Where visits are registered.
        commands: What can be asked for in one line.
        key: The host's key.
        banner: Shown before the login; may be empty.
        remember: Whether visitors are asked for a public key, to know them again.
    """

    def __init__(
        self,
        hub: Hub,
        commands: Mapping[str, Command],
        key: asyncssh.SSHKey,
        *,
        banner: str = "",
        remember: bool = False,
    ) -> None:
        self.lobby = Lobby(hub, commands, banner, remember)
        """What its connections have in common."""
        self._options = asyncssh.SSHServerConnectionOptions(**_options(hub, key, remember=remember))

    async def admit(self, connection: socket.socket, address: str) -> None:
        """Serve a connection until it is logged in; from then on it lives by itself.

        Args:
            connection: Accepted, nothing read.
            address: The visitor's.
        """
        hub, handshakes = self.lobby.hub, self.lobby.handshakes
        count = hub.board.connect(address)
        gate = Gate(self.lobby, address, count, Session)
        if hub.draining or count > 2 * hub.limits.per_address:
            gate.refuse("draining" if hub.draining else "address")
            connection.close()
            hub.board.disconnect(address)
            return
        _bound(connection)
        self._make_room()
        handshakes[gate] = None
        try:
            await asyncssh.run_server(
                connection, options=self._options, server_factory=lambda: gate
            )
        except (OSError, asyncssh.Error):
            gate.refuse("login")
        finally:
            handshakes.pop(gate, None)

    def _make_room(self) -> None:
        """Let the oldest handshake go where there are too many: an honest one takes no second."""
        if len(self.lobby.handshakes) >= self.lobby.hub.limits.handshakes:
            oldest, _ = self.lobby.handshakes.popitem(last=False)
            oldest.refuse("handshakes")
            oldest.abort()


def _options(hub: Hub, key: asyncssh.SSHKey, *, remember: bool) -> dict[str, object]:
    """Return every option of AsyncSSH that a stranger could use, set."""
    return {
        "server_host_keys": [key],
        "server_version": "termblog",
        "login_timeout": hub.limits.login_seconds,
        "keepalive_interval": 20,
        "keepalive_count_max": 3,
        "window": 64 * 1024,
        "max_pktsize": 32 * 1024,
        "encoding": None,
        "line_editor": False,
        "compression_algs": None,
        # In hardware, and in one call; ChaCha20 would cost a tenth of a key in Python.
        "encryption_algs": ["aes128-gcm@openssh.com", "aes256-gcm@openssh.com", "aes256-ctr"],
        "agent_forwarding": False,
        "x11_forwarding": False,
        "allow_scp": False,
        "sftp_factory": None,
        "gss_host": None,
        "host_based_auth": False,
        "password_auth": False,
        "public_key_auth": remember,
        "kbdint_auth": remember,
    }


def _bound(connection: socket.socket) -> None:
    """Bound what the kernel keeps for a client that does not answer."""
    with contextlib.suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVE_BUFFER)
        connection.setsockopt(socket.IPPROTO_TCP, _TCP_USER_TIMEOUT, _UNANSWERED_MS)
