"""What a visitor may cost the host, in one table.

A visitor is hostile until proven otherwise: every size, rate, length and time that a client
can choose is bounded here, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from termblog.errors import SettingsError

MIN_COLUMNS, MAX_COLUMNS = 20, 500
MIN_ROWS, MAX_ROWS = 6, 200
MOST_READERS = 10_000
"""Who are remembered by their key, the latest; each is bounded by the state itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of a hosted blog; every one can be set."""

    sessions: int = 400
    """Readers at a time, over all workers and both doors."""
    per_address: int = 40
    """Connections at a time from one address (IPv6: from one /64)."""
    handshakes: int = 100
    """SSH connections that are not logged in yet, a worker; the oldest gives way."""
    login_seconds: float = 15
    """To finish the SSH handshake."""
    start_seconds: float = 10
    """From the login to asking for a session."""
    idle_seconds: float = 900
    """Without a key, before the session ends."""
    total_seconds: float = 21600
    """Of one session."""
    stall_seconds: float = 30
    """That a client may leave its output unread."""
    drain_seconds: float = 5
    """That readers get to leave when the server stops."""
    keys_per_second: float = 100
    """Keys and mouse events that reach the app; more wait."""
    key_burst: int = 50
    """Keys that may come at once."""
    waiting_characters: int = 4096
    """Of input that wait before the client is no longer read."""
    paste_characters: int = 4096
    """Of one paste; the rest is dropped."""
    bytes_per_second: float = 16384
    """That an SSH connection is read, whatever comes in it."""
    byte_burst: int = 32768
    """That may come at once."""
    messages_per_second: float = 200
    """Of a browser that are taken."""
    backlog_bytes: int = 131072
    """Of unread output, before frames are skipped."""

    def __post_init__(self) -> None:
        for field in fields(self):
            if not getattr(self, field.name) > 0:
                msg = f"The limit {field.name.replace('_', '-')} must be more than 0."
                raise SettingsError(msg)


def clamp(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that a screen may have.

    Args:
        columns: Width in cells, as the client says; 0 where it does not say.
        rows: Height in lines, likewise.
    """
    return (
        min(MAX_COLUMNS, max(MIN_COLUMNS, columns or 80)),
        min(MAX_ROWS, max(MIN_ROWS, rows or 24)),
    )


class Budget:
    """A bucket of tokens: so many a second, so many at once.

    Args:
        rate: Tokens a second.
        burst: Tokens that can be saved up.
        now: Seconds of a monotonic clock.
    """

    def __init__(self, rate: float, burst: int, now: float) -> None:
        self.rate = rate
        self.burst = burst
        self._tokens = float(burst)
        self._since = now

    def available(self, now: float) -> int:
        """Return how many tokens there are.

        Args:
            now: Seconds of the same clock.
        """
        self._tokens = min(self.burst, self._tokens + (now - self._since) * self.rate)
        self._since = now
        return int(self._tokens)

    def spend(self, count: int) -> None:
        """Take tokens; more than are available are a debt.

        Args:
            count: How many.
        """
        self._tokens -= count

    def due(self, now: float) -> float:
        """Return the seconds until no token is owed any more.

        Args:
            now: Seconds of the same clock.
        """
        self.available(now)
        return max(0.0, -self._tokens / self.rate)
