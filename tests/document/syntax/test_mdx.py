"""MDX: what is code for a bundler is nothing to a reader, the rest is shown."""

from __future__ import annotations

import pytest

from tests.document.syntax.page import links, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("import A from 'a'\n\nText.", "Text."),
        ("import 'a.css'\n\nText.", "Text."),
        ("import things yourself, it is fun.", "import things yourself, it is fun."),
        ("export default function F() {\n  return 1\n\n}\n\nText.", "Text."),
        ("<>In a fragment</>", "In a fragment"),
        ("{`template`} {''} {' '} x", "template x"),
        ("{/* multi\nline */} x", "x"),
        ("{items.map(i => <b>{i}</b>)}", "[items.map]"),
        ("{1 + 1}", "[1]"),
        ("{+}", "[…]"),
        ("{never closed", "{never closed"),
        ("a < b and {c}", "a < b and [c]"),
        ("<Foo a=b c='d' {...e} f={g} />", "[Foo]"),
        ("<Foo>inside</Foo>", "inside"),
        ('<Foo a="never', '<Foo a="never'),
        ("<Foo a=>x", "<Foo a=>x"),
        ("<Foo a={b", "<Foo a={b"),
        ('<img src={logo} alt="The logo" />', "▣ The logo\nlogo"),
        ("<p style={{color: 'red'}}>red</p>", "red"),
        ("<details>\n<summary>More</summary>\n\nText.\n\n</details>", "▾ More\n  Text."),
        ("<b>bold</b>", "bold"),
        ("    indented", "indented"),
        ("<Tabs items={['a', 'b']}>\n<Tab>A</Tab>\n</Tabs>", "◆ Tab\n  A"),
        ("`<Foo />` {'{'}", "<Foo /> {"),
    ],
)
def test_components_and_expressions(text: str, shown: str) -> None:
    """A component shows its children, an expression its string or its name."""
    assert show(text, "mdx") == shown


def test_component_keeps_its_address() -> None:
    """What a component embeds is a link."""
    assert links('<Tweet id="12" />', "mdx") == [("Post on X", "https://x.com/i/status/12")]
