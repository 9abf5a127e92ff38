"""What keeps Python from looking for garbage, and from taking apart what ends with the process."""

from __future__ import annotations

import gc
import weakref

from termblog.collector import give_back, keep, settled, undisturbed


class _Thing:
    """Anything of which one can tell whether it is still there."""


def test_what_is_kept_outlives_whoever_made_it_until_another_is_kept() -> None:
    """A command that ends with its process spends no time on what it made."""
    seen = weakref.ref(keep(_Thing()))
    assert seen() is not None
    keep(_Thing())
    assert seen() is None


def test_nobody_looks_for_garbage_meanwhile() -> None:
    """Afterwards it is as it was before, whatever that was."""
    assert gc.isenabled()
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_made_while_things_settle_is_never_looked_through() -> None:
    """It is put aside for good."""
    before = gc.get_freeze_count()
    try:
        with settled():
            made: list[list[int]] = [[] for _ in range(50)]
        assert gc.get_freeze_count() >= before + len(made)
    finally:
        gc.unfreeze()


def test_free_memory_is_given_back_as_often_as_one_likes() -> None:
    """Whatever the system and its C library are."""
    give_back()
    give_back()
