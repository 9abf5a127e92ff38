"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re
import subprocess
import sys

from termblog.patterns import late


def test_a_late_pattern_does_what_a_compiled_one_does() -> None:
    """What `re` finds with a pattern, a late one finds."""
    pattern = late(r"(?P<word>[a-z]+)\d", re.IGNORECASE)
    found = pattern.fullmatch("Ab1")
    assert found
    assert found["word"] == "Ab"
    assert pattern.sub("-", "a1 b2") == "- -"
    assert late(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_a_late_pattern_is_compiled_when_it_is_used() -> None:
    """One that is wrong says so when it is first asked, not when it is written down."""
    pattern = late("(")
    try:
        pattern.match("x")
    except re.error:
        return
    raise AssertionError


def test_the_modules_of_a_short_command_compile_nothing_when_they_are_imported() -> None:
    """Importing what `read` needs to parse a post compiles none of our own patterns."""
    code = (
        "import re, sys, termblog.blog.metadata.resolve\n"
        "import markdown_it, mdit_py_plugins.footnote, mdit_py_plugins.gfm_autolink\n"
        "import rich.cells, html.parser\n"
        "def refuse(*asked): raise AssertionError(asked)\n"
        "re.compile = refuse\n"
        "import termblog.document.parse, termblog.document.wrap, termblog.document.front\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
