"""Links that lead to nothing, told only where their neighbours are alive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.deadlinks import find_dead_links
from termblog.blog.opening import open_blog
from tests.blog.folders import post, write

if TYPE_CHECKING:
    from pathlib import Path

PICTURES = {f"img/{name}.png": "" for name in "abcdef"}


def _dead(folder: Path, text: str, more: dict[str, str] | None = None) -> list[str]:
    """Return what is told of a blog whose one post has this text."""
    files = {"posts/one.md": post("One", text), "posts/two.md": post("Two"), **(more or {})}
    return [str(problem) for problem in find_dead_links(open_blog(write(folder, files)))]


def test_a_post_that_is_missing_among_posts_is_told(tmp_path: Path) -> None:
    """With the line of the file on which the link stands."""
    line = len(post("One", "").splitlines()) + 1
    told = _dead(tmp_path, "[a](two.md) and [b](gone.md#part)\n")
    assert [it.partition(": ")[2] for it in told] == ["the link 'gone.md#part' leads to nothing"]
    assert abs(int(told[0].split(":")[1]) - line) <= 1


def test_a_file_that_is_missing_among_files_is_told(tmp_path: Path) -> None:
    """Three others of its folder must be there, or the folder is elsewhere."""
    links = "".join(f"![{name}](../{name})\n\n" for name in PICTURES)
    gone = "![](../img/gone.png)\n"
    assert len(_dead(tmp_path / "there", links + gone, PICTURES)) == 1
    assert _dead(tmp_path / "elsewhere", links + gone) == []
    assert (
        _dead(tmp_path / "few", links + gone * 3 + "\n![](../img/lost.png)\n" * 2, PICTURES) == []
    )


def test_what_nobody_can_know_is_not_told(tmp_path: Path) -> None:
    """Addresses of the site, other hosts, notes to be written, folders elsewhere, templates."""
    text = """\
[a](/about/) [b](https://example.org/gone.md) [[a note]] [c](../elsewhere/gone.md) [d](#part)
[e](mailto:a@example.org) [f]({{ page.url }}/gone.md) [g](http://[::1/gone.md) [h](gone)
"""
    assert _dead(tmp_path, text) == []


def test_code_holds_no_links(tmp_path: Path) -> None:
    """Fenced, indented, within a line, in a comment."""
    text = """\
`[a](gone.md)` <!-- [b](gone.md) -->

    [c](gone.md)

```
[d](gone.md)
```
> ~~~
> [e](gone.md)
> ~~~
"""
    assert _dead(tmp_path, text) == []


def test_a_post_that_goes_meanwhile_links_to_nothing(tmp_path: Path) -> None:
    """Nobody is told of it."""
    blog = open_blog(write(tmp_path, {"posts/one.md": post("One", "[b](gone.md)\n")}))
    (tmp_path / "posts" / "one.md").unlink()
    assert find_dead_links(blog) == []
