"""What a reader would hate to lose: positions, read marks, bookmarks with notes, settings.

    state = open_state(paths.state_folder() / "state.db", blog=site.url or str(site.root))
    state.keep_place("hello", Place("intro", 2, 40), progress=0.3)
    state.reading("hello").place
    state.bookmark("hello", Place("intro", 2, 40), note="look this up")
    state.take_problem()        # a sentence to show, once, when nothing can be kept
    state.close()

Everything is read once, at the start, and answered from memory; what changes is written behind,
by a thread, in short transactions. So no disk, however slow or full, holds up the reader: what
cannot be written is kept in memory and tried again. A hosted visitor's state is `State(blog)`:
the same, without a file; where the host remembers visitors, `State(blog, store, reader=…)` with
one bounded `Store` for all of them.
"""

from termblog.state.rows import Bookmark, Place, Reading
from termblog.state.state import State, open_state
from termblog.state.store import Store

__all__ = ["Bookmark", "Place", "Reading", "State", "Store", "open_state"]
