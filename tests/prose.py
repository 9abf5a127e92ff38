"""The words of a post's prose, found without any parser of Markdown, to hold a parser to.

What is no prose is taken out by patterns that are plain enough to be checked by eye: code, what
stands in tags and braces, addresses, formulas. What is left is words that a reader must see.
"""

from __future__ import annotations

import re

_NOT_PROSE = tuple(
    re.compile(pattern, re.MULTILINE | re.DOTALL)
    for pattern in (
        r"<!--.*?(?:-->|\Z)",
        r"^[ \t]*\.\. (?:code|code-block|sourcecode)::.*$",
        r"^[ \t]+:style:.*$",
        r"@\[\w+\](?=\()",
        r"^([ \t>*+-]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t>]*\2[`~]*[ \t]*$|\Z)",
        r"\{%-?\s*(comment|highlight|codeblock|code)\b.*?\{%-?\s*end\w+\s*-?%\}",
        r"<(script|style|template)\b.*?</\1>",
        r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)",
        r"\$\$.*?\$\$|\\\[.*?\\\]|\\\(.*?\\\)",
        r"\$[^$\n]+\$",
        r"\{[%{].*?[%}]\}",
        r"%%.*?%%",
        r"\{:[^{}]*\}|\{[^{}\n]*\}",
        r"</?[A-Za-z][^<>]*>",
        r"<[a-z]+:[^<>\s]*>",
        r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)",
        r"^[ \t>]*\[[^\]\n]+\]:.*$",
        r"\]\[[^\]\n]*\]",
        r"\[\[[^\]\n]*\]\]",
        r"\w+:/{1,2}[^\s<>]+",
        r"^\s*:{3,}.*$",
        r"^(?:import|export)\s.*$",
        r"&#?\w+;",
        r":[a-z0-9_+-]+:",
        r"\[\^[^\]]+\]",
        r"^[ \t>*+-]*(?:[\w.-]+:: |#\+\w+).*$",
        r"\(\([0-9a-f-]{8,}\)\)",
        r"\\[a-zA-Z]+",
    )
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_EMPHASIS = re.compile(r"(?<=\w)[*_~=]{1,3}(?=\w)")


def prose_words(text: str) -> list[str]:
    """Return the words of a post's prose, each once, in lower case.

    Args:
        text: Markdown, of any dialect.
    """
    for pattern in _NOT_PROSE:
        text = pattern.sub(" ", text)
    text = _EMPHASIS.sub("", text)
    return list(dict.fromkeys(_WORD.findall(text.casefold())))
