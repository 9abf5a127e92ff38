"""The SSH door: readers come with any SSH client, and get a blog instead of a shell.

Whoever comes is let in without a password. A session with a terminal is a `Visit`; a command is
answered by the table of `commands`; everything else that SSH can do is refused.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
from collections import OrderedDict
from typing import TYPE_CHECKING

import asyncssh

from termblog.hosting.pace import read_at_a_pace
from termblog.hosting.ssh_session import Session
from termblog.hosting.visit import Visitor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from termblog.hosting.commands import Command
    from termblog.hosting.hub import Hub

log = logging.getLogger("termblog.hosting")

_LINGER_SECONDS = 3.0  # for the client to hang up by itself after its exit status
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
        self.hub = hub
        self.commands = commands
        self.banner = banner
        self.remember = remember
        self.handshakes: OrderedDict[Gate, None] = OrderedDict()
        self._options = asyncssh.SSHServerConnectionOptions(**_options(hub, key, remember=remember))

    async def admit(self, connection: socket.socket, address: str) -> None:
        """Serve a connection until it is logged in; from then on it lives by itself.

        Args:
            connection: Accepted, nothing read.
            address: The visitor's.
        """
        count = self.hub.board.connect(address)
        gate = Gate(self, address, count)
        if self.hub.draining or count > 2 * self.hub.limits.per_address:
            gate.refuse("draining" if self.hub.draining else "address")
            connection.close()
            self.hub.board.disconnect(address)
            return
        _bound(connection)
        self._make_room()
        self.handshakes[gate] = None
        try:
            await asyncssh.run_server(
                connection, options=self._options, server_factory=lambda: gate
            )
        except (OSError, asyncssh.Error):
            gate.refuse("login")
        finally:
            self.handshakes.pop(gate, None)

    def _make_room(self) -> None:
        """Let the oldest handshake go where there are too many: an honest one takes no second."""
        if len(self.handshakes) >= self.hub.limits.handshakes:
            oldest, _ = self.handshakes.popitem(last=False)
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


class Gate(asyncssh.SSHServer):
    """One connection: who it is, and whether it may have a session.

    Args:
        door: Its door.
        address: Of the visitor.
        connections: How many the address has.
    """

    def __init__(self, door: SshDoor, address: str, connections: int) -> None:
        self.door = door
        self.address = address
        self.connections = connections
        self.fingerprint = ""
        self.connection: asyncssh.SSHServerConnection | None = None
        self._sessions = 0
        self._aborted = False
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Begin a handshake."""
        self.connection = conn
        read_at_a_pace(conn, self.door.hub.limits)
        if self._aborted:
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count the connection's end."""
        self.connection = None
        self._wait(0)
        self.door.handshakes.pop(self, None)
        self.door.hub.board.disconnect(self.address)
        if exc is not None:
            log.debug("connection from %s ended: %s", self.address, type(exc).__name__)

    def begin_auth(self, _username: str) -> bool:
        """Ask for nothing, or for a key where readers are remembered."""
        if self.door.banner and self.connection:
            self.connection.send_auth_banner(self.door.banner.rstrip("\n") + "\n")
        return self.door.remember

    def public_key_auth_supported(self) -> bool:
        """Whether a key is asked for."""
        return self.door.remember

    def kbdint_auth_supported(self) -> bool:
        """Whether there is a way in for who has no key."""
        return self.door.remember

    def validate_public_key(self, _username: str, key: asyncssh.SSHKey) -> bool:
        """Take any key. AsyncSSH asks again, last, for the key whose signature it checks."""
        self.fingerprint = key.get_fingerprint()
        return True

    def get_kbdint_challenge(self, _username: str, _lang: str, _submethods: str) -> bool:
        """Let in who has no key; and do not take them for a key that they only asked about."""
        self.fingerprint = ""
        return True

    def auth_completed(self) -> None:
        """Wait a little for the session that the login was for."""
        self.door.handshakes.pop(self, None)
        self._wait(self.door.hub.limits.start_seconds)

    def session_requested(self) -> asyncssh.SSHServerSession[bytes] | bool:
        """Give one session a connection."""
        self._sessions += 1
        return Session(self) if self._sessions == 1 else False

    def session_started(self) -> None:
        """Stop waiting."""
        self._wait(0)

    def refuse(self, reason: str) -> None:
        """Count and log that the visitor was turned away.

        Args:
            reason: One of `board.REFUSALS`.
        """
        self.door.hub.refuse(Visitor(door="ssh", address=self.address, size=(0, 0)), reason)

    def linger(self) -> None:
        """Let the client hang up: closing first would make it print noise."""
        self._wait(_LINGER_SECONDS)

    def abort(self) -> None:
        """Cut the connection, at once or as soon as there is one."""
        self._aborted = True
        if self.connection:
            self.connection.abort()

    def unsent(self) -> int:
        """Return the bytes that wait for the client; AsyncSSH itself ignores them."""
        transport = self.connection._transport if self.connection else None  # noqa: SLF001  see private_names
        return transport.get_write_buffer_size() if transport else 0

    def _wait(self, seconds: float) -> None:
        """Cut the connection after some seconds; 0 for never."""
        if self._timer:
            self._timer.cancel()
            self._timer = None
        if seconds:
            self._timer = asyncio.get_running_loop().call_later(seconds, self.abort)
