"""`termblog config`: what is set, where, and what could be."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from termblog import paths
from termblog.cli.opening import find_root, load_settings
from termblog.cli.options import BLOG, json_option
from termblog.cli.output import Output
from termblog.settings import PREFIX, ROWS, Loaded

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("config")
@click.argument("blog", required=False, type=BLOG)
@click.option("--example", is_flag=True, help="Print a config.toml that documents every setting.")
@json_option
def command(blog: str | None, *, example: bool, as_json: bool) -> None:
    """Show the settings in force, and where each is set.

    BLOG is a blog whose own termblog.toml is to count, too.
    """
    output = Output(sys.stdout)
    if example:
        output.lines(example_lines())
        return
    found = load_settings(find_root(blog) if blog else None)
    output.lines(_json(found) if as_json else _table(found))


def example_lines() -> Iterator[str]:
    """Yield the lines of a `config.toml` that says every default and what it means."""
    yield f"# termblog's settings: {paths.config_folder() / 'config.toml'}"
    yield "# Every line is the default; take the # away and change what you like."
    for name, row in ROWS.items():
        yield ""
        yield from (f"# {line}" for line in row.about.splitlines())
        if row.private:
            yield "# A blog's own termblog.toml may not set it."
        yield f"# Variable: {PREFIX}{name.upper()}"
        yield f"#{name} = {toml(row.default)}" if name != "keys" else "#[keys]"
    yield '#quit = "q,ctrl+q"'


def _table(found: Loaded) -> Iterator[str]:
    """Yield a line a setting: name, value, origin."""
    rows = [(name, toml(getattr(found.settings, name)), found.origins[name]) for name in ROWS]
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, value, origin in rows:
        yield f"{name:<{wide[0]}}  {value:<{wide[1]}}  {origin}"


def _json(found: Loaded) -> Iterator[str]:
    """Yield one object: by setting, its value and its origin."""
    facts = {
        name: {"value": _plain(getattr(found.settings, name)), "origin": found.origins[name]}
        for name in ROWS
    }
    yield json.dumps(facts, indent=2)


def _plain(value: object) -> object:
    """Return a setting's value as JSON knows it."""
    return dict(value) if isinstance(value, Mapping) else value


def toml(value: object) -> str:
    """Return a setting's value as TOML writes it.

    Args:
        value: A text, a number, a flag, or a table of them.
    """
    if isinstance(value, Mapping):
        pairs = (f"{toml(name)} = {toml(text)}" for name, text in value.items())
        return "{" + ", ".join(pairs) + "}"
    return json.dumps(value, ensure_ascii=False)  # a text, number or flag looks alike in both
