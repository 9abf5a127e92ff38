"""What is known of a file of a blog: read from the file, or remembered by the index."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog import records
from termblog.blog.discover import FileFact
from termblog.blog.engines import engine_of
from termblog.blog.files import BeingWritten, Files, beside, stamp_both
from termblog.blog.post import Post, Problem
from termblog.blog.store import Row
from termblog.blog.texts import Text
from termblog.errors import NotFound, TermblogError, Unreadable
from termblog.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set

    from termblog.blog.files import Content
    from termblog.blog.site import Site

_SAMPLE = 250  # posts that tell which words are common in a blog


class Entry(NamedTuple):
    """What is known of a file."""

    fact: FileFact | None
    """The file as it was when it was read; None where it could not be."""
    post: Post | None
    """What it holds; None where it is no post."""
    problem: Problem | None = None
    """Why it could not be read."""
    head: str | None = None
    """The blog's last commit by then, where the post's date depends on it: the next may date it."""


def read_entry(
    site: Site, files: Files, path: str, may_go_on: Callable[[str, Content], bool]
) -> Entry | None:
    """Read a file; None while it is being written.

    Args:
        site: The blog.
        files: Its files.
        path: The file, relative to the blog's folder.
        may_go_on: Tells whether what was read may be half of what is being written.
    """
    if not _is_text(path):
        return Entry(None, None, Problem(plain(path), 1, "its name is not UTF-8; rename it"))
    try:
        content = _read(site, files, path)
    except BeingWritten:
        return None
    except NotFound:
        return Entry(None, None)
    except Unreadable as error:
        return Entry(None, None, Problem(path, 1, str(error).rstrip(".")))
    if may_go_on(path, content):
        return None
    return _entry(site, path, content)


def _entry(site: Site, path: str, content: Content) -> Entry:
    """Return what a file's content says."""
    from termblog.blog.metadata.resolve import read_post

    reading = read_post(site, path, content.data, mtime_ns=content.stamp.mtime_ns)
    post = reading.post
    if reading.broken:
        return Entry(None, None, Problem(path, 1, reading.why))
    head = site.history.head if post and post.date and post.date.approximate else None
    fact = FileFact(path, *content.stamp)
    return Entry(fact, _marked(post) if post and content.cut else post, head=head)


def read_texts(site: Site, rows: Sequence[tuple[int, str, str]], common: Set[str]) -> list[Text]:
    """Return what posts are found by; of one whose file is gone meanwhile, nothing.

    Args:
        site: The blog.
        rows: The number of each in the store, its path, and the packed post.
        common: The words that tell nothing of a post.

    Raises:
        ValueError: A row holds no post of ours.
    """
    numbers, paths, packed = zip(*rows, strict=True)
    posts = zip(numbers, records.unpack(packed, paths), strict=True)
    with Files(site.root) as files:
        return [_text(site, files, number, post, common) for number, post in posts]


def read_common(site: Site, posts: Sequence[Post]) -> frozenset[str]:
    """Return the words that tell nothing of a post, as some of the posts show.

    Args:
        site: The blog.
        posts: All that there are.
    """
    from termblog.blog.gist import common_words, read_words

    some = sorted(posts, key=attrgetter("path"))[:: max(1, len(posts) // _SAMPLE)]
    with Files(site.root) as files:
        bodies = ((post, _body(site, files, post)) for post in some)
        words = (read_words(post, _folded(body or "")).counts.keys() for post, body in bodies)
        return common_words(words, len(posts))


def pack(fact: FileFact, entry: Entry) -> Row:
    """Return what the store remembers of a file.

    Args:
        fact: The file as it was when it was read.
        entry: What is known of it.
    """
    post = records.pack(entry.post) if entry.post else None
    return Row._make((*fact, post, entry.head))


def unpack(rows: Sequence[Row], facts: Mapping[str, FileFact | None]) -> dict[str, Entry]:
    """Return the entries of rows.

    Args:
        rows: As they were packed.
        facts: The files of the rows, as far as they are known; no second copy of them is kept.

    Raises:
        ValueError: A row holds no post of ours.
    """
    kept = [facts[row.path] or FileFact._make(row[:5]) for row in rows]
    packed = [(row.post, fact.path) for row, fact in zip(rows, kept, strict=True) if row.post]
    posts = iter(records.unpack(*zip(*packed, strict=True)) if packed else ())
    return {
        fact.path: Entry(fact, next(posts) if row.post else None, head=row.head)
        for row, fact in zip(rows, kept, strict=True)
    }


def _read(site: Site, files: Files, path: str) -> Content:
    """Return a file; its stamp is also that of the front matter beside it, taken before that is read."""
    content = files.read(path)
    sidecar = engine_of(site).sidecar
    if not sidecar:
        return content
    second = beside(path, sidecar)
    return content._replace(stamp=stamp_both(site.root, second, content.stamp))


def _text(site: Site, files: Files, number: int, post: Post, common: Set[str]) -> Text:
    from termblog.blog.gist import gist, read_words
    from termblog.blog.mentions import mentions
    from termblog.blog.words import fold

    body = _body(site, files, post)
    if body is None:
        return Text(number, "", "", "")
    words = _folded(body)
    about = gist(post, read_words(post, words), common)
    tags = fold("\n".join(_terms(post)))
    return Text(number, fold(post.title), tags, words, mentions(body), *about)


def _body(site: Site, files: Files, post: Post) -> str | None:
    """Return the text of a post; None where its file is gone meanwhile."""
    from termblog.blog.metadata.resolve import read_body

    try:
        return read_body(site, post.path, files.read(post.path).data)
    except TermblogError:
        return None


def _folded(body: str) -> str:
    """Return the words of a text that a reader sees, folded."""
    from termblog.blog.words import fold, without_markup

    return fold(without_markup(body))


def _is_text(path: str) -> bool:
    """Return whether a path can be stored and shown: a file's name may be bytes that are no text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _marked(post: Post) -> Post:
    """Return a post that says that there is more of it."""
    problem = Problem(post.path, 1, "it is longer than 2 MB; the rest is not shown")
    return post._replace(problems=(*post.problems, problem))


def _terms(post: Post) -> Iterator[str]:
    """Yield what a post is filed under."""
    yield from post.tags
    for category in post.categories:
        yield from category
    if post.series:
        yield post.series.name
