"""Where the pictures of a post lie: in the blog's folder, or elsewhere and fetched by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.files import open_file
from termblog.errors import NotFound, Unreadable
from termblog.pictures.header import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

    from termblog.blog.links import Target
    from termblog.pictures.cache import Cache

    Resolve = Callable[[str], Target]
    """Tells where an address of the post leads."""


class Places:
    """Where the pictures of a post lie.

    Args:
        root: The blog's folder.
        resolve: Tells where an address of the post leads.
        cache: What was fetched; None where nothing may be.
    """

    def __init__(self, root: Path, resolve: Resolve, cache: Cache | None = None) -> None:
        self._root = root.resolve()
        self._resolve = resolve
        self._cache = cache

    def open(self, source: str) -> BinaryIO:
        """Open a picture's file.

        Args:
            source: The picture's address, as written.

        Raises:
            NotFound: It lies nowhere, or elsewhere and was not fetched.
            Unreadable: It is no regular file of the blog, too large, or not allowed.
        """
        file = self._resolve(source).file
        if file is not None:
            return open_file(self._root, file.relative_to(self._root).as_posix(), MOST_BYTES)
        address = self.address(source)
        if self._cache is None or not address:
            raise NotFound(f"There is no image {source}.")
        return open_file(self._cache.folder, self._cache.name(address), MOST_BYTES)

    def address(self, source: str) -> str:
        """Return the address from which a picture can be fetched; empty where it cannot be.

        Args:
            source: The picture's address, as written.
        """
        address = self._resolve(source).address if self._cache else ""
        return address if address.startswith(("http://", "https://")) else ""

    def fetch(self, source: str) -> None:
        """Fetch a picture that lies elsewhere; this may take many seconds.

        Args:
            source: The picture's address, as written.

        Raises:
            Unreadable: It cannot be had or kept, or is no picture.
        """
        from termblog.pictures import remote  # which speaks to the network, as hardly anybody does

        address = self.address(source)
        if self._cache is not None and address:
            data = remote.fetch(address)
            try:
                self._cache.keep(address, data)
            except OSError as error:
                raise Unreadable(f"The image could not be kept: {error}.") from error
