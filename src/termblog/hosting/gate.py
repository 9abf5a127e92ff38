"""One SSH connection: who it is, and whether it may have a session."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import asyncssh

from termblog.hosting.pace import read_at_a_pace
from termblog.hosting.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from termblog.hosting.commands import Command
    from termblog.hosting.hub import Hub

log = logging.getLogger("termblog.hosting")

_LINGER_SECONDS = 3.0  # for the client to hang up by itself after its exit status


@dataclass(slots=True)
class Lobby:
    """What the connections of one worker have in common."""

    hub: Hub
    """Where visits are registered."""
    commands: Mapping[str, Command]
    """What can be asked for in one line."""
    banner: str = ""
    """Shown before the login; may be empty."""
    remember: bool = False
    """Whether visitors are asked for a public key, to know them again."""
    handshakes: OrderedDict[Gate, None] = field(default_factory=OrderedDict)
    """The connections that are not logged in yet, the oldest first."""


class Gate(asyncssh.SSHServer):
    """A connection.

    Args:
        lobby: Where it stands.
        address: Of the visitor.
        connections: How many the address has.
        begin: Makes its session.
    """

    def __init__(
        self,
        lobby: Lobby,
        address: str,
        connections: int,
        begin: Callable[[Gate], asyncssh.SSHServerSession[bytes]],
    ) -> None:
        self.lobby = lobby
        self.address = address
        self.connections = connections
        self.fingerprint = ""
        """Of the key that the visitor has proved to hold; empty without."""
        self.connection: asyncssh.SSHServerConnection | None = None
        """AsyncSSH's own, for as long as it lasts."""
        self._begin = begin
        self._sessions = 0
        self._aborted = False
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Begin a handshake."""
        self.connection = conn
        read_at_a_pace(conn, self.lobby.hub.limits)
        if self._aborted:
            conn.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count the connection's end."""
        self.connection = None
        self._wait(0)
        self.lobby.handshakes.pop(self, None)
        self.lobby.hub.board.disconnect(self.address)
        if exc is not None:
            log.debug("connection from %s ended: %s", self.address, type(exc).__name__)

    def begin_auth(self, _username: str) -> bool:
        """Ask for nothing, or for a key where readers are remembered."""
        if self.lobby.banner and self.connection:
            self.connection.send_auth_banner(self.lobby.banner.rstrip("\n") + "\n")
        return self.lobby.remember

    def public_key_auth_supported(self) -> bool:
        """Whether a key is asked for."""
        return self.lobby.remember

    def kbdint_auth_supported(self) -> bool:
        """Whether there is a way in for who has no key."""
        return self.lobby.remember

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
        self.lobby.handshakes.pop(self, None)
        self._wait(self.lobby.hub.limits.start_seconds)

    def session_requested(self) -> asyncssh.SSHServerSession[bytes] | bool:
        """Give one session a connection."""
        self._sessions += 1
        return self._begin(self) if self._sessions == 1 else False

    def session_started(self) -> None:
        """Stop waiting."""
        self._wait(0)

    def refuse(self, reason: str) -> None:
        """Count and log that the visitor was turned away.

        Args:
            reason: One of `board.REFUSALS`.
        """
        self.lobby.hub.refuse(Visitor(door="ssh", address=self.address, size=(0, 0)), reason)

    def linger(self) -> None:
        """Let the client hang up: closing first would make it print noise."""
        if self.connection:
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
