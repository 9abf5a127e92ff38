"""What every test shares: a home of its own, and the corpus of real blogs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

collect_ignore = [] if hasattr(os, "fork") else ["hosting"]  # which is refused there
_SHARED = Path(__file__).parent.parent.parent / "shared"


# How fast a machine is today says nothing about the code.
settings.register_profile("termblog", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("termblog")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take `--write-golden`, which `make snapshot` gives."""
    parser.addoption("--write-golden", action="store_true", help="take the texts as they are now")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Skip no test where CI promises all that it needs."""
    report = yield
    _hold_to_promise(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Skip no module there, either."""
    report = yield
    _hold_to_promise(report)
    return report


def _hold_to_promise(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Let fail what is skipped for want of something, where `.ci/run` has installed everything."""
    if report.skipped and os.environ.get("CI") == "true":
        report.outcome = "failed"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a text with a file that people have found good."""
    write = bool(request.config.getoption("--write-golden"))

    def compare(file: Path, text: str) -> None:
        if write:
            file.write_text(text, "utf-8")
        assert text == file.read_text("utf-8")

    return compare


def _shared(folder: Path) -> Path:
    """Return a folder of test data, or skip."""
    if not folder.is_dir():
        pytest.skip(f"no test data at {folder}; set TERMBLOG_CORPUS to the folder of real blogs")
    return folder


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that no user's settings or cache are touched."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name, value in {
        "HOME": folder,
        "XDG_CONFIG_HOME": folder / "config",
        "XDG_CACHE_HOME": folder / "cache",
        "XDG_STATE_HOME": folder / "state",
        "XDG_DATA_HOME": folder / "data",
    }.items():
        monkeypatch.setenv(name, str(value))
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "PAGER"):
        monkeypatch.delenv(name, raising=False)
    for name in [name for name in os.environ if name.startswith("TERMBLOG_")]:
        if name != "TERMBLOG_CORPUS":
            monkeypatch.delenv(name)
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the folder of real blogs."""
    return _shared(Path(os.environ.get("TERMBLOG_CORPUS", _SHARED / "corpus")))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Return the folder of the two seed posts."""
    return _shared(Path(os.environ.get("TERMBLOG_CORPUS", _SHARED / "corpus")).parent / "seeds")
