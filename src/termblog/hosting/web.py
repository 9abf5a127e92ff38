"""The web door: textual-serve's terminal in a page, and the same post as plain text beneath it.

textual-serve starts a process a visitor; here its server is kept for the page, the static files
and the protocol, and each visitor is a `Visit` like any other.
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import quote, urlsplit
from weakref import WeakKeyDictionary

import aiohttp_jinja2
import jinja2
import textual_serve
from aiohttp import web
from textual_serve.server import Server, to_int

from termblog import paths
from termblog.hosting.doorway import trusted
from termblog.hosting.visitor import Visitor
from termblog.hosting.web_session import WebSession

if TYPE_CHECKING:
    import socket
    from collections.abc import Awaitable, Callable, Sequence

    from termblog.hosting.doorway import Network
    from termblog.hosting.hub import Hub
    from termblog.hosting.library import Article, Library

    Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_PAGE = Path(__file__).parent / "page"
_TEXTUAL_SERVE = Path(textual_serve.__file__).parent
_SILENCE_SECONDS = 15.0  # from a connection to its first request, and from an answer to the next
_HEARTBEAT_SECONDS = 20.0
_SHUTDOWN_SECONDS = 1.0  # for answers on their way; readers were let go before
_MAX_MESSAGE = 65536
_MAX_SLUG, _MAX_ANCHOR = 512, 512
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class WebDoor(Server):
    """The pages and sockets of one worker.

    Args:
        hub: Where visits are registered.
        library: The posts as text.
        public_url: Where readers reach the blog, without a slash at its end; empty where that is
            the address that they ask for.
        proxies: Whose `X-Forwarded-For` is believed.
    """

    def __init__(
        self, hub: Hub, library: Library, *, public_url: str = "", proxies: Sequence[Network] = ()
    ) -> None:
        super().__init__("termblog", public_url=public_url)
        self.hub = hub
        self.library = library
        self.proxies = proxies
        self.templates_path = Path(str(_PAGE))
        self.statics_path = _TEXTUAL_SERVE / "static"
        self._base = urlsplit(public_url).path.rstrip("/")
        self._addresses: WeakKeyDictionary[asyncio.BaseTransport, str] = WeakKeyDictionary()
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Prepare to take connections."""
        app = await self._make_app()
        self._runner = web.AppRunner(
            app,
            access_log=None,
            keepalive_timeout=_SILENCE_SECONDS,
            shutdown_timeout=_SHUTDOWN_SECONDS,
        )
        await self._runner.setup()

    async def close(self) -> None:
        """End what is left."""
        if self._runner:
            await self._runner.cleanup()

    async def admit(self, connection: socket.socket, address: str) -> None:
        """Serve a connection.

        Args:
            connection: Accepted, nothing read.
            address: The visitor's, or a proxy's.
        """
        assert self._runner is not None  # noqa: S101  opened first
        protocol = cast("Callable[[], asyncio.Protocol]", self._runner.server)
        loop = asyncio.get_running_loop()
        try:
            transport, _ = await loop.connect_accepted_socket(protocol, connection)
        except OSError:
            connection.close()
            return
        self._addresses[transport] = address

    async def _make_app(self) -> web.Application:
        """Return textual-serve's application with our page, and without its downloads."""
        app = web.Application(middlewares=[self._protect], client_max_size=1024)
        aiohttp_jinja2.setup(
            app, loader=jinja2.FileSystemLoader(self.templates_path), autoescape=True
        )
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/post/{slug:.+}", self.handle_index),
                web.get("/ws", self.handle_websocket),
                web.get("/assets/page.js", self._asset(_PAGE / "page.js")),
                web.get("/assets/page.css", self._asset(paths.styles() / "page.css")),
                web.static("/static", self.statics_path, show_index=False),
            ]
        )
        return app

    def _asset(self, file: Path) -> Handler:
        async def send(_request: web.Request) -> web.FileResponse:
            return web.FileResponse(file)

        return send

    @web.middleware
    async def _protect(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Give every answer the headers that lock the page in."""
        if not _HOST.fullmatch(request.host):
            return web.Response(status=400, text="A strange host.")
        try:
            response = await handler(request)
        except web.HTTPException as refusal:
            refusal.headers.update(self._headers(request))
            raise
        if not response.prepared:
            response.headers.update(self._headers(request))
        return response

    def _headers(self, request: web.Request) -> dict[str, str]:
        return {**_HEADERS, "Content-Security-Policy": self._policy(request)}

    def _policy(self, request: web.Request) -> str:
        """Return the Content-Security-Policy: nothing from, and nothing to, another host.

        xterm.js writes its own styles into the page, hence `unsafe-inline` for those alone.
        """
        host = urlsplit(self.public_url).netloc or request.host
        return (
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            f"font-src 'self'; img-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """Answer with the page of a post, or of the blog.

        Args:
            request: Its path names the post.
        """
        asked = request.match_info.get("slug", "")[:_MAX_SLUG]
        article = self.library.article(asked)
        if article.slug and article.slug != asked:
            raise web.HTTPMovedPermanently(f"{self._base}/post/{quote(article.slug)}")
        context = {
            "article": article,
            "start": article.slug or asked,
            "look": self.library.look,
            "base": self._base,
            "canonical": article.canonical or self._canonical(article),
            "socket": f"{self._base}/ws",
            "font_size": 16,
        }
        return aiohttp_jinja2.render_template("page.html", request, context, status=article.status)

    def _canonical(self, article: Article) -> str:
        if not self.public_url or article.status != HTTPStatus.OK:
            return ""
        return f"{self.public_url}/post/{quote(article.slug)}" if article.slug else self.public_url

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Carry a visit.

        Args:
            request: Tells the screen's size, and where to begin.
        """
        visitor = self._visitor(request)
        if not self._is_own(request):
            self.hub.refuse(visitor, "origin")
            raise web.HTTPForbidden(text="This page may not read the blog.")
        websocket = web.WebSocketResponse(
            heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_MAX_MESSAGE, compress=False
        )
        await websocket.prepare(request)
        reason, sentence = self.hub.refusal(self.hub.board.connect(visitor.address))
        if reason:
            self.hub.refuse(visitor, reason)
        try:
            await WebSession(self.hub, websocket, request).serve(visitor, sentence)
        finally:
            self.hub.board.disconnect(visitor.address)
        return websocket

    def _is_own(self, request: web.Request) -> bool:
        """Return whether a socket is asked for by our own page, or by no page at all."""
        origin = request.headers.get("Origin")
        if origin is None:
            return True
        own = urlsplit(self.public_url).netloc or request.host
        return urlsplit(origin).netloc == own

    def _visitor(self, request: web.Request) -> Visitor:
        query = request.query
        return Visitor(
            door="web",
            address=self._address(request),
            size=(to_int(query.get("width", ""), 80), to_int(query.get("height", ""), 24)),
            start=query.get("post", "")[:_MAX_SLUG],
            anchor=query.get("at", "")[:_MAX_ANCHOR],
        )

    def _address(self, request: web.Request) -> str:
        """Return the visitor's address: the last one that no proxy of ours added."""
        peer = self._addresses.get(request.transport, "") if request.transport else ""
        hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
        while hops and _is_address(hops[-1]) and trusted(peer, self.proxies):
            peer = hops.pop()
        return peer


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
