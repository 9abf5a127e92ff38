"""The wheel, made from the sdist, works from a clean environment; so does an editable install."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

CHECKOUT = Path(__file__).parents[2]
NEEDED = (
    "py.typed",
    "styles/app.tcss",
    "styles/document.toml",
    "styles/themes/ink.toml",
    "content/guide-welcome.md",
)
_BIN, _EXE = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


class Built(NamedTuple):
    """What was built, and an environment with nothing of termblog but the wheel."""

    sdist: Path
    wheel: Path
    termblog: Path


def _run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that is to succeed, without a word of Python's own settings."""
    environment = {name: value for name, value in os.environ.items() if "PYTHON" not in name}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**environment, "COLUMNS": "80"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the sdist and the wheel from it, and install that wheel in a clean environment.

    The packages that termblog needs are lent by this environment through a `.pth`; termblog
    itself is not, since the `.pth` of an editable install there is not read.
    """
    folder = tmp_path_factory.mktemp("dist")
    build = (sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, CHECKOUT)
    _run(*build, folder=folder)
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    clean = folder / "clean"
    _run(sys.executable, "-m", "venv", clean, folder=folder)
    python = clean / _BIN / f"python{_EXE}"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    _run(*pip, "--no-deps", "--no-index", wheel, folder=folder)
    own = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(_run(python, "-c", own, folder=folder).stdout.strip())
    (site / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return Built(sdist, wheel, clean / _BIN / f"termblog{_EXE}")


@pytest.fixture
def nowhere(tmp_path: Path) -> Path:
    """Return an empty folder to start commands in."""
    folder = tmp_path / "nowhere"
    folder.mkdir()
    return folder


def _names(sdist: Path) -> set[str]:
    """Return the files of an sdist, from the project's top."""
    with tarfile.open(sdist) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_of_the_sdist_runs_from_an_empty_folder(built: Built, nowhere: Path) -> None:
    """The sdist holds the project, the wheel what the program needs, and the command works."""
    project = {"LICENSE", "Makefile", "README.md", "constraints.txt", "benchmarks/__init__.py"}
    assert project | {"styles/themes/ink.toml", "tests/conftest.py"} <= _names(built.sdist)
    inside = set(zipfile.ZipFile(built.wheel).namelist())
    assert {f"termblog/{name}" for name in NEEDED} <= inside
    assert not [name for name in inside if name.startswith(("tests", "docs", "benchmarks"))]

    where = "import termblog; print(termblog.__file__)"
    python = built.termblog.with_name(f"python{_EXE}")
    assert "clean" in _run(python, "-c", where, folder=nowhere).stdout
    assert "Welcome" in _run(built.termblog, "read", "guide-welcome", folder=nowhere).stdout
    assert "packaged" in _run(built.termblog, "themes", folder=nowhere).stdout


def test_a_checkout_runs_from_an_empty_folder(nowhere: Path) -> None:
    """The package of a checkout, as an editable install has it, finds styles and guide, too."""
    python = (sys.executable, "-m", "termblog")
    assert "Welcome" in _run(*python, "read", "guide-welcome", folder=nowhere).stdout
    assert "packaged" in _run(*python, "themes", folder=nowhere).stdout
