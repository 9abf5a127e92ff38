"""Textual's style sheet, parsed anew only where that would change something.

As an app begins, Textual parses every rule twice: when the first widget is styled, and since a theme
was set. Here the variables are that theme's from the start, and so the second time changes nothing.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """An app's style sheet.

    Args:
        variables: Those of the theme that it begins with, by name.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._known = variables
        self._stale = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take variables for what is parsed from now on.

        Args:
            variables: By name.
        """
        if variables != self._known:
            self._known, self._stale = variables, True
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse all rules anew, where a variable has changed since the last time."""
        if self._stale:
            super().reparse()
            self._stale = False
