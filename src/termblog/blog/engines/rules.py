"""Names of the Markdown rules that files use; known of a note without importing any engine."""

from __future__ import annotations

ALWAYS = frozenset({
    "table", "strikethrough", "tasklist", "footnote", "autolink", "html", "alerts",
})  # fmt: skip
"""Names of the Markdown rules that hold in every blog."""

NOTE_RULES = ALWAYS | {"math", "deflist", "emoji", "mark", "more", "attrs", "tags"}
"""Names of the rules of a folder that no engine claims."""

_BY_ENDING = {
    ".mdx": {"mdx"},
    ".mdoc": {"markdoc"},
    ".rst": {"rst"},
    ".qmd": {"quarto"},
    ".rmd": {"quarto"},
    ".rmarkdown": {"quarto"},
}


def rules(syntax: frozenset[str], path: str) -> frozenset[str]:
    """Return the names of the rules that one file uses.

    Args:
        syntax: Those of its blog.
        path: The file.
    """
    return syntax.union(_BY_ENDING.get(path[path.rfind(".") :].lower(), ()))
