"""What every front matter format is: python-frontmatter's handler, made safe and talkative.

A handler of python-frontmatter knows how to detect, split and load. A `Format` keeps that
contract and adds what an untrusted file needs: caps, strings instead of guessed types, and
flaws with their lines instead of exceptions.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a key holds: scalars stay what the author wrote."""

MAX_BYTES = 65_536
"""The longest front matter that is looked at; the longest of 21,848 real ones has 16 KB."""
MAX_DEPTH = 16
"""How deep lists and mappings may lie within each other."""
MAX_NODES = 5_000
"""How many values there may be."""
_DECIDING = frozenset(
    {"draft", "isdraft", "published", "publish", "private", "hidden", "status", "visibility"}
)
"""Keys that say who may see a post."""


class Flaw(NamedTuple):
    """What is wrong in a block of front matter."""

    line: int
    """0-based within the block."""
    reason: str
    """One sentence without a full stop."""


class Matter(NamedTuple):
    """What a block of front matter says."""

    data: Mapping[str, Value]
    """Its keys as written; scalars are strings, YAML's and JSON's null is None."""
    flaws: tuple[Flaw, ...] = ()
    """What is wrong with it."""
    readable: bool = True
    """Whether everything in it was understood; if not, its post is not to be shown."""


class Split(NamedTuple):
    """A file's text, divided."""

    matter: Matter = Matter(MappingProxyType({}))
    """What its front matter says; flaws count lines of the file, 1-based."""
    body: str = ""
    """The text below."""
    body_line: int = 1
    """The 1-based line on which that starts."""
    found: bool = False
    """Whether there is front matter at all."""


class Refused(ValueError):  # noqa: N818  reads as it is meant: `raise Refused`
    """Front matter that is not looked at any further."""


class Unclosed(Refused):
    """Front matter without an end."""


class Format:
    """A front matter format: one subclass in one file, one row in `FORMATS`.

    python-frontmatter takes it for one of its handlers by what it can do. It is no subclass of
    theirs, since that would import a YAML parser for a file that has no YAML.
    """

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with front matter of this format.

        Args:
            text: The whole file.
        """
        raise NotImplementedError

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text that starts so into the block without its fences and what is below.

        Args:
            text: The whole file.

        Raises:
            Refused: The block does not end.
        """
        raise NotImplementedError

    def load(self, fm: str) -> dict[str, Any]:
        """Return what a block says, as python-frontmatter asks for it.

        Args:
            fm: The block without its fences.
        """
        return dict(self.parse(fm).data)

    def parse(self, block: str) -> Matter:
        """Return what a block says and what is wrong with it; never raises.

        Args:
            block: The block without its fences.
        """
        raise NotImplementedError


class Fenced(Format):
    """A format whose block stands between two fences."""

    opening: ClassVar[re.Pattern[str]]
    """What a text starts with."""
    closing: ClassVar[re.Pattern[str]]
    """What ends the block, with the newlines around it: what begins with one is found fast."""
    fence: ClassVar[str] = "---"
    """How the closing fence is called."""

    def detect(self, text: str) -> bool:
        """Tell whether a text starts with the opening fence."""
        return self.opening.match(text) is not None

    def split(self, text: str) -> tuple[str, str]:
        """Divide a text at the closing fence.

        Raises:
            Unclosed: There is none.
        """
        opened = self.opening.match(text)
        start = opened.end() if opened else 0
        closed = self.closing.search(text, max(0, start - 1))
        if closed is None:
            raise Unclosed(f"the front matter has no closing {self.fence}")
        return text[start : closed.start() + 1], text[closed.end() :]


def plain(value: object, depth: int = 0) -> Value:
    """Return a parsed value with every scalar as text.

    Args:
        value: What a TOML or JSON parser gave.
        depth: How deep it lies.

    Raises:
        Refused: It is nested too deeply.
    """
    if depth > MAX_DEPTH:
        raise Refused(f"the front matter is nested more than {MAX_DEPTH} deep")
    if isinstance(value, dict):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def contradicts(known: Mapping[str, Value], more: Mapping[str, Value]) -> bool:
    """Tell whether two entries disagree on who may see the post: then nobody may.

    Args:
        known: What is read so far.
        more: What is read next.
    """
    if known is more and len(set(map(str.casefold, known))) == len(known):
        return False
    said = {key.casefold(): value for key, value in more.items() if key.casefold() in _DECIDING}
    if not said:  # as nearly always: to look through what is known costs its square
        return False
    return any(said.get(key.casefold(), value) != value for key, value in known.items())
