"""The program as a whole: exit codes, help, hints, closed pipes, encodings."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from termblog import __version__
from termblog.blog.engines import ENGINES
from termblog.cli.commands import COMMANDS
from tests.pictures.making import save
from tests.programs import unmeasured

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

TERMBLOG = (sys.executable, "-m", "termblog")


def test_help_is_short_and_names_every_command(cli: Run) -> None:
    """`-h` fits a small screen, and says with which options the app opens."""
    done = cli("-h")
    assert done.code == 0
    assert "--at SLUG" in done.out
    assert len(done.out.splitlines()) <= 36
    assert max(map(len, done.out.splitlines())) <= 80
    for name, about in COMMANDS.items():
        assert f"  {name}" in done.out
        assert about in done.out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(cli: Run, name: str) -> None:
    """`COMMAND --help` says what it does and fits 100 columns."""
    done = cli(name, "--help")
    assert done.code == 0
    assert f"Usage: termblog {name}" in done.out


def test_the_version_is_printed(cli: Run) -> None:
    """`--version` prints the name and the version."""
    assert cli("--version") == (0, f"termblog {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["raed"], 1, "There is no folder raed. Did you mean `termblog read`?"),
        (["read", "nope"], 1, "There is no post 'nope'"),
        (["read", "rivr"], 1, "Did you mean river?"),
        (["read", "river", "--section", "brigde"], 1, "There is no heading 'brigde'."),
        (["read", "river", "--section", "brigde"], 1, "Did you mean The bridge?"),
        (["read", "-b", "nowhere", "x"], 1, "There is no folder nowhere."),
        (["read", "missing.md"], 1, "There is no post 'missing.md'"),
        (["read"], 2, "Missing argument"),
        (["read", "river", "--wide"], 2, "--wide"),
        (["read", "river", "--raw", "--json"], 2, "--raw and --json cannot go together."),
        (["read", "river", "-s", "inky"], 0, ""),
        (["read", "river", "-s", "inky", "--color", "always"], 1, "There is no theme 'inky'."),
        (["check", "nowhere"], 1, "There is no folder nowhere."),
        (["one", "two"], 2, "unexpected extra argument"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    cli: Run,
    blog: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    code: int,
    told: str,
) -> None:
    """Errors go to stderr in a sentence with what may have been meant; the exit code says which."""
    monkeypatch.chdir(blog)
    done = cli(*arguments)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
    if code:
        assert done.out == ""


@pytest.mark.parametrize("command", [["list", "-b"], ["check"], ["read", "x", "-b"], []])
def test_a_folder_without_posts_is_told(cli: Run, tmp_path: Path, command: list[str]) -> None:
    """An empty folder is one sentence and exit code 1."""
    empty = tmp_path / "empty"
    empty.mkdir()
    done = cli(*command, empty)
    assert (done.code, done.out) == (1, "")
    assert len(done.err.splitlines()) == 1


def test_the_app_asks_for_a_terminal(cli: Run, blog: Path) -> None:
    """Without a terminal the app does not start, and says what does."""
    done = cli(blog)
    assert done.code == 2
    assert "The app needs a terminal" in done.err


def test_a_folder_named_like_a_command_is_opened_by_its_path(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`read` is the command, `./read` is the folder."""
    blog.rename(blog.with_name("read"))
    monkeypatch.chdir(blog.parent)
    assert "Missing argument" in cli("read").err
    assert "The app needs a terminal" in cli("./read").err


@pytest.mark.parametrize("arguments", [["list"], ["read", "long"], ["read", "long", "--raw"]])
def test_a_closed_pipe_is_quiet(blog: Path, arguments: list[str]) -> None:
    """`| head` gets its lines, and neither a word on stderr nor a failure follows."""
    (blog / "long.md").write_text("# Long\n\n" + "A word and another one. " * 40_000, "utf-8")
    process = subprocess.Popen(
        [*TERMBLOG, *arguments, "-b", str(blog)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")  # noqa: PTH110  as short as it gets
def test_a_full_disk_is_one_sentence(blog: Path) -> None:
    """What cannot be written is told, with exit code 1."""
    with open("/dev/full", "w") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [*TERMBLOG, "list", "-b", str(blog)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "termblog: No space left on device.\n"


@pytest.mark.parametrize("arguments", [["list"], ["read", "winter"], ["read", "winter", "--json"]])
def test_an_ascii_stdout_gets_question_marks(blog: Path, arguments: list[str]) -> None:
    """A locale without Unicode gets what it can hold, never a traceback."""
    done = subprocess.run(
        [*TERMBLOG, *arguments, "-b", str(blog)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"},
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert done.stdout.isascii()
    assert b"?" in done.stdout or b"\\u51ac" in done.stdout


def test_columns_cannot_make_it_slow(blog: Path) -> None:
    """An absurd COLUMNS is bounded: no line is wider than 500 cells."""
    done = subprocess.run(
        [*TERMBLOG, "read", "river", "-b", str(blog)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100000000"},
        check=False,
    )
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 500


def test_reading_loads_neither_the_app_nor_a_server(blog: Path) -> None:
    """`read` and `list` start without Textual, asyncio and asyncssh."""
    for arguments in (["read", "river"], ["read", str(blog / "2024-03-01-river.md")], ["list"]):
        code = (
            "import sys; from termblog.cli import run;"
            f"run({[*arguments, '-b', str(blog)]!r});"
            "print([name for name in ('textual', 'asyncssh', 'asyncio', 'aiohttp', 'rich.console')"
            " if name in sys.modules], file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
        assert done.stderr == "[]\n"


def test_reading_loads_a_decoder_only_for_a_picture_that_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A post without pictures, or in a pipe, does without Pillow and whatever finds pictures."""
    save(tmp_path, "red.png")
    (tmp_path / "words.md").write_text("Text.\n", "utf-8")
    (tmp_path / "drawn.md").write_text("![Red](red.png)\n", "utf-8")
    loads = {"PIL", "PIL.Image", "termblog.pictures.gallery"}
    assert not loads & _loaded("read", str(tmp_path / "drawn.md"), "--color", "always")
    monkeypatch.setenv("TERM", "xterm-256color")
    wrapped = f"import sys; sys.stdout.isatty = lambda: True; {_CODE}"
    for name, expected in (("words", set()), ("drawn", loads)):
        arguments = ["read", str(tmp_path / f"{name}.md"), "-P", "--theme", "ink"]
        done = subprocess.run(
            [sys.executable, "-c", wrapped.format(arguments)],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
        )
        assert loads & set(done.stderr.split()) == expected


def test_reading_a_short_file_loads_what_it_shows_and_no_more(tmp_path: Path) -> None:
    """Of other packages a plain post takes the Markdown parser and the widths of characters."""
    post = tmp_path / "a.md"
    post.write_text(
        "---\ntitle: A\ndate: 2024-03-01\ntags: [x]\n---\n## B\n\nText, *more*, `code`.\n\n- item\n\n"
        "> quote\n\n```python\nx = 1\n```\n\n[link](https://example.org)\n",
        "utf-8",
    )
    loaded = _loaded("read", str(post), "-P")
    packages = {
        "click", "frontmatter", "linkify_it", "markdown_it", "mdit_py_plugins", "platformdirs", "pygments", "rich",
        "textual", "watchfiles", "yaml",
    }  # fmt: skip
    parser = {"linkify_it", "markdown_it", "mdit_py_plugins"}
    assert packages & loaded == {*parser, "rich"}
    assert {name for name in loaded if name.startswith("rich.") and name[5] != "_"} == {
        "rich.cells"
    }
    assert not loaded & {
        "asyncio",
        "difflib",
        "html.parser",
        "json",
        "sqlite3",
        "tomllib",
        "zoneinfo",
    }
    own = {name for name in loaded if name.startswith("termblog.")}
    constructs = {name for name in own if name.startswith("termblog.document.blocks.")}
    assert {name.rpartition(".")[2] for name in constructs} == {
        "code", "fence", "heading", "image", "list", "paragraph", "quote",
    }  # fmt: skip
    assert not {name for name in own if name.startswith("termblog.document.syntax.")}
    assert not own & {"termblog.theme", "termblog.blog.blog", "termblog.blog.store"}


def test_reading_a_file_loads_no_engine_but_its_own(tmp_path: Path) -> None:
    """A file in no blog is read without an engine of any; one in a Hugo site, with Hugo's only."""
    post = tmp_path / "content" / "a.md"
    post.parent.mkdir()
    post.write_text("# A\n\nText.\n", "utf-8")
    every = {f"termblog.blog.engines.{name}" for name in ENGINES}
    assert not every.intersection(_loaded("read", str(post)))
    (tmp_path / "hugo.toml").write_text("title = 'B'\n", "utf-8")
    assert every.intersection(_loaded("read", str(post))) == {"termblog.blog.engines.hugo"}


def test_reading_a_note_loads_nothing_that_knows_posts(tmp_path: Path) -> None:
    """What has no front matter and lies in no blog is text; JSON tells what is known of it all the same."""
    note = tmp_path / "a.md"
    note.write_text("# A\n\nText.\n", "utf-8")
    knowing = {"termblog.blog.post", "termblog.blog.site", "termblog.blog.metadata.resolve"}
    assert not knowing & _loaded("read", str(note))
    assert knowing <= _loaded("read", str(note), "--json")
    note.write_text("---\ntitle: A\n---\nText.\n", "utf-8")
    assert knowing <= _loaded("read", str(note))


def test_listing_what_is_known_loads_no_front_matter(tmp_path: Path) -> None:
    """A blog that is in the index is listed without what reads or searches posts, YAML and click."""
    (tmp_path / "hugo.toml").write_text("title = 'B'\n", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text("---\ntitle: A\n---\nText.\n", "utf-8")
    reads = {"termblog.blog.metadata.resolve", "termblog.blog.frontmatter.yaml"}
    searches = {f"termblog.blog.{name}" for name in ("search", "query", "words", "links", "names")}
    first = _loaded("list", "-b", str(tmp_path))
    assert reads <= first
    assert "yaml" not in first  # no parser for one key and its text
    again = _loaded("list", "-b", str(tmp_path))
    assert not (reads | searches | {"click", "difflib", "platformdirs"}) & again


_CODE = "import sys; from termblog.cli import run; run({0!r}); print(*sys.modules, file=sys.stderr)"


def _loaded(*arguments: str) -> set[str]:
    """Return the modules that one command imports."""
    code = _CODE.format([*arguments])
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=unmeasured(),
    )
    return set(done.stderr.split())


def test_a_fault_of_its_own_is_one_sentence(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug is told in a sentence; its traceback is for who asks for it."""

    def fail() -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("termblog.cli.source.read_stdin", fail)
    done = cli("read", "-")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("termblog: A fault of termblog's own: ZeroDivisionError('oh').")
    monkeypatch.setenv("TERMBLOG_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        cli("read", "-")


def test_ctrl_c_while_a_pager_runs_is_for_the_pager(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program waits for its pager through any number of Ctrl+C."""
    from termblog.cli.pager import paging

    waits = iter([KeyboardInterrupt, KeyboardInterrupt])
    wait = subprocess.Popen.wait

    def interrupted(process: subprocess.Popen[str], timeout: float | None = None) -> int:
        if error := next(waits, None):
            raise error
        return wait(process, timeout)

    monkeypatch.setattr(subprocess.Popen, "wait", interrupted)
    with paging(f"{sys.executable} -c pass", os.environ, encoding="utf-8") as output:
        output.write("x")
    assert next(waits, "none left") == "none left"


@pytest.mark.parametrize("name", ["theme", "dark_theme"])
def test_a_theme_that_is_set_and_does_not_exist_keeps_nobody_from_reading(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It is told with its place and the nearest name, and the default is used."""
    monkeypatch.setenv(f"TERMBLOG_{name.upper()}", "inkk")
    done = cli("read", "river", "-b", blog, "--color", "always")
    assert done.code == 0
    assert "It has gone." in done.out
    said = f"termblog: $TERMBLOG_{name.upper()}: there is no theme `inkk`; did you mean `ink`?\n"
    assert done.err == said
