"""A post as plain HTML: for search engines, screen readers, and browsers without JavaScript.

It is made of the lines that the accessible form shows, so that every dialect is understood and
nothing is lost. Every character of the post is escaped; the only markup is what is written here,
and the only addresses are those that the blog resolves.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from termblog.blog.links import Kind
from termblog.document.document import Context, Options
from termblog.document.parse import parse
from termblog.document.typography import quotes_of
from termblog.text import plain, sanitise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.document.document import Line, Span, Unit

    Resolve = Callable[[str], str]

_CONTEXT = Context(100_000, Options(plain=True))

_INLINE = {
    "md.strong": "strong",
    "md.em": "em",
    "md.code": "code",
    "md.strike": "s",
    "md.mark": "mark",
    "md.kbd": "kbd",
    "md.sub": "sub",
    "md.sup": "sup",
    "md.ins": "ins",
}
"""The element of each style name that has one."""

_BLOCKS = {
    "paragraph_open": "p",
    "fence": "pre",
    "code_block": "pre",
    "blockquote_open": "blockquote",
    "bullet_list_open": "ul",
    "ordered_list_open": "ol",
}
"""The element of a unit by its first token; a `div` for every other."""

_REPEATED = frozenset(("md.address",))  # an address after a link's text: here the link has it


def post_html(blog: Blog, post: Post, base: str, *, typography: bool = False) -> str:
    """Return a post's text as HTML.

    Args:
        blog: The post's.
        post: Which.
        base: The path beneath which the pages lie; no slash at its end.
        typography: Whether quotes and dashes become typographic ones.
    """
    quotes = quotes_of(post.lang or blog.lang) if typography else None
    document = parse(blog.source(post).text, blog.syntax(post), title=post.title, quotes=quotes)
    document.grow()
    facts = " · ".join(
        filter(None, (str(post.date or ""), ", ".join(post.authors), ", ".join(post.tags)))
    )
    head = f'<h1>{_text(post.title)}</h1>\n<p class="meta">{_text(facts)}</p>\n'
    around = f'<p class="meta">{_neighbours(blog, post, base)}</p>\n'
    return head + "".join(_units(document.units, _resolver(blog, post, base))) + around


def list_html(blog: Blog, base: str, heading: str, posts: Sequence[Post], note: str = "") -> str:
    """Return a list of posts as HTML.

    Args:
        blog: The posts'.
        base: As in `post_html`.
        heading: Above the list.
        posts: What is listed.
        note: A sentence beneath the heading.
    """
    about = f"<p>{_text(note)}</p>\n" if note else ""
    items = "".join(f"<li>{_link_to(post, base)}{_day(post)}</li>\n" for post in posts)
    home = f'<p class="meta"><a href="{_attribute(base)}/">{_text(blog.title)}</a></p>\n'
    return f"<h1>{_text(heading)}</h1>\n{about}<ul>\n{items}</ul>\n{home}"


def footer_html(footer: str) -> str:
    """Return what stands below each page, as HTML; nothing where nothing is set.

    Args:
        footer: The blog's own line.
    """
    return f'\n<p class="meta">{_text(footer)}</p>\n' if footer else ""


def _day(post: Post) -> str:
    return f" <small>{post.date.moment.date().isoformat()}</small>" if post.date else ""


def _neighbours(blog: Blog, post: Post, base: str) -> str:
    links = [_link_to(near, base) for near in blog.neighbours(post) if near is not None]
    return " · ".join([*links, f'<a href="{_attribute(base)}/">{_text(blog.title)}</a>'])


def _link_to(post: Post, base: str) -> str:
    return f'<a href="{_attribute(address_of(post, base))}">{_text(post.title)}</a>'


def address_of(post: Post, base: str) -> str:
    """Return the address of a post's page.

    Args:
        post: Which.
        base: As in `post_html`.
    """
    return f"{base}/post/{quote(post.slug)}"


def _resolver(blog: Blog, post: Post, base: str) -> Resolve:
    """Return what turns an address as written into one that a page may have, or nothing."""

    def resolve(href: str) -> str:
        target = blog.resolve(href, post)
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        if target.kind is Kind.POST and target.post is not None:
            return address_of(target.post, base) + anchor
        return {Kind.ANCHOR: anchor, Kind.EXTERNAL: target.address}.get(target.kind, "")

    return resolve


def _units(units: Iterable[Unit], resolve: Resolve) -> Iterator[str]:
    """Yield the elements of a document; the items of a list, which are units, in one."""
    around = ""
    for unit in units:
        first = unit.tokens[0]
        name = _BLOCKS.get(first.type, "div")
        lists = name if name in ("ul", "ol") else ""
        if lists != around or (lists and first.attrGet("start") == 1):
            yield f"</{around}>\n" if around else ""
            yield f'<ol start="{int(first.attrGet("start") or 1)}">\n' if lists == "ol" else ""
            yield "<ul>\n" if lists == "ul" else ""
        around = lists
        yield _unit(unit, name, resolve)
    yield f"</{around}>\n" if around else ""


def _unit(unit: Unit, name: str, resolve: Resolve) -> str:
    lines = [line for block in unit.blocks for line in block.render(_CONTEXT)]
    if not lines:
        return ""
    first = unit.tokens[0]
    if first.type == "heading_open":
        # The page has its own h1: the post's title.
        level = min(6, max(2, int(first.tag[1])))
        text = " ".join(_line(line, resolve, chrome=False) for line in lines)
        return f'<h{level} id="{_attribute(lines[0].anchor)}">{text}</h{level}>\n'
    if first.type == "hr":
        return "<hr>\n"
    if name == "pre":
        code = "\n".join(_verbatim(line) for line in lines)
        return f"<pre><code>{code}</code></pre>\n"
    if name in ("ul", "ol"):
        return f"<li>{_item(lines, resolve)}</li>\n"
    anchor = next((line.anchor for line in lines if line.anchor), "")
    identity = f' id="{_attribute(anchor)}"' if anchor else ""
    chrome = name != "blockquote"
    body = "<br>\n".join(_line(line, resolve, chrome=chrome) for line in lines)
    return f"<{name}{identity}>{body}</{name}>\n"


def _item(lines: Sequence[Line], resolve: Resolve) -> str:
    first, *rest = lines
    nested = (_line(line, resolve, chrome=True) for line in rest)
    return "<br>\n".join((_line(first, resolve, chrome=False), *nested))


def _line(line: Line, resolve: Resolve, *, chrome: bool) -> str:
    return "".join(
        _span(span, resolve)
        for span in line.spans
        if (chrome or not span.chrome) and span.style not in _REPEATED
    )


def _verbatim(line: Line) -> str:
    return "".join(_text(span.text) for span in line.spans)


def _span(span: Span, resolve: Resolve) -> str:
    html = _text(span.text)
    for style in span.style.split():
        if element := _INLINE.get(style):
            html = f"<{element}>{html}</{element}>"
    address = resolve(span.href) if span.href else ""
    return f'<a href="{_attribute(address)}" rel="noopener">{html}</a>' if address else html


def _text(text: str) -> str:
    return escape(sanitise(text), quote=False)


def _attribute(text: str) -> str:
    return escape(plain(text))
