"""A document's constructs as HTML."""

from __future__ import annotations

import pytest

from termblog.document.parse import parse
from termblog.hosting.markup import Writer

EVIL = '<script>"&\x1b'


def written(markdown: str) -> str:
    """Return Markdown as HTML, in which every address leads beneath /here."""
    document = parse(markdown, ("deflist",))
    document.grow()
    return Writer(lambda href: f"/here/{href}" if "bad" not in href else "").document(
        document.units
    )


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("A *b* `c`.", "<p>A <em>b</em> <code>c</code>.</p>\n"),
        ("# One", '<h2 id="one">One</h2>\n'),
        ("####### no", "<p>####### no</p>\n"),
        ("[a **b**](x)", '<p><a href="/here/x" rel="noopener">a <strong>b</strong></a></p>\n'),
        ("[a](bad)", "<p>a</p>\n"),
        ("![alt](https://x.org/a.png)", "Image: alt"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("- a\n\n1. b", '</ul>\n<ol start="1">'),
        ("- a\n\n- b", "<li><p>a</p>\n</li>"),
        ("- [x] a\n- [ ] b", "<li>☑ a</li>\n<li>☐ b</li>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("> [!NOTE]\n> a", "<aside>\n<p><strong>Note</strong></p>\n<p>a</p>\n</aside>\n"),
        (
            "<details open><summary>s</summary>\n\na\n</details>",
            "<details open><summary>s</summary>",
        ),
        ("```py\na < b\n```", "<pre><code>a &lt; b</code></pre>\n"),
        ("a\n\n---", "<hr>\n"),
        ("a[^1]\n\n[^1]: n", '<div class="note" id="fn-1">[1] <p>n</p>\n</div>\n'),
        ("Term\n: Means", '<div class="within">\n<p>Means</p>\n</div>\n'),
        ("$$\nx^2\n$$", "<div>"),
    ],
)
def test_each_construct_has_its_element(markdown: str, html: str) -> None:
    """What HTML has an element for is that element; the rest shows its lines."""
    assert html in written(markdown)


def test_a_table_is_a_table() -> None:
    """Its head, its cells and their alignment are there, wherever it stands."""
    html = written("> | A | N |\n> |---|--:|\n> | [x](y) | 1 |")
    assert '<thead><tr><th>A</th><th class="right">N</th></tr></thead>' in html
    assert '<td><a href="/here/y" rel="noopener">x</a></td><td class="right">1</td>' in html


@pytest.mark.parametrize(
    "markdown",
    [
        "{}",
        "# {}",
        "- {}",
        "> {}",
        "| {} |\n|---|\n| {} |",
        "```\n{}\n```",
        "```py title='{}'\n```",
        "[{}](x)",
        "![{}](x)",
        "> [!NOTE] {}\n> {}",
        "a[^1]\n\n[^1]: {}",
        "<details><summary>{}</summary>\n\n{}\n</details>",
        "$$\n{}\n$$",
    ],
)
def test_no_character_of_a_post_is_markup(markdown: str) -> None:
    """Wherever it stands, what looks like markup is text, and no control is left."""
    html = written(markdown.replace("{}", EVIL))
    assert "<script" not in html
    assert "\x1b" not in html
