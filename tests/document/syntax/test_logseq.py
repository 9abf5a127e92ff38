"""Logseq: what an outline keeps for the program is not shown, and what it draws is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from termblog.document.syntax import org_blocks
from termblog.document.syntax.lines import text_of
from tests.document.syntax.page import links, show

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- #+BEGIN_TIP\n  *Do*.\n  #+END_TIP", "• ▎ ✦ Tip\n  ▎ Do."),
        ("Said\n#+begin_quote\nb\n#+end_quote\nc", "Said\n\n▎ b\n\nc"),
        ("#+BEGIN_VERSE\nb\n#+END_VERSE", "b"),
        ("#+BEGIN_COMMENT\nb\n#+END_COMMENT\nc", "c"),
        ("#+BEGIN_EXPORT html\n<p>b</p>\n#+END_EXPORT", "b"),
        ("#+BEGIN_EXPORT latex\nb\n#+END_EXPORT\nc", "c"),
        ("- a\n  #+BEGIN_SRC py :results\n  if b:\n    {{c}}\n  #+END_SRC", "• a\n  ▏ py\n  ▏ if b:\n  ▏   {{c}}"),
        ("#+BEGIN_EXAMPLE\n```\na\n```\n#+END_EXAMPLE", "▏ ```\n▏ a\n▏ ```"),
        ('#+BEGIN_QUERY\n{:title [:h2 "My *tasks*"]\n :query [:find ?b]}\n#+END_QUERY', "My *tasks* [query]"),
        ("#+BEGIN_QUERY\n{:query (todo now)}\n#+END_QUERY", "[query]"),
        ("#+BEGIN_NOTE\na\n\n#+BEGIN_NOTE", "#+BEGIN_NOTE a\n\n#+BEGIN_NOTE"),
        ("#+BEGIN_ no\n\n#+TITLE: x", "#+BEGIN_ no\n\n#+TITLE: x"),
        ("    #+BEGIN_NOTE\n    #+END_NOTE", "▏ #+BEGIN_NOTE\n▏ #+END_NOTE"),
        ("a\n\n![b](c.png){:height 2, :width 3}", "a\n\n▣ b\nc.png"),
        ("Map {:height 2}", "Map {:height 2}"),
        (r"It is {{cloze red \\\\ colour}} or {{cloze blue}}", "It is red or blue"),
        ("{{query (todo now)}} and [[A page ]]", "[query] and A page"),
        ('[:h2 {:style {:color "red"} :title "x"} "A & B"]', "A & B"),
        ('[:div.wide#top\n  [:p "One " [:em "two"] 3]\n\n  [:br] [:img {:src "a.gif" :alt "A"}]]', "One two3\n\n▣ A\na.gif"),
        ('An [:b "inline" " one"], `[:b "code"]`', 'An inline one, [:b "code"]'),
        ("[:find ?b] and [:div never ends", "[:find ?b] and [:div never ends"),
        ('[:p "a"] b', "a\nb"),
        ('A [:ruby [:rb "Senior"] [:rt {:style {color "red"}} "中年"]] one', "A Senior(中年) one"),
        ("    [:p]", "▏ [:p]"),
    ],
)  # fmt: skip
def test_logseq(text: str, shown: str) -> None:
    """A block of Org is what it says it is, a query its title, and hiccup what HTML would be."""
    assert show(text, "logseq") == shown


def test_links_of_hiccup() -> None:
    """A link keeps its address, and no other attribute."""
    text = 'To [:a {:target "_blank" :href "/x?a=1&b"} "there"]'
    assert links(text, "logseq") == [("there", "/x?a=1&b")]


def test_blocks_without_an_end_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand beginnings without an end cost one search, and are shown."""
    asked: list[int] = []

    def count(state: StateBlock, line: int) -> str:
        asked.append(line)
        return text_of(state, line)

    monkeypatch.setattr(org_blocks, "text_of", count)
    assert show("\n\n".join(["#+BEGIN_NOTE"] * 1000), "logseq").count("#+BEGIN_NOTE") == 1000
    assert len(asked) < 3000


def test_brackets_that_do_not_close_are_given_up() -> None:
    """After twenty brackets of hiccup without an end, no further one is followed."""
    text = "\n\n".join(["[:div"] * 20 + ['[:b "x"]'])
    assert show(text, "logseq").endswith('[:b "x"]')
    assert show(text[7:], "logseq").endswith("\n\nx")
