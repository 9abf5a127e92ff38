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
        ("{#if a}\nb\n{:else}\nc\n{/if}\n\n{@const d = 1}{@html e}", "b c\n\n[e]"),
        ("<svelte:head>\n<title>T</title>\n</svelte:head>\n\na <svelte:self/>b", "a b"),
        ("<Note title='T'><p>a</p></Note>", "▎ ℹ T\n▎ a"),
        ("<CodeBlock language='c'>{`let a;\nb`}</CodeBlock>", "▏ c\n▏ let a;\n▏ b"),
        ("<img src={require('./a.png').default} alt='A' />\n\nb", "▣ A\n./a.png\n\nb"),
        ("{items.map(i => <b>{i}</b>)}", "[items.map]"),
        ("{1 + 1}", "[1]"),
        ("{+}", "[…]"),
        ("{never closed", "{never closed"),
        ("a < b and {c}", "a < b and [c]"),
        ("<Foo a=b c='d' {...e} f={g} />", "[Foo]"),
        ("<Foo>inside</Foo>", "inside"),
        ("<Foo\n  id='a/b'\n  alt='A *red* door'\n/>\n\nText.", "[Foo: A *red* door]\n\nText."),
        ("See <Foo title={name} />", "See [Foo]"),
        ('<Foo a="never', '<Foo a="never'),
        ("<Foo a=>x", "<Foo a=>x"),
        ("<Foo a={b", "<Foo a={b"),
        ('<img src={logo} alt="The logo" />', "▣ The logo\nlogo"),
        ("<p style={{color: 'red'}}>red</p>", "red"),
        ("<details>\n<summary>More</summary>\n\nText.\n\n</details>", "▾ More\n  Text."),
        ("<b>bold</b>", "bold"),
        ("    indented", "indented"),
        ("<Tabs items={['a', 'b']}>\n<Tab>A</Tab>\n</Tabs>", "◆ a\n  A"),
        ("`<Foo />` {'{'}", "<Foo /> {"),
        (
            "<Tabs items={['One', \"Two\"]}>\n<Tabs.Tab>\n\na\n\n</Tabs.Tab>\n<Tabs.Tab>\nb\n</Tabs.Tab>\n</Tabs>",
            "◆ One\n  a\n\n◆ Two\n  b",
        ),
    ],
)
def test_components_and_expressions(text: str, shown: str) -> None:
    """A component shows its children, an expression its string or its name."""
    assert show(text, "mdx") == shown


def test_long_components() -> None:
    """A component of many lines is read as a short one is, but for one of no end, which is as written."""
    rows = ",\n".join(f'{{name: "n{number}"}}' for number in range(500))
    assert show(f"<Chart data={{[\n{rows}\n]}} title='T' />\n\nb", "mdx") == "[Chart: T]\n\nb"
    assert show(f"<Chart data={{[\n{rows}\n]}}>\n\na\n\n</Chart>\n\nb", "mdx") == "a\n\nb"
    assert show(f"{{[\n{rows}\n].map(it => <li>{{it}}</li>)}}\n\nb", "mdx") == "[name]\n\nb"
    assert show(f"<Chart data={{[\n{rows}\n\nb", "mdx").startswith("<Chart data={[")


def test_component_keeps_its_address() -> None:
    """What a component embeds is a link."""
    assert links('<Tweet id="12" />', "mdx") == [("Post on X", "https://x.com/i/status/12")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("As so:\n\n    if x:\n\n        y\n\nText.", "As so:\n\n▏ if x:\n▏\n▏     y\n\nText."),
        ("<Foo>\n\n    Words\n\n</Foo>", "Words"),
        ("  Words\n\n    more", "Words\n\nmore"),
        ("- One\n\n    more", "• One\n\n  more"),
        ("Words\n    more", "Words more"),
    ],
)
def test_indented_code(text: str, shown: str) -> None:
    """MDX 1 has it, so below a paragraph at the margin it is; within a component it is text, as in MDX 2."""
    assert show(text, "mdx") == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{ok ? (<p>One</p>) : (<p>Two</p>)}", "One\nTwo"),
        ("<If>\n\n{(user) => (\n  <>\n    <h2>Dear {user.name}</h2>\n\n    It is{' '}\n    yours.\n  </>\n)}\n\n</If>",
         "Dear [user.name]\nIt is yours."),
        ("Now {ok && <b>or never</b>} then", "Now or never then"),
        ("{list.map(i => <li>Item {i}: {i.x && <i>sold</i>}</li>)}", "Item [i]: sold"),
        ("{ok && <p>See <Link to='/a'>this</Link>, <Card/> {/* no */}</p>}", "See this, [Card]"),
        ("{a <b && c> d}", "[a]"),
        ("{'<p>a string</p>' + x}", "[x]"),
        ("{x && <p>never ends}", "never ends"),
        ("{x && </p>}", "[x]"),
        ("{x && <p>a < b</p>}", "a < b"),
        ("<Hero aside={<p>given</p>} />", "given"),
        ("<Hero aside={<Icon/>} />", "[Hero]"),
        ("{x && <img alt='A cat' src={cat} />}", "▣ A cat\ncat"),
        ("{x && <br />}", "[x]"),
        ("<div>{x && <p>within</p>}</div>", "within"),
    ],
)  # fmt: skip
def test_elements_in_expressions(text: str, shown: str) -> None:
    """An expression shows what the elements in it say, of all branches, without being run."""
    assert show(text, "mdx") == shown


def test_a_link_in_an_expression_keeps_its_address() -> None:
    """An address that only the site's code knows is none."""
    text = "{x && <p><Link to='/a'>one</Link> <a href={`/b/${c}`}>two</a> <Go href='#d' /></p>}"
    assert links(text, "mdx") == [("one", "/a"), ("Go", "#d")]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <span style={{color: 'red'}}>b</span> c", "a b c"),
        ("<Row n={1 + 1}>\n\nWords.\n\n</Row>", "Words."),
        ("<Chart data={[1, 2]} />", "[Chart]"),
        ("{braces} and <T> and x ={1} <", "{braces} and and x ={1} <"),
        ("`<a b={{c: 'd'}}>`", "<a b={{c: 'd'}}>"),
    ],
)
def test_attributes_in_braces(text: str, shown: str) -> None:
    """Markdown that is compiled as MDX may hold its tags; braces in prose stay as they are."""
    assert show(text, "jsx") == shown
