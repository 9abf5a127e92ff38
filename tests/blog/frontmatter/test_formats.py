"""Each format: where its block starts and ends, and what stands in it."""

from __future__ import annotations

from typing import Any

import frontmatter
import pytest

from termblog.blog.frontmatter import FORMATS, find_format
from termblog.blog.frontmatter.parts import split

READ: dict[str, tuple[str, str, dict[str, Any], str, int]] = {
    "yaml": ("yaml", "---\ntitle: A\n---\nText", {"title": "A"}, "Text", 4),
    "yaml closed by dots": ("yaml", "---\ntitle: A\n...\nText", {"title": "A"}, "Text", 4),
    "yaml below blank lines": ("yaml", "\n\n---\ntitle: A\n---\nText", {"title": "A"}, "Text", 6),
    "yaml without keys": ("yaml", "---\n---\nText", {}, "Text", 3),
    "yaml below a comment": ("yaml", "---\n# a: b\n\nc: d\n---\n", {"c": "d"}, "", 6),
    "yaml words stay words": (
        "yaml",
        "---\na: no\nb: 007\nc: 1.10\nd: 1:30:00\ne: 2024-02-30\nf: ~\ng: 'null'\nh: [on, NO]\n---\n",
        {
            "a": "no",
            "b": "007",
            "c": "1.10",
            "d": "1:30:00",
            "e": "2024-02-30",
            "f": None,
            "g": "null",
            "h": ["on", "NO"],
        },
        "",
        11,
    ),
    "yaml with a short alias": (
        "yaml",
        "---\na: &x y.png\nb: *x\n---\n",
        {"a": "y.png", "b": "y.png"},
        "",
        5,
    ),
    "yaml with tags of Python": (
        "yaml",
        "---\na: !!python/name:os.system b\n---\n",
        {"a": "b"},
        "",
        4,
    ),
    "no yaml but a rule": (
        "yaml",
        "---\n\nSome text.\n\n---\n\nMore.",
        {},
        "---\n\nSome text.\n\n---\n\nMore.",
        1,
    ),
    "yaml with tabs": (
        "tabbed",
        "---\ntags:\n\t- a\n\t- b\nx:\n\ty:\n\t\tz: 1\n---\nText",
        {"tags": ["a", "b"], "x": {"y": {"z": "1"}}},
        "Text",
        9,
    ),
    "docinfo": (
        "docinfo",
        "=====\nA: B\n=====\n\n:date: 2024-01-31\n:author: C\\. D\n:summary: x\n  y\n:draft:\n\nText",
        {"title": "A: B", "date": "2024-01-31", "author": "C. D", "summary": "x y", "draft": ""},
        "Text",
        11,
    ),
    "docinfo without a title, and without a text": (
        "docinfo",
        ":date: 2024-01-31\n:tags: a, b",
        {"date": "2024-01-31", "tags": "a, b"},
        "",
        2,
    ),
    "no docinfo but a heading": ("docinfo", "A\n###\n\nText: x", {}, "A\n###\n\nText: x", 1),
    "toml": (
        "toml",
        '+++\ntitle = "A"\ndate = 2024-01-31\n[x]\ny = [true, 1.10]\n+++\nText',
        {"title": "A", "date": "2024-01-31", "x": {"y": ["true", "1.10"]}},
        "Text",
        7,
    ),
    "json": (
        "json",
        '{\n"title": "A", "n": 1.10, "t": true, "z": null\n}\nText',
        {"title": "A", "n": "1.10", "t": "true", "z": None},
        "Text",
        4,
    ),
    "no json but a template": ("json", "{{< youtube x >}}", {}, "{{< youtube x >}}", 1),
    "labelled json": ("labelled", '---json\n{"title": "A"}\n---\nText', {"title": "A"}, "Text", 4),
    "labelled program": (
        "labelled",
        "---js\nconst title = 'A';\nlet draft = true\n// x\nconst o = {\n  key: 'B',\n};\n---\nText",
        {"title": "A", "draft": "true"},
        "Text",
        9,
    ),
    "labelled object": (
        "labelled",
        "---js\n{\n  title: \"A\",\n  tags: ['b'],\n  none: null,\n}\n---\nText",
        {"title": "A", "none": None},
        "Text",
        8,
    ),
    "headers": (
        "headers",
        "Title: A: b\nTags: c,\n  d\nTags: e\n\nText",
        {"Title": "A: b", "Tags": ["c,", "d", "e"]},
        "Text",
        6,
    ),
    "headers between fences": (
        "headers",
        "---\nTitle: A: b\n---\nText",
        {"Title": "A: b"},
        "Text",
        4,
    ),
    "headers alone": ("headers", "Title: A", {"Title": "A"}, "", 1),
    "hexo": ("hexo", "title: A\ntags: [b]\n---\nText", {"title": "A", "tags": ["b"]}, "Text", 4),
    "no hexo but a setext heading": (
        "hexo",
        "Note: this\n\nText\n---\n",
        {},
        "Note: this\n\nText\n---\n",
        1,
    ),
    "nikola": ("nikola", ".. title: A\n.. tags:\n\nText", {"title": "A", "tags": None}, "Text", 4),
    "nikola in a comment": ("nikola", "<!--\n.. title: A\n-->\nText", {"title": "A"}, "Text", 4),
    "nikola alone": ("nikola", ".. title: A", {"title": "A"}, "", 1),
    "logseq": (
        "logseq",
        "title:: A\ntags:: b, c\n- Text",
        {"title": "A", "tags": "b, c"},
        "- Text",
        3,
    ),
    "logseq in a block": (
        "logseq",
        "- title:: A\n  alias:: b\n- Text",
        {"title": "A", "alias": "b"},
        "- Text",
        3,
    ),
}


@pytest.mark.parametrize("case", READ)
def test_read(case: str) -> None:
    """A block is found, read and taken off, and the text below keeps its line."""
    name, text, data, body, line = READ[case]
    parts = split(text, [name])
    assert (dict(parts.matter.data), parts.body, parts.body_line) == (data, body, line)
    assert parts.matter.readable
    assert not parts.matter.flaws


RECOVERED: dict[str, tuple[str, str, dict[str, Any], bool, int]] = {
    "a colon": ("yaml", "---\ntitle: A: b\ndraft: false\n---\n", {"title": "A: b", "draft": "false"}, True, 2),
    "a tab": ("yaml", "---\ntitle: A\ntags:\n\t- b\n---\n", {"title": "A", "tags": ["b"]}, True, 4),
    "quotes within quotes": ("yaml", '---\na: b\ntitle: "A "~" c"\n---\n', {"a": "b", "title": 'A "~" c'}, True, 3),
    "a list that is none": ("yaml", "---\ntags:\n- [a\n- b\n---\n", {"tags": ["[a", "b"]}, False, 5),
    "items with colons": ("yaml", "---\ntags:\n- a: b: c\n- d\n---\n", {"tags": ["a: b: c", "d"]}, True, 3),
    "an open bracket": ("yaml", "---\ntitle: [x\ndate: 2024-01-01\n---\n", {"title": "[x", "date": "2024-01-01"}, False, 3),
    "an open brace": ("yaml", "---\ntitle: {x\n---\n", {"title": "{x"}, False, 3),
    "an open quote": ("yaml", '---\ntitle: "x\ndate: 2024-01-01\n---\n', {"title": '"x', "date": "2024-01-01"}, False, 4),
    "a quoted word first": ("yaml", '---\ntitle: "A" and b\n---\n', {"title": '"A" and b'}, True, 2),
    "an apostrophe within": ("yaml", "---\ntitle: 'It's'\n---\n", {"title": "It's"}, True, 2),
    "lines that go on": ("yaml", "---\ntitle: A: b\n  draft: true\n---\n", {"title": "A: b draft: true"}, False, 2),
    "a missing space": ("yaml", "---\ntitle: A\ndraft:true\n---\n", {"title": "A", "draft": "true"}, True, 4),
    "a line that is no key": ("yaml", "---\ntitle: A\njust words\nb: [\n---\n", {"title": "A just words", "b": "["}, False, 4),
    "no mapping": ("yaml", "---\n- a\n- b\n---\n", {}, False, 2),
    "a key that is no text": ("yaml", "---\ntitle: A\n[b]: c\n---\n", {"title": "A"}, True, 3),
    "a key twice": ("yaml", "---\na: b\na: c\n---\n", {"a": "c"}, True, 3),
    "a long alias": ("yaml", "---\na: &x [b]\nc: *x\n---\n", {"a": ["b"], "c": None}, False, 3),
    "broken toml": ("toml", '+++\ntitle = "A"\ndraft = tru\n+++\n', {"title": "A", "draft": "tru"}, False, 3),
    "broken json": ("json", '{"title": A}\n', {}, False, 1),
    "a program": ("labelled", "---js\nconst a = 'b';\nconst draft = f();\n---\n", {"a": "b"}, False, 3),
    "a header that is none": ("headers", "Title: A\nwords\n\nText", {"Title": "A"}, False, 2),
}  # fmt: skip


@pytest.mark.parametrize("case", RECOVERED)
def test_recover(case: str) -> None:
    """What is broken is read as far as it goes, said with its line, and hidden where it is unclear."""
    name, text, data, readable, line = RECOVERED[case]
    matter = split(text, [name]).matter
    assert (dict(matter.data), matter.readable) == (data, readable)
    assert [flaw.line for flaw in matter.flaws] == [line]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("yaml", "---\ntitle: A\ndraft: true\n\nText"),
        ("toml", '+++\ntitle = "A"\n\nText'),
        ("labelled", "---js\nconst a = 1\n\nText"),
        ("nikola", "<!--\n.. title: A\n\nText"),
        ("json", '{"title": "A"'),
    ],
)
def test_unclosed(name: str, text: str) -> None:
    """Front matter without an end hides its post and says so."""
    parts = split(text, [name])
    assert parts.found
    assert not parts.matter.readable
    assert parts.matter.flaws


BOMBS = {
    "deep lists": "---\na: " + "[" * 30_000 + "\n---\n",
    "deep blocks": "---\na:\n  " + "- " * 15_000 + "b\n---\n",
    "deep mappings": "---\na: " + "{a: " * 10_000 + "\n---\n",
    "many keys": "---\n" + "".join(f"k{n}: v\n" for n in range(6_000)) + "---\n",
    "laughs": "---\na0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)) + "---\n",
    "itself": "---\na: &a [*a]\n---\n",
    "a long text": "---\na: " + "b" * 70_000 + "\n---\n",
    "dotted keys": "+++\n" + ".".join("a" * 20_000) + " = 1\n+++\n",
    "many dotted keys": "+++\n" + "".join(f"a.b.c.k{n} = 1\n" for n in range(5_500)) + "+++\n",
    "deep toml": "+++\na = " + "[" * 20_000 + "\n+++\n",
    "deep json": '{"a": ' + "[" * 50_000,
    "nested json": '{"a": ' + "[" * 100 + "]" * 100 + "}",
    "wide json": '{"a": [' + "1," * 6_000 + "1]}",
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_bomb(bomb: str) -> None:
    """A bomb is refused before anything is made of it; nothing raises, and its post is hidden."""
    parts = split(BOMBS[bomb])
    assert parts.found
    assert not parts.matter.readable
    assert len(str(parts.matter.data)) < 200_000


@pytest.mark.parametrize("bomb", ["dotted keys", "many dotted keys"])
def test_toml_bomb(bomb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dotted keys, each of which costs the square of its length, never reach the parser."""
    monkeypatch.setattr("tomllib.loads", lambda *_, **__: pytest.fail("it was parsed"))
    assert not split(BOMBS[bomb]).matter.readable


def test_controls() -> None:
    """What an escape within YAML writes is made safe, in keys and at any depth."""
    data = split('---\n"a\\e": {b: ["\\u202e", "c"]}\n---\n').matter.data
    assert data == {"a␛": {"b": ["�", "c"]}}


@pytest.mark.parametrize("name", FORMATS)
def test_handler(name: str) -> None:
    """Each format is a handler of python-frontmatter, and works there, too."""
    text = next(text for handler, text, *_ in READ.values() if handler == name)
    handler: Any = find_format(name)
    metadata, _ = frontmatter.parse(text, handler=handler)
    assert metadata
