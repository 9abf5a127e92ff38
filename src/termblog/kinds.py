"""The kinds of value that a setting takes: what each accepts, and how it says no.

A kind reads a value of a TOML file with `read`, and the text of a variable with `parse`. Both
raise `ValueError` with the end of a sentence that starts with the setting's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Kind(Protocol):
    """What values a setting takes."""

    def read(self, value: object) -> object:
        """Return a value of a TOML file as the setting holds it."""

    def parse(self, text: str) -> object:
        """Return what the text of a variable means."""


class Text:
    """Any text of one line."""

    __slots__ = ()

    def read(self, value: object) -> str:
        """Return the text itself."""
        if isinstance(value, str) and "\n" not in value:
            return value
        msg = f"is a text of one line, not {value!r}"
        raise ValueError(msg)

    parse = read


class Flag:
    """Yes or no."""

    __slots__ = ()

    def read(self, value: object) -> bool:
        """Return a boolean."""
        if isinstance(value, bool):
            return value
        msg = f"is true or false, not {value!r}"
        raise ValueError(msg)

    def parse(self, text: str) -> bool:
        """Return what a word for yes or no means."""
        words = {"1": True, "true": True, "yes": True, "on": True}
        words |= {"0": False, "false": False, "no": False, "off": False}
        return self.read(words.get(text.lower(), text))


class Number(NamedTuple):
    """A whole number within bounds."""

    least: int
    """The smallest that is taken."""
    most: int
    """The largest that is taken."""
    zero: bool = False
    """Whether 0 is taken too, for "as termblog sees fit"."""

    def read(self, value: object) -> int:
        """Return the number."""
        if isinstance(value, int) and not isinstance(value, bool) and self._fits(value):
            return value
        msg = f"is a whole number from {self.least} to {self.most}, not {value!r}"
        raise ValueError(msg)

    def parse(self, text: str) -> int:
        """Return the number that a text writes in digits."""
        digits = text.isascii() and text.isdigit() and len(text) <= len(str(self.most))
        return self.read(int(text) if digits else text)

    def _fits(self, value: int) -> bool:
        return self.least <= value <= self.most or (self.zero and value == 0)


class Choice:
    """One word of a few."""

    __slots__ = ("words",)

    def __init__(self, *words: str) -> None:
        self.words = words

    def read(self, value: object) -> str:
        """Return the word."""
        if isinstance(value, str) and value in self.words:
            return value
        hint = nearest(str(value), self.words)
        msg = f"is one of {', '.join(self.words)}, not {value!r}{hint}"
        raise ValueError(msg)

    parse = read


class Words:
    """Several texts: a TOML list, or texts parted by commas."""

    __slots__ = ()

    def read(self, value: object) -> tuple[str, ...]:
        """Return the texts."""
        if isinstance(value, list | tuple) and all(isinstance(word, str) for word in value):
            return tuple(value)
        msg = f"is a list of texts, not {value!r}"
        raise ValueError(msg)

    def parse(self, text: str) -> tuple[str, ...]:
        """Return the texts between the commas."""
        return tuple(word.strip() for word in text.split(",") if word.strip())


class Table:
    """Texts by name: a TOML table, or `name=text` parted by semicolons."""

    __slots__ = ()

    def read(self, value: object) -> Mapping[str, str]:
        """Return the table, its lists joined by commas."""
        if not isinstance(value, dict):
            msg = f"is a table, not {value!r}"
            raise ValueError(msg)  # noqa: TRY004  every kind refuses in one way
        return dict(self._flat(value))

    def parse(self, text: str) -> Mapping[str, str]:
        """Return the table that a text writes."""
        pairs = [pair.partition("=") for pair in text.split(";") if pair.strip()]
        return self.read({name.strip(): value.strip() for name, _, value in pairs})

    def _flat(self, table: Mapping[str, object], path: str = "") -> list[tuple[str, str]]:
        """Return (dotted name, text) for each entry; TOML reads `a.b = "x"` as a nested table."""
        found: list[tuple[str, str]] = []
        for name, value in table.items():
            match value:
                case str():
                    found.append((path + name, value))
                case list() if all(isinstance(key, str) for key in value):
                    found.append((path + name, ",".join(value)))
                case dict():
                    found += self._flat(value, f"{path}{name}.")
                case _:
                    msg = f"has an entry `{path}{name}` that is no text: {value!r}"
                    raise ValueError(msg)
        return found


def nearest(name: str, known: Collection[str]) -> str:
    """Return the end of a sentence that names what was likely meant, or nothing.

    Args:
        name: What was written.
        known: What there is.
    """
    from difflib import get_close_matches

    found = get_close_matches(name.lower(), tuple(known), 1)
    return f"; did you mean `{found[0]}`?" if found else ""
