"""Markdown beyond CommonMark, one file a dialect, as rules of markdown-it.

`SYNTAX` has one row for each dialect; an engine names those that its posts are written in. A rule
never sees code, since the parser has taken it by then, so what stands in code stays as it is.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from mdit_py_plugins.deflist import deflist_plugin

from termblog.document.syntax import (
    abbreviations,
    admonition,
    attributes,
    callouts,
    container,
    emoji,
    hexo,
    hugo,
    links,
    liquid,
    logseq,
    marks,
    math,
    mdx,
    more,
    obsidian,
    quarto,
    wikilinks,
    zenn,
    zola,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markdown_it import MarkdownIt

Rules: TypeAlias = "Callable[[MarkdownIt], None]"
"""Adds the rules of one dialect to a parser."""

SYNTAX: Mapping[str, Rules] = MappingProxyType(
    {
        "kramdown": attributes.kramdown,
        "abbr": abbreviations.install,
        "admonition": admonition.install,
        "alerts": callouts.install,
        "attrs": attributes.attrs,
        "container": container.install,
        "deflist": deflist_plugin,
        "emoji": emoji.install,
        "hexo": hexo.install,
        "hugo": hugo.install,
        "liquid": liquid.install,
        "logseq": logseq.install,
        "mark": marks.mark,
        "math": math.install,
        "mdx": mdx.install,
        "more": more.install,
        "obsidian": obsidian.install,
        "pelican": links.pelican,
        "quarto": quarto.install,
        "subsup": marks.subsup,
        "wikilinks": wikilinks.install,
        "zenn": zenn.install,
        "zola": zola.install,
    }
)
"""What adds each dialect's rules, by the name that engines use; parsers add them in this order."""

DEFAULT_SYNTAX = frozenset({"admonition", "alerts", "container", "emoji", "math", "more"})
"""The dialects that cannot hurt plain Markdown: every post gets them."""

_INCLUDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "logseq": ("mark", "wikilinks"),
        "nikola": ("hugo",),
        "obsidian": ("alerts", "mark", "wikilinks"),
        "qiita": ("zenn",),
        "quarto": ("alerts", "attrs", "container", "deflist", "hugo", "subsup"),
    }
)


def find_rules(names: Iterable[str]) -> list[Rules]:
    """Return what adds the rules of dialects, each once, in the order of `SYNTAX`.

    Args:
        names: As engines use them; unknown ones are left out, since parsers may know more.
    """
    wanted = set(names)
    wanted.update(name for wide in tuple(wanted) for name in _INCLUDED.get(wide, ()))
    return [rules for name, rules in SYNTAX.items() if name in wanted]
