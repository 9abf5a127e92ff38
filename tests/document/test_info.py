"""Info strings of fences."""

from __future__ import annotations

import pytest

from termblog.document.info import read_info


@pytest.mark.parametrize(
    ("info", "language", "title", "marked"),
    [
        ("", "", "", ()),
        ("python", "python", "", ()),
        ('js title="a b.js" {1,3-5}', "js", "a b.js", (1, 3, 4, 5)),
        ("ts title='x.ts' showLineNumbers", "ts", "x.ts", ()),
        ("jsx:title=src/x.js", "jsx", "src/x.js", ()),
        ("js:src/x.js", "js", "src/x.js", ()),
        ("js{2}", "js", "", (2,)),
        ("ts:line-numbers=5 {1}", "ts", "", (1,)),
        ("ts:no-line-numbers:v-pre", "ts", "", ()),
        ("{r}", "r", "", ()),
        ("{r boat, echo=FALSE}", "r", "", ()),
        ("{.python .numberLines}", "python", "", ()),
        ('{.bash filename="Terminal"}', "bash", "Terminal", ()),
        ("rust,ignore", "rust", "", ()),
        ("sh [npm]", "sh", "npm", ()),
        ('py hl_lines="1 3"', "py", "", (1, 3)),
        ("{1,3}", "", "", (1, 3)),
        ('title="x"', "", "x", ()),
        ("c++", "c++", "", ()),
        ("{9-9999999}", "", "", range(9, 10010)),
    ],
)
def test_info(info: str, language: str, title: str, marked: tuple[int, ...]) -> None:
    """An info string tells the language, a title and the marked lines, in each spelling."""
    assert read_info(info) == (language, title, frozenset(marked))
