"""What can be set, by whom, and where it was set.

Defaults, the user's `config.toml`, the blog's own `termblog.toml`, the environment and the flags,
each winning over those before it. A setting is a row of `Settings`; the example file, the
variables and the checks come from that row. A wrong value never stops termblog: it is a problem
to tell, and the value beneath it stays. Nothing here writes.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from termblog.kinds import Choice, Flag, Kind, Number, Table, Text, Words, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

T = TypeVar("T")

PREFIX = "TERMBLOG_"
"""What the name of a setting's variable starts with: `TERMBLOG_WIDTH` sets `width`."""

NARROWEST, WIDEST = 10, 500
"""The bounds of every width of text, in cells."""

_NO_KEYS: Mapping[str, str] = MappingProxyType({})


class Row(NamedTuple):
    """What is known of a setting."""

    default: Any
    """Its value where nobody says otherwise."""
    kind: Kind
    """What values it takes."""
    about: str
    """What it does, for the example file."""
    private: bool
    """Whether a blog's own file may not set it."""


_DECLARED: list[Row] = []
"""The rows in the order of `Settings`, whose fields add them; nothing else does."""


def _row(default: T, kind: Kind, about: str, *, private: bool = False) -> T:
    """Return a setting's default, and keep its row."""
    _DECLARED.append(Row(default, kind, about, private))
    return default


class Settings(NamedTuple):
    """Every setting; what each means is its row's own sentence."""

    blog: str = _row(
        "",
        Text(),
        "The blog that opens when none is named: a folder. Empty: the current folder, if it\n"
        "holds a blog, else the guide.",
        private=True,
    )
    theme: str = _row(
        "auto",
        Text(),
        "The theme: a name that `termblog themes` lists, or `auto`, which follows the\n"
        "terminal's background with the two below.",
    )
    dark_theme: str = _row("ink", Text(), "The theme that `auto` takes on a dark background.")
    light_theme: str = _row("paper", Text(), "The theme that `auto` takes on a light background.")
    width: int = _row(
        0,
        Number(NARROWEST, WIDEST, zero=True),
        f"The width of the text in cells, {NARROWEST} to {WIDEST}. 0 is termblog's own choice: 76 in "
        "the app,\nthe terminal's width but at most 100 in `termblog read`.",
    )
    justify: bool = _row(False, Flag(), "Whether both edges of a paragraph are straight.")
    typography: bool = _row(
        False, Flag(), "Whether straight quotes, `--` and `...` become typographic ones."
    )
    tex: bool = _row(False, Flag(), "Whether formulas show as the TeX that they are written in.")
    code_wrap: bool = _row(
        True,
        Flag(),
        "Whether a long line of code goes on in the next line instead of scrolling sideways.",
    )
    line_numbers: bool = _row(False, Flag(), "Whether the lines of code are numbered.")
    link_addresses: str = _row(
        "auto",
        Choice("auto", "always", "never"),
        "Whether a link's address stands beside it: auto, always, never. `auto` shows it\n"
        "where the terminal cannot make the link itself clickable.",
    )
    images: str = _row(
        "local",
        Choice("off", "local", "remote"),
        "Which images are drawn: off, local, remote. `local` draws those of the blog's folder,\n"
        "`remote` fetches the others, too, as they come into view. It takes the extra `images`.",
        private=True,
    )
    unicode: bool = _row(
        True, Flag(), "Whether bars, bullets and rules may use characters beyond ASCII."
    )
    sidebar: bool = _row(True, Flag(), "Whether the sidebar is open at the start.")
    contents: str = _row(
        "auto",
        Choice("auto", "always", "never"),
        "Whether the contents pane is open: auto, always, never. `auto` does as the post asks.",
    )
    group_by: str = _row(
        "date",
        Choice("date", "tag", "category", "series", "author"),
        "What the sidebar groups by at the start: date, tag, category, series, author.",
    )
    drafts: bool = _row(False, Flag(), "Whether drafts and posts of the future show.", private=True)
    motion: bool = _row(True, Flag(), "Whether jumps scroll smoothly.")
    welcome: str = _row(
        "",
        Text(),
        "Where the blog is hosted: the slug of the post that visitors see first. Empty: the newest.",
    )
    hidden_tags: tuple[str, ...] = _row(
        (), Words(), "Where the blog is hosted: posts with one of these tags are shown to nobody."
    )
    footer: str = _row(
        "", Text(), "Where the blog is hosted: a line below each post, such as who writes it."
    )
    pager: str = _row(
        "", Text(), "The pager of `termblog read`. Empty: $PAGER, else `less -RF`.", private=True
    )
    editor: str = _row(
        "", Text(), "The editor that `e` starts. Empty: $VISUAL, else $EDITOR.", private=True
    )
    keys: Mapping[str, str] = _row(
        _NO_KEYS,
        Table(),
        "Other keys for a command, by the id that `termblog keys` lists; several are parted\n"
        "by commas.",
        private=True,
    )


class Loaded(NamedTuple):
    """Settings, and what is to be told of them."""

    settings: Settings
    """What is in force."""
    origins: Mapping[str, str]
    """Where each setting comes from: a file with its line, a variable, a flag, `default`."""
    problems: tuple[str, ...] = ()
    """One sentence for each value that was not taken."""


class _Given(NamedTuple):
    """A value that somebody set."""

    name: str
    value: object
    origin: str
    text: bool = False
    """Whether the value is text that is still to be read, as a variable's is."""
    shared: bool = False
    """Whether it stands in a blog's own file."""


ROWS: Mapping[str, Row] = MappingProxyType(dict(zip(Settings._fields, _DECLARED, strict=True)))
"""Every setting by its name, in the order of the example file."""


def load(
    *,
    config: Path | None = None,
    blog: Path | None = None,
    environment: Mapping[str, str] = MappingProxyType({}),
    flags: Mapping[str, object] = MappingProxyType({}),
) -> Loaded:
    """Return the settings in force.

    Args:
        config: The user's own file, which need not exist.
        blog: The blog's own file, which need not exist.
        environment: The variables of the process.
        flags: What the command line says, by setting; None where it says nothing.
    """
    values: dict[str, Any] = {}
    origins = dict.fromkeys(ROWS, "default")
    problems: list[str] = []
    for given in _given(config, blog, environment, flags, problems):
        try:
            values[given.name] = _taken(given)
            origins[given.name] = given.origin
        except ValueError as error:
            problems.append(f"{given.origin}: {error}")
    return Loaded(Settings(**values), MappingProxyType(origins), tuple(problems))


def _given(
    config: Path | None,
    blog: Path | None,
    environment: Mapping[str, str],
    flags: Mapping[str, object],
    problems: list[str],
) -> Iterator[_Given]:
    """Yield every value that was set, the weakest first."""
    if config is not None:
        yield from _in_file(config, problems, shared=False)
    if blog is not None:
        yield from _in_file(blog, problems, shared=True)
    for name in ROWS:
        if text := environment.get(PREFIX + name.upper()):
            yield _Given(name, text, f"${PREFIX}{name.upper()}", text=True)
    for name, value in flags.items():
        if value is not None:
            yield _Given(name, value, f"--{name.replace('_', '-')}")


def _in_file(file: Path, problems: list[str], *, shared: bool) -> Iterator[_Given]:
    try:
        text = file.read_text("utf-8")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{file}: these settings cannot be read: {error}")
        return
    import tomllib

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.append(_broken(file, str(error)))
        return
    for name, value in values.items():
        yield _Given(name, value, f"{file}:{_line(text, name)}", shared=shared)


def _taken(given: _Given) -> object:
    """Return a setting's value as its row reads it.

    Raises:
        ValueError: There is no such setting, it may not stand there, or its value is wrong.
    """
    row = ROWS.get(given.name)
    if row is None:
        msg = f"there is no setting `{given.name}`{nearest(given.name, ROWS)}"
        raise ValueError(msg)
    if given.shared and row.private:
        msg = f"`{given.name}` is the reader's own to set, not a blog's"
        raise ValueError(msg)
    try:
        return row.kind.parse(str(given.value)) if given.text else row.kind.read(given.value)
    except ValueError as error:
        msg = f"`{given.name}` {error}"
        raise ValueError(msg) from error


def check_keys(loaded: Loaded, config: Path, known: Collection[str]) -> tuple[str, ...]:
    """Return one sentence for each command that `keys` names and that does not exist.

    Args:
        loaded: The settings.
        config: The user's own file, for the line.
        known: The ids of the commands.
    """
    origin = loaded.origins["keys"]
    strange = [name for name in loaded.settings.keys if name not in known]
    if strange and origin.startswith(str(config)):
        text = config.read_text("utf-8")
        places = [f"{config}:{_line(text, name)}" for name in strange]
    else:
        places = [origin] * len(strange)
    return tuple(
        f"{place}: there is no command `{name}`{nearest(name, known)}"
        for place, name in zip(places, strange, strict=True)
    )


def _line(text: str, name: str) -> int:
    """Return the 1-based line on which a TOML file sets a key or opens a table."""
    bare = rf'"?{re.escape(name)}"?'
    found = re.search(rf"^[ \t]*(?:{bare}[ \t]*[.=]|\[[ \t]*{bare}[ \t]*[.\]])", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _broken(file: Path, reason: str) -> str:
    """Return the sentence about a file that is no TOML, its line in front."""
    where = re.search(r" \(at line (\d+), column \d+\)| \(at end of document\)", reason)
    line = where[1] if where and where[1] else "1"
    said = reason[: where.start()] if where else reason
    return f"{file}:{line}: this is no TOML: {said[:1].lower()}{said[1:]}"
