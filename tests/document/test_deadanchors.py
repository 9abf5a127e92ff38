"""Links to headings that are not there, told only where there is no doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from termblog.blog.opening import open_blog
from termblog.document.deadanchors import find_dead_anchors
from termblog.document.parse import parse
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path

TWO = """\
## Setting it up

Text.

## Size & weight

<a id="by-hand"></a> as config.drafts says

::: {.note #aside}
:::
"""


def _dead(folder: Path, text: str) -> list[str]:
    """Return what is told of a blog of which one post has this text."""
    files = {
        "posts/one.md": post("One", f"## Mine\n\n{text}\n"),
        "posts/two.md": post("Two", TWO),
        "posts/bare.md": post("Bare", "No heading.\n"),
    }
    problems = find_dead_anchors(open_blog(write(folder, files)))
    return [problem.reason.split("'")[1] for problem in problems]


@pytest.mark.parametrize("href", ["#gone", "two.md#gone", "two.md#mine-not", "./two.md#gone%20too"])
def test_a_heading_that_is_not_there_is_told(href: str, tmp_path: Path) -> None:
    """In the same post and in another one that is named."""
    assert _dead(tmp_path, f"[a]({href})") == [href]


@pytest.mark.parametrize(
    "href",
    [
        "#mine", "#Mine", "two.md#setting-it-up", "two.md#settingitup", "two.md#setting-it-up-1", "two.md#setting",
        "two.md#size-amp-weight", "two.md#size--weight", "two.md#by-hand", "two.md#config.drafts", "two.md#aside", "two.md#mine",
    ],
)  # fmt: skip
def test_what_may_be_there_is_not_told(href: str, tmp_path: Path) -> None:
    """However engines call headings, and whatever else the text names, or a post beside it has."""
    assert _dead(tmp_path, f"[a]({href})") == []


@pytest.mark.parametrize(
    "href",
    ["#", "#fn:1", "#top", "#L12", "#/slide", "bare.md#gone", "https://example.org/#gone", "/gone#part"],
)  # fmt: skip
def test_what_nobody_can_know_is_not_told(href: str, tmp_path: Path) -> None:
    """Engines' own anchors, posts without headings, other hosts, addresses of nobody."""
    assert _dead(tmp_path, f"[a]({href})") == []


def test_a_post_is_read_once_however_many_links_lead_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checking costs what the posts cost, not what their links do."""
    parsed = Mock(wraps=parse)
    monkeypatch.setattr("termblog.document.deadanchors.parse", parsed)
    assert _dead(tmp_path, "[a](two.md#size) " * 9) == []
    assert parsed.call_count == 1


@pytest.mark.parametrize(
    ("text", "anchor", "dead"),
    [
        ("## Résumé", "resume", False),
        ("## 启动信息", "qi-dong-xin-xi", False),
        ("## 启动信息", "结束", True),
        ('{{< code "hello-world" >}}', "code-hello-world", False),
        ("{{< include _more.md >}}", "what-more-has", False),
        ("import More from './_more.mdx'", "what-more-has", False),
        (": `whatItSays`", "whatitsays", False),
        ('{{< code "hello-world" "1" >}}', "code-hello-world-1", False),
        ('{{< code "hello-world" "1" >}}', "code-other-1", True),
    ],
)
def test_anchors_that_engines_spell_otherwise(
    tmp_path: Path, text: str, anchor: str, dead: bool
) -> None:
    """Marks are dropped, scripts are spelled in Latin; templates make anchors and bring other files' headings."""
    assert bool(_dead(tmp_path, f"[a](#{anchor})\n\n## There\n\n{text}")) is dead


def test_a_post_that_is_gone_meanwhile_is_passed_over(tmp_path: Path) -> None:
    """Nothing can be said of what cannot be read."""
    files = {"one.md": post("One", "[a](two.md#gone)\n"), "two.md": post("Two", TWO)}
    blog = open_blog(write(tmp_path, files))
    (tmp_path / "two.md").unlink()
    assert find_dead_anchors(blog) == []
