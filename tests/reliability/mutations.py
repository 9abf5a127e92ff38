"""Removes each defence once, in a copy of the tree, and looks whether its test fails.

`python -m tests.reliability.mutations [WORD …]` runs those whose threat holds a word, or all. It
takes minutes, and is run by hand: what it proves changes only with a defence or its test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).parents[2]
_COPIED = ("src", "styles", "content", "tests", "benchmarks", "pyproject.toml", "README.md")


class Mutation(NamedTuple):
    """A defence, how it is removed, and the test that must then fail."""

    threat: str
    """What it is against."""
    file: str
    """Beneath `src/termblog`."""
    defence: str
    """The text that is replaced; it is there exactly once."""
    without: str
    """What is there instead."""
    tests: str
    """What pytest is given."""


MUTATIONS = (
    Mutation("escapes in a text", "text.py", "    if _is_harmless(text):\n        return text", "    return text", "tests/test_text.py"),
    Mutation("escapes that reach stdout", "text.py", "    return _NOT_STYLING.sub(lambda found: found[0].translate(_TABLE), text)", "    return text", "tests/test_text.py"),
    Mutation("stacked marks", "text.py", "    if len(stacked) == len(letters):\n        return run[:_MOST_MARKS]", "    return run", "tests/test_text.py"),
    Mutation("links to scripts", "text.py", '    if parts.scheme not in ("http", "https") or "\\\\" in parts.netloc or parts.port == 0:\n        return None\n', "", "tests/test_text.py"),
    Mutation("markup in widgets", "tui/content.py", "    return Content(sanitise(text))", "    return Content.from_markup(text)", "tests/tui/test_content.py"),
    Mutation("devices and pipes as posts", "blog/files.py", "        if not stat.S_ISREG(status.st_mode):", "        if False:", "tests/blog/test_files.py"),
    Mutation("links out of the blog", "blog/files.py", "    return real if real.is_relative_to(root) else None", "    return real", "tests/blog"),
    Mutation("TOML of thousands of keys", "blog/frontmatter/toml.py", '    if block.count("=") > _MOST_ENTRIES or block.count("[") > _MOST_ENTRIES:', "    if False:", "tests/reliability/test_matter.py"),
    Mutation("drafts that contradict themselves", "blog/frontmatter/format.py", "    if known is more and len(set(map(str.casefold, known))) == len(known):\n        return False", "    return False", "tests/blog tests/reliability/test_reliability.py -k drafts"),
    Mutation("tables of thousands of cells", "document/bounds.py", "    return end if cells > MOST_CELLS or large else 0", "    return 0", "tests/document/test_bounds.py"),
    Mutation("quotes within quotes", "document/bounds.py", "    return sum(len(token.content) * (token.level - 1) for token in tokens) > _HEAVIEST", "    return False", "tests/document/test_bounds.py"),
    Mutation("HTML of thousands of tags", "document/bounds.py", "    return tags > _MOST_TAGS or len(text) > _MOST_HTML", "    return False", "tests/document/test_bounds.py"),
    Mutation("endless code", "document/bounds.py", '    return len(token.content) > MOST_CODE or token.content.count("\\n") > _MOST_CODE_LINES', "    return False", "tests/document/test_bounds.py"),
    Mutation("endless paragraphs", "document/pieces.py", "len(tokens[1].content) > LONGEST_INLINE", "False", "tests/document/test_bounds.py"),
    Mutation("a hundred thousand blocks", "document/parser.py", "            if self._spent > MOST_TOKENS:\n                break\n", "", "tests/document/test_bounds.py"),
    Mutation("a million lines", "document/bounds.py", '    if len(text) <= MOST_LINES or text.count("\\n") <= MOST_LINES:', "    if True:", "tests/document/test_bounds.py"),
    Mutation("blocks that fill the memory", "document/parse.py", "            old.release()\n", "", "tests/document/test_bounds.py"),
    Mutation("lines that fill the memory", "layout/galley.py", "        while self._count > MOST_LINES and len(self._kept) > 1:", "        while False:", "tests/layout"),
    Mutation("blocks that show nothing", "layout/page.py", "        self.short = self.short or not enough\n        return enough", "        return True", "tests/layout"),
    Mutation("a screen that waits for the last line", "document/parse.py", "        if asking and self._last_definition - self._phase.position > _NEAR:", "        if False:", "tests/document/test_ahead.py"),
    Mutation("lexers that never end", "document/highlight.py", "            raise _OvertimeError", "            return", "tests/document/test_highlight.py"),
    Mutation("pictures of a hundred megapixels", "pictures/decode.py", "    if image.width * image.height > MOST_PIXELS:", "    if False:", "tests/pictures"),
    Mutation("pictures in odd formats", "pictures/decode.py", ", formats=FORMATS", "", "tests/pictures"),
    Mutation("an index on a disk that fails", "blog/store.py", "        except OSError:\n            path = None", "        except ZeroDivisionError:\n            path = None", "tests/blog/test_index.py tests/reliability/test_reliability.py -k caches"),
    Mutation("terminals of 30,000 columns", "hosting/limits.py", "        min(MAX_COLUMNS, max(MIN_COLUMNS, columns or 80)),", "        columns,", "tests/hosting/test_limits.py"),
)  # fmt: skip


def main() -> int:
    """Try mutations, and print what became of each; 1 where a defence can be removed unseen."""
    words = sys.argv[1:]
    chosen = [it for it in MUTATIONS if not words or any(word in it.threat for word in words)]
    unseen = [mutation for mutation in chosen if not _fails_without(mutation)]
    print(f"{len(chosen) - len(unseen)} of {len(chosen)} defences are missed when they are removed")  # noqa: T201  a command prints
    return 1 if unseen else 0


def _fails_without(mutation: Mutation) -> bool:
    """Tell whether the test fails without the defence, and passes with it put back by nobody else."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in _COPIED:
            _copy(_ROOT / part, root / part)
        file = root / "src" / "termblog" / mutation.file
        text = file.read_text("utf-8")
        assert text.count(mutation.defence) == 1, f"{mutation.threat}: the defence has changed"
        file.write_text(text.replace(mutation.defence, mutation.without), "utf-8")
        status = _test(root, mutation.tests.split())
    verdict = {0: "NOT MISSED", 1: "missed"}.get(status, f"no verdict: pytest ended with {status}")
    print(f"{mutation.threat}: {verdict}", flush=True)  # noqa: T201  a command prints
    return status == 1


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(
            source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    else:
        shutil.copy(source, target)


def _test(root: Path, arguments: list[str]) -> int:
    """Run tests in a copy of the tree, and return how pytest ended."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-cov", "-p", "no:cacheprovider"]
    paths = os.pathsep.join((str(root / "src"), str(root)))
    done = subprocess.run(
        [*command, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        check=False,
    )
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
