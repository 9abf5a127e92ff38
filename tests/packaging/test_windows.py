"""What is tried on Linux of a system like Windows: its modules, functions and signals are fewer.

The whole can only be tried on Windows itself; this finds what would not even be imported there.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

POORER = """
import asyncio, importlib, multiprocessing, os, pkgutil, shutil, signal, subprocess, sys, tempfile, webbrowser

import platformdirs  # which has a Linux and a Windows of its own

class Absent:
    '''Finds none of the modules that Windows lacks.'''
    def find_spec(self, name, path=None, target=None):
        if name in {"fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

for name in ("fcntl", "grp", "pty", "pwd", "resource", "syslog", "termios", "tty"):
    sys.modules.pop(name, None)
sys.meta_path.insert(0, Absent())
for name in ("CLOEXEC", "DIRECTORY", "NOCTTY", "NOFOLLOW", "NONBLOCK"):
    delattr(os, f"O_{name}")
for name in ("fork", "forkpty", "getuid", "geteuid", "openpty", "sched_getaffinity", "statvfs", "wait4"):
    delattr(os, name)
os.supports_dir_fd = set()
for name in ("ITIMER_VIRTUAL", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGTSTP", "SIGVTALRM", "SIGWINCH", "setitimer"):
    delattr(signal, name)
"""
"""Makes Python poorer by what Windows lacks; what Python and its packages look at on Linux is imported before."""

IMPORT = """
import termblog
for module in pkgutil.walk_packages(termblog.__path__, "termblog."):
    if module.name != "termblog.__main__":
        try:
            importlib.import_module(module.name)
        except (AttributeError, ModuleNotFoundError) as error:
            print(module.name, error.name)
"""

RUN = """
from termblog.cli import run
sys.exit(run(sys.argv[1:]))
"""

POST = "---\ntitle: River\ndate: 2024-01-02\n---\n\n```python\nstill = 'water'\n```\n"


def _poorer(code: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run code in a Python that lacks what Windows lacks."""
    command = [sys.executable, "-c", POORER + code, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """Return a blog with one post, saved as Windows' editors do."""
    (tmp_path / "river.md").write_bytes(POST.replace("\n", "\r\n").encode())
    return tmp_path


def test_only_hosting_needs_what_windows_lacks(tmp_path: Path) -> None:
    """Every other module can be imported."""
    done = _poorer(IMPORT, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    needing = [line.partition(" ")[0] for line in done.stdout.splitlines()]
    assert needing
    assert not [name for name in needing if not name.startswith("termblog.hosting.")]


@pytest.mark.parametrize(
    ("arguments", "shows"),
    [
        (["read", "river", "-P", "--color", "always"], "still"),
        (["read", "river.md", "-P"], "still"),
        (["list"], "river"),
        (["search", "water"], "River"),
        (["check", "--json"], "[]"),
        (["themes"], "ink"),
        (["config"], "theme"),
    ],
)
def test_commands_do_without_what_windows_lacks(
    blog: Path, arguments: list[str], shows: str
) -> None:
    """Reading, listing and searching need no signal, no descriptor of a folder and no fork."""
    done = _poorer(RUN, *arguments, folder=blog)
    assert (done.returncode, done.stderr) == (0, "")
    assert shows in done.stdout


def test_hosting_is_refused_in_a_sentence(blog: Path) -> None:
    """Who cannot host is told so, and what to do."""
    done = _poorer(RUN, "serve", "--web", "0", folder=blog)
    assert (done.returncode, done.stdout) == (2, "")
    assert "WSL" in done.stderr
    assert "Traceback" not in done.stderr
