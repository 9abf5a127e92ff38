"""What stands below a post's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termblog.blog.post import Post
from termblog.tui.front import ending

if TYPE_CHECKING:
    from termblog.document.document import Line

POST = Post(slug="a", title="A title", path="a.md")


def texts(lines: tuple[Line, ...]) -> list[str]:
    """Return what lines say."""
    return ["".join(span.text for span in line.spans) for line in lines]


def test_the_ending_links_to_other_posts() -> None:
    """Each group has a label, and its posts are links of our own; empty ones are left out."""
    lines = ending([("Related", [("·", POST)]), ("Linked from", [])], 40)
    assert "Related" in texts(lines)
    assert "Linked from" not in texts(lines)
    assert [span.href for line in lines for span in line.spans if span.href] == ["post:a"]


def test_numbers_are_set_flush() -> None:
    """Titles stand below each other, however many parts a series has."""
    lines = texts(ending([("Series", [("9.", POST), ("10.", POST)])], 40))
    assert "   9. A title" in lines
    assert "  10. A title" in lines


def test_without_other_posts_there_is_no_ending() -> None:
    """A blog of one post has nowhere to go."""
    assert texts(ending([("Related", [])], 40)) == [""]
