"""YAML that takes a parser, built from the parser's events.

So a bomb is refused before anything is made of it: bounded depth and number, every scalar a string.
An alias may stand for a short scalar, as themes use it for a picture's address; for a list or a
mapping it is not followed, so that nothing can grow. What YAML refuses is read key by key, and said;
its post is shown only where each key is a typing error that leaves one reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from termblog.blog.frontmatter.format import (
    MAX_DEPTH,
    MAX_NODES,
    Flaw,
    Matter,
    Refused,
    Value,
    contradicts,
)
from termblog.blog.frontmatter.simple import ENTRY, NULLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_ALIASED = 1_000


def read_events(block: str) -> Matter:
    """Return what a block says, line by line where YAML refuses it.

    Args:
        block: The block without its fences.
    """
    try:
        return _Builder(block).matter()
    except Refused as error:
        return Matter({}, (Flaw(0, str(error)),), readable=False)
    except yaml.YAMLError as error:
        return _recover(block, error)


class _Builder:
    """Makes one value from the events of one document."""

    def __init__(self, source: str) -> None:
        self._events: Iterator[yaml.Event] = yaml.parse(source, Loader=_Loader)
        self._nodes = 0
        self._flaws: list[Flaw] = []
        self._anchors: dict[str, Value] = {}
        self._whole = True

    def matter(self) -> Matter:
        """Return the mapping at the top.

        Raises:
            Refused: It is not looked at any further.
            yaml.YAMLError: It is no YAML.
        """
        for event in self._events:
            if isinstance(event, (ScalarEvent, SequenceStartEvent, MappingStartEvent, AliasEvent)):
                return self._top(self._value(event, 0))
        return Matter({})

    def _top(self, value: Value) -> Matter:
        next(self._events)  # the end of the document: anything else is an error of YAML's own
        if value is None:
            return Matter({})
        if not isinstance(value, dict):
            raise yaml.YAMLError("the front matter is not a mapping of keys to values")
        return Matter(value, tuple(self._flaws), self._whole)

    def _value(self, event: yaml.Event, depth: int) -> Value:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise Refused(f"the front matter holds more than {MAX_NODES:,} values")
        if depth > MAX_DEPTH:
            raise Refused(f"the front matter is nested more than {MAX_DEPTH} deep")
        if isinstance(event, ScalarEvent):
            return self._scalar(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(depth)
        if isinstance(event, MappingStartEvent):
            return self._mapping(depth)
        return self._alias(event)

    def _scalar(self, event: ScalarEvent) -> Value:
        value = None if event.implicit[0] and event.value in NULLS else str(event.value)
        if event.anchor and len(event.value) <= _MAX_ALIASED:
            self._anchors[event.anchor] = value
        return value

    def _alias(self, event: yaml.Event) -> Value:
        name = str(getattr(event, "anchor", ""))
        if name not in self._anchors:
            self._whole = False
            reason = f"the alias *{name} stands for more than a short text, and is not followed"
            self._flaws.append(Flaw(_line(event), reason))
        return self._anchors.get(name)

    def _sequence(self, depth: int) -> list[Value]:
        items: list[Value] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._value(event, depth + 1))
        return items

    def _mapping(self, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            line = _line(event)
            key = event.value if isinstance(event, ScalarEvent) else self._value(event, depth + 1)
            value = self._value(next(self._events), depth + 1)
            self._store(items, key, value, line)
        return items

    def _store(self, items: dict[str, Value], key: Value, value: Value, line: int) -> None:
        if not isinstance(key, str):
            self._flaws.append(Flaw(line, "a key is not text"))
            return
        if key in items:
            self._flaws.append(Flaw(line, f"the key {key!r} is written twice; the last one counts"))
            self._whole = self._whole and not contradicts(items, {key: value})
        items[key] = value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _recover(block: str, error: yaml.YAMLError) -> Matter:
    """Read key by key what is no YAML as a whole; where that leaves a doubt, it is not to be shown."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    flaw = Flaw(mark.line if mark else 0, f"the front matter is not valid YAML: {what}")
    data: dict[str, Value] = {}
    whole = True
    for chunk in _chunks(block):
        entry = ENTRY.match(chunk[0])
        whole = whole and all(_belongs(line) for line in chunk[1:])
        if entry:
            found, certain = _entry(entry["key"].strip("\"'"), entry["rest"].strip(), chunk)
            whole = whole and certain and not contradicts(data, found)
            data |= found
        else:
            whole = whole and _empty(chunk[0])
    return Matter(data, (flaw,), whole and bool(data))


def _chunks(block: str) -> Iterator[list[str]]:
    """Divide a block into keys with the lines that belong to them."""
    chunk: list[str] = []
    for line in block.splitlines():
        if chunk and ENTRY.match(line):
            yield chunk
            chunk = []
        chunk.append(line)
    yield chunk


def _entry(key: str, rest: str, chunk: list[str]) -> tuple[Mapping[str, Value], bool]:
    """Return one key alone, as YAML where it is, else as the text that stands there; is it certain?"""
    try:
        return _Builder("\n".join(chunk).replace("\t", "  ")).matter().data, True
    except (yaml.YAMLError, Refused):
        items = [line.strip() for line in chunk[1:] if not _empty(line)]
    if items and not rest and all(item.startswith("-") for item in items):
        texts = [item[1:].strip() for item in items]
        return {key: list(texts)}, all(map(_is_one_text, texts))
    text = " ".join([rest, *items]).strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return {key: text[1:-1] if quoted else text}, not items and _is_one_text(text)


def _is_one_text(text: str) -> bool:
    """Tell whether a line that is no YAML can only be a text: `A: b`, `"A "b" c"`.

    What opens a bracket or a quote and does not close it may go on anywhere below.
    """
    if text[:1] in ("[", "{"):
        return False
    return text[:1] not in ("'", '"') or text[-1] == text[0] or text.count(text[0]) % 2 == 0


def _belongs(line: str) -> bool:
    """Tell whether a line can be a part of the key above it."""
    return _empty(line) or line[0] in " \t-"


def _empty(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
