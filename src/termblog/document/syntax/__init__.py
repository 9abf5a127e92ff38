"""Markdown beyond CommonMark, one file a dialect, as rules of markdown-it.

`SYNTAX` has one row for each dialect; an engine names those that its posts are written in. A rule
never sees code, since the parser has taken it by then, so what stands in code stays as it is.
"""

from __future__ import annotations

import re
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markdown_it import MarkdownIt

Rules: TypeAlias = "Callable[[MarkdownIt], None]"
"""Adds the rules of one dialect to a parser."""

SYNTAX: Mapping[str, str] = MappingProxyType(
    {
        "kramdown": "termblog.document.syntax.attributes:kramdown",
        "abbr": "termblog.document.syntax.abbreviations:install",
        "admonition": "termblog.document.syntax.admonition:install",
        "alerts": "termblog.document.syntax.callouts:install",
        "attrs": "termblog.document.syntax.attributes:attrs",
        "cjk": "termblog.document.syntax.cjk:install",
        "container": "termblog.document.syntax.container:install",
        "deflist": "mdit_py_plugins.deflist:deflist_plugin",
        "emoji": "termblog.document.syntax.emoji:install",
        "hexo": "termblog.document.syntax.hexo:install",
        "hugo": "termblog.document.syntax.hugo:install",
        "imports": "termblog.document.syntax.imports:install",
        "jinja": "termblog.document.syntax.jinja:install",
        "jsx": "termblog.document.syntax.mdx:braced",
        "liquid": "termblog.document.syntax.liquid:install",
        "markdoc": "termblog.document.syntax.markdoc:install",
        "logseq": "termblog.document.syntax.logseq:install",
        "mark": "termblog.document.syntax.marks:mark",
        "markup": "termblog.document.syntax.markup:install",
        "math": "termblog.document.syntax.math:install",
        "mdx": "termblog.document.syntax.mdx:install",
        "tex": "termblog.document.syntax.math:written",
        "more": "termblog.document.syntax.more:install",
        "obsidian": "termblog.document.syntax.obsidian:install",
        "pelican": "termblog.document.syntax.links:pelican",
        "quarto": "termblog.document.syntax.quarto:install",
        "rst": "termblog.document.syntax.rst:install",
        "subsup": "termblog.document.syntax.marks:subsup",
        "tab-marks": "termblog.document.syntax.tab_marks:install",
        "tags": "termblog.document.syntax.hexo:tags",
        "vue": "termblog.document.syntax.vue:install",
        "webc": "termblog.document.syntax.vue:webc",
        "wikilinks": "termblog.document.syntax.wikilinks:install",
        "zenn": "termblog.document.syntax.zenn:install",
        "zola": "termblog.document.syntax.zola:install",
    }
)
"""Where each dialect's rules are added, by the name that engines use; in this order.

A dialect is imported when the first post in it is parsed.
"""

DEFAULT_SYNTAX = frozenset(
    {"admonition", "alerts", "cjk", "container", "emoji", "hugo", "markup", "math", "more"}
)
"""The dialects that cannot hurt plain Markdown: every post gets them."""

_INCLUDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "logseq": ("mark", "wikilinks"),
        "obsidian": ("alerts", "mark", "wikilinks"),
        "quarto": ("alerts", "attrs", "container", "deflist", "subsup"),
    }
)


_SIGNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "abbr": (r"\*\[",),
        "admonition": ("!!!", r"\?\?\?", "==="),
        "alerts": (r"\[!",),
        "attrs": (r"\{:?[ \t]*(?:[#.]|[\w:@-]+=)",),
        "cjk": (r"[^\x00-\u10ff]",),
        "container": ("::", r":[a-zA-Z][\w-]*\["),
        "deflist": (r"\n[ \t>*+\-\d.)]*[:~][ \t]",),
        "emoji": (r":[a-z0-9_+-]{1,50}:",),
        "hugo": (r"\{\{[<%]",),
        "imports": ("<<<", "@include:", r"@\[code", "8<-"),
        "jinja": (r"\{[{%#]",),
        "jsx": (r"=\{",),
        "mark": ("==", r"\+\+", r"\^\^"),
        "markdoc": (r"\{%",),
        "markup": (r"markdown[=\s>]",),
        "math": (r"\$", r"\\\[", r"\\\("),
        "more": (
            r"\[_?(?i:toc|more)",
            r"\{\s*(?i:toc)",
            r"\.\. (?i:more|teaser_end)",
            r"- *(?i:more)",
            r"\\(?i:newpage|pagebreak|tableofcontents)",
        ),
        "tab-marks": (r"<!--\s*(?:sub)*(?:tab|timeline)", "@tab", "== tab"),
        "tags": (r"\{%",),
        "vue": (r"\{\{", "<[A-Za-z]"),
        "webc": (r"@(?<=[\s:]@)[a-z]",),
    }
)
"""Patterns, each with a rare start, of which a text has one where a rule of the dialect may match."""

_BEYOND_ASCII = frozenset({"cjk"})
"""Dialects whose signs no text in ASCII has; theirs take longest to compile, and to look for."""


def choose_syntax(names: Iterable[str], text: str) -> frozenset[str]:
    """Return the dialects that may make a difference to a text, and those that they include.

    Each rule that is left out saves a question at every line or character, and an import.

    Args:
        names: As engines use them.
        text: A post's body.
    """
    return frozenset(name for name in _expand(names) if _may_matter(name, text))


def _expand(names: Iterable[str]) -> set[str]:
    """Return the names of known dialects, and of those that they include."""
    wanted = set(names)
    wanted.update(name for wide in tuple(wanted) for name in _INCLUDED.get(wide, ()))
    return wanted.intersection(SYNTAX)


def _may_matter(name: str, text: str) -> bool:
    if name in _BEYOND_ASCII and text.isascii():
        return False
    signs = _SIGNS.get(name)
    return signs is None or any(re.search(sign, text) for sign in signs)


def find_rules(names: Iterable[str]) -> list[Rules]:
    """Return what adds the rules of dialects, each once, in the order of `SYNTAX`.

    Args:
        names: As engines use them; unknown ones are left out, since parsers may know more.
    """
    wanted = _expand(names)
    return [_find(place) for name, place in SYNTAX.items() if name in wanted]


def _find(place: str) -> Rules:
    module, _, name = place.partition(":")
    rules: Rules = getattr(import_module(module), name)
    return rules
