"""Other blog engines, which read the same blogs: what they list is what we should list.

They are no dependencies of termblog. `.ci/run` installs them into `.venv/peers`; a test whose
engine is missing skips.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_PEERS = Path(sys.prefix) / "peers"
_PLACES = (_PEERS / "bin", _PEERS / "node_modules" / ".bin")
_SHORTCODE = re.compile(r"\{\{[<%]\s*(/?)\s*([\w/-]+)")


def peer(name: str) -> str:
    """Return an engine's program, or skip."""
    path = os.pathsep.join([*map(str, _PLACES), os.environ["PATH"]])
    found = shutil.which(name, path=path)
    return found or pytest.skip(f"{name} is not installed; .ci/run does that")


def run(*command: str, cwd: Path, **environment: str) -> str:
    """Run an engine within a blog, with more variables if need be, and return what it prints."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2_000:] + done.stdout[-2_000:]
    return done.stdout


def copy(blog: Path, root: Path) -> Path:
    """Copy a blog of the corpus to where an engine may write."""
    shutil.copytree(blog, root, copy_function=shutil.copyfile)
    for folder, _, _ in os.walk(root):
        Path(folder).chmod(0o755)
    return root


def shorten(root: Path) -> None:
    """Cut every post behind its front matter: Pelican would render all of it."""
    for file in root.rglob("*.m*"):
        if file.is_file():
            file.write_text(file.read_text()[:400])


def without_theme(root: Path) -> None:
    """Let Hugo read a blog without its theme: the theme is not named, its shortcodes are empty."""
    for config in (*root.glob("config.*"), *root.glob("config/_default/hugo.*")):
        text = re.sub(r"^theme *[=:].*", "", config.read_text(), flags=re.MULTILINE)
        config.write_text(re.sub(r"^enableGitInfo.*", "", text, flags=re.MULTILINE))
    found = {
        shortcode
        for file in root.rglob("*.m*")
        if file.is_file()
        for shortcode in _SHORTCODE.findall(file.read_text(errors="replace"))
    }
    for slash, name in sorted(found):  # the ones that are closed come last and hold something
        layout = root / "layouts" / "shortcodes" / f"{name}.html"
        layout.parent.mkdir(parents=True, exist_ok=True)
        layout.write_text("{{ .Inner }}" if slash else "")
