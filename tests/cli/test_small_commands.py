"""`termblog check`, `themes`, `keys` and `config`."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

from termblog.settings import ROWS, Settings, load
from termblog.tui.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.cli.conftest import Run


def test_check_tells_what_is_wrong(cli: Run, blog: Path) -> None:
    """Each problem is path:line: reason, drafts included, and the exit code is 1."""
    (blog / "bad.md").write_text(
        "---\ntitle: Bad\ndate: 2025-13-45\ndraft: true\n---\nx\n", "utf-8"
    )
    done = cli("check", blog)
    assert done.code == 1
    assert done.out.startswith("bad.md:3: ")
    assert len(done.out.splitlines()) == 1
    (found,) = json.loads(cli("check", blog, "--json").out)
    assert (found["path"], found["line"]) == ("bad.md", 3)
    assert set(found) == {"path", "line", "reason"}


def test_check_tells_of_links_to_no_heading(cli: Run, blog: Path) -> None:
    """A heading that is not there is told as a post that is not."""
    (blog / "bad.md").write_text("---\ntitle: Bad\n---\n## One\n\n[a](#one) [b](#two)\n", "utf-8")
    assert cli("check", blog).out == "bad.md:6: the link '#two' leads to no heading\n"


def test_list_and_check_take_the_blog_either_way(cli: Run, blog: Path) -> None:
    """As an argument or as an option, but not twice."""
    for name in ("list", "check"):
        assert cli(name, blog) == cli(name, "-b", blog)
        twice = cli(name, "-b", blog, blog)
        assert (twice.code, "The blog is named twice." in twice.err) == (2, True)


def test_check_is_content_with_a_good_blog(cli: Run, blog: Path) -> None:
    """Without problems stdout is empty and the exit code 0."""
    assert cli("check", blog) == (0, "", "termblog: 4 posts, and nothing is wrong with them.\n")
    assert cli("check", blog, "--json") == (0, "[]\n", "")
    alone = blog / "alone"
    alone.mkdir()
    (alone / "one.md").write_text("# One\n", "utf-8")
    assert cli("check", alone)[2] == "termblog: 1 post, and nothing is wrong with it.\n"


def test_the_guide_has_no_problems(cli: Run) -> None:
    """The packaged guide is a blog without a fault."""
    from termblog import paths

    assert cli("check", paths.guide()).code == 0


def test_themes_are_listed(cli: Run, home: Path) -> None:
    """Packaged themes and the user's own are listed; a broken one is told on stderr."""
    own = home / "config" / "termblog" / "themes"
    own.mkdir(parents=True)
    text = 'title = "Mine"\nvariant = "dark"\n[roles]\nbackground = "#000000"\n'
    text += 'foreground = "#ffffff"\naccent = "#ffff00"\nlink = "#00ffff"\n'
    (own / "mine.toml").write_text(text, "utf-8")
    (own / "broken.toml").write_text("title = 3\n", "utf-8")
    done = cli("themes")
    assert done.code == 0
    assert "packaged" in done.out
    assert str(own / "mine.toml") in done.out
    assert "broken.toml" in done.err
    found = {theme["name"]: theme for theme in json.loads(cli("themes", "--json").out)}
    assert found["ink"] == {"name": "ink", "title": "Ink", "variant": "dark", "file": "packaged"}
    assert "mine" in found


def test_keys_are_listed_as_they_are_set(cli: Run, home: Path) -> None:
    """Every command's keys are listed by id, remapped ones as remapped, and conflicts told."""
    config = home / "config" / "termblog"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('[keys]\nquit = "x"\nnope = "y"\n', "utf-8")
    done = cli("keys", "--json")
    keys = {row["id"]: row["keys"] for row in json.loads(done.out)}
    assert keys["quit"] == ["x"]
    assert set(keys) == {command.id for command in COMMANDS}
    file = config / "config.toml"
    assert done.err == f"termblog: {file}:3: there is no command `nope`; did you mean `open`?\n"
    assert "x" in cli("keys").out.split()


def test_a_key_of_two_commands_is_told(
    cli: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that two commands want is told by both ids; a variable is told by its name."""
    monkeypatch.setenv("TERMBLOG_KEYS", "quit=s;serch=x")
    told = cli("keys").err
    assert "The key s is given to both 'search' and 'quit'." in told
    assert "$TERMBLOG_KEYS: there is no command `serch`; did you mean `search`?" in told


def test_config_shows_values_and_origins(cli: Run, blog: Path, home: Path) -> None:
    """Each setting stands with its value and the place where it was made."""
    config = home / "config" / "termblog"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('width = 66\n[keys]\nquit = "x"\n', "utf-8")
    (blog / "termblog.toml").write_text('theme = "sepia"\n', "utf-8")
    rows = {line.split()[0]: line for line in cli("config", blog).out.splitlines()}
    assert list(rows) == list(ROWS)
    assert rows["width"].endswith("config.toml:1")
    assert '"sepia"' in rows["theme"]
    assert rows["theme"].endswith("termblog.toml:1")
    assert '{"quit" = "x"}' in rows["keys"]
    assert rows["motion"].split() == ["motion", "true", "default"]
    found = json.loads(cli("config", "--json").out)
    assert found["keys"]["value"] == {"quit": "x"}
    assert found["theme"] == {"value": "auto", "origin": "default"}


def test_the_example_documents_every_setting(cli: Run, tmp_path: Path) -> None:
    """The example is TOML whose every line is a comment; uncommented it is the defaults."""
    text = cli("config", "--example").out
    assert all(not line or line.startswith("#") for line in text.splitlines())
    lines = [
        line.removeprefix("#")
        for line in text.splitlines()
        if line[1:2].isalpha() or line[1:2] == "["
    ]
    file = tmp_path / "config.toml"
    file.write_text("\n".join(lines), "utf-8")
    assert set(tomllib.loads(file.read_text("utf-8"))) == set(ROWS)
    loaded = load(config=file)
    assert loaded.problems == ()
    assert loaded.settings.keys == {"quit": "q,ctrl+q"}
    assert load(config=file, flags={"keys": {}}).settings == Settings()
