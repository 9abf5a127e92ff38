"""The smaller rules, at their edges: what they take, and what they leave to Markdown."""

from __future__ import annotations

import pytest

from termblog.document.parse import parse
from termblog.document.syntax import find_rules
from termblog.document.syntax.kinds import callout_kind
from tests.document.syntax.page import links, show


@pytest.mark.parametrize(
    ("text", "syntax", "shown"),
    [
        ("==open", "mark", "==open"),
        ("<div>a</div>\nb\n{: .c}\n\n<pre>\n{: .d}\n</pre>", "kramdown", "a\nb\n\n▏ {: .d}"),
        ("== spaced ==", "mark", "== spaced =="),
        ("==a == b==", "mark", "==a == b=="),
        ("[==a==](/x)", "mark", "a"),
        ("[^a^ ~b~](/x)", "subsup", "a b"),
        ("x^^2^", "subsup", "x^^2^"),
        ("[:tada:](/x) [:nope:](/x)", "emoji", "🎉 :nope:"),
        (":+1: :-1: :thumbsup: x:tada:", "emoji", "👍 👎 👍 x:tada:"),
        (":thumbsdown: :e-mail: :t-rex: :shipit:", "emoji", "👎 📧 🦖 🐿"),
        ("[:material-home:{ .big } a](/x) :simple-b: :simple:", "emoji", "a :simple:"),
        ("[[a]](/b) [[a|b]] [![[c.png]]](/d)", "wikilinks", "[a] b ▣ c.png"),
        ("![[c.png|The sea]]", "wikilinks", "▣ The sea\nc.png"),
        ("这是**重点：**内容，~~删除。~~后", "cjk", "这是重点：内容，删除。后"),
        ("**캐시(Cache)**란 ***“a”***の", "cjk", "캐시(Cache)란 “a”の"),
        ("中** a **中 ** 中", "cjk", "中** a **中 ** 中"),
        ("中_文。_字 a**“b”**c", "cjk", "中_文。_字 a**“b”**c"),
        ("🎉**“b”**c", "cjk", "🎉**“b”**c"),
        ("[[#Heading]] [[Page#^id]]", "wikilinks", "Heading Page › id"),
        ("%%open\n\na ^not-an-id here", "obsidian", "%%open\n\na ^not-an-id here"),
        ("%%\nnever closed\n\n%%x\n\n%%\n", "obsidian", ""),
        ("%%\n\n%%\n\n- a\n  %%\n  b", "obsidian", "• a %% b"),
        ("a %%b\nc%% d", "obsidian", "a d"),
        ("$a$b$ and $x $ and \\$5$ and $$", "math", "ab$ and $x $ and $5$ and $$"),
        ("a $$x^2$$ b \\(\\) c", "math", "a x² b () c"),
        ("$$\nnever\n\nclosed", "math", "$$ never\n\nclosed"),
        ("$$x$$ tail", "math", "x tail"),
        ("text\n$$\ny\n$$\ntext", "math", "text\n\n  y\n\ntext"),
        ("> $$\n> y\n> $$", "math", "▎   y"),
        ("- $$\n  y\n$$", "math", "•   y"),
        ("!!! unknown-kind\n    a\nb", "admonition", "▎ ℹ Unknown kind\n▎ a\n\nb"),
        ("text\n!!! tip\n    a", "admonition", "text\n\n▎ ✦ Tip\n▎ a"),
        ("!!! no title: text", "admonition", "!!! no title: text"),
        ("text\n:::tip\na\n:::", "container", "text\n\n▎ ✦ Tip\n▎ a"),
        (":::\nstray", "container", "stray"),
        ("text\n:::\nstray", "container", "text\n\nstray"),
        ("::: {.grid}\nnever closed", "container", "never closed"),
        (":::tip\nnever closed", "container", "▎ ✦ Tip\n▎ never closed"),
        ("- :::tip\n  a\n  :::\n- b", "container", "• ▎ ✦ Tip\n  ▎ a\n• b"),
        (":::tip\n```\n:::\n```\n:::", "container", "▎ ✦ Tip\n▎ ▏ :::"),
        ("::: tab One\na\n:::", "container", "◆ One\n  a"),
        ('::unknown[A label]\n\n::github{repo="a/b"}', "container", "A label\n\n▶ GitHub"),
        ("    :::tip", "container", "▏ :::tip"),
        ("A::B\n\n::\n", "container", "A::B\n\n::"),
        (":::: {.columns}\n::: {.column width=40%}\nleft\n:::\n::::", "quarto", "left"),
        (":::column A title\nbox\n:::", "container", "▎ ℹ A title\n▎ box"),
        (":::message\nm\n:::", "container", "▎ ℹ Message\n▎ m"),
        ('::: {.content-hidden when-format="html"}\nno\n:::\nyes', "quarto", "yes"),
        ('::: {.content-hidden unless-format="pdf"}\nno\n:::\nyes', "quarto", "yes"),
        ('::: {.content-hidden when-format="pdf"}\nyes\n:::', "quarto", "yes"),
        ('::: {.content-visible when-format="pdf"}\nno\n:::\nyes', "quarto", "yes"),
        ('::: {.content-visible unless-format="html"}\nno\n:::\nyes', "quarto", "yes"),
        ('::: {.content-visible when-format="html"}\nyes\n:::', "quarto", "yes"),
        ("::: {.hidden}\nno\n:::\n::: {.hidden-not}\nyes\n:::", "quarto", "yes"),
        ("::: {.hidden}\nnever closed", "quarto", "never closed"),
        ("A :spoiler[*b* c]{.x} d:e[f] [:a[b]](/g)", "container", "A b c d:e[f] b"),
        ("\\[...\\] and \\[s\\]tudents \\[1\\]", "math", "[...] and [s]tudents [1]"),
        ("\\(n\\), file\\(s\\)", "math", "n, file(s)"),
        ("\\[see below\\]", "math", "[see below]"),
        ("$latex x^2$", "math", "x²"),
        ("(v==TRUE)==TRUE, i++, j++, ==this==", "mark", "(v==TRUE)==TRUE, i++, j++, this"),
        ("\\\\(x^2\\\\) and\n\n\\\\[x\\\\]", "math", "x² and\n\nx"),
        ('<div markdown="1">\n**a**\n</div>\nb', "more", "a\n\nb"),
        ("<p class='x' markdown='span'>*a*</p>\n<p markdown>*b*", "more", "a\n\nb"),
        ("text\n<div markdown=1>\n*a*\n</div>", "more", "text\n\na"),
        ("    <div markdown=1>", "more", "▏ <div markdown=1>"),
        ("[TOC]: /x\n\n[TOC]", "more", "TOC"),
        ("[more]\n\ntext [toc]", "more", "text [toc]"),
        ("*[A]: b\ntext", "abbr", "text\n\nA\n    b"),
        ("text\n*[A]: b", "abbr", "text\n\nA\n    b"),
        ("a{.b} `c`{.d} [e](/f){.g} {.h}", "attrs", "a{.b} c e"),
        ("[**a**{.b}](/c)", "attrs", "a"),
        ("Title {#x}\n=====\n", "attrs", "Title"),
        ("Title {.only-a-class}\n-----\n", "attrs", "Title"),
        ("{: .note}\n\ntext", "kramdown", "text"),
        ("{: .note}\ntext", "kramdown", "▎ ℹ Note\n▎ text"),
        ("text\n{: #id}", "kramdown", "text"),
        ("{: .a}", "kramdown", ""),
        ("> a\n{: .x}", "kramdown", "▎ a"),
        ("```\na\n```\n{: .language-c}", "kramdown", "▏ c\n▏ a"),
        ("[x]: /y\n{: .note}", "kramdown", ""),
        ("{::nomarkdown}\n<b>a</b>\n{:/}", "kramdown", "a"),
        ("{::comment}never closed\n\nb", "kramdown", "never closed\n\nb"),
        ("{::comment/}\nb", "kramdown", "b"),
        ("a {::nomarkdown}b{:/} {:.c}", "kramdown", "a b"),
        ("text\n{::comment}\nx\n{:/}\nafter", "kramdown", "text\n\nafter"),
        ("    {: .code}", "kramdown", "▏ {: .code}"),
        ("[a]{.mark} [b]{.x} [c] [d](/e)", "quarto", "a b [c] d"),
        ("[x @fig-a me@fig-b", "quarto", "[x fig-a me@fig-b"),
        ("`<b>`{=html} {=html}", "quarto", "<b>"),
        ("((not-an-id)) ((6417a3a1))", "logseq", "((not-an-id)) [↗]"),
        ("{{query x}} {{unclosed", "logseq", "[query] {{unclosed"),
        ("a {{embed ((6417a3a1))}} {{youtube abc}}", "logseq", "a [↗] ▶ YouTube"),
        ("[((6417a3a1)) {{embed b}}](/x)", "logseq", "[↗] b"),
        ("DONE it\n:LOGBOOK:\nCLOCK: x\n:END:\nkey:: value", "logseq", "DONE it key: value"),
        ("[@[youtube](a)](/b)", "zenn", "▶ YouTube"),
        ("@[unknown](https://x.org) ![](a.png =20x)", "zenn", "https://x.org ▣ a.png"),
        ("text @[tweet](https://x.com/a/status/1)", "zenn", "text ▶ Post on X"),
    ],
)  # fmt: skip
def test_edges_of_rules(text: str, syntax: str, shown: str) -> None:
    """A rule takes its own syntax, and leaves what only looks like it."""
    assert show(text, syntax) == shown


def test_heading_id_is_where_links_lead() -> None:
    """`{#id}` behind a heading, and kramdown's below it, are its anchor."""
    document = parse("# A {#own}\n\n## B\n{: #other}\n", ("attrs", "kramdown"))
    document.grow()
    assert [(it.id, it.text) for it in document.headings] == [("own", "A"), ("other", "B")]


def test_wide_names_bring_what_they_include() -> None:
    """Obsidian's notes have wikilinks, whichever names the engine adds."""
    assert links("[[a]] ==b==", "obsidian", "wikilinks") == [("a", "a")]
    assert len(find_rules(["obsidian", "wikilinks", "mark", "unknown"])) == 4


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Danger", "caution"), (".prompt-tip", "tip"), ("notice--info", "note"), ("boat", "")],
)
def test_kinds_of_callouts(name: str, kind: str) -> None:
    """A callout's name is one of five kinds, however its theme spells it."""
    assert callout_kind(name) == kind


def test_titles_of_restructuredtext() -> None:
    """Any mark makes a title, the order of marks its level, and none of them opens code."""
    text = "====\nTop\n====\n\nPart\n~~~~\n\nText.\n\nPiece\n`````\n\nOther\n~~~~~\n\n.. code::\n\n----\n\nEnd.\n\n===="
    document = parse(text, {"rst"})
    document.grow()
    found = [(heading.level, heading.text) for heading in document.headings]
    assert found == [(1, "Top"), (2, "Part"), (3, "Piece"), (2, "Other")]
    assert "End." in show(text, "rst").split("\n")
