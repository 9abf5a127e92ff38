"""The installed program in a real terminal: colours, widths, links, pager, Ctrl+C."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.pictures.making import save
from tests.programs import need
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TERMBLOG = Path(sysconfig.get_path("scripts")) / "termblog"


def _start(arguments: Sequence[object], variables: Mapping[str, str], columns: int) -> Terminal:
    """Start the program in a terminal of its own."""
    return Terminal(
        [str(TERMBLOG), *map(str, arguments)],
        {**os.environ, "TERM": "xterm-256color", "TERMBLOG_THEME": "ink", **variables},
        (columns, 30),
    )


def _see(*arguments: object, **variables: str) -> tuple[int, str]:
    """Run a command to its end; return its exit code and what it wrote."""
    terminal = _start(arguments, variables, int(variables.get("TTY_COLUMNS", "90")))
    return terminal.end(), terminal.written.decode().replace("\r\n", "\n")


def _open(*arguments: object, until: str, keys: bytes) -> tuple[int, str]:
    """Run the app, type when a text shows; return its exit code and what it wrote until then."""
    terminal = _start(arguments, {}, 110)
    terminal.until(until.encode())
    seen = terminal.written.decode("utf-8", "replace")
    terminal.type(keys)
    return terminal.end(), seen


@pytest.mark.parametrize(
    ("flags", "variables", "coloured"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"CLICOLOR": "0"}, False),
        ([], {"TERM": "dumb"}, False),
        (["--plain"], {}, False),
    ],
)
def test_a_terminal_gets_colours_unless_told_otherwise(
    blog: Path, flags: list[str], variables: Mapping[str, str], coloured: bool
) -> None:
    """The rules of colours hold in a real terminal."""
    code, text = _see("read", "river", "-b", blog, "-P", *flags, **variables)
    assert code == 0
    assert ("\x1b[" in text) is coloured


def test_the_terminals_depth_is_kept_to(blog: Path) -> None:
    """Truecolor, 256 and 16 colours are written as the terminal says it has them."""
    arguments = ("read", "river", "-b", blog, "-P")
    assert "38;2;" in _see(*arguments, COLORTERM="truecolor")[1]
    assert "38;5;" in _see(*arguments)[1]
    assert "38;" not in _see(*arguments, TERM="xterm", TERMBLOG_THEME="auto")[1]


def test_links_can_be_clicked_where_the_terminal_is_known(blog: Path) -> None:
    """A known terminal gets hyperlinks, another one the address."""
    arguments = ("read", "river", "-b", blog, "-P")
    known = _see(*arguments, TERM_PROGRAM="WezTerm")[1]
    assert "\x1b]8;;https://example.org/map\x1b\\" in known
    other = _see(*arguments)[1]
    assert "\x1b]8" not in other
    assert "https://example.org/map" in other


@pytest.mark.parametrize(
    ("flags", "variables", "drawn"),
    [
        ([], {}, True),
        ([], {"COLORTERM": "truecolor"}, True),
        ([], {"TERM": "xterm-kitty"}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        ([], {"TERM": "xterm"}, False),
        ([], {"TERMBLOG_IMAGES": "off"}, False),
        ([], {"TERMBLOG_UNICODE": "false"}, False),
        ([], {"TERMBLOG_THEME": "terminal"}, False),
        (["--plain"], {}, False),
        (["--color", "never"], {}, False),
    ],
)
def test_a_terminal_with_colours_enough_gets_pictures(
    tmp_path: Path, flags: list[str], variables: Mapping[str, str], drawn: bool
) -> None:
    """Half blocks where they can show, a labelled line elsewhere; no graphics are ever printed."""
    save(tmp_path, "red.png")
    post = tmp_path / "post.md"
    post.write_text("# Post\n\n![A red half](red.png)\n\nEnd.\n", "utf-8")
    code, text = _see("read", post, "-P", *flags, **variables)
    assert code == 0
    rows = [line for line in text.splitlines() if "\x1b[48;" in line or "▀" in line]
    assert len(rows) == (2 if drawn else 0)
    assert "A red half" in text
    assert "red.png" in text
    assert "\x1b_" not in text


@pytest.mark.parametrize(
    ("variables", "graphics"),
    [
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, False),
        ({"TERM": "xterm-kitty", "COLORTERM": "truecolor", "TMUX": "here,1,0"}, False),
    ],
)
def test_only_a_terminal_that_draws_is_sent_graphics(
    tmp_path: Path, variables: Mapping[str, str], graphics: bool
) -> None:
    """Kitty is sent a picture, and told to forget it while the app still has the screen."""
    save(tmp_path, "red.png")
    (tmp_path / "post.md").write_text("# Post\n\n![A red half](red.png)\n", "utf-8")
    terminal = _start([tmp_path], {"TMUX": "", **variables}, 110)
    terminal.until("\U0010eeee".encode() if graphics else b"48;2;220;20;20")
    terminal.type(b"q")
    assert terminal.end() == 0
    text = terminal.written.decode("utf-8", "replace")
    assert ("\x1b_G" in text) is graphics
    if graphics:
        assert text.index("\x1b_Ga=T") < text.index("\U0010eeee")
        assert text.index("\x1b_Ga=d") < text.index("\x1b[?1049l")


def test_what_is_piped_has_no_pictures(tmp_path: Path) -> None:
    """Not even in colours: another program wants the words."""
    save(tmp_path, "red.png")
    post = tmp_path / "post.md"
    post.write_text("![A red half](red.png)\n", "utf-8")
    run: list[str | Path] = [TERMBLOG, "read", post, "--color", "always", "--theme", "ink"]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert "\x1b[3" in done.stdout
    assert "48;" not in done.stdout


def test_a_picture_that_breaks_off_leaves_no_gap(tmp_path: Path) -> None:
    """Its rows are left out, and its line stands where it would have stood."""
    save(tmp_path, "red.png")
    file = tmp_path / "red.png"
    file.write_bytes(file.read_bytes()[:60])
    (tmp_path / "post.md").write_text("Before.\n\n![A red half](red.png)\n", "utf-8")
    text = _see("read", tmp_path / "post.md", "-P")[1]
    assert "▀" not in text
    assert len(text.rstrip().splitlines()) == 3


def test_the_width_is_the_terminals(blog: Path) -> None:
    """Text fills the terminal, but no line is longer than 100 cells, and a flag wins."""
    (blog / "long.md").write_text("# Long\n\n" + "word " * 300, "utf-8")

    def widest(columns: int, *flags: str) -> int:
        arguments = ("read", "long", "-b", blog, "-P", "--color", "never", *flags)
        text = _see(*arguments, TTY_COLUMNS=str(columns))[1]
        return max(map(len, text.splitlines()))

    assert 50 < widest(60) <= 60
    assert 90 < widest(200) <= 100
    assert 30 < widest(200, "--width", "40") <= 40


def test_a_pager_is_used_where_somebody_watches(blog: Path, tmp_path: Path) -> None:
    """The variable's pager wins over PAGER; it gets the text in colours, and -P does without."""
    mine = tmp_path / "mine.py"
    mine.write_text("import sys; print('<<' + sys.stdin.read() + '>>')", "utf-8")
    pager = f"{sys.executable} {mine}"
    paged = _see("read", "river", "-b", blog, TERMBLOG_PAGER=pager, PAGER="false")[1]
    assert paged.startswith("<<")
    assert paged.endswith(">>\n")
    assert "\x1b[" in paged
    assert _see("read", "river", "-b", blog, PAGER=pager)[1].startswith("<<")
    assert "<<" not in _see("read", "river", "-b", blog, "-P", PAGER=pager)[1]
    assert "<<" not in _see("read", "river", "-b", blog, PAGER=pager, TERM="dumb")[1]
    assert "<<" in _see("read", "river", "-b", blog, "-p", PAGER=pager, TERM="dumb")[1]


def test_a_pager_that_cannot_start_is_told(blog: Path) -> None:
    """A pager that somebody named and that is not there is exit code 128."""
    for pager in ("no-such-pager", "'unclosed"):
        code, text = _see("read", "river", "-b", blog, TERMBLOG_PAGER=pager)
        assert code == 128
        assert f"The pager {pager!r} could not start" in text


def test_a_pager_that_is_left_early_is_no_error(blog: Path) -> None:
    """Whoever leaves the pager has read enough."""
    (blog / "long.md").write_text("# Long\n\n" + "A word and another one.\n\n" * 20_000, "utf-8")
    code, text = _see("read", "long", "-b", blog, TERMBLOG_PAGER="true")
    assert (code, text) == (0, "")


def test_without_less_the_text_is_printed(blog: Path, tmp_path: Path) -> None:
    """Where nobody names a pager and there is no less, reading goes on without."""
    code, text = _see("read", "river", "-b", blog, PATH=str(tmp_path))
    assert code == 0
    assert "It has gone." in text


def test_ctrl_c_is_130(blog: Path) -> None:
    """An interrupted command ends with 130 and without a word."""
    code = (
        "import signal, sys; from termblog.cli import run;"
        "from termblog.cli import source;"
        "source.read_stdin = lambda: (signal.raise_signal(signal.SIGINT), signal.pause());"
        "sys.exit(run(['read', '-']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "")


def test_less_shows_colours_and_leaves_a_short_post_alone(blog: Path) -> None:
    """`less -RF` passes colours through and ends by itself where everything fits on the screen."""
    need("less")
    (blog / "short.md").write_text("# Short\n\nJust *this*.\n", "utf-8")
    code, text = _see("read", "short", "-b", blog)
    assert code == 0
    assert "Just" in text
    assert "ESC[" not in text


def test_the_app_opens_a_blog_at_a_post(blog: Path) -> None:
    """`termblog BLOG --at SLUG` shows that post in the app, and `q` leaves with 0."""
    code, text = _open(blog, "--at", "river", until="stones", keys=b"q")
    assert code == 0
    assert "The bridge" in text


def test_the_app_opens_a_file(blog: Path) -> None:
    """`termblog FILE` shows one post, from the first frame on without the sidebar."""
    code, text = _open(blog / "2024-03-01-river.md", until="stones", keys=b"q")
    assert code == 0
    assert "Date ▾" not in text


def test_zsh_completes_at_its_prompt(blog: Path, home: Path) -> None:
    """A slug that is begun, Tab and Enter print the post."""
    path = f"{TERMBLOG.parent}:{os.environ['PATH']}"
    variables = {"PATH": path, "HOME": str(home), "TERM": "xterm-256color"}
    terminal = Terminal([need("zsh"), "-f", "-i"], variables)
    complete = (
        'autoload -Uz compinit; compinit -u; eval "$(_TERMBLOG_COMPLETE=zsh_source termblog)"'
    )
    terminal.type(f"{complete}; cd {blog}; echo rea''dy\r".encode())
    terminal.until(b"ready")
    terminal.type(b"termblog read -P ri\t\r")
    terminal.until(b"It has gone.")
    terminal.close()
