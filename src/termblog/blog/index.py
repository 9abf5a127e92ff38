"""Knows every post of a blog without reading every file again.

A walk of the folder says which files changed since they were last read; only those are read, and
what they say is kept in a `Store`. Indexing is a stream of small steps: whoever drives it can show
what is there after each, and nothing is lost when it stops between two. Facts come first, since a
list of posts needs no more; `fulltext.py` follows when somebody has the time.
"""

from __future__ import annotations

import time
from collections import deque
from contextlib import nullcontext
from functools import partial
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from termblog.blog.companion import nobody
from termblog.blog.discover import look
from termblog.blog.entries import Entry, pack, read_entry, unpack
from termblog.blog.files import Files
from termblog.collector import settled, undisturbed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    from termblog.blog.discover import FileFact
    from termblog.blog.files import Content
    from termblog.blog.post import Post, Problem
    from termblog.blog.site import Site
    from termblog.blog.store import Row, Store

_BATCH = 200  # files between two steps: some 20 ms of work
_LEAST = 20  # and at the end of many
_MANY = 2_000  # files that are worth a second process
_REST = 0.1  # seconds after which a file that was just written counts as whole
_REST_EMPTY = 2.0
_ROUNDS = 10  # looks at files that keep changing, until the next look is left to somebody else

Found: TypeAlias = "Mapping[str, FileFact | None]"
"""Files that may be posts, and what the file system says of each, where it was asked."""


class Progress(NamedTuple):
    """How far a pass over the files is."""

    done: int
    """Files that are known."""
    total: int
    """All files."""


class Folder(NamedTuple):
    """What can be done with the folder of a blog."""

    names: Callable[[], Iterable[str]]
    """Walk it: every file that may be a post."""
    find: Callable[[], Iterable[FileFact]]
    """The same, with what the file system says of each."""
    afresh: Callable[[], Index]
    """Open it again, with what its configuration says by then."""
    accompanied: Callable[[Callable[[], object]], AbstractContextManager[None]] = nobody
    """Have another process index it, too, for as long as the context lasts; given what it may do."""


class Index:
    """Every file of a blog that may be a post. Any thread may drive it; they take turns.

    Args:
        site: The blog.
        store: Where it is remembered.
        folder: Where its files are.
        clock: The time in seconds, as the file system counts it.
        pause: Waits so many seconds.
    """

    def __init__(
        self,
        site: Site,
        store: Store,
        folder: Folder,
        *,
        clock: Callable[[], float] = time.time,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.site = site
        """The blog."""
        self.store = store
        """Where it is remembered."""
        self.folder = folder
        """Where its files are."""
        self._clock = clock
        self._pause = pause
        self.entries: dict[str, Entry] = {}
        """Each file's path and what is known of it."""
        self.changes = 0
        """How many files have been learnt, learnt anew or forgotten so far."""
        self._busy = Lock()

    def posts(self) -> list[Post]:
        """Return every post that is known, hidden ones included."""
        return [entry.post for entry in list(self.entries.values()) if entry.post]

    def problems(self) -> list[Problem]:
        """Return why files could not be read."""
        return [entry.problem for entry in list(self.entries.values()) if entry.problem]

    def glimpse(self) -> int:
        """Recall what was shown first the last time, as far as its files are the same.

        Returns:
            How many posts there were in all.
        """
        count, rows = self.store.front()
        with self._busy, Files(self.site.root) as files:
            facts = {row.path: look(self.site, files, row.path) for row in rows}
            true = {path: fact for path, fact in facts.items() if fact}
            self._accept(self._true(rows, true), true)
        return count

    def refresh(self, *, backwards: bool = False) -> Iterator[Progress]:
        """Look at the folder and read what changed, some files at a step.

        A file that is being written keeps its last version until it rests.

        Args:
            backwards: Begin with the last file, since another process began with the first.
        """
        with self._busy:
            self.site.history.look_again()
            # Once: what each later look froze would be garbage of its time, kept for ever.
            with undisturbed() if self.entries else settled():
                found = self._find()
                self._forget(self.entries.keys() - found.keys())
                stale = self._stale(found)
                if stale:
                    self._recall(found)
                    stale = self._stale(found)
            yield Progress(len(found) - len(stale), len(found))
            other_end = self._read_all(stale[::-1], found, heeding=False)
            if backwards:
                yield from other_end
                return
            shared = len(stale) > _MANY and not self.store.in_memory
            with self.folder.accompanied(partial(deque, other_end, 0)) if shared else nullcontext():
                yield from self._read_all(stale, found)

    def _find(self) -> Found:
        """Return every file that may be a post; of those that are all to be read, that tells the state."""
        if self.entries or self.store.holds_files():
            return {fact.path: fact for fact in self.folder.find()}
        return dict.fromkeys(self.folder.names())

    def _read_all(
        self, stale: Iterable[str], found: Found, *, heeding: bool = True
    ) -> Iterator[Progress]:
        """Read files, but for those that another process reads meanwhile.

        Many are read in portions that become smaller, so that neither waits for the other's last.

        Args:
            stale: In the order in which they are to be read.
            found: All files.
            heeding: Whether to learn what the other process says of its files.
        """
        left = dict.fromkeys(stale)
        least = _LEAST if len(left) > _MANY else _BATCH
        restless: list[str] = []
        with self.store.held():
            while left:
                others = self._true(self.store.news(), found)
                known = self._accept(others, found) if heeding else [row.path for row in others]
                for path in known:
                    left.pop(path, None)
                batch = [*islice(left, max(least, min(_BATCH, len(left) // 4)))]
                restless += self._read(batch)
                for path in batch:
                    del left[path]
                yield Progress(len(found) - len(left), len(found))
        self._wait_for(restless)

    def keep_all(self) -> None:
        """Remember what is known and not in the store, which may have been begun anew meanwhile."""
        unkept = dict(self.entries)
        for path in self.store.paths():
            unkept.pop(path, None)
        self._keep(unkept)

    def _stale(self, found: Found) -> list[str]:
        """Return the paths of files that are not known as they are."""
        known = self.entries
        return [
            path
            for path, fact in found.items()
            if path not in known or known[path].fact != fact or self._dates_anew(known[path])
        ]

    def _dates_anew(self, known: Entry | Row) -> bool:
        """Tell whether a commit has come since that may be a post's first, and so its date."""
        return known.head is not None and known.head != self.site.history.head

    def _forget(self, gone: Collection[str]) -> None:
        kept = [path for path in gone if self.entries.pop(path).fact]
        self.changes += len(gone)
        self.store.drop(kept)

    def _recall(self, found: Found) -> None:
        """Take from the store what is still true, and drop what is not."""
        gone: list[str] = []
        for rows in self.store.rows():
            self._accept(self._true(rows, found), found)
            gone += [row.path for row in rows if row.path not in found]
        self.store.drop(gone)

    def _true(self, rows: Iterable[Row], found: Found) -> list[Row]:
        """Return the rows that tell of files as they are and are not known yet.

        Where nothing was remembered, what is told now has been read since the files were found.
        """
        return [
            row
            for row in rows
            if row.path in found
            and found[row.path] in (None, row[:5])
            and row.path not in self.entries
            and not self._dates_anew(row)
        ]

    def _accept(self, rows: Sequence[Row], found: Found) -> Iterable[str]:
        """Learn what rows tell, and return the files that they tell of."""
        try:
            entries = unpack(rows, found)
        except ValueError:
            self.store.rebuild()
            return ()
        self._learn(entries)
        return entries

    def _learn(self, entries: Mapping[str, Entry]) -> None:
        self.changes += sum(self.entries.get(path) != entry for path, entry in entries.items())
        self.entries |= entries

    def _read(self, paths: list[str]) -> list[str]:
        """Read files, and return those that are being written."""
        with undisturbed(), Files(self.site.root) as files:
            looked = {path: read_entry(self.site, files, path, self._may_go_on) for path in paths}
        read = {path: entry for path, entry in looked.items() if entry}
        self._learn(read)
        self._keep(read)
        return [path for path, entry in looked.items() if entry is None]

    def _may_go_on(self, path: str, content: Content) -> bool:
        """Return whether a file was written so lately that its writer may not have done.

        A post without a byte is one that is being saved anew: it gets more time.
        """
        age = abs(self._clock() - content.stamp.mtime_ns / 1e9)
        if age >= _REST_EMPTY:
            return False
        emptied = not content.data.strip() and path in self.entries
        return age < _REST or emptied

    def _wait_for(self, restless: list[str]) -> None:
        for _ in range(_ROUNDS):
            if not restless:
                return
            self._pause(_REST)
            restless = self._read(restless)

    def _keep(self, entries: Mapping[str, Entry]) -> None:
        self.store.save(pack(it.fact, it) for it in entries.values() if it.fact)
