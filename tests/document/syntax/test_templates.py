"""Template languages where they meet Markdown: containers, lists, HTML, tags that are broken."""

from __future__ import annotations

import pytest

from termblog.document.parse import parse
from tests.document.syntax.page import links, show


@pytest.mark.parametrize(
    ("text", "syntax", "shown"),
    [
        ("a {{ 'x' | append: '-y' | prepend: \"w-\" }} b", "liquid", "a w-x-y b"),
        ("{{ 42 }}", "liquid", "42"),
        ("{{ }} empty", "liquid", "empty"),
        ("{%- assign x = 'y' -%}\n{{ x }}", "liquid", "y"),
        ("{% capture note %}\nKept.\n{% endcapture %}\n\n{{ note | markdownify }}", "liquid", "Kept."),
        ('{% include callout.html content="It *says* so." %}', "liquid", "It says so."),
        ("{% include note.html %}", "liquid", "[note]"),
        ("{% include code.html %}", "liquid", ""),
        ("{% include %}", "liquid", "[include]"),
        ("{% # a remark %}kept", "liquid", "kept"),
        ("{% unclosed", "liquid", "{% unclosed"),
        ("{% a {% zz %}", "liquid", "{% a [zz]"),
        ("{{ 'literal {{ braces' }}", "liquid", "literal {{ braces"),
        ("{% note %}words without an end", "liquid", "words without an end"),
        ("{% note Mind this %}", "liquid", "Mind this"),
        ("{% highlight x %}a b{% endhighlight %} after", "liquid", "a b after"),
        ("{% math %}x^2{% endmath %} after", "liquid", "x² after"),
        ("{% endif %} stray", "liquid", "stray"),
        ("    {% code %}", "liquid", "▏ {% code %}"),
        ("{% note %}\na\n{% endnote %} rest", "liquid", "▎ ℹ Note\n▎ a\n\nrest"),
        ("{% note %}one line{% endnote %}", "liquid", "▎ ℹ Note\n▎ one line"),
        ("{% note %}one line{% endnote %} more", "liquid", "one line more"),
        ("{% note %}\na\nb{% endnote %}", "liquid", "▎ ℹ Note\n▎ a b"),
        ("{% note %}{% endnote %}", "liquid", "▎ ℹ Note"),
        ("{% highlight x %}first\nsecond\nthird{% endhighlight %}", "liquid", "▏ x\n▏ first\n▏ second\n▏ third"),
        ("- {% note %}\n  a\n\nb\n{% endnote %}", "liquid", "• a\n\nb"),
        ("{% note %}\n```\n{% endnote %}\n```\na\n{% endnote %}", "liquid", "▎ ℹ Note\n▎ ▏ {% endnote %}\n▎\n▎ a"),
        ("{% note %}\n{% note %}\na\n{% endnote %}\n{% endnote %}", "liquid", "▎ ℹ Note\n▎ ▎ ℹ Note\n▎ ▎ a"),
        ("<div>{% highlight x %}</div>", "liquid", ""),
        ("<p>{{ page.title }} {{ 'said' }}</p>", "liquid", "[page.title] said"),
        ('a <b class="{{ x }}">bold</b>', "liquid", "a bold"),
        ("a <b {{ never closed", "liquid", "a <b {{ never closed"),
        ("a <b {{ x }} c", "liquid", "a <b [x] c"),
        ("a <1 {{ x }}> c", "liquid", "a <1 [x]> c"),
        ("a <b {{ x }}=> c", "liquid", "a <b [x]=> c"),
        ("{{<  >}}", "hugo", "{{< >}}"),
        ('{{% def id="a" name="A *term*" %}}\nMeans.\n{{% /def %}}', "hugo", "A *term*\n\nMeans."),
        ('A {{< tip-of title="T" >}}word{{< /tip-of >}}.', "hugo", "A T word."),
        ("{{< never", "hugo", "{{< never"),
        ("{{< a {{< zz >}}", "hugo", "{{< a [zz]"),
        ('{{< fa brands github title="GitHub" >}}', "hugo", "GitHub"),
        ("{{< callout/warning >}}\nx\n{{< /callout/warning >}}", "hugo", "▎ ▲ Warning\n▎ x"),
        ('{{< img "a.png" />}}', "hugo", "▣ a.png\na.png"),
        ('{{< figure src=a.png caption="By <b>me</b>, [so](/x)" >}}', "hugo", "▣ a.png\nBy me, so"),
        ('{{< unknown "x" >}} in `{{< code >}}`', "plain", "[unknown] in {{< code >}}"),
        ("Set {{<>}}, {{%}} and {{ x }}", "plain", "Set {{<>}}, {{%}} and {{ x }}"),
        ("Hi {{ user.name }}, {{ 'you' }}: `{{ x }}`", "vue", "Hi [user.name], you: {{ x }}"),
        ('<a @click="go({ n: 1 })">Again</a> {{ }} {{', "vue", "Again {{ }} {{"),
        ('<p :class="x">{{ y }}</p>', "vue", "[y]"),
        ('Mail me @home: <my-box @title="x" :@y="`z`">words</my-box>', "webc", "Mail me @home: words"),
        ('<youtube-lite-player @slug="abc" @label="Talk"></youtube-lite-player>', "webc", "▶ YouTube: Talk"),
        ("[a]({{ '/x' }}) a < b", "vue", "a a < b"),
        ('A <Badge type="tip" text="beta" /> <Jump/> <PrBy :pr="1" />', "vue", "A beta [PrBy]"),
        ('<CodeGroup>\n<CodeGroupItem title="T">\n\n`a`\n\n</CodeGroupItem>\n</CodeGroup>', "vue", "◆ T\n  a"),
        ("<Mine>words</Mine> <youtube-box/>", "vue", "words"),
        ("<!-- tab One@home -->\na\n<!-- endtab -->\n<!-- tab -->\nb\n<!-- endtab -->c", "tab-marks", "◆ One\n  a\n\n◆ Tab\n  b\n\n  c"),
        ("::: tabs\n@tab:active A#x\na\n@tab B\n```\n@tab C\n```\n:::", "tab-marks", "◆ A\n  a\n\n◆ B\n  ▏ @tab C"),
        ("    @tab A\n\n== tab A\na\n== tab B\nb", "tab-marks", "▏ @tab A\n\n◆ A\n  a\n\n◆ B\n  b"),
        ("<<< @/a.js#b{1}\n\n<!--@include: ./c.md-->\n@[code{1-2} js](d.js)", "imports", "[@/a.js]\n\n[./c.md]\n\n[d.js]"),
        ('--8<-- "a.md"\n\n    <<< @/b.js\n\n```\n--8<-- "c.js"\n```', "imports", '[a.md]\n\n▏ <<< @/b.js\n\n▏ --8<-- "c.js"'),
        ('{% mine https://a.org/b "The label" %} {% mine a="Some words" %}', "liquid", "mine: The label [mine]"),
        ('{{< mine text="Two words" >}} {{< mine "two words" >}} {{< kbd "Ctrl" >}}', "hugo", "[mine: Two words] [mine: two words] Ctrl"),
        ("{{< badge red >}}new{{< /badge >}} {{< badge red >}}", "hugo", "new"),
        ('{{< card link="/a" title="T" subtitle="More" >}}', "hugo", "T — More"),
        ('{{< timelineItem header="T" badge="1" >}}\na\n{{< /timelineItem >}}', "hugo", "◆ T · 1\n  a"),
        ("{{< timelineItem >}}\na\n{{< /timelineItem >}}", "hugo", "a"),
        ("{% picture thumb a.jpg --alt A red *boat* --link /x %}", "liquid", "▣ A red *boat*\na.jpg"),
        ('{% picture src="b.png" alt="B" %}', "liquid", "▣ B\nb.png"),
        ('a {{< details summary="Why" open=true >}}so{{< /details >}} {{< tab header="T" >}}', "hugo", "a Why so T"),
        ('a {{< callout title="T" >}}b{{< /callout >}}', "hugo", "a T b"),
        ('{{< ruby "漢字" "x" >}}', "hugo", "[ruby: 漢字]"),
        ("{% collapsible Two words %}\na\n{% endcollapsible %}", "liquid", "▾ Two words\n  a"),
        ("{% set code %}\nexport default x;\n{% endset %}\n{% set a = 1 %}b", "liquid", "▏ export default x;\n\nb"),
        ("{% assign a = site.b %}{{ a }} {% assign c = 2.50 | plus: 1 %}{{ c }}", "liquid", "[a] 2.50"),
        ("{% css %}p { }{% endcss %}b", "liquid", "b"),
        ('{% set a = "b" %}{# no #}{{ a }} {#id} {# open', "jinja", "b {#id} {# open"),
        ("{# no\n\nno #}\n\nyes `{# code #}`", "jinja", "yes {# code #}"),
        ("a {#one}\n\nb {#two #}", "jinja", "a {#one}\n\nb"),
        ('{% from "m" import x %}{% if a %}b{% elif c %}d{% endif %}', "jinja", "bd"),
        ("{% macro m(x) %}\nHi {{ x }}.\n{% endmacro %}\n{{ m(1) }}", "jinja", "Hi [x]. [m(1)]"),
        ("```\n{# a #} {% b %}\n```", "jinja", "▏ {# a #} {% b %}"),
        ('{% callout type="warning" title="T" %}\na\n{% /callout %}', "markdoc", "▎ ▲ T\n▎ a"),
        ("# A {% #b .c %}\n\nd {% e=1 %} {% $f.g %} {% h(1) %}", "markdoc", "A\n\nd [f.g] [h(1)]"),
        ("{% if $a %}b{% else /%}c{% /if %} `{% d %}`", "markdoc", "bc {% d %}"),
        ('{% partial file="a.md" /%} {% zz /%} {% open', "markdoc", "[a.md] [zz] {% open"),
        ("{% zz %}\nkept\n{% /zz %}", "markdoc", "kept"),
        ("{% a {% zz /%} [b]({% c %})", "markdoc", "{% a [zz] b"),
        ('{% img left /a.png "T" %} {{ x }} 5 % {% }', "tags", "▣ T {{ x }} 5 % {% }"),
        ("{% notebook a.ipynb cells[2:] %} {% render 'b.md' %}", "tags", "Notebook: a.ipynb [b]"),
        ("{% comment %}\nno\n{% endcomment %}\nyes `{% no %}`", "tags", "yes {% no %}"),
        ("# A {:#b}\n\nc\n{: .lead}\n\n{:a 1}", "attrs", "A\n\nc\n\n{:a 1}"),
        ("| a |\n| - |\n| b |\n{:.wide .x}\n\n    {:.c}", "attrs", "a\n─\nb\n\n▏ {:.c}"),
        ("{{ page.title }} is no shortcode", "zola", "{{ page.title }} is no shortcode"),
        ("{{/* shown(x=1) */}}", "zola", "{{ shown(x=1) }}"),
        ("{{ never(", "zola", "{{ never("),
        ("{{ a(b=1 }}", "zola", "{{ a(b=1 }}"),
        ("{{ a({{ zz() }}", "zola", "{{ a([zz]"),
        ("{% end %} stray", "zola", "stray"),
        ("{% label primary@Word %}", "hexo", "Word"),
        ("{% btn https://x.org, Go %}", "hexo", "Go"),
        ("{% folding More %}\na\n{% endfolding %}", "hexo", "▾ More\n  a"),
        ("{% include_code lang:js a.js %}", "hexo", "Code: a.js"),
        ("{% url_for about %}", "hexo", "about"),
        ("{% u under it %} {% span red, in red %} {% p mid %} {% kbd Ctrl %}", "hexo", "under it in red mid Ctrl"),
        ("{% checkbox red checked, Do it %} {% radio x, Or, this %}", "hexo", "☑ Do it ☐ x, Or, this"),
        ("{% hideInline words,Show,red %} {% inlineImg a.png 20px %}", "hexo", "words ▣ a.png"),
        ("{% timeline Then,red %}\na\n{% endtimeline %}{% timeline %}", "hexo", "Then\n\na"),
        ("{% folding blue open, More %}\na\n{% endfolding %}", "hexo", "▾ More\n  a"),
    ],
)  # fmt: skip
def test_tags_beside_markdown(text: str, syntax: str, shown: str) -> None:
    """A tag shows what it stands for, what it encloses, or its name; a broken one itself."""
    assert show(text, syntax) == shown


@pytest.mark.parametrize(
    ("text", "syntax", "address"),
    [
        ("[a]({{ site.url }}/x)", "liquid", "/x"),
        ("[a](<{{ site.url }}/x y>)", "liquid", "/x%20y"),
        ('[a]({% link _posts/a.md %}#b "title")', "liquid", "_posts/a.md#b"),
        ("[a](/x_({{ 1 }}))", "liquid", "/x_(1)"),
        ("[a]({{ unknown }}/y)", "liquid", "/y"),
        ('[a]({{< relref "b.md" >}})', "hugo", "b.md"),
        ("[a]({{</* x */>}})", "hugo", "%7B%7B%3C%20x%20%3E%7D%7D"),
        ('[a]({{ url(path="@/b.md") }})', "zola", "@/b.md"),
        ("[a]({`/x`})", "mdx", "/x"),
        ("[a]({filename}b.md)", "pelican", "b.md"),
        ("{% post_link b A title %}", "hexo", "b"),
        ("{% link Some words https://x.org %}", "hexo", "https://x.org"),
    ],
)  # fmt: skip
def test_tags_in_addresses(text: str, syntax: str, address: str) -> None:
    """In an address a tag is its value, so the blog can find what it leads to."""
    assert [href for _, href in links(text, syntax)] == [address]


def test_twenty_frames_are_drawn_and_deeper_ones_shown() -> None:
    """Frames beyond the deepest lose their frame, never their words."""
    text = "{{% note %}}\n" * 40 + "inside\n\n" + "{{% /note %}}\n" * 40
    shown = show(text, "hugo", width=200)
    assert shown.splitlines()[-1].endswith("inside")
    assert shown.splitlines()[-1].count("▎") == 20


@pytest.mark.parametrize(
    ("tag", "address"),
    [
        ("youtube abc", "https://www.youtube.com/watch?v=abc"),
        ("youtube https://youtu.be/abc", "https://youtu.be/abc"),
        ('vimeo id="1"', "https://vimeo.com/1"),
        ("tweet 12", "https://x.com/i/status/12"),
        ("gist abc", "https://gist.github.com/abc"),
        ("video /v.mp4", "/v.mp4"),
        ('linkcard "https://x.org" "Title"', "https://x.org"),
    ],
)
def test_embeds_are_labelled_links(tag: str, address: str) -> None:
    """What another site would show is a link to it."""
    assert links(f"{{{{< {tag} >}}}}", "hugo")[0][1] == address


def test_embed_without_address_is_its_label() -> None:
    """An embed that says nothing of where it is shows what it is."""
    assert show("{{< youtube >}}", "hugo") == "YouTube"


def test_tags_are_no_part_of_a_headings_name() -> None:
    """What a component stands for is not in the address that leads to a heading, as on its site."""
    text = '# A <Badge text="new" /> <PrBy :pr="1" />\n\n## {{ page.title }}'
    document = parse(text, ("vue",))
    document.grow()
    assert [(it.text, it.id) for it in document.headings] == [
        ("A new", "a"),
        ("[page.title]", "pagetitle"),
    ]


def test_rows_in_code_keep_their_bars() -> None:
    """A row of a table in code is code: nothing in it is escaped."""
    row = "| {{ a | b }} |"
    assert show(f"```\n{row}\n```\n\n| c |\n| - |\n{row}", "liquid").startswith(f"▏ {row}\n")
