"""A blog is read once, and afterwards only what changed."""

from __future__ import annotations

import errno
import gc
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from termblog.blog import companion, discover
from termblog.blog import index as index_module
from termblog.blog.__main__ import main
from termblog.blog.blog import Blog
from termblog.blog.files import BeingWritten, Content, Files
from termblog.blog.fulltext import take_in
from termblog.blog.index import Folder, Index
from termblog.blog.opening import open_blog, open_index, renew_blog
from tests.blog.folders import LONG_AGO, post, write
from tests.programs import run_as_nobody

if TYPE_CHECKING:
    from collections.abc import Callable

    from termblog.blog.discover import FileFact
    from termblog.blog.site import Site

FILES = {f"{name}.md": post(name.title(), f"On {name}.\n") for name in ("bread", "soup", "pie")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a blog of three posts."""
    return write(tmp_path / "blog", FILES)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return a folder for indexes that is not there yet."""
    return tmp_path / "cache"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what lists every file that is read from now on."""
    read: list[str] = []

    class Noting(Files):
        def read(self, path: str) -> Content:
            read.append(path)
            return super().read(path)

    for module in ("index", "entries"):
        monkeypatch.setattr(f"termblog.blog.{module}.Files", Noting)
    return read


def _titles(blog: Blog) -> set[str]:
    return {post.title for post in blog.posts}


def _file(cache: Path) -> Path:
    (file,) = cache.glob("*.sqlite")
    return file


def test_a_second_start_reads_no_file(folder: Path, cache: Path, reads: list[str]) -> None:
    """Every post comes from the index, as it was."""
    first = open_blog(folder, cache=cache)
    assert sorted(reads) == sorted(FILES)
    reads.clear()
    second = open_blog(folder, cache=cache)
    assert reads == []
    assert second.posts == first.posts


def test_a_later_look_keeps_no_garbage(folder: Path, cache: Path) -> None:
    """Only what the first one read is settled: a blog that is watched for days is looked at often."""
    blog = open_blog(folder, cache=cache)
    before = gc.get_freeze_count()
    write(folder, {"bread.md": post("Bread again")})
    assert renew_blog(blog) is not blog
    assert gc.get_freeze_count() <= before


def test_a_first_start_asks_for_no_state_of_files_that_it_reads(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each tells its own when it is read; the next start asks for it, and reads none."""
    asked: list[str] = []
    fact = discover._entry_fact

    def note(site: Site, sidecar: str, entry: os.DirEntry[str], path: str) -> FileFact | None:
        asked.append(path)
        return fact(site, sidecar, entry, path)

    monkeypatch.setattr(discover, "_entry_fact", note)
    open_blog(folder, cache=cache)
    assert asked == []
    assert _titles(open_blog(folder, cache=cache)) == {"Bread", "Soup", "Pie"}
    assert sorted(asked) == sorted(FILES)


def test_only_what_changed_is_read(folder: Path, cache: Path, reads: list[str]) -> None:
    """A save, a new file, a renamed one; a deleted one is forgotten."""
    open_blog(folder, cache=cache)
    reads.clear()
    (folder / "pie.md").unlink()
    (folder / "soup.md").rename(folder / "stew.md")
    write(folder, {"bread.md": post("Bread again"), "new.md": post("New")})
    assert _titles(open_blog(folder, cache=cache)) == {"Bread again", "Soup", "New"}
    assert sorted(reads) == ["bread.md", "new.md", "stew.md"]


def test_a_save_that_keeps_time_and_size_is_seen(folder: Path, cache: Path) -> None:
    """Replaced by renaming, or written in place with the clock set back: the file is another."""
    open_blog(folder, cache=cache)
    write(folder, {"draft": FILES["soup.md"].replace("Soup", "Stew")})
    (folder / "draft").rename(folder / "soup.md")
    text = FILES["pie.md"].replace("Pie", "Tea")
    (folder / "pie.md").write_text(text)
    os.utime(folder / "pie.md", (LONG_AGO, LONG_AGO))
    assert _titles(open_blog(folder, cache=cache)) == {"Bread", "Stew", "Tea"}


def test_another_configuration_reads_everything_anew(
    tmp_path: Path, cache: Path, reads: list[str]
) -> None:
    """What a post is depends on it: its language, its zone, its address."""
    root = write(
        tmp_path / "site",
        {"_config.yml": "lang: en\n", "_posts/2024-01-01-one.md": post("One")},
    )
    open_blog(root, cache=cache)
    reads.clear()
    write(root, {"_config.yml": "lang: de\n"})
    assert open_blog(root, cache=cache).posts[0].lang == "de"
    assert reads == ["_posts/2024-01-01-one.md"]


def test_front_matter_beside_a_post_is_seen(tmp_path: Path, cache: Path, reads: list[str]) -> None:
    """A `.meta` file that is changed alone changes its post, and so does one that goes."""
    files = {"conf.py": "BLOG_TITLE = 'N'\n", "posts/a.md": "Text.\n", "posts/b.md": "Text.\n"}
    root = write(tmp_path / "nikola", {**files, "posts/a.meta": ".. title: One\n"})
    assert _titles(open_blog(root, cache=cache)) == {"One", "B"}
    reads.clear()
    open_blog(root, cache=cache)
    assert reads == []
    write(root, {"posts/a.meta": ".. title: Two\n"})
    assert _titles(open_blog(root, cache=cache)) == {"Two", "B"}
    assert reads == ["posts/a.md"]
    (root / "posts/a.meta").unlink()
    assert _titles(open_blog(root, cache=cache)) == {"A", "B"}
    reads.clear()
    open_blog(root, cache=cache)
    assert reads == []


def test_what_is_no_text_stays_listed(folder: Path, cache: Path) -> None:
    """A file of noise is no post and a problem, at the second start, too."""
    write(folder, {"noise.md": bytes(range(1, 256)) * 9})
    for _ in range(2):
        blog = open_blog(folder, cache=cache)
        assert len(blog.posts) == len(FILES)
        assert [str(it) for it in blog.problems] == ["noise.md:1: it is not text in UTF-8"]


def test_searching_again_reads_no_file(folder: Path, cache: Path, reads: list[str]) -> None:
    """The texts are taken in once, and after a save only those that changed."""
    assert [it.done for it in open_blog(folder, cache=cache).make_searchable()] == [3]
    reads.clear()
    assert list(open_blog(folder, cache=cache).make_searchable()) == []
    assert reads == []
    write(folder, {"pie.md": post("Pie", "Rhubarb.\n")})
    blog = open_blog(folder, cache=cache)
    assert [it.total for it in blog.make_searchable()] == [1]
    assert reads == ["pie.md", "pie.md"]
    assert [hit.post.slug for hit in blog.search("rhubarb")] == ["pie"]


def _corrupt(file: Path) -> None:
    file.write_bytes(b"\xff" * 20_000)


def _make_foreign(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE files (path)")
    connection.close()


def _make_older(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA user_version = 1")
    connection.close()


def _spoil_records(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("""UPDATE files SET post = '{"slug": 1, "what": 2}'""")
    connection.close()


def _cut(file: Path) -> None:
    for other in file.parent.glob("*-wal"):
        other.unlink()
    file.write_bytes(file.read_bytes()[:5000])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _take_away(file: Path) -> None:
    for other in file.parent.iterdir():
        other.unlink()


@pytest.mark.parametrize(
    "harm", [_corrupt, _make_foreign, _make_older, _spoil_records, _cut, _empty, _take_away]
)
def test_a_bad_index_is_made_anew_without_a_question(
    folder: Path, cache: Path, reads: list[str], harm: Callable[[Path], None]
) -> None:
    """Whatever it is, the blog opens, and the next start reads no file again."""
    list(open_blog(folder, cache=cache).make_searchable())
    harm(_file(cache))
    blog = open_blog(folder, cache=cache)
    list(blog.make_searchable())
    assert _titles(blog) == {"Bread", "Soup", "Pie"}
    assert [hit.post.slug for hit in blog.search("on soup")] == ["soup"]
    reads.clear()
    assert _titles(open_blog(folder, cache=cache)) == {"Bread", "Soup", "Pie"}
    assert reads == []


@pytest.mark.parametrize("harm", [_corrupt, _take_away])
def test_an_index_that_breaks_while_it_is_used_is_healed(
    folder: Path, cache: Path, harm: Callable[[Path], None]
) -> None:
    """What is known is written to the new one, and everything can be found."""
    blog = open_blog(folder, cache=cache)
    harm(_file(cache))
    write(folder, {"tea.md": post("Tea", "Green.\n")})
    blog = renew_blog(blog)
    list(blog.make_searchable())
    assert [hit.post.slug for hit in blog.search("green")] == ["tea"]
    assert [hit.post.slug for hit in blog.search("on soup")] == ["soup"]


def test_records_that_are_spoilt_before_the_texts_are_taken_in_are_written_anew(
    folder: Path, cache: Path
) -> None:
    """The texts come with the next look."""
    blog = open_blog(folder, cache=cache)
    _spoil_records(_file(cache))
    assert list(blog.make_searchable())[-1].done == 3
    list(blog.make_searchable())
    assert [hit.post.slug for hit in blog.search("on soup")] == ["soup"]


def test_a_cache_that_takes_nothing_is_done_without(folder: Path, tmp_path: Path) -> None:
    """A read-only home, a file where the folder should be: the index lives in memory."""
    (tmp_path / "file").write_text("")
    blog = open_blog(folder, cache=tmp_path / "file" / "cache")
    list(blog.make_searchable())
    assert blog.index.store.in_memory
    assert [hit.post.slug for hit in blog.search("on soup")] == ["soup"]


def test_an_index_that_others_hold_is_done_without(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits for too long goes on in memory, and leaves the others their file."""
    monkeypatch.setattr("termblog.blog.schema._PATIENCE", 0.01)
    index = open_index(folder, cache)
    with sqlite3.connect(_file(cache)) as other:
        other.execute("BEGIN IMMEDIATE")
        list(index.refresh())
        assert index.store.in_memory
        list(take_in(index))
    other.close()
    assert [hit.post.slug for hit in Blog(index).search("on soup")] == ["soup"]
    assert _file(cache).exists()


def test_two_indexes_of_one_blog_work_side_by_side(folder: Path, cache: Path) -> None:
    """Step by step in turns: nothing is lost, nothing is found twice."""
    one, two = open_index(folder, cache), open_index(folder, cache)
    for steps in (
        zip(one.refresh(), two.refresh(), strict=False),
        zip(take_in(one), take_in(two), strict=False),
    ):
        list(steps)
    for index in (one, two):
        assert [hit.post.slug for hit in Blog(index).search("on soup")] == ["soup"]
    with sqlite3.connect(_file(cache)) as connection:
        assert connection.execute("SELECT count(*) FROM texts_docsize").fetchone() == (3,)
    connection.close()


def test_which_words_are_common_is_learnt_once_from_some_of_the_posts(
    folder: Path, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the texts are taken in; a later save costs no more than its own text."""
    monkeypatch.setattr("termblog.blog.entries._SAMPLE", 4)
    write(folder, {f"{number}.md": post(str(number), "On it.\n") for number in range(9)})
    blog = open_blog(folder, cache=cache)
    reads.clear()
    list(blog.make_searchable())
    assert len(reads) == 12 + 4
    assert blog.index.store.common() == frozenset({"on"})
    reads.clear()
    write(folder, {"pie.md": post("Pie", "Rhubarb.\n")})
    list(renew_blog(blog).make_searchable())
    assert reads == ["pie.md", "pie.md"]


def test_which_words_are_common_is_learnt_anew_when_the_posts_have_doubled(
    folder: Path, cache: Path
) -> None:
    """What tells one of three posts from the others may be in every one of thirty."""
    blog = open_blog(folder, cache=cache)
    list(blog.make_searchable())
    assert blog.index.store.common() == frozenset()
    write(folder, {f"{number}.md": post(str(number), "On it.\n") for number in range(9)})
    blog = renew_blog(blog)
    list(blog.make_searchable())
    assert blog.index.store.common() == frozenset({"on", "it"})
    assert [hit.post.slug for hit in blog.search("on soup")] == ["soup"]


def test_old_texts_are_swept_out_when_they_outnumber_the_new(folder: Path, cache: Path) -> None:
    """A file that is saved a thousand times is one post."""
    index = open_index(folder, cache)
    list(index.refresh())
    with index.store.connect() as connection, connection:
        connection.executemany(
            "INSERT INTO texts (rowid, body) VALUES (?, 'old')", ((n,) for n in range(100, 1200))
        )
    list(take_in(index))
    with index.store.connect() as connection:
        assert connection.execute("SELECT count(*) FROM texts_docsize").fetchone() == (3,)


class _Clock:
    """A clock that tests wind, and what waits by it."""

    def __init__(self, now: float) -> None:
        self.now = now
        self.then: list[Callable[[], None]] = []

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        """Let time go by, and the writer go on."""
        self.now += seconds
        if self.then:
            self.then.pop(0)()


def _index(folder: Path, clock: _Clock) -> Index:
    other = open_index(folder)
    return Index(other.site, other.store, other.folder, clock=clock, pause=clock.pause)


def _save(file: Path, text: str, when: float) -> None:
    file.write_text(text)
    os.utime(file, (when, when))


def test_a_file_that_was_just_written_is_read_when_it_rests(folder: Path) -> None:
    """Half of it is on disk, the other half follows: only the whole is ever seen."""
    clock = _Clock(LONG_AGO + 100)
    whole = post("Secret", draft="true")
    _save(folder / "secret.md", whole[: whole.index("draft")] + "---\n", clock.now)
    clock.then = [lambda: _save(folder / "secret.md", whole, clock.now), lambda: None]
    index = _index(folder, clock)
    list(index.refresh())
    assert "Secret" not in _titles(Blog(index))
    assert Blog(index, drafts=True).get("secret")


def test_a_file_that_is_emptied_keeps_its_last_version_until_it_is_written(folder: Path) -> None:
    """A draft that is being saved is not an empty post that anybody may see."""
    write(folder, {"secret.md": post("Secret", draft="true")})
    clock = _Clock(LONG_AGO + 100)
    index = _index(folder, clock)
    list(index.refresh())
    _save(folder / "secret.md", "", clock.now - 0.5)
    list(index.refresh())
    assert _titles(Blog(index)) == {"Bread", "Soup", "Pie"}
    assert Blog(index, drafts=True).find("secret").title == "Secret"


def test_a_file_that_never_rests_keeps_its_last_version(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The look at the folder ends all the same."""
    clock = _Clock(LONG_AGO + 100)
    index = _index(folder, clock)
    list(index.refresh())
    write(folder, {"pie.md": "---\ntitle: P"})

    def torn(files: Files, path: str) -> Content:
        raise BeingWritten(path)

    monkeypatch.setattr(Files, "read", torn)
    list(index.refresh())
    assert _titles(Blog(index)) == {"Bread", "Soup", "Pie"}


def _with_another(folder: Folder, path: str) -> Folder:
    """Return a folder whose walk finds one more file."""
    names = [path, *folder.names()]
    return folder._replace(names=lambda: names)


def test_a_file_that_cannot_be_read_is_a_problem(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is listed, and the blog opens."""
    (folder / "pipe.md").unlink(missing_ok=True)
    index = open_index(folder)
    index.folder = _with_another(index.folder, "folder.md")
    (folder / "folder.md").mkdir()
    list(index.refresh())
    assert [str(problem) for problem in Blog(index).problems] == [
        "folder.md:1: The file folder.md cannot be read: it is no regular file"
    ]


def test_what_may_not_be_read_is_a_problem(folder: Path) -> None:
    """A file and a folder of somebody else are listed, and the other posts open."""
    (folder / "soup.md").chmod(0)
    write(folder / "private", {"diary.md": post("Diary")})
    (folder / "private").chmod(0)
    show = "print(sorted(post.title for post in blog.posts), *blog.problems, sep='\\n')"
    try:
        lines = run_as_nobody(
            "from termblog.blog.opening import open_blog; open_blog(path)",
            f"blog = open_blog(path); {show}",
            folder,
        )
    finally:
        (folder / "private").chmod(0o700)
    assert lines[0] == "['Bread', 'Pie']"
    assert set(lines[1:]) == {
        "private:1: The file private cannot be read: Permission denied",
        "soup.md:1: The file soup.md cannot be read: Permission denied",
    }


def test_a_name_that_is_no_text_is_a_problem(folder: Path) -> None:
    """It cannot be listed under its name; what it is called is told as far as it is text."""
    file = Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md"))
    file.write_text(post("Coffee"), "utf-8")
    blog = open_blog(folder)
    assert _titles(blog) == {"Bread", "Soup", "Pie"}
    assert [str(problem) for problem in blog.problems] == [
        "caf\ufffd.md:1: its name is not UTF-8; rename it"
    ]


def test_a_file_that_is_gone_before_it_is_read_is_nothing(folder: Path) -> None:
    """Neither a post nor a problem; its text is empty."""
    index = open_index(folder)
    index.folder = _with_another(index.folder, "gone.md")
    list(index.refresh())
    assert Blog(index).problems == ()
    (folder / "pie.md").unlink()
    list(take_in(index))
    assert Blog(index).search("on pie") == []


def test_a_long_file_is_cut_and_says_so(folder: Path) -> None:
    """Two megabytes are read, whatever there is."""
    write(folder, {"long.md": post("Long", "word " * 500_000)})
    blog = open_blog(folder)
    long = blog.find("long")
    assert blog.source(long).cut
    assert [problem.reason for problem in long.problems] == [
        "it is longer than 2 MB; the rest is not shown"
    ]


def test_a_blog_that_did_not_change_is_the_same(folder: Path) -> None:
    """Whoever shows it has nothing to do."""
    blog = open_blog(folder)
    assert renew_blog(blog) is blog
    write(folder, {"pie.md": post("Tart")})
    renewed = renew_blog(blog)
    assert _titles(renewed) == {"Bread", "Soup", "Tart"}
    assert _titles(blog) == {"Bread", "Soup", "Pie"}
    (folder / "pie.md").unlink()
    assert _titles(renew_blog(renewed)) == {"Bread", "Soup"}


def test_the_index_of_a_site_is_the_same_one_in_every_process(tmp_path: Path, cache: Path) -> None:
    """Sets of languages have another order in each; the key of the index has not."""
    root = write(
        tmp_path / "site",
        {
            "hugo.toml": 'baseURL = "https://x.org"\n'
            + "".join(f"[languages.{it}]\n" for it in ("de", "en", "fr", "ja", "pt", "zh")),
            "content/posts/one.md": post("One"),
        },
    )
    code = "import sys, pathlib\nfrom termblog.blog.opening import open_index\n"
    code += "print(open_index(*map(pathlib.Path, sys.argv[1:])).store.key)"
    keys = {
        subprocess.run(
            [sys.executable, "-c", code, str(root), str(cache)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(keys) == 1


def test_two_processes_share_a_large_blog(
    folder: Path, cache: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One begins with the first file, one with the last: no file is read twice."""
    monkeypatch.setattr(index_module, "_MANY", 500)
    write(folder, {f"{number:04}.md": post(str(number)) for number in range(900)})
    one, two = open_index(folder, cache), open_index(folder, cache)
    one.folder = one.folder._replace(accompanied=companion.nobody)
    for _ in zip(one.refresh(), two.refresh(backwards=True), strict=False):
        pass
    list(one.refresh())
    assert len(one.posts()) == 903
    assert len(reads) == len(set(reads)) == 903


def test_a_companion_reads_from_the_other_end(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is another process, it is gone afterwards, and everything is there."""
    write(folder, {f"{number:04}.md": post(str(number)) for number in range(900)})
    monkeypatch.setattr(index_module, "_MANY", 500)
    monkeypatch.setattr("termblog.blog.opening.processors", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        started.append(popen(command, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", start)
    assert len(open_blog(folder, cache=cache).posts) == 903
    assert [process.returncode is None for process in started] == [False]


def test_a_program_of_one_thread_divides_in_two(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is gone afterwards, and everything is there."""
    write(folder, {f"{number:04}.md": post(str(number)) for number in range(900)})
    monkeypatch.setattr(index_module, "_MANY", 500)
    monkeypatch.setattr("termblog.blog.opening.processors", lambda: 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    copies: list[int] = []
    fork = os.fork

    def divide() -> int:
        process = fork()
        copies.append(process)
        return process

    monkeypatch.setattr(os, "fork", divide)
    assert len(open_blog(folder, cache=cache).posts) == 903
    (copy,) = copies
    with pytest.raises(ProcessLookupError):
        os.kill(copy, 0)


def test_the_copy_does_its_work(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another process."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    reader, writer = os.pipe()
    with companion.accompanied(folder, cache, lambda: os.write(writer, b"%d" % os.getpid())):
        os.close(writer)
        with os.fdopen(reader) as told:
            assert int(told.read()) != os.getpid()


def test_a_companion_begins_with_the_last_file(folder: Path, cache: Path, reads: list[str]) -> None:
    """What it leaves in the index nobody has to read again."""
    main(str(folder), str(cache))
    assert reads == ["soup.md", "pie.md", "bread.md"]
    assert len(open_blog(folder, cache=cache).posts) == len(reads) == 3


def test_what_another_interpreter_runs_indexes_all(
    folder: Path, cache: Path, reads: list[str]
) -> None:
    """Left alone, it leaves nothing to read."""
    command = [sys.executable, "-m", companion._PROGRAM, str(folder), str(cache)]
    subprocess.run(command, check=True)
    assert len(open_blog(folder, cache=cache).posts) == 3
    assert reads == []


def _refuse() -> int:
    raise BlockingIOError(errno.EAGAIN, "no more processes")


@pytest.mark.parametrize("threads", [1, 2])
def test_without_a_companion_everything_is_read_alone(
    folder: Path, cache: Path, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No interpreter to start, no more processes: nobody notices."""
    monkeypatch.setattr(index_module, "_MANY", 0)
    monkeypatch.setattr("termblog.blog.opening.processors", lambda: 2)
    monkeypatch.setattr(sys, "executable", "/nonexistent/python")
    monkeypatch.setattr(os, "fork", _refuse)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert len(open_blog(folder, cache=cache).posts) == 3
