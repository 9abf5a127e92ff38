"""Makes posts searchable by their text, when somebody has the time: to list them, nobody needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.entries import read_common, read_texts
from termblog.blog.index import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from termblog.blog.index import Index
    from termblog.blog.texts import Text

_STEP = 200  # texts


def take_in(index: Index) -> Iterator[Progress]:
    """Make posts searchable by their text, some at a step; stopping between two loses nothing.

    Args:
        index: Of the posts that are known.
    """
    store = index.store
    index.keep_all()
    store.tidy()
    total = store.unsearchable()
    done = 0
    common = _common(index) if total else frozenset()
    with store.held():
        while rows := store.next_unsearchable(_STEP):
            store.add_texts(_texts(index, rows, common))
            done += len(rows)
            yield Progress(min(done, total), total)


def _common(index: Index) -> frozenset[str]:
    """Return the words that tell nothing of a post, learnt when the first texts are taken in."""
    kept = index.store.common()
    if kept is None:
        kept = read_common(index.site, index.posts())
        index.store.keep_common(kept)
    return kept


def _texts(index: Index, rows: Sequence[tuple[int, str, str]], common: Set[str]) -> list[Text]:
    """Return the texts of posts; none where one of them was packed by nobody of ours."""
    try:
        return read_texts(index.site, rows, common)
    except ValueError:
        index.store.rebuild()
        return []
