"""The specifications' examples: CommonMark's from npm, GitHub's from Debian's cmark-gfm; neither is committed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import NamedTuple

import pytest

_CACHE = Path(__file__).parents[2] / "build" / "conformance"
_VERSION = "0.31.2"
_GFM = Path("/usr/share/doc/cmark-gfm/spec.txt.gz")
_EXAMPLE = re.compile(
    r"^`{32} example(?P<kind>[ \w]*)\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$",
    re.MULTILINE | re.DOTALL,
)


class Example(NamedTuple):
    """One example of a specification."""

    number: int
    """As the specification counts it."""
    kind: str
    """The extension that it shows; empty for plain CommonMark."""
    text: str
    """Markdown."""
    html: str
    """What it means."""


def _fetch() -> Path:
    """Return CommonMark's specification, fetched on the first run."""
    spec = _CACHE / f"commonmark-{_VERSION}.txt"
    if spec.exists():
        return spec
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed, which brings the package commonmark-spec")
    _CACHE.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", f"commonmark-spec@{_VERSION}", "--pack-destination", str(_CACHE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"npm could not fetch commonmark-spec: {done.stderr.strip()[-200:]}")
    with tarfile.open(_CACHE / f"commonmark-spec-{_VERSION}.tgz") as archive:
        member = archive.extractfile("package/spec.txt")
        assert member is not None
        part = spec.with_suffix(f".{os.getpid()}")
        part.write_bytes(member.read())
        part.replace(spec)
    return spec


def _examples(text: str) -> list[Example]:
    text = text.partition("<!-- END TESTS -->")[0].replace("→", "\t")
    found = enumerate(_EXAMPLE.finditer(text), 1)
    return [Example(n, m["kind"].strip(), m["text"], m["html"]) for n, m in found]


@pytest.fixture(scope="session")
def commonmark() -> list[Example]:
    """Return the examples of CommonMark."""
    return _examples(_fetch().read_text("utf-8"))


@pytest.fixture(scope="session")
def gfm() -> list[Example]:
    """Return the examples of GitHub's extensions."""
    if not _GFM.exists():
        pytest.skip("cmark-gfm is not installed, whose documentation holds GitHub's examples")
    examples = _examples(gzip.decompress(_GFM.read_bytes()).decode())
    return [example for example in examples if example.kind not in ("", "disabled")]


def as_github(text: str, *extensions: str) -> str:
    """Return the HTML of GitHub's own parser.

    Args:
        text: Markdown.
        extensions: What it is to understand beyond CommonMark.
    """
    program = shutil.which("cmark-gfm")
    if program is None:
        pytest.skip("cmark-gfm is not installed, which is GitHub's own parser")
    wanted = [part for name in extensions for part in ("--extension", name)]
    command = [program, "--unsafe", *wanted]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return done.stdout
