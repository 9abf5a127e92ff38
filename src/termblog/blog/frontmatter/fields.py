"""Front matter keys, found without regard to case, `-` or `_`, and what was used of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from termblog.blog.frontmatter.format import Value

# The most characters of a scalar that a field takes: what looks for markup in it costs the square.
_LONGEST = 1_000
_TRUE = frozenset({"true", "yes", "y", "on", "1"})
_FALSE = frozenset({"false", "no", "n", "off", "0"})


@lru_cache(maxsize=4_096)
def fold(key: str) -> str:
    """Return a key as it is compared.

    Args:
        key: As written.
    """
    return key.strip().rstrip(":").casefold().replace("-", "").replace("_", "").replace(" ", "")


class Fields:
    """A post's front matter, asked by folded names.

    Args:
        raw: The front matter as written.
    """

    __slots__ = ("_names", "_raw", "_used", "_values")

    def __init__(self, raw: Mapping[str, Value]) -> None:
        self._raw = raw
        self._names: dict[str, str] = {}
        self._values: dict[str, Value] = {}
        self._used: set[str] = set()
        for key, value in raw.items():
            name = fold(key)
            self._names[name] = key
            self._values[name] = value
            if isinstance(value, dict):
                self._values |= {f"{name}.{fold(inner)}": item for inner, item in value.items()}

    def peek(self, name: str) -> Value:
        """Return what a key or a dotted path such as `taxonomies.tags` holds, None for nothing.

        Args:
            name: Folded.
        """
        return self._values.get(name) or None

    def take(self, *names: str) -> Value:
        """Return what the first of some keys holds that holds anything; it has a field then.

        Args:
            names: Folded.
        """
        for name in names:
            value = self._values.get(name)
            if value:
                self.use(name)
                return value
        return None

    def find(self, names: Iterable[str]) -> Iterator[tuple[str, Value]]:
        """Yield those of some keys that hold anything, and what they hold.

        Args:
            names: Folded, in the order in which they count; most ask no further than for the first.
        """
        values = self._values
        for name in names:
            if value := values.get(name):
                yield name, value

    def use(self, name: str) -> None:
        """Remember that a key has a field of its own.

        Args:
            name: Folded; a dotted one leaves its key among the rest.
        """
        if name in self._names:
            self._used.add(self._names[name])

    def written(self, name: str) -> str:
        """Return a key as its author wrote it.

        Args:
            name: Folded; of a dotted one, the first part.
        """
        return self._names.get(name.partition(".")[0], name)

    def text(self, *names: str) -> str:
        """Return the first of some keys that holds one scalar, on one line.

        Args:
            names: Folded.
        """
        for name, value in self.find(names):
            if isinstance(value, str) and value.strip():
                self.use(name)
                return " ".join(value[:_LONGEST].split())
        return ""

    def lines(self, name: str) -> list[str]:
        """Return the lines of a text that has several.

        Args:
            name: Folded.
        """
        value = self.peek(name)
        return value.splitlines() if isinstance(value, str) else []

    def flag(self, *names: str) -> bool | None:
        """Return the first of some keys that is a yes or a no.

        Args:
            names: Folded.
        """
        for name, value in self.find(names):
            answer = truth(value)
            if answer is not None:
                self.use(name)
                return answer
        return None

    def rest(self) -> dict[str, Value]:
        """Return every key that has no field of its own, as written."""
        return {key: value for key, value in self._raw.items() if key not in self._used}


def truth(value: Value) -> bool | None:
    """Return what a scalar answers, or None where it is neither yes nor no.

    Args:
        value: As written: `true`, `Yes`, `'off'`, `0` …
    """
    if not isinstance(value, str):
        return None
    word = value.strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def scalars(value: Value) -> Sequence[str]:
    """Return every scalar within a value, in order.

    Args:
        value: A scalar, or lists of them; mappings are passed over.
    """
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list):
        return ()
    plain = [item for item in value if isinstance(item, str)]
    return plain if len(plain) == len(value) else [it for item in value for it in scalars(item)]
