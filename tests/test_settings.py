"""Settings: who wins, and what is told of a value that is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.settings import ROWS, Settings, load

if TYPE_CHECKING:
    from pathlib import Path


def _file(folder: Path, text: str, name: str = "config.toml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    """A missing file, no variables and no flags leave every default in force, without a word."""
    loaded = load(config=tmp_path / "config.toml", blog=tmp_path / "termblog.toml")
    assert loaded.settings == Settings()
    assert set(loaded.origins.values()) == {"default"}
    assert loaded.problems == ()


def test_each_layer_wins_over_the_one_before(tmp_path: Path) -> None:
    """Defaults < config.toml < termblog.toml < environment < flags, and each origin is known."""
    config = _file(tmp_path, 'theme = "ink"\nwidth = 60\ndark_theme = "tide"\nmotion = false\n')
    blog = _file(tmp_path, 'theme = "paper"\nwidth = 61\ndark_theme = "ember"\n', "termblog.toml")
    environment = {"TERMBLOG_THEME": "sepia", "TERMBLOG_WIDTH": "62"}
    loaded = load(
        config=config, blog=blog, environment=environment, flags={"width": 63, "theme": None}
    )
    settings, origins = loaded.settings, loaded.origins
    assert (settings.motion, origins["motion"]) == (False, f"{config}:4")
    assert (settings.dark_theme, origins["dark_theme"]) == ("ember", f"{blog}:3")
    assert (settings.theme, origins["theme"]) == ("sepia", "$TERMBLOG_THEME")
    assert (settings.width, origins["width"]) == (63, "--width")
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("widht = 80", "there is no setting `widht`; did you mean `width`?"),
        ("zzzzz = 80", "there is no setting `zzzzz`"),
        ("width = 5", "`width` is a whole number from 10 to 500, not 5"),
        ("width = true", "`width` is a whole number from 10 to 500, not True"),
        ('justify = "yes"', "`justify` is true or false, not 'yes'"),
        ("theme = 3", "`theme` is a text of one line, not 3"),
        (
            'group_by = "tags"',
            (
                "`group_by` is one of date, tag, category, series, author, not 'tags';"
                " did you mean `tag`?"
            ),
        ),
        ('contents = "x"', "`contents` is one of auto, always, never, not 'x'"),
        ("keys = 3", "`keys` is a table, not 3"),
        ("keys.find = 3", "`keys` has an entry `find` that is no text: 3"),
    ],
)
def test_a_wrong_value_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    """What is wrong is told with file, line and the nearest valid name; the default stays."""
    config = _file(tmp_path, f"# mine\nmotion = false\n{line}\n")
    loaded = load(config=config)
    assert loaded.problems == (f"{config}:3: {told}",)
    assert not loaded.settings.motion
    assert Settings() == load(config=config, flags={"motion": True}).settings


def test_a_blog_may_not_set_what_is_the_readers_own(tmp_path: Path) -> None:
    """A blog's file cannot start programs, change keys, show drafts or name another blog."""
    private = 'pager = "rm"\neditor = "rm"\ndrafts = true\nblog = "/"\n[keys]\nquit = "x"\n'
    blog = _file(tmp_path, private, "termblog.toml")
    loaded = load(blog=blog)
    assert loaded.settings == Settings()
    assert [problem.rpartition(": ")[2] for problem in loaded.problems] == [
        f"`{name}` is the reader's own to set, not a blog's"
        for name in ("pager", "editor", "drafts", "blog", "keys")
    ]


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    """Broken TOML leaves the defaults in force and names the line."""
    config = _file(tmp_path, "width = 60\ntheme = ink\n")
    loaded = load(config=config)
    assert loaded.settings == Settings()
    assert loaded.problems == (f"{config}:2: this is no TOML: invalid value",)


def test_a_file_that_ends_too_early_is_told(tmp_path: Path) -> None:
    """Broken TOML whose fault is at its end is told as well."""
    config = _file(tmp_path, 'theme = """ink')
    assert load(config=config).problems[0].startswith(f"{config}:1: this is no TOML: ")


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A folder, or bytes that are no UTF-8, in the file's place stop nothing."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "bytes.toml").write_bytes(b"theme = '\xff'")
    for name in ("folder.toml", "bytes.toml"):
        loaded = load(config=tmp_path / name)
        assert loaded.settings == Settings()
        assert "cannot be read" in loaded.problems[0]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("justify", "Yes", True),
        ("motion", "0", False),
        ("width", "90", 90),
        ("width", "0", 0),
        ("theme", "sepia", "sepia"),
        ("group_by", "tag", "tag"),
        ("keys", "find = ctrl+s; quit=x,Q", {"find": "ctrl+s", "quit": "x,Q"}),
    ],
)
def test_a_variable_is_read_as_text(name: str, text: str, value: object) -> None:
    """Each setting has a variable, whose text is read as the setting's kind."""
    loaded = load(environment={f"TERMBLOG_{name.upper()}": text})
    assert getattr(loaded.settings, name) == value
    assert loaded.problems == ()


@pytest.mark.parametrize("text", ["wide", "9", "501", "-80", "8" * 5000, "８０"])
def test_a_wrong_variable_is_told(text: str) -> None:
    """A variable with a wrong value is told by its name, and the default stays."""
    loaded = load(environment={"TERMBLOG_WIDTH": text})
    assert loaded.settings.width == 0
    assert loaded.problems[0].startswith("$TERMBLOG_WIDTH: `width` is a whole number")


def test_keys_are_read_however_toml_writes_them(tmp_path: Path) -> None:
    """An id with a dot, quoted or not, and a list of keys come out alike."""
    text = '[keys]\nscroll.down = ["j", "ctrl+n"]\n"scroll.up" = "k,ctrl+p"\n'
    loaded = load(config=_file(tmp_path, text))
    assert loaded.settings.keys == {"scroll.down": "j,ctrl+n", "scroll.up": "k,ctrl+p"}


def test_every_setting_is_documented() -> None:
    """Each row says what it does, and its default is a value of its kind."""
    for name, row in ROWS.items():
        assert row.about.endswith(".")
        if name != "keys":
            assert row.kind.read(row.default) == row.default


@given(st.dictionaries(st.sampled_from(sorted(ROWS)), st.text()))
def test_no_environment_stops_termblog(environment: dict[str, str]) -> None:
    """Whatever the variables hold, there are settings, and each refusal is one sentence."""
    loaded = load(environment={f"TERMBLOG_{k.upper()}": v for k, v in environment.items()})
    assert isinstance(loaded.settings, Settings)
    assert all(problem.startswith("$TERMBLOG_") for problem in loaded.problems)


def test_a_list_is_a_list_of_texts(tmp_path: Path) -> None:
    """Several texts are a TOML list, or parted by commas in a variable; anything else is told."""
    assert load(environment={"TERMBLOG_HIDDEN_TAGS": "a, b,"}).settings.hidden_tags == ("a", "b")
    blog = _file(tmp_path, 'hidden_tags = ["x", "y z"]\n', "termblog.toml")
    assert load(blog=blog).settings.hidden_tags == ("x", "y z")
    wrong = load(blog=_file(tmp_path, "hidden_tags = [1]\n", "termblog.toml"))
    assert wrong.settings.hidden_tags == ()
    assert "`hidden_tags` is a list of texts, not [1]" in wrong.problems[0]
