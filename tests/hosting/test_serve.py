"""`termblog serve` as its operator starts it, and readers with OpenSSH's own client."""

from __future__ import annotations

import contextlib
import itertools
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hosting.conftest import free_port
from tests.programs import need
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

POST = """---
title: {title}
date: 2024-01-0{day}
---
# Here

The text of {title}, see [more](https://example.org/).
"""


def wait_for(condition: Callable[[], object], what: str) -> None:
    """Wait until something holds, for as long as a loaded machine may need."""
    deadline = time.monotonic() + 100
    while not condition():
        if time.monotonic() > deadline:
            pytest.fail(what)
        threading.Event().wait(0.02)


@dataclass
class Host:
    """A running `termblog serve`."""

    process: subprocess.Popen[bytes]
    folder: Path
    ssh_port: int
    web_port: int
    metrics_port: int
    known_hosts: Path

    def get(self, port: int, path: str) -> str:
        """Return what HTTP answers; nothing where it does not."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=60) as answer:
                return str(answer.read().decode())
        except (OSError, urllib.error.URLError):
            return ""

    def figure(self, name: str) -> float:
        """Return one of the metrics."""
        found = re.search(
            rf"^{re.escape(name)} (\S+)$", self.get(self.metrics_port, "/metrics"), re.MULTILINE
        )
        return float(found[1]) if found else -1

    def ssh(self, *words: str, terminal: bool = False) -> list[str]:
        """Return the command line of OpenSSH's client."""
        return [
            need("ssh"),
            *(("-tt",) if terminal else ("-T",)),
            *("-F", "none", "-p", str(self.ssh_port), "-o", "StrictHostKeyChecking=accept-new"),
            *("-o", f"UserKnownHostsFile={self.known_hosts}", "-o", "LogLevel=ERROR"),
            "reader@127.0.0.1",
            *words,
        ]

    def run(self, *words: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command over SSH, without a terminal."""
        return subprocess.run(self.ssh(*words), capture_output=True, timeout=120, check=False)

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text().split()]


class Client(Terminal):
    """OpenSSH's client in a terminal of its own."""

    def __init__(self, command: list[str], term: str = "xterm-256color") -> None:
        super().__init__(command, {**os.environ, "TERM": term}, (100, 30))

    def goes_on(self) -> bool:
        """Return whether it still shows another post for a key; else it has ended."""
        self.type(b"J")
        self.wait_for(lambda: self.saw(b"The text of Second") or not self.alive)
        return self.alive

    def leave(self) -> None:
        """Quit, whatever is open over the text."""
        for keys in itertools.cycle((b"\x1b", b"q")):
            if not self.alive:
                return
            self.type(keys)
            self.settle(0.2)


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """Return a host with two workers and both doors."""
    home = tmp_path_factory.mktemp("host")
    folder = home / "blog"
    folder.mkdir()
    for day, title in enumerate(("First", "Second", "Third"), 1):
        (folder / f"{title.lower()}.md").write_text(POST.format(title=title, day=day))
    ports = free_port(), free_port(), free_port()
    arguments = ["--ssh", str(ports[0]), "--web", str(ports[1]), "--metrics", str(ports[2])]
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "termblog", "serve", *arguments, "--workers", "2", str(folder)],
            env=environment,
            stderr=log,
        )
    running = Host(process, folder, *ports, home / "known_hosts")
    try:
        wait_for(
            lambda: running.get(ports[2], "/healthz") == "2 of 2 workers\n", "it does not start"
        )
        yield running
    finally:
        process.terminate()
        process.wait(120)


@pytest.fixture
def terminal(host: Host) -> Iterator[Callable[..., Client]]:
    """Return what opens clients, and closes them after the test."""
    opened: list[Client] = []

    def start(*words: str, term: str = "xterm-256color") -> Client:
        opened.append(Client(host.ssh(*words, terminal=True), term))
        return opened[-1]

    yield start
    for client in opened:
        client.close()


def test_openssh_reads_the_blog(terminal: Callable[..., Client]) -> None:
    """The app runs in OpenSSH's client, takes keys and sizes, and leaves the terminal clean."""
    client = terminal()
    client.until(b"The text of Third")
    assert b"\x1b]8;" in client.written
    assert b"?1003h" not in client.written
    client.type(b"J")
    client.until(b"The text of Second")
    client.type(b"q")
    assert client.end() == 0
    assert client.written.endswith(b"\x1b[?1049l\x1b[?25h")


def test_openssh_opens_a_post(terminal: Callable[..., Client]) -> None:
    """`ssh -t host SLUG` opens there; a slug that is none opens the nearest."""
    client = terminal("first")
    client.until(b"The text of First")
    other = terminal("secnd")
    other.until(b"this is the nearest")


def kept_bookmarks(state: Path) -> list[object]:
    """Return the rows of the bookmarks that a host remembers."""
    with contextlib.closing(sqlite3.connect(state / "termblog" / "readers.db")) as database:
        return database.execute("SELECT note FROM bookmarks").fetchall()


def test_openssh_is_known_by_its_key(tmp_path: Path, host: Host) -> None:
    """With `--remember` OpenSSH's own key brings a bookmark back, until its owner has it forgotten."""
    keygen, key = need("ssh-keygen"), tmp_path / "key"
    subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    port = free_port()
    environment = {
        **os.environ,
        **{f"XDG_{name}_HOME": str(tmp_path) for name in ("STATE", "CACHE", "CONFIG")},
    }
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "termblog",
            "serve",
            "--ssh",
            str(port),
            "--remember",
            str(host.folder),
        ],
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert process.stderr is not None
    assert b"Serving SSH" in process.stderr.readline()
    running = Host(process, host.folder, port, 0, 0, tmp_path / "known_hosts")
    proof = ("-i", str(key), "-o", "IdentitiesOnly=yes")

    def place(*options: str) -> Client:
        command = running.ssh(terminal=True)
        return Client([command[0], *options, *command[1:]])

    try:
        client = place(*proof)
        client.until(b"The text of Third")
        client.type(b"m")
        client.until(b"again adds a note")
        client.type(b"m")
        client.until(b" Note ")
        client.type(b"kept by key\r")
        client.until(b"with your note")
        client.type(b"q")
        client.end()
        again = place(*proof)
        again.until(b"The text of Third")
        again.type(b"'")
        again.until(b"kept by key")
        again.close()
        command = running.ssh("forget")
        told = subprocess.run(
            [command[0], *proof, *command[1:]], capture_output=True, timeout=120, check=True
        )
        assert b"is deleted" in told.stdout
        assert b"offered no key" in running.run("forget").stdout
        wait_for(lambda: not kept_bookmarks(tmp_path), "the bookmark stays")
        client.close()
    finally:
        process.terminate()
        process.wait(120)


def test_a_dumb_terminal_gets_text(terminal: Callable[..., Client]) -> None:
    """`TERM=dumb` is told how to go on."""
    client = terminal(term="dumb")
    assert client.end() == 0
    assert b"ssh HOST read SLUG" in client.written
    assert b"\x1b" not in client.written


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("list",), b"2024-01-03"),
        (("read", "first"), b"The text of First"),
        (("toc", "second"), b"Here"),
        (("search", "third"), b"third"),
        (("help",), b"ssh HOST search WORDS"),
        ((), b"ssh HOST search WORDS"),
    ],
)
def test_commands_write_to_a_pipe(host: Host, words: tuple[str, ...], expected: bytes) -> None:
    """Without a terminal the command line's own output comes, plain."""
    result = host.run(*words)
    assert result.returncode == 0
    assert expected in result.stdout
    assert b"\x1b" not in result.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("read", "../../etc/passwd"),
        ("read", "/etc/passwd"),
        ("read", "../blog/first.md"),
        ("id",),
        ("read", "-"),
    ],
)
def test_no_path_and_no_shell_is_reached(host: Host, words: tuple[str, ...]) -> None:
    """What is no slug and no command is a sentence and an exit status."""
    result = host.run(*words)
    assert result.returncode == 1
    assert result.stdout == b""
    assert b"There is no" in result.stderr


def test_a_command_on_a_terminal_has_colours(terminal: Callable[..., Client]) -> None:
    """`ssh -t host read SLUG` is coloured."""
    client = terminal("read first")
    assert client.end() == 0
    assert b"\x1b[" in client.written


def test_the_pages_are_served(host: Host) -> None:
    """A post's page has its text."""
    assert "The text of First" in host.get(host.web_port, "/post/first")
    assert "/post/second" in host.get(host.web_port, "/")


def test_a_worker_that_dies_costs_its_own_readers_alone(
    host: Host, terminal: Callable[..., Client]
) -> None:
    """Readers of the other worker go on, and the dead one is replaced."""
    clients = [terminal() for _ in range(6)]
    for client in clients:
        client.until(b"The text of Third")
    readers = 'termblog_sessions{door="ssh"}'
    wait_for(lambda: host.figure(readers) == 6, "six readers are in")
    victim = host.workers()[0]
    os.kill(victim, signal.SIGKILL)
    wait_for(
        lambda: victim not in host.workers() and len(host.workers()) == 2, "it is not replaced"
    )
    wait_for(lambda: host.figure("termblog_started_total") >= 3, "the new one does not start")
    left = sum(client.goes_on() for client in clients)
    wait_for(lambda: host.figure(readers) == left, "the others' readers stay")
    assert host.run("list").returncode == 0


@pytest.mark.long
def test_a_worker_that_is_stuck_is_replaced(host: Host) -> None:
    """A worker that answers nothing any more is ended, and another takes its place."""
    stuck = host.workers()[0]
    os.kill(stuck, signal.SIGSTOP)
    wait_for(lambda: stuck not in host.workers(), "it is still there")
    wait_for(lambda: len(host.workers()) == 2, "none takes its place")


def test_a_save_reaches_a_reader(host: Host, terminal: Callable[..., Client]) -> None:
    """SIGHUP reads the blog again, for who is in and for who comes."""
    client = terminal("first")
    client.until(b"The text of First")
    file = host.folder / "first.md"
    file.write_text(file.read_text().replace("The text", "Another text"))
    host.process.send_signal(signal.SIGHUP)
    client.until(b"Another text of First")
    wait_for(lambda: "Another text" in host.get(host.web_port, "/post/first"), "the page is old")
    file.write_text(file.read_text().replace("Another text", "The text"))
    host.process.send_signal(signal.SIGHUP)


def test_a_worker_that_is_replaced_has_the_settings_of_late(host: Host) -> None:
    """What SIGHUP brought is not forgotten with the worker that it was brought to."""

    def listed() -> bytes:
        return host.run("list").stdout

    settings = host.folder / "termblog.toml"
    file = host.folder / "second.md"
    file.write_text(file.read_text().replace("title:", "tags: [family]\ntitle:"))
    settings.write_text('hidden_tags = ["family"]\n')
    host.process.send_signal(signal.SIGHUP)
    for _ in host.workers():  # each is asked, as the system shares out connections
        wait_for(lambda: b"second" not in listed(), "it is not hidden")
    old = host.workers()
    for worker in old:
        os.kill(worker, signal.SIGKILL)
    wait_for(lambda: len({*host.workers()} - {*old}) == 2, "they are not replaced")
    assert b"first" in listed()
    assert b"second" not in listed()
    settings.unlink()
    file.write_text(file.read_text().replace("tags: [family]\n", ""))
    host.process.send_signal(signal.SIGHUP)
    wait_for(lambda: b"second" in listed(), "it stays hidden")


def test_sigterm_lets_readers_go(tmp_path: Path, host: Host) -> None:
    """Readers get a sentence and a clean terminal; the host ends with 0, and its port is free."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "termblog", "serve", "--ssh", str(port), str(host.folder)],
        stderr=subprocess.PIPE,
    )
    running = Host(process, host.folder, port, 0, 0, tmp_path / "known_hosts")
    assert process.stderr is not None
    assert b"Serving SSH" in process.stderr.readline()
    client = Client(running.ssh(terminal=True))
    client.until(b"The text of Third")
    assert client.goes_on()  # what shows first was painted before the app began
    process.terminate()
    assert client.end() == 0
    assert b"\x1b[?1049l\x1b[?25hThe blog is restarting" in client.written
    assert process.wait(120) == 0
    client.close()
    with socket.create_server(("127.0.0.1", port)):
        pass


def test_the_host_key_stays(host: Host) -> None:
    """The key is kept in the operator's own state, for its owner alone."""
    key = host.folder.parent / "state" / "termblog" / "host_key"
    assert key.stat().st_mode & 0o777 == 0o600


def test_visitors_start_and_write_nothing(host: Host, terminal: Callable[..., Client]) -> None:
    """A visitor who tries every key leaves no process and no file behind."""
    before = sorted(path for path in host.folder.parent.rglob("*") if path.is_file())
    client = terminal()
    client.until(b"The text of Third")
    client.type(b"erSyYc\x13\x1a\x1b:screenshot\r\x1bvtT\x1b?\x1bs\x1b")
    client.leave()
    names = {"host_key", "log", "known_hosts"}
    after = sorted(path for path in host.folder.parent.rglob("*") if path.is_file())
    assert [
        p for p in after if p not in before and p.name not in names and "cache" not in p.parts
    ] == []
    for worker in host.workers():
        assert Path(f"/proc/{worker}/task/{worker}/children").read_text() == ""


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["--ssh", "{busy}"], 2, "is in use"),
        (["--ssh", "x"], 2, "is no address"),
        (["--web", "99999"], 2, "is no address"),
        ([], 2, "nothing to serve"),
        (["--ssh", "0", "--workers", "0"], 2, "number of workers"),
        (["--ssh", "0", "--sessions", "0"], 2, "must be more than 0"),
        (["--ssh", "0", "--trust-proxy", "x"], 2, "is no network"),
        (["--ssh", "0", "--proxy-protocol"], 2, "--trust-proxy"),
        (["--web", "0", "--public-url", "example.org"], 2, "is no address of a page"),
        (["--ssh", "0", "/nowhere"], 1, "There is no folder"),
    ],
)
def test_a_bad_start_is_one_sentence(
    host: Host, arguments: list[str], status: int, words: str
) -> None:
    """What cannot be served is refused at the start, with the reason."""
    given = [argument.format(busy=host.ssh_port) for argument in arguments]
    folder = [] if "/nowhere" in given else [str(host.folder)]
    result = subprocess.run(
        [sys.executable, "-m", "termblog", "serve", *given, *folder],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (result.returncode, result.stdout) == (status, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1
