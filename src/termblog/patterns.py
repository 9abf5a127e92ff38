"""Patterns that are compiled when they are first used.

To compile one takes as long as importing a module, and most are about something that the post at
hand does not have. What a short command imports writes `late` where it would write `re.compile`.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Late:
    """Becomes a pattern as soon as anything is asked of it."""

    def __init__(self, source: Any, flags: int) -> None:
        self._source = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern, and keep what was asked for: the next time, nothing comes here."""
        found = getattr(re.compile(*self._source), name)
        setattr(self, name, found)
        return found


def late(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern, not yet compiled.

    Args:
        source: A regular expression.
        flags: Those of `re.compile`.
    """
    return cast("re.Pattern[AnyStr]", _Late(source, flags))
