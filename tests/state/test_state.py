"""What is kept of a reader, and what becomes of it when the machine fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from termblog.state import Bookmark, Place, Reading, State, Store, database, open_state, schema
from termblog.state.state import LONGEST_TEXT, MOST_ROWS
from tests.programs import run_as_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BLOG = "https://example.org"
PLACE = Place("intro", 2, 40)


class Clock:
    """Seconds that pass when asked for."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        """Return the next second."""
        self.seconds += 1
        return self.seconds


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return where the state is kept; nothing is there yet, not even the folder."""
    return tmp_path / "state" / "state.db"


def kept(file: Path, blog: str = BLOG) -> State:
    """Return what another session finds."""
    state = open_state(file, blog)
    state.close()
    return state


def test_everything_is_found_again(file: Path) -> None:
    """Positions, read marks, bookmarks with notes and settings outlast the session."""
    state = State(BLOG, Store(file), now=Clock())
    state.keep_place("hello", PLACE, 0.3)
    state.mark("hello", finished=True)
    state.bookmark("hello", PLACE, "look this up")
    state.keep_setting("open", "hello")
    state.keep_setting("theme", "ink", everywhere=True)
    state.close()
    found = kept(file)
    assert found.reading("hello") == Reading("hello", PLACE, 0.3, finished=True, opened=1)
    assert found.readings == {"hello": found.reading("hello")}
    assert found.bookmarks == (Bookmark("hello", PLACE, "look this up", 2),)
    assert found.setting("open") == "hello"
    assert found.take_problem() == ""


def test_blogs_are_kept_apart(file: Path) -> None:
    """Two blogs may have posts of one name; only what is set everywhere is shared."""
    state = open_state(file, BLOG)
    state.keep_place("hello", PLACE, 0.3)
    state.keep_setting("open", "hello")
    state.keep_setting("theme", "ink", everywhere=True)
    state.close()
    other = kept(file, "https://example.net")
    assert other.reading("hello") == Reading("hello")
    assert other.setting("open", "nothing") == "nothing"
    assert other.setting("theme") == "ink"


def test_a_read_mark_keeps_the_place_and_the_place_the_mark(file: Path) -> None:
    """Two instances that show one post do not undo each other's changes."""
    one, two = open_state(file, BLOG), open_state(file, BLOG)
    one.mark("hello", finished=True)
    assert one.flush()
    two.keep_place("hello", PLACE, 0.5)
    two.close()
    one.close()
    assert kept(file).reading("hello").finished
    assert kept(file).reading("hello").place == PLACE


def test_history_has_the_latest_first() -> None:
    """What was opened last is on top, each post once; a mark alone is no visit."""
    state = State(BLOG, now=Clock())
    for slug in ("one", "two", "one"):
        state.keep_place(slug, PLACE, 0)
    state.mark("three", finished=True)
    assert [reading.slug for reading in state.history] == ["one", "two"]


def test_a_bookmark_may_be_renoted_and_dropped(file: Path) -> None:
    """A second note takes the place of the first; a dropped bookmark stays away."""
    state = State(BLOG, Store(file), now=Clock())
    state.bookmark("hello", PLACE, "one")
    state.bookmark("hello", PLACE, "two")
    state.bookmark("hello", Place())
    state.forget_bookmark("hello", Place())
    state.forget_bookmark("hello", Place("never"))
    assert [bookmark.note for bookmark in state.bookmarks] == ["two"]
    state.close()
    assert [bookmark.note for bookmark in kept(file).bookmarks] == ["two"]


def test_a_visitor_leaves_nothing() -> None:
    """Without a store everything lasts for the session, within bounds."""
    state = State(BLOG)
    for number in range(MOST_ROWS + 10):
        state.keep_place(str(number), PLACE, 0)
        state.bookmark(str(number), PLACE, "x" * LONGEST_TEXT * 2)
        state.keep_setting(str(number), "x" * LONGEST_TEXT * 2)
    assert len(state.readings) == len(state.bookmarks) == MOST_ROWS
    assert "0" not in state.readings
    assert (
        len(state.bookmarks[0].note)
        == len(state.setting("5000") or state.setting("2009"))
        == LONGEST_TEXT
    )
    assert state.flush()
    assert state.take_problem() == ""
    state.close()


def test_remembered_visitors_are_kept_apart_and_bounded(file: Path) -> None:
    """Each fingerprint has its own rows; the ones seen longest ago are forgotten."""
    store = Store(file, most_readers=2)
    for reader in ("a", "b", "c"):
        state = State(BLOG, store, reader=reader)
        state.bookmark("hello", PLACE, reader)
        assert state.flush()
        state.close()
    assert [bookmark.note for bookmark in State(BLOG, store, reader="c").bookmarks] == ["c"]
    assert [len(State(BLOG, store, reader=reader).bookmarks) for reader in "abc"] == [0, 1, 1]
    store.close()


def test_a_name_that_is_no_text_harms_nothing(file: Path) -> None:
    """A slug from a file name with stray bytes is stored in another spelling."""
    state = open_state(file, BLOG)
    state.bookmark("caf\udce9", PLACE)
    state.bookmark("hello", PLACE)
    assert state.flush()
    state.close()
    assert {bookmark.slug for bookmark in kept(file).bookmarks} == {"caf\\udce9", "hello"}


def test_a_newer_file_is_left_alone(file: Path) -> None:
    """A newer termblog's file is not read, not written and not renamed; this is said once."""
    kept(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = file.read_bytes()
    state = open_state(file, BLOG)
    state.bookmark("hello", PLACE)
    assert state.bookmarks
    assert "newer" in state.take_problem()
    assert state.take_problem() == ""
    state.close()
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["state.db"]


def test_a_file_that_becomes_newer_is_left_alone(file: Path) -> None:
    """An upgrade while an old instance runs stops the old one from writing."""
    state = open_state(file, BLOG)
    store = state._store
    assert store
    store._drop()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    state.bookmark("hello", PLACE)
    assert not state.flush()
    assert "newer" in state.take_problem()
    state.close()


@pytest.mark.parametrize(
    "content",
    [b"this is no database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000],
    ids=["text", "torn"],
)
def test_a_damaged_file_is_kept_aside(file: Path, content: bytes) -> None:
    """What cannot be read is renamed, never deleted; a new file is begun, and this is said."""
    file.parent.mkdir()
    file.write_bytes(content)
    file.with_name("state.db.damaged-1").touch()
    state = open_state(file, BLOG)
    assert "damaged-2" in state.take_problem()
    state.bookmark("hello", PLACE)
    state.close()
    assert file.with_name("state.db.damaged-2").read_bytes() == content
    assert kept(file).bookmarks


def test_a_disk_that_failed_once_costs_no_healthy_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looks damaged once and whole at the second look is no damage."""
    state = open_state(file, BLOG)
    state.bookmark("hello", PLACE)
    state.close()
    connect, failures = database.connect, [database._damage()]

    def fail_once(path: Path) -> sqlite3.Connection:
        if failures:
            raise failures.pop()
        return connect(path)

    monkeypatch.setattr(database, "connect", fail_once)
    found = kept(file)
    assert found.bookmarks
    assert found.take_problem() == ""


def test_nobody_else_may_look_into_it(file: Path) -> None:
    """What somebody reads is nobody else's business."""
    kept(file)
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("page", [2, 12])
def test_torn_pages_are_found(file: Path, page: int) -> None:
    """A page in the middle that was overwritten is found when the file is opened, looked at or not."""
    state = open_state(file, BLOG)
    for number in range(500):
        state.bookmark(str(number), PLACE, "x" * 100)
    state.close()
    data = bytearray(file.read_bytes())
    assert len(data) > (page + 1) * 4096
    data[page * 4096 : (page + 1) * 4096] = b"\xee" * 4096
    file.write_bytes(data)
    assert "damaged" in open_state(file, BLOG).take_problem()


def test_other_tables_are_damage(file: Path) -> None:
    """A database without the tables is kept aside as well."""
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    state = open_state(file, BLOG)
    assert "damaged" in state.take_problem()
    state.close()


def test_a_new_file_is_not_taken_for_the_damaged_one(file: Path) -> None:
    """When another instance has begun a new file, it stays."""
    kept(file)
    database.set_aside(file, identity=0)
    assert file.exists()


def test_a_file_that_is_gone_is_no_identity(file: Path) -> None:
    """Where there is no file, there is none to be renamed."""
    assert database.identify(file) == 0


def test_pages_that_disagree_are_damage(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the quick check finds counts as damage, although SQLite raised nothing."""
    assert database.damaged(database._damage())
    assert not database.damaged(OSError())


def test_a_folder_in_the_way_is_said_once(file: Path) -> None:
    """Where no file can be, everything lasts for the session."""
    file.mkdir(parents=True)
    state = open_state(file, BLOG)
    state.bookmark("hello", PLACE)
    assert not state.flush()
    assert "this session only" in state.take_problem()
    assert state.take_problem() == ""
    assert len(state.bookmarks) == 1
    state.close()


def test_a_file_in_the_way_of_the_folder_is_said(file: Path) -> None:
    """Where the folder cannot be made, the reason is the system's."""
    file.parent.touch()
    state = open_state(file, BLOG)
    assert "File exists" in state.take_problem() or "Not a directory" in state.take_problem()
    state.close()


def test_what_could_not_be_written_is_written_later(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk costs nothing: when there is room again, everything is kept."""
    state = open_state(file, BLOG)
    full = True
    original = Store._commit

    def commit(self: Store, batch: Any) -> None:
        if full:
            error = sqlite3.OperationalError("database or disk is full")
            raise error
        original(self, batch)

    monkeypatch.setattr(Store, "_commit", commit)
    state.bookmark("one", PLACE)
    assert not state.flush()
    assert "disk is full" in state.take_problem()
    full = False
    state.bookmark("two", PLACE)
    state.close()
    assert {bookmark.slug for bookmark in kept(file).bookmarks} == {"one", "two"}


def test_a_slow_neighbour_is_no_problem(file: Path) -> None:
    """Another instance that holds the lock is waited for, and not complained of."""
    state = open_state(file, BLOG)
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorname = "SQLITE_BUSY"
    assert state._store
    state._store._complain(error)
    assert state.take_problem() == ""
    state.close()


def test_rows_that_cannot_be_read_are_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error while reading leaves an empty state and a sentence."""
    store = Store(file)

    def fail(*_: object) -> None:
        error = sqlite3.DatabaseError("disk I/O error")
        raise error

    monkeypatch.setattr(database, "load", fail)
    state = State(BLOG, store)
    assert "disk I/O error" in state.take_problem()
    state.close()


READ_ONLY = """
state = open_state(path, "https://example.org")
print(len(state.bookmarks), state.take_problem())
state.bookmark("two", Place())
print(len(state.bookmarks), state.flush(), repr(state.take_problem()))
state.close()
"""


@pytest.fixture
def sealed(file: Path) -> Iterator[Path]:
    """Return a state that nobody but root may write."""
    state = open_state(file, BLOG)
    state.bookmark("one", PLACE)
    state.close()
    file.chmod(0o444)
    file.parent.chmod(0o555)
    yield file
    file.parent.chmod(0o755)


def test_a_read_only_home_is_read(sealed: Path) -> None:
    """Where nothing can be written, what is there is read, and it is said once that no more is kept."""
    lines = run_as_nobody("from termblog.state import Place, open_state", READ_ONLY, sealed)
    assert lines[0].startswith("1 Positions and bookmarks are kept for this session only: ")
    assert lines[1] == "2 False ''"
