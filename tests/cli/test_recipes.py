"""The guide's recipes with other programs work as they are printed."""

from __future__ import annotations

import os
import re
import subprocess
import sysconfig
from typing import TYPE_CHECKING

from termblog import paths
from tests.programs import need

if TYPE_CHECKING:
    from pathlib import Path

BIN = sysconfig.get_path("scripts")
RECIPES = re.findall(
    r"^```sh\n(.*?)^```",
    (paths.guide() / "guide-settings.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)


def _recipe(word: str) -> str:
    """Return the guide's recipe that names a program."""
    (found,) = (recipe for recipe in RECIPES if word in recipe)
    return str(found).strip()


def _sh(blog: Path, script: str) -> str:
    """Run a script in a blog's folder and return what it prints."""
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=blog,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "LESS": ""},
    )
    assert done.stderr == ""
    return done.stdout


def test_fzf_picks_a_post(blog: Path) -> None:
    """`list` feeds fzf, the first word of a line is the slug, and the preview is the post."""
    need("fzf")
    need("bash")
    recipe = _recipe("fzf")
    chosen = recipe.replace("fzf --preview", "fzf --filter walk --preview").replace("-o ", "")
    assert "It has gone." in _sh(blog, chosen)
    preview = re.search("--preview '(.*?)'", recipe)
    assert preview is not None
    assert "\x1b[" in _sh(blog, preview[1].replace("{1}", "river"))


def test_less_shows_markdown(blog: Path) -> None:
    """With the guide's LESSOPEN, less shows a post as termblog does, and other files as they are."""
    need("less")
    need("bash")
    (blog / "notes.txt").write_text("# as it is\n", "utf-8")
    shown = _sh(
        blog, f"{_recipe('LESSOPEN')}\nless -R 2024-03-01-river.md | cat\nless notes.txt | cat"
    )
    assert "A walk along the river" in shown
    assert "tags:" not in shown
    assert "# as it is" in shown


def test_jq_picks_from_a_list(blog: Path) -> None:
    """`list --json` is what jq reads."""
    need("jq")
    need("bash")
    recipe = _recipe("jq").replace("rust", "walking").replace("2300", "3")
    assert "river" in _sh(blog, recipe).split()


def test_output_can_be_grepped(blog: Path) -> None:
    """In a pipe there are words and nothing else, so that grep and awk find them."""
    need("bash")
    assert _sh(blog, "termblog read river | grep -c 'It has gone.'") == "1\n"
    assert _sh(blog, "termblog list | awk '{print $1}' | head -n 1") == "hello\n"
