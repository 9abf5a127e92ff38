"""Pandoc's grid tables: cells drawn with `+---+` and `|`, which may hold several lines.

A cell is read as one paragraph, a line each; a code block or a list in it keeps its lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.syntax.lines import ENDS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
