"""What folds: a label, and what lies behind it.

Everything is always laid out, and each line says where it stands; who shows the lines may leave out
those behind a label that is closed. So a document knows nothing of what its reader opened, and what
is printed shows all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.document.document import Fold, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from termblog.document.document import Line

OPENED, CLOSED = "▾ ", "▸ "
"""What stands before a label."""
MARK = Span(OPENED, "md.bullet", chrome=True)
"""That as it is laid out: whoever leaves lines out shows the other one."""
FLAT = Fold()
"""Where most lines stand."""


def fold(label: Iterable[Line], body: Iterable[Line], *, opened: bool) -> Iterator[Line]:
    """Yield lines that fold.

    Args:
        label: What stays.
        body: What lies behind it.
        opened: Whether the author wants it open.
    """
    for row, line in enumerate(label, 1):
        yield line._replace(fold=Fold(0, row, opened))
    for line in body:
        inner = line.fold or FLAT
        yield line._replace(fold=inner._replace(depth=inner.depth + 1))
