"""The layers hold, and the contract that says so can fail."""

from __future__ import annotations

import shutil
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

CHECKOUT = Path(__file__).parents[2]
PLANTED = {
    "blog/post.py": ("import termblog.tui", "Imports point down only"),
    "text.py": ("import termblog.blog.post", "Imports point down only"),
    "blog/site.py": ("import rich", "The blog knows no terminal"),
    "layout/page.py": ("import textual", "The document knows no widgets"),
    "tui/travel.py": ("import PIL", "One module decodes pictures"),
    "hosting/limits.py": ("import termblog.hosting.hub", "No imports in a circle"),
    "blog/discover.py": (
        "if TYPE_CHECKING:\n    import termblog.blog.index",
        "No imports in a circle",
    ),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of `pyproject.toml` on the package in a folder."""
    code = (
        "import sys; sys.path.insert(0, 'src');"
        "from importlinter.cli import lint_imports_command;"
        "lint_imports_command(['--no-cache'])"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sources that may be spoiled."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(CHECKOUT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", folder)
    return folder


def test_the_layers_hold(copy: Path) -> None:
    """No module imports from a layer above it."""
    done = _lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_import_is_caught(copy: Path, name: str) -> None:
    """One import that points up, anywhere, breaks the contract by name."""
    line, contract = PLANTED[name]
    module = copy / "src" / "termblog" / name
    sound = module.read_text("utf-8")
    module.write_text(f"{sound}\n{line}\n", "utf-8")
    try:
        done = _lint(copy)
    finally:
        module.write_text(sound, "utf-8")
    assert done.returncode == 1, done.stdout
    assert f"{contract} BROKEN" in done.stdout


def test_no_module_leads_to_itself() -> None:
    """Nor does a package by way of one of its own, which the contract does not look at."""
    graph = grimp.build_graph("termblog")
    TopologicalSorter(
        {it: graph.find_modules_directly_imported_by(it) for it in graph.modules}
    ).prepare()
