"""The SSH door, with AsyncSSH's client."""

from __future__ import annotations

import asyncio
import re
import socket
import weakref
from typing import TYPE_CHECKING

import asyncssh
import pytest
from asyncssh.packet import Boolean, String, UInt32

from termblog.hosting.commands import Command, Paper
from termblog.hosting.frames import Landing
from termblog.hosting.gate import Gate
from termblog.hosting.hub import CROWDED, DRAINING, FULL, IDLE, LONG
from termblog.hosting.limits import Limits
from termblog.hosting.ssh_session import Session
from termblog.look import Depth
from tests.hosting.client import PATIENCE
from tests.hosting.conftest import eventually

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from termblog.hosting.hosted import Hosted
    from termblog.hosting.visitor import Visitor
    from tests.hosting.conftest import Server

CLEAN = b"\x1b[?1049l\x1b[?25h"


class Keyless(asyncssh.SSHClient):
    """A client without a key that would answer questions, as OpenSSH's would."""

    def kbdint_auth_requested(self) -> str:
        """Answer questions of any kind."""
        return ""

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: object
    ) -> list[str]:
        """Answer none, since none is asked."""
        assert not prompts
        return []


def turned_away(server: Server, reason: str) -> float:
    """Return how many were turned away for a reason."""
    return server.hub.board.total(f'termblog_turned_away_total{{reason="{reason}"}}')


async def test_a_reader_sees_the_first_post_and_turns_pages(server: Server) -> None:
    """A session paints the app, keys reach it, and `q` ends it with status 0."""
    reader = await server.read()
    await reader.until("POST post-000")
    await reader.press("n", "POST post-001")
    reader.channel.write(b"q")
    assert await reader.end() == 0
    assert reader.session.data.endswith(CLEAN)


async def test_a_reader_may_ask_for_a_post(server: Server) -> None:
    """`ssh -t host SLUG` opens there."""
    reader = await server.read("post-007")
    await reader.until("POST post-007")


async def test_the_second_reader_sees_the_first_ones_frame_at_once(server: Server) -> None:
    """A first frame is kept and sent before the app starts; keys typed meanwhile count."""
    first = await server.read()
    await first.until("POST post-000")
    await eventually(lambda: server.hub.frames.get(Landing(80, 24, "post-000")))
    await first.press("n", "POST post-001")
    second = await server.read()
    second.channel.write(b"n")
    data = await second.until("POST post-001")
    assert data.count(b"POST post-000") == 1
    assert server.hub.board.total("termblog_frames_total") == 1
    third = await server.read("post-001", size=(100, 30))
    await third.until("POST post-001")
    assert server.hub.board.total("termblog_frames_total") == 1


async def test_a_resize_reaches_the_app_within_bounds(server: Server) -> None:
    """A size is taken, whatever the client says of it."""
    reader = await server.read()
    await reader.until("POST post-000")
    reader.channel.change_terminal_size(2_000, 1_000)
    await reader.until("line 199")
    assert server.stage.apps[0].size == (500, 200)


async def test_a_resize_before_the_app_listens_is_kept(server: Server) -> None:
    """A size that comes while the app starts is the one that it takes."""
    reader = await server.read()
    reader.channel.change_terminal_size(60, 40)
    await reader.until("line 39")
    assert server.stage.apps[0].size == (60, 40)


@pytest.mark.parametrize(
    "payload", [b"\x1b[48;30000;30000;1;1t", b"\xff\xfe\xc3", b"\x1b[99999999999u"]
)
async def test_hostile_input_ends_nothing(server: Server, payload: bytes) -> None:
    """A forged resize, bytes that are no text and a key beyond Unicode change nothing."""
    reader = await server.read()
    await reader.until("POST post-000")
    await reader.press(payload + b"n", "POST post-001")
    assert server.stage.apps[0].size == (80, 24)


async def test_a_paste_is_bounded(server: Server) -> None:
    """Of a paste the first characters reach the app."""
    reader = await server.read()
    await reader.until("POST post-000")
    await reader.press(b"\x1b[200~" + b"x" * 60_000 + b"\x1b[201~n", "POST post-001")
    assert server.stage.apps[0].title == "pasted 4096"


@pytest.mark.parametrize(
    ("term", "env", "there", "absent"),
    [
        ("xterm-256color", {"COLORTERM": "truecolor"}, rb"38;2;", rb"38;5;"),
        ("xterm-256color", {}, rb"38;5;", rb"[34]8;2;"),
        ("xterm", {}, rb"\x1b\[(?:3[0-7]|9[0-7])", rb"[34]8;[25];"),
        ("xterm-256color", {"NO_COLOR": "1"}, rb"POST", rb"[34]8;[25];|\x1b\[3[0-7]"),
    ],
)
async def test_each_reader_has_their_own_colours(
    server: Server, term: str, env: dict[str, str], there: bytes, absent: bytes
) -> None:
    """Depth follows the client, while another reader has true colour in the same process."""
    other = await server.read()
    await other.until("POST post-000")
    reader = await server.read("post-003", term=term, env=env)
    data = await reader.until("POST post-003")
    assert re.search(there, data)
    assert not re.search(absent, data)
    assert b"38;2;" in await other.press("n", "POST post-001")


async def test_a_crash_ends_one_session_alone(server: Server) -> None:
    """The reader gets a sentence and a clean terminal, nobody else notices, no traceback leaves."""
    other = await server.read()
    await other.until("POST post-000")
    reader = await server.read("post-002")
    await reader.until("POST post-002")
    reader.channel.write(b"x")
    assert await reader.end() == 1
    assert CLEAN in reader.session.data
    assert b"went wrong" in reader.session.data
    assert b"Traceback" not in reader.session.data
    await other.press("n", "POST post-001")
    assert turned_away(server, "crash") == 1


async def test_an_app_that_cannot_begin_ends_its_visit_alone(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads reads on; who came is told, and sees no traceback."""
    other = await server.read()
    await other.until("POST post-000")

    def fail(_visitor: Visitor) -> Hosted:
        msg = "deliberate"
        raise RuntimeError(msg)

    with monkeypatch.context() as patch:
        patch.setattr(server.stage, "make_app", fail)
        reader = await server.read()
        assert await reader.end() == 1
    assert b"Traceback" not in reader.session.data
    assert turned_away(server, "crash") == 1
    await other.press("n", "POST post-001")


async def test_what_reaches_for_the_host_does_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links, screenshots and suspending do nothing."""

    def fail(*_arguments: object) -> None:
        pytest.fail("the host was touched")

    monkeypatch.setattr("webbrowser.open", fail)
    monkeypatch.setattr("os.kill", fail)
    monkeypatch.setattr("textual.driver.Driver.deliver_binary", fail)
    reader = await server.read()
    await reader.until("POST post-000")
    await reader.press("oSzn", "POST post-001")


async def test_a_reader_who_hangs_up_leaves_nothing(server: Server) -> None:
    """A connection that is cut ends its app."""
    reader = await server.read()
    await reader.until("POST post-000")
    assert server.hub.board.total('termblog_sessions{door="ssh"}') == 1
    reader.connection.abort()
    await server.hub.drain()
    assert turned_away(server, "draining") == 0
    assert server.hub.board.total('termblog_sessions{door="ssh"}') == 0
    assert server.hub.board.total("termblog_connections") == 0


async def test_nobody_waits_for_a_client_that_is_gone(server: Server) -> None:
    """After the connection's end no timer keeps what was its."""
    gate = Gate(server.door.lobby, "192.0.2.1", 1, Session)
    gone = weakref.ref(gate)
    gate.linger()
    del gate
    assert gone() is None


@pytest.mark.parametrize("term", ["dumb", None])
async def test_without_a_terminal_there_is_text(server: Server, term: str | None) -> None:
    """A dumb terminal, or none, gets plain text that tells how to go on."""
    reader = await server.read(term=term)
    assert await reader.end() == 0
    assert b"ssh HOST read SLUG" in reader.session.data
    assert b"\x1b" not in reader.session.data
    assert (b"\r\n" in reader.session.data) is (term is not None)


async def test_a_command_writes_plain_text_to_a_pipe(server: Server) -> None:
    """`ssh host read x | less` gets text, all of it, and status 0."""
    reader = await server.read("read post-001", term=None)
    assert await reader.end() == 0
    assert reader.session.data.decode() == "".join(f"line {n}\n" for n in range(1000))


async def test_a_command_on_a_terminal_has_its_colours(server: Server) -> None:
    """`ssh -t host read x` is coloured, as deep as the terminal is."""
    reader = await server.read("read post-001", env={})
    assert await reader.end() == 0
    assert reader.session.data.startswith(b"\x1b[38;5;196mline 0\x1b[0m\r\n")


@pytest.mark.parametrize("line", ["read post-999", "cat /etc/passwd", "post-001", "read ../../x"])
async def test_nothing_else_is_understood(server: Server, line: str) -> None:
    """A sentence on stderr, a status, and nothing on stdout."""
    reader = await server.read(line, term=None)
    assert await reader.end() == 1
    assert reader.session.errors
    assert reader.session.data == b""


async def test_a_command_that_fails_tells_its_status(server: Server) -> None:
    """A crash halfway is logged, and the client knows that the output is not whole."""
    reader = await server.read("fail", term=None)
    assert await reader.end() == 1
    assert reader.session.data == b"so far\n"
    assert turned_away(server, "crash") == 1


async def test_the_banner_is_shown(serve: Callable[..., Server]) -> None:
    """A banner comes before the login."""
    server = serve(banner="Welcome, reader.")
    seen: list[str] = []

    class Guest(asyncssh.SSHClient):
        def auth_banner_received(self, msg: str, lang: str) -> None:
            seen.append(msg)

    await server.connect(client_factory=Guest)
    assert seen == ["Welcome, reader.\n"]


async def test_nothing_but_one_session_is_given(server: Server) -> None:
    """No second session, no forwarding, no subsystem, no agent, no X11."""
    reader = await server.read()
    connection = reader.connection
    with pytest.raises(asyncssh.ChannelOpenError):
        await connection.create_session(asyncssh.SSHClientSession, encoding=None)
    with pytest.raises(asyncssh.ChannelOpenError):
        await connection.create_connection(asyncssh.SSHTCPSession, "127.0.0.1", 22)
    with pytest.raises(asyncssh.ChannelListenError):
        await connection.forward_remote_port("127.0.0.1", 0, "127.0.0.1", 22)
    for refused in ("sftp", "scp -t /"):
        other = await server.connect()
        with pytest.raises((asyncssh.ChannelOpenError, OSError)):
            await (
                other.start_sftp_client()
                if refused == "sftp"
                else other.run("", subsystem="x", check=True)
            )


async def test_the_environment_of_a_client_stays_outside(server: Server) -> None:
    """Of what the client says of itself only a few short values are looked at."""
    hostile = {"LD_PRELOAD": "x.so", "BROWSER": "sh", "COLORTERM": "truecolor" * 50}
    reader = await server.read(env=hostile)
    await reader.until("POST post-000")
    visit = next(iter(server.hub.visits))
    assert visit.visitor.depth is Depth.INDEXED
    line = visit._line
    assert isinstance(line, Session)
    assert line._channel is not None
    assert not line._channel.get_environment()


@pytest.mark.parametrize(
    ("wish", "details"),
    [
        (b"auth-agent-req@openssh.com", ()),
        (b"x11-req", (Boolean(False), String("MIT-MAGIC-COOKIE-1"), String("00"), UInt32(0))),
        (b"subsystem", (String("sftp"),)),
    ],
)
async def test_a_session_has_nothing_but_a_terminal(
    server: Server, wish: bytes, details: tuple[bytes, ...]
) -> None:
    """Neither the agent, nor X11, nor files are forwarded, whoever asks."""
    reader = await server.read()
    await reader.until("POST post-000")
    assert not await reader.channel._make_request(wish, *details)


async def test_nothing_is_compressed(server: Server) -> None:
    """A client that insists on it is not served: a little would become much."""
    with pytest.raises(asyncssh.KeyExchangeFailed):
        await server.connect(compression_algs=["zlib@openssh.com"])


async def test_the_kernel_keeps_little_of_a_client(server: Server) -> None:
    """Neither what it does not read, nor what it sends too fast; and a client that is gone is missed."""
    reader = await server.read()
    await reader.until("POST post-000")
    line = next(iter(server.hub.visits))._line
    assert isinstance(line, Session)
    connection = line._gate.connection
    assert connection is not None
    held = connection.get_extra_info("socket")
    for buffer, most in ((socket.SO_SNDBUF, 65536), (socket.SO_RCVBUF, 16384)):
        assert held.getsockopt(socket.SOL_SOCKET, buffer) <= 2 * most  # Linux counts double
    assert held.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) <= 60_000
    assert 0 < connection._keepalive_interval * connection._keepalive_count_max <= 60


async def test_a_long_command_is_cut(server: Server) -> None:
    """What is not understood is told in a line that fits on a screen."""
    reader = await server.read("x" * 20_000 + " y", term=None)
    assert await reader.end() != 0
    assert 0 < len(reader.session.errors) < 800


async def test_a_command_waits_for_who_does_not_read(serve: Callable[..., Server]) -> None:
    """Of endless output only so much is made; and who never reads is cut."""
    server = serve(limits=Limits(stall_seconds=0.5, drain_seconds=1))
    made = 0

    def endless(_words: Sequence[str], _paper: Paper) -> Iterator[str]:
        nonlocal made
        for made in range(20_000):  # noqa: B007  counted outside
            yield "x" * 1000

    server.door.lobby.commands = {"endless": Command("", "", endless)}
    reader = await server.read("endless", term=None)
    reader.channel.pause_reading()
    await eventually(lambda: turned_away(server, "stalled") == 1)
    assert made < 10_000


async def test_a_full_blog_says_so(serve: Callable[..., Server]) -> None:
    """Beyond the cap a stranger gets a sentence, not a hang."""
    server = serve(limits=Limits(sessions=1, drain_seconds=1))
    first = await server.read()
    await first.until("POST post-000")
    second = await server.read()
    assert await second.end() == 1
    assert FULL.encode() in second.session.errors
    assert turned_away(server, "full") == 1


async def test_one_address_cannot_take_all(serve: Callable[..., Server]) -> None:
    """Beyond its share an address gets a sentence, and beyond twice that no handshake."""
    server = serve(limits=Limits(per_address=1, drain_seconds=1))
    first = await server.read()
    await first.until("POST post-000")
    second = await server.read()
    assert await second.end() == 1
    assert CROWDED.encode() in second.session.errors
    with pytest.raises((OSError, asyncssh.Error)):
        await server.connect()
    assert turned_away(server, "address") == 2


async def test_the_oldest_silent_handshake_gives_way(serve: Callable[..., Server]) -> None:
    """However many connect and say nothing, an honest reader is served."""
    server = serve(limits=Limits(handshakes=3, per_address=100, drain_seconds=1))
    silent = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(8)]
    reader = await server.read()
    await reader.until("POST post-000")
    assert len(server.door.lobby.handshakes) <= 3
    assert turned_away(server, "handshakes") >= 5
    for _, writer in silent:
        writer.close()


async def test_who_does_not_log_in_is_cut(serve: Callable[..., Server]) -> None:
    """A handshake has its time."""
    server = serve(limits=Limits(login_seconds=0.1, drain_seconds=1))
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    async with asyncio.timeout(PATIENCE):
        await reader.read()
    writer.close()
    assert turned_away(server, "login") == 1


async def test_who_logs_in_and_asks_for_nothing_is_cut(serve: Callable[..., Server]) -> None:
    """After the login a session has to be asked for."""
    server = serve(limits=Limits(start_seconds=0.1, drain_seconds=1))
    connection = await server.connect()
    async with asyncio.timeout(PATIENCE):
        await connection.wait_closed()


@pytest.mark.parametrize(
    ("later", "reason", "sentence"), [(901, "idle", IDLE), (21601, "time", LONG)]
)
async def test_a_session_ends_by_time(
    server: Server, later: float, reason: str, sentence: str
) -> None:
    """Who is away, or stays for ever, is sent off with a sentence and a clean terminal."""
    reader = await server.read()
    await reader.until("POST post-000")
    now = asyncio.get_running_loop().time()
    if reason == "time":
        next(iter(server.hub.visits)).last_input = now + later
    server.hub.look_around(now + later)
    assert await reader.end() == 0
    assert reader.session.data.endswith(CLEAN + sentence.encode() + b"\r\n")
    assert turned_away(server, reason) == 1


async def test_draining_lets_readers_go_and_nobody_in(server: Server) -> None:
    """At the end of a server readers get a sentence and their terminal back."""
    reader = await server.read()
    await reader.until("POST post-000")
    late = await server.connect()
    await server.hub.drain()
    assert await reader.end() == 0
    assert DRAINING.encode() in reader.session.data
    assert not server.hub.visits
    result = await late.run("list", encoding=None)
    assert DRAINING.encode() in (result.stderr or b"")
    with pytest.raises((OSError, asyncssh.Error)):
        await server.connect()


async def test_a_reader_without_a_key_is_never_taken_for_one_with(
    serve: Callable[..., Server],
) -> None:
    """With memory, a key is known by its fingerprint; a stranger is asked nothing."""
    server = serve(remember=True)
    key = asyncssh.generate_private_key("ssh-ed25519")
    known = await server.read(client_keys=[key])
    await known.until("POST post-000")
    stranger = await server.read("post-001", client_factory=Keyless)
    await stranger.until("POST post-001")
    fingerprints = {visit.visitor.start: visit.visitor.fingerprint for visit in server.hub.visits}
    assert fingerprints == {"": key.get_fingerprint(), "post-001": ""}


async def test_a_key_that_is_only_asked_about_is_not_known(serve: Callable[..., Server]) -> None:
    """Who names a key, and logs in without its signature, is a stranger."""
    from termblog.hosting.gate import Gate

    server = serve(remember=True)
    gate = Gate(server.door.lobby, "192.0.2.1", 1, Session)
    key = asyncssh.generate_private_key("ssh-ed25519")
    assert gate.validate_public_key("reader", key)
    assert gate.get_kbdint_challenge("reader", "", "")
    assert gate.fingerprint == ""
