"""Pages as plain HTML: for search engines, screen readers, and browsers without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from termblog.blog.links import Kind
from termblog.document.parse import parse
from termblog.document.typography import quotes_of
from termblog.hosting.markup import Writer, attribute, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from termblog.blog.blog import Blog
    from termblog.blog.post import Post
    from termblog.hosting.markup import Resolve


def post_html(blog: Blog, post: Post, base: str, *, typography: bool = False) -> str:
    """Return a post's text as HTML.

    Args:
        blog: The post's.
        post: Which.
        base: The path beneath which the pages lie; no slash at its end.
        typography: Whether quotes and dashes become typographic ones.
    """
    quotes = quotes_of(post.lang or blog.lang) if typography else None
    source, syntax = blog.source(post), blog.syntax(post)
    document = parse(source.text, syntax, title=post.title, quotes=quotes, cut=source.cut)
    document.grow()
    facts = " · ".join(
        filter(None, (str(post.date or ""), ", ".join(post.authors), ", ".join(post.tags)))
    )
    head = f'<h1>{text(post.title)}</h1>\n<p class="meta">{text(facts)}</p>\n'
    around = f'<p class="meta">{_neighbours(blog, post, base)}</p>\n'
    return head + Writer(_resolver(blog, post, base)).document(document.units) + around


def list_html(blog: Blog, base: str, heading: str, posts: Sequence[Post], note: str = "") -> str:
    """Return a list of posts as HTML.

    Args:
        blog: The posts'.
        base: As in `post_html`.
        heading: Above the list.
        posts: What is listed.
        note: A sentence beneath the heading.
    """
    about = f"<p>{text(note)}</p>\n" if note else ""
    items = "".join(f"<li>{_link_to(post, base)}{_day(post)}</li>\n" for post in posts)
    home = f'<p class="meta"><a href="{attribute(base)}/">{text(blog.title)}</a></p>\n'
    return f"<h1>{text(heading)}</h1>\n{about}<ul>\n{items}</ul>\n{home}"


def footer_html(footer: str) -> str:
    """Return what stands below each page, as HTML; nothing where nothing is set.

    Args:
        footer: The blog's own line.
    """
    return f'\n<p class="meta">{text(footer)}</p>\n' if footer else ""


def _day(post: Post) -> str:
    return f" <small>{post.date.moment.date().isoformat()}</small>" if post.date else ""


def _neighbours(blog: Blog, post: Post, base: str) -> str:
    links = [_link_to(near, base) for near in blog.neighbours(post) if near is not None]
    return " · ".join([*links, f'<a href="{attribute(base)}/">{text(blog.title)}</a>'])


def _link_to(post: Post, base: str) -> str:
    return f'<a href="{attribute(address_of(post, base))}">{text(post.title)}</a>'


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
