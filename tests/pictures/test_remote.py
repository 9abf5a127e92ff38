"""Pictures from elsewhere come over a bounded way, or not at all."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

import pytest

from termblog.errors import Unreadable
from termblog.pictures import remote
from termblog.pictures.remote import fetch, is_public
from tests.pictures.making import encoded, picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PNG = encoded(picture())


class Host(BaseHTTPRequestHandler):
    """A host that answers as its address says."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer."""
        self.server.asked.append((self.path, dict(self.headers)))
        name, _, rest = self.path[1:].partition("/")
        getattr(self, f"_{name.partition('?')[0]}")(rest)

    def _send(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(header, value)
        self.end_headers()
        self.wfile.write(body)

    def _picture(self, _: str) -> None:
        self._send(200, PNG)

    def _words(self, _: str) -> None:
        self._send(200, b"<html>no picture</html>")

    def _missing(self, _: str) -> None:
        self._send(404, PNG)

    def _to(self, rest: str) -> None:
        self._send(302, Location=rest.replace("~", "/"))

    def _round(self, count: str) -> None:
        left = int(count)
        self._send(301, Location=f"/round/{left - 1}" if left else "/picture")

    def _huge(self, _: str) -> None:
        self._send(200, PNG + bytes(2_000))

    def _endless(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        chunk = b"400\r\n" + bytes(1024) + b"\r\n"
        with _hangs_up():
            while True:
                self.wfile.write(chunk)

    def _short(self, _: str) -> None:
        self._send(200, PNG[:50], **{"Content-Length": str(len(PNG))})
        self.close_connection = True

    def _silent(self, _: str) -> None:
        self.server.gate.wait(30)
        self.close_connection = True

    def _drip(self, _: str) -> None:
        self.send_response(200)
        self.end_headers()
        with _hangs_up():
            while not self.server.gate.wait(0.01):
                self.wfile.write(b"x")
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _hangs_up() -> Iterator[None]:
    """Let the one who asks hang up."""
    try:
        yield
    except OSError:
        return


class Server(ThreadingHTTPServer):
    """The host, running."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Host)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.gate = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Say nothing of who hung up."""


@pytest.fixture
def server() -> Iterator[Server]:
    """Run the host."""
    with Server() as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
        yield running
        running.gate.set()
        running.shutdown()


@pytest.fixture
def host(server: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the host's address; the first of this machine's own counts as public, and no other."""
    monkeypatch.setattr(remote, "is_public", lambda address: str(address) == "127.0.0.1")
    return f"http://127.0.0.1:{server.server_port}"


def test_a_picture_is_fetched_without_a_word_of_who_reads(server: Server, host: str) -> None:
    """Its bytes, as they are; no cookie, no referrer, no version."""
    assert fetch(f"{host}/picture?size=1") == PNG
    ((path, headers),) = server.asked
    assert path == "/picture?size=1"
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert headers["User-Agent"] == "termblog"


def test_redirects_are_followed_as_far_as_is_bearable(host: str) -> None:
    """Five, relative ones too; not six."""
    assert fetch(f"{host}/round/4") == PNG
    with pytest.raises(Unreadable, match="from address to address"):
        fetch(f"{host}/round/5")


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        ("/to/file:~~~etc~passwd", "not safe"),
        ("/to/javascript:alert(1)", "not safe"),
        ("/to/mailto:a@example.org", "not safe"),
        ("/to/http:~~127.0.0.2~picture", "private network"),
        ("/words", "no image"),
        ("/missing", "404"),
        ("/short", "broke off"),
        ("/nothing", "could not be fetched"),
    ],
)
def test_what_is_no_picture_is_not_taken(host: str, way: str, reason: str) -> None:
    """Nor what is behind an unsafe door, or comes only in part; the reason is one sentence."""
    with pytest.raises(Unreadable, match=reason) as caught:
        fetch(host + way)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("way", ["huge", "endless"])
def test_no_more_is_read_than_is_bearable(
    host: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the host tells how much there is, or never ends."""
    monkeypatch.setattr(remote, "MOST_BYTES", len(PNG) + 1_000)
    with pytest.raises(Unreadable, match="too large"):
        fetch(f"{host}/{way}")


@pytest.mark.parametrize("way", ["silent", "drip"])
def test_nobody_waits_for_a_host_that_plays_for_time(
    host: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither for one that says nothing, nor for one that says a byte at a time."""
    monkeypatch.setattr(remote, "_SECONDS", 0.2)
    with pytest.raises(Unreadable):
        fetch(f"{host}/{way}")


def test_this_machine_is_not_asked_for_a_picture(server: Server) -> None:
    """Not a byte is sent to what only this machine can reach, whatever name it has."""
    for name in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"):
        with pytest.raises(Unreadable):
            fetch(f"http://{name}:{server.server_port}/picture")
    assert server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.1", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("2002:0a00:0001::", False),
        ("64:ff9b::10.0.0.1", False),
        ("64:ff9b::93.184.216.34", True),
    ],
)
def test_private_addresses_are_known(address: str, public: bool) -> None:
    """Those of this machine, of its networks, of a cloud's secrets, also wrapped in others."""
    assert is_public(ip_address(address)) is public


def test_a_name_is_looked_up_once(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was looked at is the one that is asked: a name may mean another next time."""
    told = iter(["127.0.0.1", "127.0.0.2"])
    look_up = socket.getaddrinfo

    def change(name: str, *arguments: Any, **more: Any) -> Any:
        place = next(told) if name == "changing.example" else name
        return look_up(place, *arguments, **more)

    monkeypatch.setattr(socket, "getaddrinfo", change)
    port = host.rpartition(":")[2]
    assert fetch(f"http://changing.example:{port}/picture") == PNG


def test_of_a_hosts_addresses_only_public_ones_are_asked(
    host: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name may mean a private address and a public one: the first is not even knocked at."""
    knocked: list[str] = []
    look_up, knock = socket.getaddrinfo, socket.create_connection

    def both(_name: str, *arguments: Any, **more: Any) -> Any:
        return [
            *look_up("127.0.0.2", *arguments, **more),
            *look_up("127.0.0.1", *arguments, **more),
        ]

    def note(place: tuple[str, int], *arguments: Any) -> socket.socket:
        knocked.append(place[0])
        return knock(place, *arguments)

    monkeypatch.setattr(socket, "getaddrinfo", both)
    monkeypatch.setattr(socket, "create_connection", note)
    assert fetch(f"http://both.example:{host.rpartition(':')[2]}/picture") == PNG
    assert knocked == ["127.0.0.1"]


@pytest.mark.parametrize("trusted", [True, False])
def test_a_host_has_to_be_who_it_says(
    server: Server,
    host: str,
    trusted: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    certify: Callable[[Path], ssl.SSLContext],
) -> None:
    """Over https its certificate is checked."""
    context = certify(tmp_path / "host.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    if trusted:
        known = ssl.create_default_context(cafile=str(tmp_path / "host.pem"))
        monkeypatch.setattr(ssl, "create_default_context", lambda: known)
    address = host.replace("http:", "https:") + "/picture"
    if trusted:
        assert fetch(address) == PNG
    else:
        with pytest.raises(Unreadable, match="certificate"):
            fetch(address)


@pytest.fixture
def certify() -> Callable[[Path], ssl.SSLContext]:
    """Return what makes a certificate for this machine's own address, in a file."""
    x509 = pytest.importorskip("cryptography.x509")
    from datetime import UTC, datetime, timedelta

    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    def make(file: Path) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "here")])
        now = datetime.now(UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False
            )
            .sign(key, hashes.SHA256())
        )
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    return make
