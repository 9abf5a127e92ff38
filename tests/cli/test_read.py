"""`termblog read`."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Run

GOLDEN = Path(__file__).parent / "golden"
SEEDS = ("000_390d26c19ff19e85", "004_9949de1618b1f50f")
TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "FORCE_HYPERLINK": "1"}


@pytest.mark.parametrize("slug", SEEDS)
@pytest.mark.parametrize("form", ["color", "plain", "piped"])
def test_a_seed_reads_as_ever(
    cli: Run,
    seeds: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[Path, str], None],
    slug: str,
    form: str,
) -> None:
    """Both seeds look as people have found them good: in colours, aloud, and in a pipe."""
    for name, value in TRUE.items():
        monkeypatch.setenv(name, value)
    themes = home / "config" / "termblog" / "themes"
    themes.mkdir(parents=True)
    shutil.copy(GOLDEN / "theme.toml", themes / "golden.toml")
    flags = {"color": ["--color", "always"], "plain": ["--plain"], "piped": []}[form]
    if form == "piped":
        monkeypatch.delenv("FORCE_HYPERLINK")
    done = cli("read", slug, "-b", seeds, "--width", "72", "--theme", "golden", *flags)
    assert (done.code, done.err) == (0, "")
    golden(GOLDEN / f"{slug}.{form}.txt", done.out)


def test_an_authors_colour_and_links_reach_the_terminal(
    cli: Run, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The red span is #e11d48, and the link can be clicked."""
    for name, value in TRUE.items():
        monkeypatch.setenv(name, value)
    out = cli("read", SEEDS[0], "-b", seeds, "--color", "always").out
    assert "\x1b[38;2;225;29;72mred highlight\x1b[0m" in out
    assert "\x1b]8;;https://nextjs.org\x1b\\" in out
    assert "(https://nextjs.org)" not in out


def test_an_address_shows_where_links_cannot(cli: Run, seeds: Path) -> None:
    """Without hyperlinks a link's address stands beside it."""
    out = cli("read", SEEDS[0], "-b", seeds).out
    assert "Next.js (https://nextjs.org)" in out
    assert "\x1b" not in out


def test_a_file_is_read(cli: Run, blog: Path) -> None:
    """A path to a Markdown file is printed, with its heading block where it has facts."""
    done = cli("read", blog / "2024-03-01-river.md")
    assert done.code == 0
    assert "A walk along the river" in done.out
    assert "walking, rivers" in done.out


def test_a_name_that_is_no_slug_may_be_a_file(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file beside is read where no post is called so, whatever its ending; a slug wins."""
    monkeypatch.chdir(blog)
    (blog / "notes.txt").write_text("*Noted*.\n", "utf-8")
    (blog / "river").write_text("No post.\n", "utf-8")
    assert cli("read", "notes.txt").out == "Noted.\n"
    assert "It has gone." in cli("read", "river").out


def test_a_readme_is_read_as_it_is(cli: Run, tmp_path: Path) -> None:
    """A file without front matter gets no heading block, and its own first heading stays."""
    file = tmp_path / "README.md"
    file.write_text("# Read me\n\nNow.\n", "utf-8")
    assert cli("read", file).out == "Read me\n\nNow.\n"


def test_a_file_within_a_blog_follows_its_engine(cli: Run, tmp_path: Path) -> None:
    """A file beneath an engine's configuration is read by that engine's rules."""
    (tmp_path / "_config.yml").write_text("title: Mine\n", "utf-8")
    (tmp_path / "_posts").mkdir()
    file = tmp_path / "_posts" / "2024-01-02-hi.md"
    file.write_text("---\ntitle: Hi\n---\n\n{% comment %}unseen{% endcomment %}seen\n", "utf-8")
    out = cli("read", file).out
    assert "2 January 2024" in out
    assert "seen" in out


def test_stdin_is_read(cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` prints what is piped in."""
    piped = io.TextIOWrapper(io.BytesIO(b"# Piped\n\n*in*\n"))
    monkeypatch.setattr(sys, "stdin", piped)
    assert cli("read", "-").out == "Piped\n\nin\n"


def test_what_a_blog_passes_over_is_read_all_the_same(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file without front matter, and stdin, are no posts of the engine around them, and shown."""
    (tmp_path / "_config.yml").write_text("title: Mine\n", "utf-8")
    (tmp_path / "note.md").write_text("A *note*.\n", "utf-8")
    assert cli("read", tmp_path / "note.md").out == "A note.\n"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"*in*\n")))
    assert cli("read", "-").out == "in\n"


def test_a_note_is_read_by_what_its_name_ends_in(cli: Run, tmp_path: Path) -> None:
    """A file of no blog's and without front matter is its kind's all the same, a README too."""
    for name in ("note.rst", "README.rst"):
        (tmp_path / name).write_text("A\n=\n\n.. note:: Mind *this*.\n", "utf-8")
        assert "Mind this." in cli("read", tmp_path / name).out
    assert json.loads(cli("read", tmp_path / "README.rst", "--json").out)["title"] == "A"


def test_typographic_quotes_of_a_note_are_english(
    cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing says of a note in which language it is."""
    (tmp_path / "note.md").write_text('"Yes"\n', "utf-8")
    monkeypatch.setenv("TERMBLOG_TYPOGRAPHY", "1")
    assert cli("read", tmp_path / "note.md").out == "“Yes”\n"


def test_what_is_no_text_is_refused(cli: Run, tmp_path: Path) -> None:
    """A binary file is one sentence, whether or not a NUL is in it."""
    (tmp_path / "random.bin.md").write_bytes(bytes(range(1, 256)) * 9)
    done = cli("read", tmp_path / "random.bin.md")
    assert (done.code, done.out) == (1, "")
    assert done.err.rstrip().endswith("cannot be shown: it is not text in UTF-8.")
    (tmp_path / "data.md").write_bytes(b"\0\1\2" * 100)
    done = cli("read", tmp_path / "data.md")
    assert done.code == 1
    assert "it is not text" in done.err


@pytest.mark.skipif(not hasattr(__import__("os"), "geteuid"), reason="there are no users here")
def test_a_file_that_cannot_be_read_is_told(cli: Run, tmp_path: Path) -> None:
    """What the system refuses is told with its reason."""
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    done = cli("read", f"./{loop.relative_to(tmp_path)}", "-b", tmp_path)
    assert done.code == 1
    assert "Traceback" not in done.err


def test_a_long_file_is_cut_and_said_to_be(cli: Run, tmp_path: Path) -> None:
    """Of a file beyond 2 MB the start is shown, with a word at its end and on stderr."""
    file = tmp_path / "long.md"
    file.write_text("word " * 450_000, "utf-8")
    done = cli("read", file)
    assert done.code == 0
    assert "is longer than 2 MB; what follows is not shown." in done.err
    assert done.out.endswith("The rest of this file is not shown: it is longer than 2 MB.\n")


def test_a_long_post_is_cut_and_said_to_be(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A post that is named by its slug says so, too."""
    monkeypatch.setattr("termblog.blog.files.LIMIT", 170)
    done = cli("read", "river", "-b", blog)
    assert "river.md is longer than 2 MB; what follows is not shown." in done.err
    assert done.out.endswith("The rest of this file is not shown: it is longer than 2 MB.\n")


def test_raw_is_the_file(cli: Run, blog: Path) -> None:
    """`--raw` prints the Markdown with its front matter, and no escapes."""
    file = blog / "2024-03-01-river.md"
    assert cli("read", "river", "-b", blog, "--raw").out == file.read_text("utf-8")
    file.write_text("a\x1b[31mb\n", "utf-8")
    assert cli("read", file, "--raw").out == "a␛[31mb\n"


def test_the_contents_are_listed(cli: Run, blog: Path) -> None:
    """`--toc` prints the headings, indented by depth; aloud with their level."""
    assert cli("read", "river", "-b", blog, "--toc").out == (
        "The bridge\n  What is left of it\nThe way home\n"
    )
    aloud = cli("read", "river", "-b", blog, "--toc", "--plain").out
    assert aloud.splitlines()[1] == "Heading 3: What is left of it"


@pytest.mark.parametrize("wish", ["The bridge", "the-bridge", "## the BRIDGE", "the br"])
def test_a_section_is_printed(cli: Run, blog: Path, wish: str) -> None:
    """`--section` prints a heading and what is beneath it, by text, id or the text's start."""
    out = cli("read", "river", "-b", blog, "--section", wish).out
    assert out.split() == [
        "The",
        "bridge",
        "It",
        "has",
        "gone.",
        "What",
        "is",
        "left",
        "of",
        "it",
        "Two",
        "stones.",
    ]


def test_json_has_facts_headings_and_text(cli: Run, blog: Path) -> None:
    """`--json` prints one object: the fields of a post, its headings and its Markdown."""
    found = json.loads(cli("read", "river", "-b", blog, "--json").out)
    assert found["slug"] == "river"
    assert found["headings"][0] == {"level": 2, "id": "the-bridge", "text": "The bridge"}
    assert found["body"].lstrip().startswith("# A walk")


def test_the_guide_is_found_from_everywhere(cli: Run, blog: Path) -> None:
    """A slug of the guide is read offline, whatever the blog."""
    assert "Welcome to termblog" in cli("read", "guide-welcome", "-b", blog).out


def test_the_blog_is_found_by_variable_setting_and_folder(
    cli: Run, blog: Path, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """$TERMBLOG_BLOG wins over the settings, those over the current folder, that over the guide."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert "guide-welcome" in cli("list").out
    (elsewhere / "here.md").write_text("# Here\n", "utf-8")
    assert cli("list").out.startswith("here")
    config = home / "config" / "termblog"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'blog = "{blog.as_posix()}"\n', "utf-8")
    assert cli("list").out.startswith("hello")
    monkeypatch.setenv("TERMBLOG_BLOG", str(elsewhere))
    assert cli("list").out.startswith("here")
    assert cli("list", "-b", blog).out.startswith("hello")


def test_a_folder_is_opened_unasked_only_where_that_is_meant(
    cli: Run, home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Notes deep down, or in the user's home, are not taken for a blog; an engine's folder is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deep" / "down").mkdir(parents=True)
    (tmp_path / "deep" / "down" / "note.md").write_text("# Note\n", "utf-8")
    assert "guide-welcome" in cli("list").out
    (home / "shopping.md").write_text("# Shopping\n", "utf-8")
    monkeypatch.chdir(home)
    assert "guide-welcome" in cli("list").out
    assert cli("list", "-b", ".").out.startswith("shopping")
    site = tmp_path / "site"
    (site / "_posts").mkdir(parents=True)
    (site / "_config.yml").write_text("title: Mine\n", "utf-8")
    (site / "_posts" / "2024-01-02-hi.md").write_text("---\ntitle: Hi\n---\n", "utf-8")
    monkeypatch.chdir(site)
    assert cli("list").out.startswith("hi")


def test_a_wrong_setting_is_told_and_reading_goes_on(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A problem with the settings is on stderr, the post on stdout, and the exit code 0."""
    (blog / "termblog.toml").write_text("widht = 60\n", "utf-8")
    done = cli("read", "river", "-b", blog)
    assert done.code == 0
    assert done.err == (
        f"termblog: {blog / 'termblog.toml'}:1: there is no setting `widht`;"
        " did you mean `width`?\n"
    )
    assert "It has gone." in done.out


def test_a_dumb_terminal_gets_the_plain_form(
    cli: Run, blog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TERM=dumb is --plain."""
    monkeypatch.setenv("TERM", "dumb")
    assert "Heading 2: The bridge" in cli("read", "river", "-b", blog).out
