"""Hostile text is made safe."""

from __future__ import annotations

import json
import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termblog.text import _HOSTILE, _TABLE, decode, escape, guard, plain, safe_url, sanitise
from tests.reliability.payloads import ESCAPES, FORBIDDEN


def test_an_escape_becomes_its_picture() -> None:
    """An escape byte is shown, never obeyed."""
    assert sanitise("a\x1b[31mb\x7f") == "a␛[31mb␡"


@pytest.mark.parametrize("payload", ESCAPES.values(), ids=ESCAPES)
def test_no_payload_survives(payload: str) -> None:
    """Nothing that a terminal could obey is left of any payload, and a second pass finds nothing."""
    safe = sanitise(f"before {payload} after")
    assert not FORBIDDEN.search(safe)
    assert sanitise(safe) == safe
    assert len(safe) < 200
    safe.encode()


@given(st.text(st.one_of(st.characters(), st.sampled_from("".join(ESCAPES.values())))))
def test_no_text_is_hostile_after_sanitising(text: str) -> None:
    """Whatever comes in, what goes out is clean, and stays as it is when it comes in again."""
    safe = sanitise(text)
    assert not FORBIDDEN.search(safe)
    assert sanitise(safe) == safe


def test_the_search_finds_what_the_table_replaces() -> None:
    """Every character of the table is found, and no other."""
    found = {code for code in range(sys.maxunicode + 1) if _HOSTILE.match(chr(code))}
    assert found == set(_TABLE)


def test_every_control_is_hostile() -> None:
    """Of the controls that Unicode knows, only tab and newline stay."""
    controls = {code for code in range(sys.maxunicode + 1) if category(chr(code)) == "Cc"}
    assert controls - set(_TABLE) == {0x09, 0x0A}


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\nc",
        "café, cafe\u0301",
        "👨\u200d👩\u200d👧 ☺\ufe0f 1\ufe0f\u20e3 🇯🇵 👍🏽",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "क्\u200dष می\u200cخواهم 한국 日本語 ความ",
        "─" * 80,
        "葛\U000e0100",
    ],
)
def test_honest_text_is_kept(text: str) -> None:
    """Scripts, emoji, flags and boxes come out as they went in."""
    assert sanitise(text) == text


def test_line_ends_are_newlines() -> None:
    """CRLF and CR are newlines; so are Unicode's separators."""
    assert sanitise("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_marks_are_capped_at_six() -> None:
    """A letter keeps six marks, so that none climbs over the lines above."""
    assert sanitise("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * 6 + "b"


def test_a_flag_beside_an_attack_is_kept() -> None:
    """Tags stay within a well-formed flag, and only there."""
    flag = "\U0001f3f4\U000e0075\U000e0073\U000e0074\U000e0078\U000e007f"
    assert sanitise(f"\x1b{flag}\U000e0061") == f"␛{flag}"


def test_a_title_has_one_line() -> None:
    """Newlines and runs of blanks in a title, a tag or a file name become one space."""
    assert plain(" a\r\nb\u2028\t c\x1b ") == "a b c␛"


def test_a_byte_order_mark_is_no_text() -> None:
    """A BOM tells the encoding and is gone."""
    assert decode(b"\xef\xbb\xbfhi") == ("hi", True)
    assert decode("hi".encode("utf-16")) == ("hi", True)


def test_a_broken_byte_is_replaced_and_told() -> None:
    """Bytes that are no text become the replacement character, and the caller hears of it."""
    assert decode(b"caf\xe9") == ("caf\ufffd", False)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=c&d#e", "https://example.org/a?b=c&d#e"),
        ("HTTP://example.org", "HTTP://example.org"),
        (" https://example.org/a b\n", "https://example.org/a%20b"),
        ("https://example.org/%20?to=https%3A%2F%2Fother.example", None),
        ("https://bücher.example/é", "https://b%C3%BCcher.example/%C3%A9"),
        ("mailto:somebody@example.org?subject=hi", "mailto:somebody@example.org?subject=hi"),
    ],
)
def test_an_honest_address_may_be_opened(url: str, safe: str | None) -> None:
    """http, https and mailto come out as printable ASCII."""
    assert safe_url(url) == (safe or url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "%6Aavascript:alert(1)",
        "%256Aavascript:alert(1)",
        "java%09script:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "file%3A///etc/passwd",
        "vscode://x",
        "ssh://-oProxyCommand=x",
        "smb://host/share",
        "x-apple:foo",
        "-remote",
        "%2Dremote",
        "//example.org",
        "/etc/passwd",
        "example.org",
        "",
        "http://",
        "http:///path",
        "http://:80/",
        "http://[::1",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org\\@evil.example/",
        "http://example.org%2f@evil.example/",
        "http://example.org%00.evil.example/",
        "https%3A//example.org",
        "mailto:",
        "mailto:somebody",
        "mailto:?subject=x",
        "https://example.org/" + "a" * 3000,
        "https://example.org/" + "é" * 1000,
        "https://example.org/%" + "25" * 20,
    ],
)
def test_no_other_address_may_be_opened(url: str) -> None:
    """Other schemes, hidden schemes, missing hosts and endless encodings are refused."""
    assert safe_url(url) is None


@given(st.text())
def test_no_address_raises(url: str) -> None:
    """Any text is an address or none; what may be opened is printable ASCII."""
    for address in (url, f"https://{url}", f"https://example.org/{url}"):
        safe = safe_url(address)
        assert safe is None or (safe.isascii() and safe.isprintable() and " " not in safe)


@given(st.text(st.one_of(st.characters(), st.sampled_from("".join(ESCAPES.values())))))
def test_json_keeps_all_and_shows_nothing_hostile(text: str) -> None:
    """Escaped JSON says the same, and holds nothing that a terminal could obey."""
    written = escape(json.dumps({"path": text}, ensure_ascii=False, indent=2))
    assert json.loads(written) == {"path": text}
    assert not FORBIDDEN.search(written)


def test_colours_and_links_leave() -> None:
    """The guard lets pass what termblog itself writes."""
    own = "\x1b[1;38;2;1;2;3mtext\x1b[0m\t\x1b]8;id=1;https://example.org\x1b\\a\x1b]8;;\x1b\\\r\n"
    assert guard(own) == own


@pytest.mark.parametrize("payload", ESCAPES.values(), ids=ESCAPES)
def test_nothing_else_leaves(payload: str) -> None:
    """Of an escape that got as far as the guard, only a colour is still obeyed."""
    rest = guard(payload).replace("\x1b[31m", "").replace("\x1b[8m", "").replace("\x1b[28m", "")
    rest = rest.replace("\x1b]8;;\x1b\\", "").replace("\x1b\\", "")
    assert not set(rest) & {chr(code) for code in range(0x20) if code not in (9, 10)}
    assert not any(
        0x7F <= ord(character) < 0xA0 or 0x202A <= ord(character) < 0x202F for character in rest
    )
