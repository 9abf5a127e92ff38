"""A first look at a blog's folder: names to a depth of three, and a few small files.

Recognising an engine must stay cheap however big the blog is, so a survey lists a bounded number
of names and reads only configuration files and the heads of some posts.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cached_property
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from termblog.blog.engines.configs import LOADERS
from termblog.blog.files import read_file
from termblog.blog.frontmatter.parts import split
from termblog.errors import TermblogError
from termblog.patterns import late
from termblog.text import decode, sanitise

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence

    from termblog.blog.frontmatter.format import Value

_DEPTH = 3
_MAX_NAMES = 20_000
_MAX_CONFIG = 400_000
_HEADS = 12
_AUTHORS = frozenset(
    {"authors.yml", "authors.yaml", ".authors.yml", "authors.json", "authors.toml"}
)
_AUTHOR = late(r"(?:^|/)_?authors/([^/]+?)(?:/_?index)?\.mdx?$")
_MAX_AUTHORS = 200
_TEXTS = (".md", ".mdx", ".markdown", ".rst")
_SKIPPED = frozenset({
    ".git", ".hg", ".svn", ".github", ".venv", "node_modules", "vendor", "static", "assets",
    "images", "img",
})  # fmt: skip


class Survey:
    """What a first look at a folder finds.

    Args:
        root: The folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        """The folder."""

    @cached_property
    def _seen(self) -> tuple[list[str], list[str]]:
        return _walk(self.root)

    @property
    def names(self) -> Sequence[str]:
        """Files to a depth of three, shallowest first, relative, with forward slashes."""
        return self._seen[0]

    @cached_property
    def folders(self) -> frozenset[str]:
        """The folders to a depth of four, relative; the top is empty."""
        return frozenset(["", *(name[:-1] for name in self._seen[1])])

    @cached_property
    def _spelled(self) -> str:
        """All files in one text."""
        return "\n".join(self.names)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        named: dict[str, list[str]] = {}
        for name in self.names:
            if not name.endswith(_TEXTS):  # which no configuration is, and most files are
                named.setdefault(name.rpartition("/")[2], []).append(name)
        return named

    @cached_property
    def packages(self) -> dict[str, str]:
        """Npm packages that a `package.json` lists, with the folder of the shallowest."""
        found: dict[str, str] = {}
        for name in self.find("package.json"):
            config = self.load(name)
            for key in ("dependencies", "devDependencies"):
                for package in _keys(config.get(key)):
                    found.setdefault(package, parent(name))
        return found

    @cached_property
    def authors(self) -> dict[str, str]:
        """Names of authors by the ids that posts use, from `authors.yml` and its like."""
        names = self.named("authors")
        lists = [name for name in names if name.rpartition("/")[2] in _AUTHORS]
        rows = [row for name in lists for row in _people(self.load(name))]
        pages = [found for name in names if (found := _AUTHOR.search(name))][:_MAX_AUTHORS]
        rows += [(page[1], self._called(page.string)) for page in pages]
        return {key: who for key, value in reversed(rows) if (who := _name(value))}

    def _called(self, name: str) -> Value:
        """Return the name that an author's page gives, else its title."""
        said = split(self.text(name)).matter.data
        return said.get("name") or said.get("title")

    def named(self, part: str) -> list[str]:
        """Return the files whose paths hold a text, shallowest first.

        Args:
            part: Tells most of ten thousand files apart in a twentieth of a pattern's time.
        """
        return [name for name in self.names if part in name] if part in self._spelled else []

    def find(self, pattern: str) -> list[str]:
        """Return the files that end in such a path, shallowest first; none that is a text.

        Args:
            pattern: A name or a path, such as `config/_default/hugo.toml`.
        """
        alike = self._by_name.get(pattern.rpartition("/")[2], [])
        return [name for name in alike if f"/{name}".endswith(f"/{pattern}")]

    def present(self, home: str, folders: Iterable[str]) -> tuple[str, ...]:
        """Return which folders exist, joined to home; home itself where none does.

        Args:
            home: A folder, relative; empty for the top.
            folders: Relative to it.
        """
        joined = [join(home, folder) for folder in folders]
        return tuple(folder for folder in joined if (self.root / folder).is_dir()) or (home,)

    def inside(self, folder: str) -> list[str]:
        """Return the folders in a folder, relative to the top, though it may lie too deep for a look.

        Args:
            folder: Relative; empty for the top.
        """
        if folder.count("/") < _DEPTH:
            return [one for one in self.folders if one and parent(one) == folder]
        return [f"{folder}/{name}" for name in _entries(self.root / folder)[1]]

    def holds_text(self, folder: str, but: str = "") -> bool:
        """Tell whether a Markdown file was seen in a folder or beneath it.

        Args:
            folder: Relative; what lies too deep for the first look is looked through.
            but: The name without ending, lower case, of files that do not count.
        """
        inside = f"{folder}/" if folder else ""
        deep = {one for one in (folder, *self.folders) if one.count("/") >= _DEPTH}
        below = (
            f"{one}/{name}"
            for one in deep
            if f"{one}/".startswith(inside)
            for name in _walk(self.root / one)[0]
        )
        return any(
            name.startswith(inside) and name.endswith(_TEXTS) and _stem(name) != but
            for name in chain(self.names, below)
        )

    def text(self, name: str, limit: int = _MAX_CONFIG) -> str:
        """Return the start of a file, empty where it cannot be read.

        Args:
            name: Relative to the folder.
            limit: In bytes.
        """
        try:
            return decode(read_file(self.root, name).data[:limit])[0]
        except TermblogError:
            return ""

    def load(self, name: str) -> Mapping[str, Value]:
        """Return a configuration as a mapping; of a program, only its plain assignments.

        Args:
            name: Relative to the folder.
        """
        loader = LOADERS.get(PurePosixPath(name).suffix)
        return loader(self.text(name)) if loader else {}

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The starts of a few Markdown files from all over the folder."""
        names = [name for name in self.names if name.endswith((".md", ".mdx", ".rst", ".txt"))]
        names = [name for name in names if "/" in name or "readme" not in name.lower()]
        step = max(1, len(names) // _HEADS)
        return tuple(self.text(name, 2_048) for name in names[::step][:_HEADS])

    def most(self, pattern: re.Pattern[str]) -> bool:
        """Tell whether at least half of the heads hold something.

        Args:
            pattern: What to look for.
        """
        hits = sum(1 for head in self.heads if pattern.search(head))
        return hits * 2 >= len(self.heads) > 0


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


def _stem(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].lower()


def _people(listed: Mapping[str, Value]) -> Iterable[tuple[str, Value]]:
    inner = listed.get("authors")
    return (inner if isinstance(inner, dict) else listed).items()


def _name(value: Value) -> str:
    name = value.get("name") if isinstance(value, dict) else value
    return sanitise(name) if isinstance(name, str) else ""


def _keys(value: Value) -> Iterable[str]:
    return value if isinstance(value, dict) else ()


def _walk(root: Path) -> tuple[list[str], list[str]]:
    """Return the files of a folder to a depth of three, and the folders to one of four, shallowest first."""
    files: list[str] = []
    folders: list[str] = []
    level = [""]
    for _ in range(_DEPTH + 1):
        deeper: list[str] = []
        for inside in level:
            room = _MAX_NAMES - len(files) - len(folders) - len(deeper)
            if room <= 0:
                break
            names, inner = _entries(root / inside)
            files += [inside + name for name in names[:room]]
            deeper += [f"{inside}{name}/" for name in inner[:room] if name not in _SKIPPED]
        folders += deeper
        level = deeper
    return files, folders


def _entries(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of the files and of the folders in a folder, in order."""
    files: list[str] = []
    folders: list[str] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            (folders if entry.is_dir(follow_symlinks=False) else files).append(entry.name)
    return sorted(files), sorted(folders)
