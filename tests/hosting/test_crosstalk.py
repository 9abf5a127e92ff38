"""The real reader, many times in one process: nobody sees a cell of anybody else."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

import pyte

from termblog.blog.opening import open_blog
from termblog.hosting.house import BlogHouse, Opened
from termblog.settings import Settings
from termblog.theme import load_theme
from tests.hosting.conftest import QUERIES, eventually
from tests.hosting.test_many import CLIENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from termblog.hosting.visit import Visit
    from tests.hosting.conftest import Reader, Server

SIZES = ((100, 30), (80, 24))
READERS = 8


def hosted(folder: Path) -> BlogHouse:
    """Return a post for each reader, each of words of its own."""
    for number in range(READERS):
        text = "\n\n".join(f"Words{number} **bold** `code` {line}." for line in range(30))
        (folder / f"post{number}.md").write_text(
            f"---\ntitle: Post {number}\ndate: 2024-01-0{number + 1}\n---\n{text}\n"
        )

    def opened() -> Opened:
        return Opened(open_blog(folder, cache=folder / ".cache"), Settings(), load_theme("ink"))

    return BlogHouse(opened, lambda _: {})


class Glass:
    """A client's terminal, as it shows what the session sends.

    Args:
        reader: The client.
        size: Columns and rows.
    """

    def __init__(self, reader: Reader, size: tuple[int, int]) -> None:
        self._reader = reader
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._taken = 0

    def resize(self, columns: int, rows: int) -> None:
        """Take another size, and tell the session; what came before is shown at the old one."""
        self.look()
        self._screen.resize(rows, columns)
        self._reader.channel.change_terminal_size(columns, rows)

    def look(self) -> list[list[object]]:
        """Return the cells between the first line and the last, which tell notices for a while."""
        data = self._reader.session.data
        self._stream.feed(QUERIES.sub(b"", data[self._taken :]))
        self._taken = len(data)
        columns = range(self._screen.columns)
        return [
            [self._screen.buffer[row][column] for column in columns]
            for row in range(1, self._screen.lines - 1)
        ]


async def play(server: Server, number: int, start: str) -> Glass:
    """Read one's own post, in one's own colours, with two resizes; return the screen."""
    size, (term, env) = SIZES[number % 2], CLIENTS[number // 2 % 4]
    reader = await server.read(start, size=size, term=term, env=env)
    glass = Glass(reader, size)
    await reader.until(f"Words{number}")
    (visit,) = (visit for visit in server.hub.visits if visit.visitor.start == start)
    await visit.opened.wait()
    for columns, rows in ((size[0] + 10, size[1]), size):
        glass.resize(columns, rows)
        await eventually(partial(_has, visit, (columns, rows)))
    return glass


def _has(visit: Visit, size: tuple[int, int]) -> bool:
    return visit.app is not None and visit.app.size == size


async def hang_up(server: Server) -> None:
    """Come, and go without a word."""
    reader = await server.read("post1.md")
    await reader.until("Words1")
    reader.connection.abort()


async def test_no_reader_sees_a_cell_of_another(
    serve: Callable[..., Server], tmp_path: Path
) -> None:
    """Readers of 2 sizes and 4 depths, with resizes and one who hangs up, see what each sees alone."""
    server = serve(house=hosted(tmp_path))
    together, _ = await asyncio.gather(
        asyncio.gather(*(play(server, number, f"post{number}") for number in range(READERS))),
        hang_up(server),
    )
    for number in (0, 3, 5, 6):  # both sizes, each depth
        alone = await play(server, number, f"post{number}.md")
        await eventually(partial(_alike, together[number], alone))


def _alike(one: Glass, other: Glass) -> bool:
    return one.look() == other.look()
