"""Parsed style sheets that all apps of a process share.

Textual parses its widgets' sheets anew for each app, which is a good part of an app's start and
of its memory. What is parsed depends on the text and the theme's variables alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.css.model import RuleSet
    from textual.css.stylesheet import Stylesheet

_MOST = 4096  # some dozens of sheets for each theme; who has more begins anew


class SharedRules:
    """The rules that were parsed so far."""

    def __init__(self) -> None:
        self._rules: dict[tuple[Any, ...], list[RuleSet]] = {}

    def serve(self, stylesheet: Stylesheet) -> None:
        """Let a style sheet take its rules from here.

        Args:
            stylesheet: An app's, before it is parsed.
        """
        parse = stylesheet._parse_rules  # noqa: SLF001  see private_names

        def shared(*arguments: Any, **options: Any) -> list[RuleSet]:
            variables = frozenset(stylesheet._variables.items())  # noqa: SLF001  see private_names
            key = (variables, arguments, *options.items())
            if key not in self._rules:
                if len(self._rules) >= _MOST:
                    self._rules.clear()
                self._rules[key] = parse(*arguments, **options)
            return self._rules[key]

        # Another theme's rules come from here, too; Textual would parse them in a sheet of its own.
        stylesheet.reparse = stylesheet.parse  # type: ignore[method-assign]  # this app's alone
        stylesheet._parse_rules = shared  # type: ignore[method-assign]  # noqa: SLF001  this app's alone
