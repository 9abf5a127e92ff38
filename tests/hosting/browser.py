"""A headless Chromium, driven by the DevTools protocol."""

from __future__ import annotations

import asyncio
import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-port=0",
)

INK = """(() => {
  const colours = new Map();
  for (const canvas of document.querySelectorAll('.xterm-screen canvas')) {
    const copy = new OffscreenCanvas(canvas.width || 1, canvas.height || 1).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    const data = new Uint32Array(copy.getImageData(0, 0, copy.canvas.width, copy.canvas.height).data.buffer);
    for (let at = 0; at < data.length; at += 7) colours.set(data[at], (colours.get(data[at]) || 0) + 1);
  }
  return JSON.stringify([...colours].sort((a, b) => b[1] - a[1]).slice(0, 400));
})()"""
"""Counts the colours of what the terminal has drawn."""


@dataclass
class Tab:
    """A tab of the browser."""

    socket: aiohttp.ClientWebSocketResponse
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    _answers: dict[int, asyncio.Future[Any]] = field(default_factory=dict)
    _number: int = 0

    async def listen(self) -> None:
        """Take what the browser says, until cancelled."""
        async for message in self.socket:
            event = json.loads(message.data)
            if "id" in event:
                self._answers.pop(event["id"]).set_result(event.get("result", event))
            elif event["method"] == "Network.requestWillBeSent":
                self.requests.append(event["params"]["request"]["url"])
            elif event["method"] == "Runtime.exceptionThrown":
                self.errors.append(event["params"]["exceptionDetails"]["text"])
            elif (
                event["method"] == "Log.entryAdded" and event["params"]["entry"]["level"] == "error"
            ):
                self.errors.append(event["params"]["entry"]["text"])

    async def ask(self, method: str, **parameters: Any) -> Any:
        """Give a command; return its result."""
        self._number += 1
        answer = self._answers[self._number] = asyncio.get_running_loop().create_future()
        await self.socket.send_json({"id": self._number, "method": method, "params": parameters})
        async with asyncio.timeout(60):
            return await answer

    async def run(self, script: str) -> Any:
        """Return what a script comes to; nothing where the page went away meanwhile."""
        result = await self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return result.get("result", {}).get("value")

    async def open(self, url: str) -> None:
        """Go to an address."""
        await self.ask("Page.navigate", url=url)

    async def until(self, script: str) -> Any:
        """Wait until a script is true; return what it comes to."""
        for _ in range(1200):
            if value := await self.run(script):
                return value
            await asyncio.sleep(0.05)
        pytest.fail(f"never: {script}; {self.errors}")

    async def press(self, key: str) -> None:
        """Press a key."""
        await self.ask("Input.dispatchKeyEvent", type="keyDown", text=key, key=key)
        await self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)


@contextlib.asynccontextmanager
async def browse(program: str, profile: Path) -> AsyncIterator[Tab]:
    """Start a browser with an empty profile, and yield its tab."""
    process = await asyncio.create_subprocess_exec(
        program,
        *_FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        async with aiohttp.ClientSession() as http:
            address = await _address(http, profile / "DevToolsActivePort")
            async with http.ws_connect(address, max_msg_size=0) as socket:
                tab = Tab(socket)
                listening = asyncio.get_running_loop().create_task(tab.listen())
                for domain in ("Page", "Runtime", "Network", "Log"):
                    await tab.ask(f"{domain}.enable")
                yield tab
                listening.cancel()
    finally:
        process.terminate()
        await process.wait()


def _port(file: Path) -> str:
    return file.read_text().partition("\n")[0] if file.exists() else ""


async def _address(http: aiohttp.ClientSession, file: Path) -> str:
    for _ in range(1200):
        if port := _port(file):
            async with http.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
            if pages:
                return str(pages[0]["webSocketDebuggerUrl"])
        await asyncio.sleep(0.05)
    pytest.fail("Chromium does not start")
