"""A first look at a blog's folder: names to a depth of three, and a few small files.

Recognising an engine must stay cheap however big the blog is, so a survey lists a bounded number
of names and reads only configuration files and the heads of some posts.
"""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from termblog.blog.discover import SKIPPED, read_file
from termblog.blog.frontmatter import FORMATS
from termblog.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_DEPTH = 3
_MAX_NAMES = 20_000
_MAX_CONFIG = 1_000_000


@dataclass(frozen=True)
class Survey:
    """What a first look at a folder finds."""

    root: Path
    """The folder."""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Files to a depth of three, shallowest first, relative, with forward slashes."""
        return tuple(_walk(self.root))

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders that hold those files, and theirs."""
        return frozenset(
            str(parent) for name in self.names for parent in PurePosixPath(name).parents
        )

    @cached_property
    def packages(self) -> dict[str, str]:
        """Npm packages that a `package.json` lists, with the folder of the shallowest."""
        found: dict[str, str] = {}
        for name in self.find("package.json"):
            config = self.load(name)
            for key in ("dependencies", "devDependencies"):
                for package in config.get(key) or ():
                    found.setdefault(package, parent(name))
        return found

    def find(self, pattern: str) -> list[str]:
        """Return the files that end in such a path, shallowest first.

        Args:
            pattern: A name or a path, such as `config/_default/hugo.toml`.
        """
        return [name for name in self.names if name == pattern or name.endswith("/" + pattern)]

    def present(self, home: str, folders: Iterable[str]) -> tuple[str, ...]:
        """Return which folders exist, joined to home; home itself where none does.

        Args:
            home: A folder, relative; empty for the top.
            folders: Relative to it.
        """
        joined = [join(home, folder) for folder in folders]
        return tuple(folder for folder in joined if (self.root / folder).is_dir()) or (home,)

    def text(self, name: str, limit: int = _MAX_CONFIG) -> str:
        """Return the start of a file, empty where it cannot be read.

        Args:
            name: Relative to the folder.
            limit: In bytes.
        """
        try:
            return decode(read_file(self.root, name, limit))[0]
        except OSError:
            return ""

    def load(self, name: str) -> Mapping[str, Any]:
        """Return a YAML, TOML or JSON file as a mapping of strings, lists and mappings.

        Args:
            name: Relative to the folder.
        """
        loader = _LOADERS.get(PurePosixPath(name).suffix)
        return loader(self.text(name)) if loader else {}


def parent(name: str) -> str:
    """Return the folder of a relative path; empty for the top.

    Args:
        name: With forward slashes.
    """
    return name.rpartition("/")[0]


def join(home: str, name: str) -> str:
    """Return a path beneath a folder, without empty or dotted parts.

    Args:
        home: A folder, relative; empty for the top.
        name: Relative to it.
    """
    return "/".join(part for part in f"{home}/{name}".split("/") if part not in ("", ".", ".."))


def _walk(root: Path) -> Iterator[str]:
    level, count = [""], 0
    for _ in range(_DEPTH + 1):
        deeper: list[str] = []
        for folder in level:
            for entry in _entries(root / folder):
                count += 1
                if count > _MAX_NAMES:
                    return
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in SKIPPED:
                        deeper.append(join(folder, entry.name))
                else:
                    yield join(folder, entry.name)
        level = deeper


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def _load_toml(text: str) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _load_json(text: str) -> Mapping[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _load_yaml(text: str) -> Mapping[str, Any]:
    return FORMATS["yaml"].parse(text).data


_LOADERS = {".toml": _load_toml, ".json": _load_json, ".yml": _load_yaml, ".yaml": _load_yaml}
