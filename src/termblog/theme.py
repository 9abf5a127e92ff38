"""One definition that styles the chrome, the document and the code.

A theme is a TOML file: a name, a variant and a palette of *roles* (`background`, `accent`, `link`
…). What a style name means in roles is told once, in `styles/document.toml`; a theme may say
otherwise for single names. Documents carry style names only, so one document serves any theme.

Roles that a theme leaves out are mixed from its foreground and background. An `ansi` theme uses
the sixteen colours of the terminal, which cannot be mixed, and so names each role.
"""

from __future__ import annotations

from functools import cache, reduce
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from termblog import paths
from termblog.errors import NotFound, SettingsError
from termblog.kinds import nearest
from termblog.look import Look, cook, is_color
from termblog.patterns import late
from termblog.toml import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from rich.style import Style

VARIANTS = ("dark", "light", "ansi")
"""What a theme's background is; `ansi` follows the terminal's own."""

REQUIRED = ("background", "foreground", "accent", "link")
"""The roles that every theme names."""

MIXED: Mapping[str, tuple[str, str, float]] = MappingProxyType(
    {
        "muted": ("foreground", "background", 0.64),
        "faint": ("foreground", "background", 0.30),
        "rule": ("foreground", "background", 0.16),
        "surface": ("foreground", "background", 0.05),
        "raised": ("foreground", "background", 0.10),
        "selection": ("accent", "background", 0.28),
        "match": ("accent", "background", 0.34),
    }
)
"""Roles that are mixed when a theme leaves them out: (of, into, how much)."""

BORROWED: Mapping[str, str] = MappingProxyType(
    {
        "note": "link",
        "tip": "accent",
        "important": "accent",
        "warning": "accent",
        "caution": "accent",
        "keyword": "accent",
        "string": "foreground",
        "number": "foreground",
        "function": "link",
        "type": "foreground",
        "comment": "muted",
    }
)
"""Roles that are taken from another when a theme leaves them out."""

_MOST_STYLES = 4096
"""Styles that a theme keeps: a post may name as many colours as it likes."""

_EXPLICIT = late(r"(?P<where>[fb])g:(?P<color>#[0-9a-fA-F]{6})")


class Theme(NamedTuple):
    """A palette and what each style name means in it."""

    name: str
    """What `--theme` takes: the file's name without its ending."""
    title: str
    """What the picker shows."""
    variant: str
    """`dark`, `light` or `ansi`."""
    roles: Mapping[str, str]
    """Each role's colour: `#rrggbb`, or the name of one of the terminal's sixteen."""
    recipes: Mapping[str, str]
    """Each style name's recipe, such as `bold accent on surface`."""
    styles: dict[str, Style]
    """What `style` has made so far."""

    def style(self, names: str) -> Style:
        """Return what style names mean together, as rich and Textual want it.

        Args:
            names: As for `look`.
        """
        style = self.styles.get(names)
        if style is None:
            style = self.look(names).style()
            if len(self.styles) >= _MOST_STYLES:
                self.styles.clear()
            self.styles[names] = style
        return style

    def look(self, names: str) -> Look:
        """Return what space-separated style names mean together, the last one winning.

        Args:
            names: Such as `md.strong md.link`. A name without a recipe takes its parent's
                (`code.Keyword.Constant`, then `code.Keyword`, then `code`). `fg:#rrggbb` and
                `bg:#rrggbb` are colours that a post's author wrote.
        """
        return reduce(Look.beneath, map(self._one, names.split()), Look())

    def _one(self, name: str) -> Look:
        if explicit := _EXPLICIT.fullmatch(name):
            color = explicit["color"].lower()
            return Look(front=color) if explicit["where"] == "f" else Look(back=color)
        while name not in self.recipes:
            name, dot, _ = name.rpartition(".")
            if not dot:
                return Look()
        return cook(self.recipes[name], self.roles)


def themes(folders: Iterable[Path] = ()) -> dict[str, Path]:
    """Return every theme's name and file: the packaged ones, then the user's, which win.

    Args:
        folders: The user's own folders of themes.
    """
    found: dict[str, Path] = {}
    for folder in (paths.styles() / "themes", *folders):
        if folder.is_dir():
            found.update((file.stem, file) for file in sorted(folder.glob("*.toml")))
    return found


def load_theme(name: str, folders: Iterable[Path] = ()) -> Theme:
    """Return the theme of a name.

    Args:
        name: A packaged theme's, or one of the user's own.
        folders: The user's own folders of themes.

    Raises:
        NotFound: No theme has that name.
        SettingsError: Its file is wrong; the message names file, line and key.
    """
    found = themes(folders)
    if name not in found:
        from difflib import get_close_matches

        near = tuple(get_close_matches(name, found, 2))
        others = "" if near else f" There is {', '.join(sorted(found))}."
        msg = f"There is no theme {name!r}.{others}"
        raise NotFound(msg, near)
    return read_theme(found[name])


def read_theme(file: Path) -> Theme:
    """Return the theme that a file defines.

    Args:
        file: TOML with `title`, `variant`, a table `[roles]` and, if need be, `[styles]`.

    Raises:
        SettingsError: The file is wrong; the message names file, line and key.
    """
    try:
        text = file.read_text("utf-8")
        data = read_toml(text)
    except (OSError, ValueError) as error:
        msg = f"{file}: this theme cannot be read: {error}"
        raise SettingsError(msg) from error
    for key, reason in _faults(data):
        msg = f"{file}:{_line(text, key)}: {reason}"
        raise SettingsError(msg)
    recipes = {**_recipes(), **data.get("styles", {})}
    title = data.get("title", file.stem)
    return Theme(file.stem, title, data["variant"], _roles(data["roles"]), recipes, {})


@cache
def _recipes() -> Mapping[str, str]:
    """Return what each style name means, where a theme does not say otherwise."""
    return MappingProxyType(read_toml((paths.styles() / "document.toml").read_text("utf-8")))


def _roles(given: Mapping[str, str]) -> Mapping[str, str]:
    roles = dict(given)
    for role, (of, into, share) in MIXED.items():
        roles.setdefault(role, mix(roles[of], roles[into], share))
    for role, other in BORROWED.items():
        roles.setdefault(role, roles[other])
    return MappingProxyType(roles)


def mix(of: str, into: str, share: float) -> str:
    """Return a colour laid over another.

    Args:
        of: The colour on top; one of the terminal's sixteen cannot be mixed and is returned.
        into: The colour beneath.
        share: How much of the first shows, from 0 to 1.
    """
    if not (of.startswith("#") and into.startswith("#")):
        return of
    pairs = ((int(of[i : i + 2], 16), int(into[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


def _faults(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (key, reason) for what is wrong in a theme's table."""
    known = ("title", "variant", "roles", "styles")
    yield from (
        (key, f"`{key}` is unknown{nearest(key, known)}") for key in data if key not in known
    )
    if data.get("variant") not in VARIANTS:
        yield "variant", f"`variant` is one of {', '.join(VARIANTS)}"
        return
    roles = data.get("roles", {})
    for role in REQUIRED:
        if role not in roles:
            yield "[roles]", f"the role `{role}` is missing"
    yield from _role_faults(roles)
    if not all(role in roles for role in REQUIRED):
        return
    complete = _roles(roles)
    for name, recipe in data.get("styles", {}).items():
        try:
            cook(recipe, complete)
        except (KeyError, AttributeError) as error:
            yield name, f"the style `{name}` names no colour or attribute {error}"


def _role_faults(roles: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    known = (*REQUIRED, *MIXED, *BORROWED)
    for role, value in roles.items():
        if role not in known:
            yield role, f"`{role}` is unknown{nearest(role, known)}"
        elif not is_color(value):
            yield role, f"{value!r} is no colour; write #rrggbb"


def _line(text: str, key: str) -> int:
    """Return the 1-based line on which a key stands; 1 where it stands nowhere."""
    wanted = key if key.startswith("[") else f'"{key}"'
    for number, line in enumerate(text.splitlines(), 1):
        head = line.split("=")[0].strip()
        if head in (key, wanted):
            return number
    return 1
