"""What shells complete."""

from __future__ import annotations

import os
import subprocess
import sysconfig
from typing import TYPE_CHECKING

import pytest

from tests.programs import need

if TYPE_CHECKING:
    from pathlib import Path

BIN = sysconfig.get_path("scripts")


def _complete(blog: Path, line: str) -> list[str]:
    """Return what bash is offered for a line, typed in a blog's folder."""
    words = line.split(" ")
    done = subprocess.run(
        [f"{BIN}/termblog"],
        cwd=blog,
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "_TERMBLOG_COMPLETE": "bash_complete",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
        },
    )
    assert done.stderr == ""
    return [entry.partition(",")[2] for entry in done.stdout.split()]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("termblog rea", ["read"]),
        ("termblog se", ["search", "serve"]),
        ("termblog wal", ["wal"]),
        ("termblog read ri", ["river"]),
        ("termblog read RI", ["river"]),
        ("termblog read --sec", ["--section"]),
        ("termblog read river --section the", ["the-bridge", "the-way-home"]),
        ("termblog read nope --section x", []),
        ("termblog list --tag wa", ["walking"]),
        ("termblog list --category o", ["Outdoors"]),
        ("termblog list --series W", ["Walks"]),
        ("termblog list --author A", ["Ada"]),
        ("termblog list --tag zz", []),
        ("termblog read --theme in", ["ink"]),
        ("termblog list --color al", ["always"]),
        ("termblog read -b nowhere ri", ["ri"]),
    ],
)
def test_names_are_completed(blog: Path, line: str, offered: list[str]) -> None:
    """Commands, options, slugs, headings, tags and themes are offered as the line begins them."""
    assert _complete(blog, line) == offered


def test_few_of_many_are_offered(blog: Path) -> None:
    """Nobody is offered more names than they can look through."""
    for number in range(210):
        (blog / f"many-{number}.md").write_text(f"# {number}\n", "utf-8")
    assert len(_complete(blog, "termblog read many")) == 200


@pytest.mark.parametrize("shell", ["bash", "fish", "zsh"])
def test_each_shell_takes_its_script(blog: Path, shell: str) -> None:
    """The line that the guide gives for a shell works there, and completes a slug."""
    need(shell)
    lines = {
        "bash": 'eval "$(_TERMBLOG_COMPLETE=bash_source termblog)";'
        "COMP_WORDS=(termblog read ri); COMP_CWORD=2; _termblog_completion termblog ri;"
        ' echo "${COMPREPLY[@]}"',
        "fish": "_TERMBLOG_COMPLETE=fish_source termblog | source; complete -C 'termblog read ri'",
        "zsh": "autoload -Uz compinit; compinit -u;"
        'eval "$(_TERMBLOG_COMPLETE=zsh_source termblog)"; echo ${_comps[termblog]} river',
    }
    done = subprocess.run(
        [shell, "-c", lines[shell]],
        cwd=blog,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
    )
    assert done.stderr == ""
    assert "river" in done.stdout
    assert shell != "zsh" or "_termblog_completion" in done.stdout
