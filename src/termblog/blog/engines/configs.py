"""Configuration files, read and never run.

YAML, TOML and JSON become mappings. Of a Python or JavaScript file only assignments of literals
are seen (`SITENAME = 'Blog'`, `title: "Blog",`); what is computed stays unknown.
"""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from termblog.blog.frontmatter import find_format
from termblog.blog.frontmatter.format import Refused, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from termblog.blog.frontmatter.format import Value

_PAIR = re.compile(
    r"""^[ \t]*(?:export\s+)?(?:const\s+)?["']?(?P<key>[A-Za-z_]\w*)["']?\s*[:=]\s*
        (?P<quote>["'`])(?P<text>(?:(?!(?P=quote))[^\\\n]|\\.)*)(?P=quote)""",
    re.VERBOSE | re.MULTILINE,
)

_ITEM = re.compile(r"""(["'`])((?:(?!\1)[^\\\n]|\\.)*)\1""")
_LIST = re.compile(
    r"""^[ \t]*["']?(?P<key>[A-Za-z_]\w*)["']?\s*[:=]\s*
        \[(?P<items>\s*+(?:(?:"[^"\\\n]*+"|'[^'\\\n]*+')\s*+(?:,\s*+|(?=\])))*+)\]""",
    re.VERBOSE | re.MULTILINE,
)


def _python(text: str) -> Mapping[str, Value]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return dict(_assignments(tree))


def _assignments(tree: ast.Module) -> Iterator[tuple[str, Value]]:
    for node in tree.body:
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            continue
        try:
            value = ast.literal_eval(node.value)
            yield node.targets[0].id, plain(list(value) if isinstance(value, tuple) else value)
        except (ValueError, TypeError, RecursionError, MemoryError, Refused):
            continue


def _javascript(text: str) -> Mapping[str, Value]:
    """Return the first text or list of texts that each name is given, wherever that stands."""
    lists: list[tuple[str, Value]] = [
        (found["key"], [it[2] for it in _ITEM.finditer(found["items"])])
        for found in _LIST.finditer(text)
    ]
    pairs: list[tuple[str, Value]] = [
        (found["key"], found["text"]) for found in _PAIR.finditer(text)
    ]
    return dict(reversed([*pairs, *lists]))


LOADERS: Mapping[str, Callable[[str], Mapping[str, Value]]] = {
    ".yml": lambda text: find_format("yaml").parse(text).data,
    ".yaml": lambda text: find_format("yaml").parse(text).data,
    ".toml": lambda text: find_format("toml").parse(text).data,
    ".json": lambda text: find_format("json").parse(text).data,
    ".py": _python,
} | dict.fromkeys((".js", ".mjs", ".cjs", ".ts", ".mts"), _javascript)
"""How each kind of file is read, by the end of its name."""
