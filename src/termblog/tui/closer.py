"""Finds what the reader means by "this": the code, the wide block, the line of the source. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termblog.document.blocks.code import make_code
from termblog.document.document import BLANK, Context
from termblog.document.frame import stack
from termblog.document.picture import no_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.token import Token

    from termblog.document.document import Line, Options, Unit
    from termblog.document.picture import Room
    from termblog.pictures.gallery import Gallery
    from termblog.tui.sheet import Sheet

CODE = frozenset({"fence", "code_block", "code_piece", "math_block"})
"""Tokens of what is copied as it is written: code, and formulas as TeX."""
WIDE = CODE | {"table_open"}
"""Tokens of what may be wider than the text."""
_WIDE_TAG = re.compile(r"<(?:table|pre|img|picture|svg)\b", re.IGNORECASE)
BROADEST = 480
"""How wide a block is laid out full screen, in cells."""
_SLIM = 4
"""How often a picture that is as high as the screen fits beside itself, if it is too slim to see."""
_DEEPEST = 1_000
"""The rows of such a picture, which is scrolled."""


def units_in_view(sheet: Sheet, top: int, height: int) -> Iterator[int]:
    """Yield the units that a part of a sheet shows, from top to bottom.

    Args:
        sheet: What is read.
        top: The first line in view, 0-based.
        height: How many lines are.
    """
    first = sheet.page.block_at(max(0, top - sheet.top))
    last = sheet.page.block_at(max(0, top + height - 1 - sheet.top))
    yield from range(first, min(last + 1, len(sheet.page.document.units)))


def code_near(sheet: Sheet, top: int, height: int) -> str:
    """Return the code block nearest to what is read; empty where the post has none.

    Args:
        sheet: What is read.
        top: The first line in view, 0-based.
        height: How many lines are.
    """
    unit = _nearest(sheet, top, height, lambda unit: bool(_code(unit)), everywhere=True)
    return "" if unit is None else _code(sheet.page.document.units[unit])


def wide_near(sheet: Sheet, top: int, height: int) -> int | None:
    """Return the table, code block, diagram or image in view; None where there is none.

    Args:
        sheet: What is read.
        top: The first line in view, 0-based.
        height: How many lines are.
    """
    return _nearest(sheet, top, height, _is_wide)


def label_near(sheet: Sheet, top: int, height: int) -> int | None:
    """Return the first line in view behind which something is folded away; None without one.

    Args:
        sheet: What is read.
        top: The first line in view, 0-based.
        height: How many lines are.
    """
    for y in range(top, min(top + height, sheet.height)):
        fold = sheet.line(y).fold
        if fold is not None and fold.row and not fold.opened:
            return y
    return None


def wide_lines(sheet: Sheet, unit: int, options: Options, room: Room = no_room) -> list[Line]:
    """Return a unit laid out as wide as it likes to be.

    Args:
        sheet: What is read.
        unit: The unit's index.
        options: What the reader chose; long code is never wrapped here.
        room: Tells the room that a picture takes.
    """
    plain = options._replace(code_wrap=False, justify=False)
    context = Context(BROADEST, plain, room=room)
    found = sheet.page.document.units[unit]
    sources = (tex_lines(token.content, BROADEST, options) for token in _formulas(found))
    lines = stack(found.blocks, context)
    return [*lines, *(line for source in sources for line in (BLANK, *source))]


def tex_lines(tex: str, width: int, options: Options) -> list[Line]:
    """Return what a formula was written as, as code.

    Args:
        tex: Its source.
        width: In cells.
        options: What the reader chose.
    """
    return list(make_code(tex, "tex").render(Context(width, options)))


def opened(gallery: Gallery, width: int, height: int) -> Room:
    """Return what tells the room of a picture that is opened: all of it shows, if that is enough.

    Args:
        gallery: What draws it.
        width: Of the screen, in cells.
        height: Of the screen, in lines.
    """

    def room(source: str, _width: int) -> tuple[int, int] | None:
        whole = gallery.room(source, width, height)
        slim = whole is not None and whole[1] == height and whole[0] * _SLIM < width
        return gallery.room(source, width // 2, _DEEPEST) if slim else whole

    return room


def source_line(sheet: Sheet, y: int) -> int:
    """Return the line of the Markdown that a line shows, 0-based.

    Args:
        sheet: What is read.
        y: 0-based.
    """
    if y < sheet.top:
        return 0
    units = sheet.page.document.units
    unit = sheet.page.block_at(y - sheet.top)
    maps = (token.map for token in units[unit].tokens if token.map) if units else iter(())
    return next((lines[0] for lines in maps), 0)


def _nearest(
    sheet: Sheet, top: int, height: int, fits: Callable[[Unit], bool], *, everywhere: bool = False
) -> int | None:
    """Return the first unit in view that fits; else, if need be, the one least far away."""
    units = sheet.page.document.units
    seen = list(units_in_view(sheet, top, height))
    found = next((index for index in seen if fits(units[index])), None)
    if found is not None or not everywhere or not seen:
        return found
    fitting = (index for index, unit in enumerate(units) if fits(unit))
    return min(fitting, key=lambda index: abs(index - seen[0]), default=None)


def _is_wide(unit: Unit) -> bool:
    return any(token.type in WIDE or _shows_wide(token) for token in unit.tokens)


def _shows_wide(token: Token) -> bool:
    """Tell whether a piece of text or of HTML shows what may be wider than the text."""
    if token.type == "html_block":
        return bool(_WIDE_TAG.search(token.content))
    return token.type == "inline" and "![" in token.content


def _formulas(unit: Unit) -> Iterator[Token]:
    """Yield the formulas of a unit that stand on lines of their own."""
    for token in unit.tokens:
        if token.type == "math_block" or token.info.strip() in ("math", "katex"):
            yield token


def _code(unit: Unit) -> str:
    """Return a unit's first code block, verbatim."""
    codes = (token.meta.get("whole", token.content) for token in unit.tokens if token.type in CODE)
    return next(codes, "")
