"""Removes each defence once, in a copy of the tree, and looks whether its test fails.

`python -m tests.reliability.mutations [WORD …]` runs those whose threat or file holds a word, or all. It
takes minutes, and is run by hand: what it proves changes only with a defence or its test.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from tests.reliability.hosted_mutations import HOSTED
from tests.reliability.mutation import Mutation

_ROOT = Path(__file__).parents[2]
_COPIED = (
    "src",
    "styles",
    "content",
    "tests",
    "benchmarks",
    "deploy",
    "pyproject.toml",
    "README.md",
)


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
    Mutation("a million definitions", "document/ahead.py", "islice(_definitions(text), MOST)", "_definitions(text)", "tests/document/test_ahead.py"),
    Mutation("lexers that never end", "document/highlight.py", "            raise _OvertimeError", "            return", "tests/document/test_highlight.py"),
    Mutation("pictures of a hundred megapixels", "pictures/decode.py", "    if image.width * image.height > MOST_PIXELS:", "    if False:", "tests/pictures"),
    Mutation("pictures in odd formats", "pictures/decode.py", ", formats=FORMATS", "", "tests/pictures"),
    Mutation("an index on a disk that fails", "blog/store.py", "        except OSError:\n            path = None", "        except ZeroDivisionError:\n            path = None", "tests/blog/test_index.py tests/reliability/test_reliability.py -k caches"),
    Mutation("terminals of 30,000 columns", "hosting/limits.py", "        min(MAX_COLUMNS, max(MIN_COLUMNS, columns or 80)),", "        columns,", "tests/hosting/test_limits.py"),
    Mutation("front matter that writes escapes", "blog/frontmatter/parts.py", "        data = {sanitise(key): _clean(value) for key, value in data.items()}", "        pass", "tests/blog/frontmatter tests/blog/metadata"),
    Mutation("titles made of entities", "blog/metadata/resolve.py", "    title = plain(_title(sheet))", "    title = _title(sheet)", "tests/blog/metadata"),
    Mutation("summaries made of entities", "blog/metadata/resolve.py", "        summary=plain(summary(fields, body)),", "        summary=summary(fields, body),", "tests/blog/metadata"),
    Mutation("escapes in JSON", "cli/record.py", "    return escape(json.dumps(facts, ensure_ascii=ascii_only, indent=indent))", "    return json.dumps(facts, ensure_ascii=ascii_only, indent=indent)", "tests/cli/test_list.py tests/cli/test_output.py"),
    Mutation("what somebody forgets on stdout", "cli/output.py", "            self._stream.write(guard(text))", "            self._stream.write(text)", "tests/cli/test_output.py"),
    Mutation("escapes in errors on stderr", "cli/output.py", 'print(sanitise(f"termblog: {message}")', 'print(f"termblog: {message}"', "tests/cli/test_output.py"),
    Mutation("a stdout of ASCII", "cli/output.py", 'errors="replace", ', "", "tests/cli/test_run.py -k ascii"),
    Mutation("surrogates, which no stdout takes", "text.py", "    range(0xD800, 0xE000),  # surrogates, which no encoder takes\n", "", "tests/test_text.py"),
    Mutation("terminals of millions of columns", "cli/terminal.py", "    return max(NARROWEST, min(WIDEST, width))", "    return width", "tests/cli/test_terminal.py"),
    Mutation("file names that are no text", "blog/entries.py", "    if not _is_text(path):", "    if False:", "tests/blog/test_index.py tests/blog/test_edge_cases.py"),
    Mutation("two entries of one key", "blog/frontmatter/parts.py", "readable and not contradicts(data, data)", "readable", "tests/blog/frontmatter tests/reliability/test_reliability.py -k drafts"),
    Mutation("drafts on a broken line that runs on", "blog/metadata/status.py", '    words = " ".join(scalars(value)).split(maxsplit=1) if said is None else []', "    words: list[str] = []", "tests/blog/metadata"),
    Mutation("drafts in the front matter of others", "blog/metadata/resolve.py", "dict.fromkeys((*engine.formats, *DEFAULT))", "engine.formats", "tests/blog tests/reliability/test_reliability.py -k drafts"),
    Mutation("front matter that cannot be read", "blog/metadata/resolve.py", "    if not sheet.parts.matter.readable:\n        return Status.DRAFT\n", "", "tests/blog/metadata tests/blog/frontmatter"),
    Mutation("YAML nested without end", "blog/frontmatter/events.py", "        if depth > MAX_DEPTH:", "        if False:", "tests/blog/frontmatter"),
    Mutation("YAML of thousands of values", "blog/frontmatter/events.py", "        if self._nodes > MAX_NODES:", "        if False:", "tests/blog/frontmatter tests/reliability/test_matter.py"),
    Mutation("front matter of megabytes", "blog/frontmatter/parts.py", "    if len(block) > MAX_BYTES:", "    if False:", "tests/blog/frontmatter tests/reliability/test_matter.py"),
    Mutation("dotted keys of TOML", "blog/frontmatter/toml.py", "    if _DOTTED.search(block):", "    if False:", "tests/reliability/test_matter.py tests/blog/frontmatter"),
    Mutation("a folder that became a link", "blog/files.py", "            beneath = os.open(folder, _FLAGS | os.O_DIRECTORY, dir_fd=descriptor)", "            beneath = os.open(folder, os.O_RDONLY | os.O_DIRECTORY, dir_fd=descriptor)", "tests/blog/test_files.py"),
    Mutation("a save that is read half", "blog/files.py", "            if before == after and len(data) == min(before.size, LIMIT):", "            if True:", "tests/blog/test_files.py"),
    Mutation("an index that tells of itself", "blog/watch.py", " and not any(map(is_skipped, within.parts))", "", "tests/blog/test_watch.py"),
    Mutation("half of a post between two writes", "blog/entries.py", "    if may_go_on(path, content):\n        return None\n", "", "tests/blog/test_index.py"),
    Mutation("a post that is emptied before it is saved", "blog/index.py", "        return age < _REST or emptied", "        return age < _REST", "tests/blog/test_index.py"),
    Mutation("a save at the moment of the look", "blog/index.py", "        self._wait_for(restless)\n\n", "\n", "tests/blog/test_index.py tests/blog/test_watch.py"),
    Mutation("saves while one reads", "blog/watch.py", "                looked = True\n                yield\n", "                looked = True\n", "tests/blog/test_watch.py"),
    Mutation("memory that each save leaves", "blog/index.py", "undisturbed() if self.entries else settled()", "settled()", "tests/blog/test_index.py"),
    Mutation("an index that cannot be removed", "blog/store.py", "        except OSError:\n            path = None\n        if path is None:", "        except OSError:\n            raise\n        if path is None:", "tests/reliability/test_reliability.py -k caches"),
    Mutation("a disk that fails once beneath the state", "state/store.py", "        try:\n            return self._connect()\n        except (sqlite3.Error, OSError):\n            pass\n        try:", "        try:", "tests/state"),
    Mutation("what is not written yet at the end", "state/store.py", "(self._closing and self._failed) else", "self._closing else", "tests/state"),
    Mutation("damage that SQLite passes over", "state/database.py", '    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):\n        raise _damage()\n', "", "tests/state"),
    Mutation("a new state taken for the damaged one", "state/database.py", "    if identify(file) == identity:", "    if True:", "tests/state"),
    Mutation("a state that others may read", "state/database.py", ", mode=0o700)", ")", "tests/state"),
    Mutation("a newer termblog's state", "state/database.py", "    if version > schema.VERSION:\n        raise NewerError\n", "", "tests/state"),
    Mutation("marked sections of HTML", "document/markup.py", "        return self.parse_bogus_comment(i, bool(report))", "        return super().parse_marked_section(i, report)", "tests/document"),
    Mutation("links that begin over and over", "blog/words.py", r'r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)"', r'r"\[[^\]]*\]\([^)]*\)"', "tests/blog/test_search.py tests/test_patterns.py"),
    Mutation("lists without end", "document/parser.py", "        yield from dict.fromkeys((near, far, state.lineMax))", "        yield state.lineMax", "tests/document/test_bounds.py"),
    Mutation("lists of long items", "document/parser.py", "(near, far, state.lineMax)", "(far, state.lineMax)", "tests/document/test_bounds.py"),
    Mutation("lines of one block, one by one", "document/lines.py", "        if indent or self.level or begin >= end:", "        if True:", "tests/document/test_lines.py"),
    Mutation("comments of thousands of lines", "document/parser.py", ".use(enclosed_html)", "", "tests/document"),
    Mutation("matches without end", "tui/finder.py", " and self.count < MOST and", " and", "tests/tui/test_finder.py"),
    Mutation("finding that holds up the loop", "tui/finder.py", "        stop = self._next + lines\n", "        stop = self._next + 1_000_000\n", "tests/tui/test_finder.py"),
    Mutation("what somebody forgets in the app", "tui/app.py", "        return guarded(super().get_driver_class())", "        return super().get_driver_class()", "tests/tui/test_guard.py"),
    Mutation("sequences that the app does not write", "tui/guard.py", "        super().write(local_guard()(data))", "        super().write(data)", "tests/tui/test_guard.py"),
    Mutation("folders that may not be read", "blog/discover.py", "        if folder and isinstance(error, PermissionError):", "        if False:", "tests/blog/test_index.py"),
    Mutation("documents that outlive their readers", "document/parse.py", "partial(_Source._built, proxy(self))", "partial(_Source._built, self)", "tests/tui/test_travel.py -k gone"),
    Mutation("pauses that look for garbage", "tui/heap.py", "            gc.freeze()\n", "", "tests/tui/test_heap.py"),
    Mutation("a held Enter that closes the app", "tui/screens/overlay.py", "super().dismiss(result) if self.is_active else AwaitComplete()", "super().dismiss(result)", "tests/tui/test_screens.py -k second"),
    Mutation("scripts in the page", "hosting/markup.py", "    return escape(sanitise(words), quote=False)", "    return sanitise(words)", "tests/hosting/test_markup.py"),
    Mutation("addresses in the page", "hosting/article.py", 'Kind.EXTERNAL: target.address}.get(target.kind, "")', "Kind.EXTERNAL: target.address}.get(target.kind, href)", "tests/hosting/test_article.py"),
    Mutation("what the page may load", "hosting/web.py", '        return {**_HEADERS, "Content-Security-Policy": self._policy(request)}', "        return {**_HEADERS}", "tests/hosting/test_web.py -k locks"),
    *HOSTED,
)  # fmt: skip


def main() -> int:
    """Try mutations, and print what became of each; 1 where a defence can be removed unseen."""
    words = sys.argv[1:]
    chosen = [
        it
        for it in MUTATIONS
        if not words or any(word in it.threat or word in it.file for word in words)
    ]
    unseen = [mutation for mutation in chosen if not _fails_without(mutation)]
    print(f"{len(chosen) - len(unseen)} of {len(chosen)} defences are missed when they are removed")  # noqa: T201  a command prints
    return 1 if unseen else 0


def _fails_without(mutation: Mutation) -> bool:
    """Tell whether the test fails without the defence, and passes with it."""
    status, first = _with_all(mutation.tests)
    if status:
        verdict = f"no verdict, since with it pytest ends with {status}: {first}"
    else:
        status, first = _run(mutation.tests, mutation)
        verdicts = {0: "NOT MISSED", 1: f"missed by {first}"}
        verdict = verdicts.get(status, f"no verdict: pytest ended with {status}")
    print(f"{mutation.threat}: {verdict}", flush=True)  # noqa: T201  a command prints
    return verdict.startswith("missed")


@cache
def _with_all(tests: str) -> tuple[int, str]:
    """Run tests with every defence in its place: those that fail then would prove nothing."""
    return _run(tests)


def _run(tests: str, without: Mutation | None = None) -> tuple[int, str]:
    """Run tests in a copy of the tree; return how pytest ended, and the first test that failed."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        root.chmod(0o755)  # some tests run as nobody, who must read the copy
        for part in _COPIED:
            _copy(_ROOT / part, root / part)
        if without is not None:
            _remove(root / "src" / "termblog" / without.file, without)
        done = _test(root, tests.split())
    failed = re.search(r"^(?:FAILED|ERROR) (tests/.+?)(?: - .*)?$", done.stdout, re.MULTILINE)
    return done.returncode, failed[1] if failed else ""


def _remove(file: Path, mutation: Mutation) -> None:
    text = file.read_text("utf-8")
    assert text.count(mutation.defence) == 1, f"{mutation.threat}: the defence has changed"
    file.write_text(text.replace(mutation.defence, mutation.without), "utf-8")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(
            source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    else:
        shutil.copy(source, target)


def _test(root: Path, arguments: list[str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-cov", "-p", "no:cacheprovider"]
    paths = os.pathsep.join((str(root / "src"), str(root)))
    return subprocess.run(
        [*command, *arguments],
        cwd=root,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


if __name__ == "__main__":
    sys.exit(main())
