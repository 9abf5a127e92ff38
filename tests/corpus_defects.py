"""Counts the real posts in which something shows that should not, or does not that should.

    python -m tests.corpus_defects [FOLDER] [--list] [--sample N]

Every file of every blog is read as its engine reads it, and laid out. A file has a defect where
template syntax is visible outside code, or where a word of its prose is nowhere on the page. What
an author really meant to show is listed in `corpus_reasons.csv`, with the reason.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.blog.discover import find_files
from termblog.blog.engines import engine_of, open_site
from termblog.blog.metadata.resolve import read_post
from termblog.document.document import Context
from termblog.document.parse import parse
from tests.prose import prose_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.document.document import Document, Span

WIDTH = 400
"""Cells; wide enough that hardly a word of a table is cut."""
REASONS = Path(__file__).with_name("corpus_reasons.csv")
"""What authors meant to show: blog, file, what is seen, why."""

_GARBAGE = re.compile(
    r"\{%|%\}|\{\{|\{:[\s.#\w]|(?:^|\s):::|\[\[|</?(?P<tag>[A-Za-z][\w-]*)(?:\s+[A-Za-z_:@{][^<>]*)?/?>"
    r"|^\s*(?:import\s.*\sfrom\s+['\"]|import\s+['\"]|export\s+(?:const|default)\s)"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that is wrong with one file."""

    blog: str
    """The blog's folder in the corpus."""
    path: str
    """The file in it."""
    seen: str
    """What shows and should not; or `missing:` and the words that should show."""


def _spans(document: Document) -> Iterator[list[Span]]:
    document.grow()
    context = Context(WIDTH)
    for unit in document.units:
        for block in unit.blocks:
            for line in block.render(context):
                yield list(line.spans)


def _is_code(span: Span) -> bool:
    return any(name in span.style for name in ("md.code", "md.kbd", "md.math"))


def _is_escaped(tag: str | None, body: str) -> bool:
    """Tell whether the author escaped the bracket: then it is a word, not a tag."""
    return bool(tag) and any(f"{bracket}{tag}" in body for bracket in ("&lt;", "\\<", "&lt;/"))


def inspect(body: str, syntax: Iterable[str], title: str = "") -> Iterator[str]:
    """Yield what is wrong with a post's text once it is laid out.

    Args:
        body: The text, without front matter.
        syntax: The names of its dialects.
        title: The post's own, which may stand above instead of in the text.
    """
    shown: set[str] = set(_WORD.findall(title.casefold()))
    texts: list[str] = []
    addresses: list[str] = []
    for spans in _spans(parse(body, syntax, title=title)):
        visible = "".join("\0" if _is_code(span) else span.text for span in spans)
        for match in _GARBAGE.finditer(visible):
            if _is_escaped(match["tag"], body):
                continue
            yield visible[match.start() : match.start() + 40].replace("\0", "`")
        texts.append("".join(span.text for span in spans if not span.chrome))
        addresses += [span.href for span in spans]
    shown.update(_WORD.findall(" ".join(texts + addresses).casefold()))
    glued = re.sub(r"[\W_]+", "", "".join(texts).casefold())
    missing = [word for word in prose_words(body) if word not in shown and word not in glued]
    if missing:
        yield "missing: " + " ".join(missing[:12])


def find_defects(corpus: Path, *, every: int = 1) -> Iterator[Defect | None]:
    """Yield the defects of all posts, and nothing for a post that has none.

    Args:
        corpus: The folder of blogs.
        every: 1 for all files, N for each Nth.
    """
    for root in sorted(folder for folder in corpus.iterdir() if folder.is_dir()):
        site = open_site(root)
        for number, fact in enumerate(find_files(site)):
            if number % every:
                continue
            reading = read_post(site, fact.path, (root / fact.path).read_bytes())
            if reading.post is None:
                continue
            syntax = engine_of(site).rules(site, fact.path)
            defects = list(inspect(reading.body, syntax, reading.post.title))
            yield from (Defect(root.name, fact.path, seen) for seen in defects)
            if not defects:
                yield None


def read_reasons(file: Path = REASONS) -> list[tuple[str, str, re.Pattern[str], str]]:
    """Return what authors meant: blog, a part of the path, what is seen as a pattern, the reason.

    Args:
        file: A table with a header.
    """
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return [(blog, path, re.compile(seen), why) for blog, path, seen, why in rows]


def is_meant(defect: Defect, reasons: list[tuple[str, str, re.Pattern[str], str]]) -> bool:
    """Tell whether what is seen is what the author meant to show.

    Args:
        defect: What is seen.
        reasons: As `read_reasons` returns them.
    """
    return any(
        blog == defect.blog and path in defect.path and seen.search(defect.seen)
        for blog, path, seen, _ in reasons
    )


def main(arguments: list[str]) -> int:
    """Print the defects and their number; return 1 where there is one without a reason."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path, nargs="?", default=Path("../shared/corpus"))
    options.add_argument("--every", type=int, default=1)
    given = options.parse_args(arguments)
    reasons = read_reasons()
    files = meant = 0
    wrong: dict[tuple[str, str], list[str]] = {}
    for defect in find_defects(given.corpus, every=given.every):
        if defect is None:
            files += 1
        elif is_meant(defect, reasons):
            meant += 1
        else:
            wrong.setdefault((defect.blog, defect.path), []).append(defect.seen)
    for (blog, path), seen in wrong.items():
        sys.stdout.writelines(f"{blog}/{path}: {what}\n" for what in seen)
    sys.stdout.write(
        f"{len(wrong)} files with a defect, {files} without any; {meant} seen are meant\n"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
