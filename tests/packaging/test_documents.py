"""The documentation is true: what it names exists, and its tables are those of the program."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import termblog
from scripts import manual, tables
from termblog.cli.commands import COMMANDS
from termblog.tui.commands import COMMANDS as KEYS
from tests.programs import need

CHECKOUT = Path(__file__).parents[2]
ARCHITECTURE = (CHECKOUT / "docs" / "architecture.md").read_text("utf-8")
README = (CHECKOUT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", tables.FILES)
def test_tables_are_current(name: str) -> None:
    """`make docs` would change nothing: commands, keys, settings and engines are as they are."""
    text = (CHECKOUT / name).read_text("utf-8")
    assert "<!-- /" in text
    assert tables.filled(text) == text


def test_the_readme_has_every_command_and_key() -> None:
    """Each command, option and key's id is in the README, and each there exists."""
    for name in COMMANDS:
        assert f"`termblog {name}" in README
        for param in tables.command_of(name).params:
            if isinstance(param, click.Option):
                assert f"`{'/'.join((*param.opts, *param.secondary_opts))}`" in README
    assert {key.id for key in KEYS if key.keys} <= set(re.findall(r"\| `([a-z.]+)` \|", README))
    assert set(re.findall(r"^\$ termblog ([a-z]+) ", README, re.MULTILINE)) <= set(COMMANDS)


def test_the_readmes_make_targets_exist() -> None:
    """`make run`, `make check` and whatever else is told can be made."""
    told = (README + (CHECKOUT / "CONTRIBUTING.md").read_text("utf-8")).replace("`", " ")
    made = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"run", "check"} <= set(re.findall(r"make ([a-z]+)", told)) <= made
    assert made >= {"help", "run", "test", "check", "snapshot", "bench", "serve"}


def test_the_man_page_is_current() -> None:
    """`make docs` would write the page that is there."""
    assert manual.PAGE.read_text("utf-8") == manual.page()


@pytest.mark.skipif(sys.platform != "linux", reason="man-db, which warns, is Linux's")
def test_the_man_page_can_be_shown() -> None:
    """`man` shows the page without a complaint."""
    done = subprocess.run(
        [need("man"), "--warnings", "-l", str(manual.PAGE)],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LC_ALL": "C.UTF-8", "MANPAGER": "cat"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "termblog read" in done.stdout


@pytest.mark.parametrize(
    "name", sorted(set(re.findall(r"`((?:src|styles|content|tests)/[\w./]*)`", ARCHITECTURE)))
)
def test_what_the_architecture_names_exists(name: str) -> None:
    """Each file and folder of `docs/architecture.md` is there."""
    assert (CHECKOUT / name).exists()


@pytest.mark.parametrize(
    ("module", "table"),
    [
        ("termblog.blog.frontmatter", "FORMATS"),
        ("termblog.blog.engines", "ENGINES"),
        ("termblog.document.blocks", "BLOCKS"),
        ("termblog.document.syntax", "SYNTAX"),
        ("termblog.cli.program", "COMMANDS"),
        ("termblog.tui.commands", "COMMANDS"),
    ],
)
def test_the_tables_of_the_architecture_exist(module: str, table: str) -> None:
    """Each table in which one registers something is where the page says, and is not empty."""
    assert f"`{table}`" in ARCHITECTURE
    assert len(getattr(importlib.import_module(module), table)) > 0


@pytest.mark.parametrize(
    ("noun", "module"),
    [
        ("Post", "termblog.blog.post"),
        ("Blog", "termblog.blog.blog"),
        ("Document", "termblog.document.document"),
        ("Page", "termblog.layout.page"),
        ("Theme", "termblog.theme"),
        ("Settings", "termblog.settings"),
    ],
)
def test_the_six_nouns_live_where_the_architecture_says(noun: str, module: str) -> None:
    """Each of the six classes is in its module, and the page says so."""
    assert isinstance(getattr(importlib.import_module(module), noun), type)
    assert f"| `{noun}` | `src/{module.replace('.', '/')}.py` |" in ARCHITECTURE


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    """Each link to a file of the project finds it."""
    file = CHECKOUT / name
    for target in re.findall(r"(?:\]\(|srcset=\"|src=\")([\w./-]+)[)\"#]", file.read_text("utf-8")):
        assert (file.parent / target).exists(), target


def test_every_command_has_a_module() -> None:
    """Each row of the table of commands is a file that defines `command`."""
    for name in COMMANDS:
        assert isinstance(importlib.import_module(f"termblog.cli.{name}").command, click.Command)


def test_the_package_promises_what_it_has(tmp_path: Path) -> None:
    """`from termblog import open_blog` works as the README says, and loads only when used."""
    (tmp_path / "hello.md").write_text("---\ntitle: Hello\n---\nText.\n", "utf-8")
    assert dir(termblog) == sorted(termblog.__all__)
    assert [post.title for post in termblog.open_blog(tmp_path).posts] == ["Hello"]
    assert termblog.Post.__name__ == "Post"
    with pytest.raises(AttributeError, match="no attribute 'close_blog'"):
        getattr(termblog, "close_blog")  # noqa: B009  mypy is not asked here
    code = "import sys, termblog; print([n for n in sys.modules if n.startswith('termblog.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
