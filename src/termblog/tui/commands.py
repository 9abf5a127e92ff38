"""The one table of commands: keys, palette, help, footer and `termblog keys` come from it.

A key or a palette command is a row here. The table knows no widgets, so that `termblog keys`
and the README's test read it without loading Textual.
"""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.binding import Binding


class Where(StrEnum):
    """The part of the app in which a command's keys work."""

    ANYWHERE = "Anywhere"
    READER = "Reading"
    LIST = "Lists"
    SIDEBAR = "Sidebar"


class Command(NamedTuple):
    """One thing that a reader can do."""

    id: str
    """What `[keys]` in `config.toml` names."""
    keys: tuple[str, ...]
    """As Textual names them; empty where only the palette has it."""
    title: str
    """A few words, imperative."""
    help: str
    """One sentence."""
    where: Where
    """Where its keys work."""
    action: str
    """The method `action_…` of the app, the main screen or the pane."""
    hint: str = ""
    """The word in the footer; empty where it is not shown there."""
    needs: str = ""
    """The capability without which there is no such command."""


_ANY, _READ, _LIST, _SIDE = Where.ANYWHERE, Where.READER, Where.LIST, Where.SIDEBAR

# A row a command: a table reads by its rows, so the formatter leaves it alone.
# fmt: off
COMMANDS: tuple[Command, ...] = (
    Command("scroll.down", ("j", "down"), "Down a line", "Scroll one line down.", _READ, "line(1)"),
    Command("scroll.up", ("k", "up"), "Up a line", "Scroll one line up.", _READ, "line(-1)"),
    Command("page.down", ("space", "f", "pagedown"), "Down a page", "Show the next page.", _READ, "page(1)"),
    Command("page.up", ("b", "pageup"), "Up a page", "Show the previous page.", _READ, "page(-1)"),
    Command("half.down", ("d",), "Down half a page", "Scroll half a page down.", _READ, "half(1)"),
    Command("half.up", ("u",), "Up half a page", "Scroll half a page up.", _READ, "half(-1)"),
    Command("top", ("g", "home"), "To the start", "Show the post's start.", _READ, "top"),
    Command("bottom", ("G", "end"), "To the end", "Show the post's end.", _READ, "bottom"),
    Command("heading.next", ("]",), "Next heading", "Go to the next heading.", _READ, "heading(1)"),
    Command("heading.previous", ("[",), "Previous heading", "Go to the heading before.", _READ, "heading(-1)"),
    Command("open", ("enter", "l"), "Open what is folded or wide", "Unfold the nearest summary, or show the nearest table, code block, diagram or image full screen.", _READ, "view"),
    Command("folds", ("O",), "Open or close all folds", "Open everything that folds; close it the next time.", _READ, "folds"),
    Command("code.right", (">", "shift+right"), "Code to the right", "Scroll the first long code block in view sideways.", _READ, "sideways(8)"),
    Command("code.left", ("<", "shift+left"), "Code to the left", "Scroll it back.", _READ, "sideways(-8)"),
    Command("find", ("/",), "Find in this post", "Mark every match; a capital minds case.", _READ, "find", "find"),
    Command("find.next", ("n",), "Next match", "Go to the next match.", _READ, "match(1)"),
    Command("find.previous", ("N",), "Previous match", "Go to the match before.", _READ, "match(-1)"),
    Command("links", ("F",), "Follow a link", "Number the links and folds in view; type one.", _READ, "links"),
    Command("out", ("h", "left"), "Back to the sidebar", "Give the keys to the sidebar.", _READ, "out"),
    Command("list.down", ("j", "down"), "Down a row", "Go one row down.", _LIST, "move(1)"),
    Command("list.up", ("k", "up"), "Up a row", "Go one row up.", _LIST, "move(-1)"),
    Command("list.page.down", ("f", "pagedown", "d"), "Down a page of rows", "Go a page down.", _LIST, "leap(1)"),
    Command("list.page.up", ("b", "pageup", "u"), "Up a page of rows", "Go a page up.", _LIST, "leap(-1)"),
    Command("list.top", ("g", "home"), "First row", "Go to the first row.", _LIST, "first"),
    Command("list.bottom", ("G", "end"), "Last row", "Go to the last row.", _LIST, "last"),
    Command("list.open", ("enter", "l", "right", "space"), "Open the row", "Open the post, group or heading.", _LIST, "choose", "open"),
    Command("list.out", ("h", "left"), "Back out of the row", "Close the group, or leave the list.", _LIST, "out"),
    Command("filter", ("/",), "Filter the sidebar", "Show only the posts whose title, tags or authors match.", _SIDE, "filter", "filter"),
    Command("mark", ("M",), "Mark as read or unread", "Change whether the post counts as read.", _ANY, "toggle_read"),
    Command("post.next", ("J",), "Next post", "Open the next post of the sidebar.", _ANY, "neighbour(1)"),
    Command("post.previous", ("K",), "Previous post", "Open the post before it in the sidebar.", _ANY, "neighbour(-1)"),
    Command("post.random", ("R",), "A random post", "Open any post.", _ANY, "random"),
    Command("search", ("s", "ctrl+f"), "Search all posts", "Ranked matches in every post, while you type.", _ANY, "search", "search"),
    Command("contents", ("t",), "Contents pane", "Show or hide the headings.", _ANY, "contents", "contents"),
    Command("sidebar", ("\\",), "Sidebar", "Show or hide the list of posts.", _ANY, "sidebar", "posts"),
    Command("text", ("z",), "Only the text", "Hide everything else, or bring it back.", _ANY, "zen"),
    Command("group", ("v",), "Group the sidebar", "By date, tag, category, series or author.", _ANY, "group"),
    Command("order", ("o",), "Order the sidebar", "Newest first, oldest first, or by title.", _ANY, "order"),
    Command("pane.next", ("tab",), "Next pane", "Give the keys to the next pane.", _ANY, "app.focus_next"),
    Command("pane.previous", ("shift+tab",), "Previous pane", "Give the keys to the pane before.", _ANY, "app.focus_previous"),
    Command("history.back", ("backspace", "alt+left"), "Back", "Go back to where you were before.", _ANY, "travel(-1)"),
    Command("history.forward", ("alt+right",), "Forward", "Go forward again.", _ANY, "travel(1)"),
    Command("bookmark", ("m",), "Bookmark this place", "Keep this place; once more adds a note.", _ANY, "bookmark"),
    Command("bookmarks", ("'",), "Bookmarks", "Every place that you kept.", _ANY, "bookmarks"),
    Command("history", ("H",), "History", "The posts that you opened, newest first.", _ANY, "history"),
    Command("copy.link", ("y",), "Copy the post's address", "Its address on the web, else its slug.", _ANY, "copy('link')"),
    Command("copy.post", ("Y",), "Copy the post", "Its Markdown, as written.", _ANY, "copy('post')"),
    Command("copy.code", ("c",), "Copy a code block", "The code block nearest to what you read; a formula as TeX.", _ANY, "copy('code')"),
    Command("width.narrower", ("-",), "Narrower text", "Set the text four cells narrower.", _ANY, "measure(-4)"),
    Command("width.wider", ("+",), "Wider text", "Set the text four cells wider.", _ANY, "measure(4)"),
    Command("width.reset", ("=",), "Reset the text's width", "Set the text as wide as the settings say.", _ANY, "measure(0)"),
    Command("tex", ("X",), "TeX or formulas", "Show formulas as they are written, or drawn again.", _ANY, "tex"),
    Command("wrap", ("W",), "Wrap code or not", "Let long lines of code go on in the next line, or scroll sideways.", _ANY, "wrap"),
    Command("images", ("I",), "Fetch images", "Fetch this post's images that lie elsewhere, as they come into view.", _ANY, "images", needs="pictures"),
    Command("theme", ("T",), "Theme", "Choose another theme; each shows as you pass it.", _ANY, "themes"),
    Command("edit", ("e",), "Edit the post", "Open it in your editor, at this paragraph.", _ANY, "edit", needs="editor"),
    Command("reload", ("r",), "Reload", "Read the blog's folder again.", _ANY, "reload", needs="watch"),
    Command("details", ("i",), "Details", "Every key of the post's front matter.", _ANY, "details"),
    Command("forget", (), "Forget me", "Delete all that this host remembers of you: places, marks, bookmarks.", _ANY, "forget", needs="forget"),
    Command("palette", (":", "ctrl+p"), "Palette", "Every command and every post, by name.", _ANY, "palette"),
    Command("help", ("?", "f1"), "Help", "What the keys do here.", _ANY, "help", "help"),
    Command("back", ("escape",), "Back out", "Close what is open, one level at a time; never quits.", _ANY, "back"),
    Command("quit", ("q", "ctrl+q"), "Quit", "Leave; your place is kept.", _ANY, "app.quit"),
)
# fmt: on
"""Every command, in the order in which help shows them."""

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "pagedown": "PgDn",
    "pageup": "PgUp", "home": "Home", "end": "End", "enter": "Enter", "tab": "Tab",
    "backspace": "Backspace", "escape": "Esc", "f1": "F1",
}  # fmt: skip
_MODIFIERS = {"ctrl": "Ctrl", "alt": "Alt", "shift": "Shift"}


def shown(key: str) -> str:
    """Return a key as people write it.

    Args:
        key: As Textual names it.
    """
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    return "+".join([*(_MODIFIERS[name] for name in modifiers), _SHOWN.get(last, last)])


def keys_of(command: Command, remap: Mapping[str, str]) -> tuple[str, ...]:
    """Return a command's keys.

    Args:
        command: A row of the table.
        remap: From command ids to comma-separated keys.
    """
    if command.id not in remap:
        return command.keys
    return tuple(key.strip() for key in remap[command.id].split(",") if key.strip())


def find(name: str) -> Command:
    """Return the command of an id.

    Raises:
        KeyError: There is none.
    """
    for command in COMMANDS:
        if command.id == name:
            return command
    raise KeyError(name)


def allowed(capabilities: object) -> Iterator[Command]:
    """Yield the commands that a session may give.

    Args:
        capabilities: What it may do: a `Capabilities`.
    """
    return (c for c in COMMANDS if not c.needs or getattr(capabilities, c.needs))


def here(commands: Iterable[Command], places: Iterable[Where]) -> list[Command]:
    """Return the commands whose keys work in some places.

    Args:
        commands: Rows of the table.
        places: Such as the focused pane's.
    """
    wanted = frozenset(places)
    return [command for command in commands if command.where in wanted]


def bindings(where: Where) -> list[Binding]:
    """Return Textual's bindings of a place; each has its command's id, so it can be remapped.

    Args:
        where: The place.
    """
    from textual.binding import Binding

    return [
        Binding(",".join(command.keys), command.action, command.title, id=command.id, show=False)
        for command in COMMANDS
        if command.where is where and command.keys
    ]


def conflicts(remap: Mapping[str, str]) -> list[str]:
    """Return a sentence for each key that two commands share in one place, and unknown id.

    Args:
        remap: From command ids to comma-separated keys.
    """
    known = {command.id for command in COMMANDS}
    told = [f"There is no command {name!r} to give keys to." for name in remap if name not in known]
    users: defaultdict[str, list[Command]] = defaultdict(list)
    for command in COMMANDS:
        for key in keys_of(command, remap):
            told += [
                f"The key {shown(key)} is given to both {other.id!r} and {command.id!r}."
                for other in users[key]
                if _together(other.where, command.where)
            ]
            users[key].append(command)
    return told


def _together(one: Where, other: Where) -> bool:
    """Return whether keys of two places work at the same time."""
    return one is other or Where.ANYWHERE in (one, other) or {one, other} == {_LIST, _SIDE}
