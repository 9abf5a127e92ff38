"""A link leads where its author meant, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termblog.blog.links import NOWHERE, Kind, Links
from termblog.blog.mentions import last_step, mentions
from termblog.blog.post import Post
from termblog.blog.site import Site
from tests.blog.folders import write

if TYPE_CHECKING:
    from pathlib import Path

HERE = Post(
    slug="here", title="Here", path="content/posts/2024-01-01-here.md", url="/2024/01/here/"
)
BREAD = Post(
    slug="bread",
    title="Rye: a bread",
    path="content/posts/bread/index.md",
    url="/2024/bread/",
    aliases=("/old/bread.html", "Schwarzbrot"),
)
SOUP = Post(slug="soup", title="Soup", path="content/posts/2024-02-02-soup.mdx")
ABOUT = Post(slug="about", title="About", path="content/about.md", url="/about/")
FILES: dict[str, str | bytes] = {
    "content/posts/oven.png": b"\x89PNG",
    "content/posts/bread/crumb.jpg": b"\xff\xd8",
    "static/img/logo.svg": "<svg/>",
    "public/a b.pdf": b"%PDF",
    "content/posts/draft.md": "---\ndraft: true\n---\nSecret.\n",
    "content/posts/.env": "TOKEN=1",
    ".git/config": "[core]",
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a blog, with something beside it that is nobody's business."""
    folder = tmp_path_factory.mktemp("outside")
    write(folder, {"secret.txt": "s"})
    blog = write(folder / "blog", FILES)
    (blog / "static/way-out.txt").symlink_to(folder / "secret.txt")
    return blog.resolve()


@pytest.fixture(scope="module")
def links(root: Path) -> Links:
    """Return the links of a site whose address has a path of its own."""
    site = Site(root=root, engine="plain", url="https://example.org/blog", folders=("content",))
    return Links(site, (HERE, BREAD, SOUP, ABOUT))


@pytest.mark.parametrize(
    ("href", "post", "anchor"),
    [
        # a path to the file, as editors and MkDocs write it
        ("bread/index.md", BREAD, ""),
        ("./bread/", BREAD, ""),
        ("bread\\index.md#crust", BREAD, "crust"),
        ("bread/index.md#crust", BREAD, "crust"),
        ("2024-02-02-soup.mdx", SOUP, ""),
        ("2024-02-02-soup", SOUP, ""),
        ("../about.md", ABOUT, ""),
        ("/content/about.md", ABOUT, ""),
        ("/about", ABOUT, ""),
        # an address on the site, in all its spellings
        ("/2024/bread/", BREAD, ""),
        ("/2024/bread", BREAD, ""),
        ("/2024/bread/index.html", BREAD, ""),
        ("/2024/Bread/?utm=1#Crust%20first", BREAD, "Crust first"),
        ("/blog/2024/bread/", BREAD, ""),
        ("../../bread/", BREAD, ""),
        ("https://example.org/blog/2024/bread/#crust", BREAD, "crust"),
        ("//EXAMPLE.org/2024/bread", BREAD, ""),
        ("/old/bread.html", BREAD, ""),
        ("/blog/soup/", SOUP, ""),
        # template functions
        ("{% post_url 2024-02-02-soup %}", SOUP, ""),
        ("{% link content/about.md %}#me", ABOUT, "me"),
        ('{{< relref "bread/index.md" >}}', BREAD, ""),
        ('{{% ref "bread" %}}#crust', BREAD, "crust"),
        ("{{ '/about/' | relative_url }}", ABOUT, ""),
        ("{{ site.baseurl }}/about/", ABOUT, ""),
        ("{{site.url}}{{site.baseurl}}/about/", ABOUT, ""),
        ("@/posts/bread/index.md", BREAD, ""),
        ("{filename}bread/index.md", BREAD, ""),
        ("{filename}/about.md", ABOUT, ""),
        ("|filename|/about.md", ABOUT, ""),
        # names in brackets
        ("[[bread]]", BREAD, ""),
        ("[[Rye: a bread]]", BREAD, ""),
        ("[[rye: A Bread#The crust|this]]", BREAD, "The crust"),
        ("[[posts/bread]]", BREAD, ""),
        ("[[schwarzbrot]]", BREAD, ""),
        ("![[2024-02-02-soup]]", SOUP, ""),
        ("Rye%3A%20a%20bread", BREAD, ""),
    ],
)
def test_a_link_to_a_post_finds_it(links: Links, href: str, post: Post, anchor: str) -> None:
    """However its engine writes it."""
    target = links.resolve(href, HERE)
    assert (target.kind, target.post, target.anchor) == (Kind.POST, post, anchor)


@pytest.mark.parametrize("href", ["#the-crust", " #the-crust ", "[[#the-crust]]"])
def test_a_fragment_alone_stays_in_the_post(links: Links, href: str) -> None:
    """The heading is one of the post that links."""
    target = links.resolve(href, HERE)
    assert (target.kind, target.post, target.anchor) == (Kind.ANCHOR, HERE, "the-crust")


@pytest.mark.parametrize(
    ("href", "post", "file"),
    [
        ("oven.png", HERE, "content/posts/oven.png"),
        ("crumb.jpg", BREAD, "content/posts/bread/crumb.jpg"),
        ("/img/logo.svg", HERE, "static/img/logo.svg"),
        ("/blog/img/logo.svg", HERE, "static/img/logo.svg"),
        ("{static}/img/logo.svg", HERE, "static/img/logo.svg"),
        ("/a%20b.pdf", HERE, "public/a b.pdf"),
        ("https://example.org/img/logo.svg", HERE, "static/img/logo.svg"),
    ],
)
def test_a_file_of_the_blog_is_found(
    links: Links, root: Path, href: str, post: Post, file: str
) -> None:
    """Beside the post, in its bundle, or where the engine keeps what it copies."""
    target = links.resolve(href, post)
    assert (target.kind, target.file) == (Kind.FILE, root / file)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://other.org/x?y=1#z", "https://other.org/x?y=1#z"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("/docs/manual", "https://example.org/docs/manual"),
        ("../sibling/page", "https://example.org/2024/01/sibling/page"),
        ("https://example.org/elsewhere", "https://example.org/elsewhere"),
    ],
)
def test_an_address_elsewhere_is_external(links: Links, href: str, address: str) -> None:
    """So is a page of the published site that is no file here."""
    target = links.resolve(href, HERE)
    assert (target.kind, target.address) == (Kind.EXTERNAL, address)


@pytest.mark.parametrize(
    "href",
    [
        "",
        "   ",
        "#",
        "javascript:alert(1)",
        "%6Aavascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "http://[broken",
        "draft.md",
        "draft",
        "/content/posts/draft.md",
        ".env",
        "x\0y",
        "%00",
        "nowhere.png",
        "[[nobody]]",
        "[[]]",
        "[[#]]",
        "{{< unknown >}}",
        "../nowhere.md",
        "a" * 5000,
    ],
)
def test_what_leads_nowhere_leads_nowhere(links: Links, href: str) -> None:
    """Neither scripts nor other files, nor the source of what is hidden."""
    assert links.resolve(href, HERE) == NOWHERE


@pytest.mark.parametrize(
    "href",
    [
        "../../../secret.txt",
        "%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "/../secret.txt",
        "/etc/passwd",
        "//etc/passwd",
        "/way-out.txt",
        "/.git/config",
        "/content/posts/.env",
    ],
)
def test_no_link_leads_to_a_file_outside_or_a_hidden_one(links: Links, href: str) -> None:
    """Neither by dots nor by links of the file system."""
    assert links.resolve(href, HERE).file is None


def test_without_an_address_of_the_site_a_missing_page_is_nowhere(root: Path) -> None:
    """There is nothing to join it to."""
    links = Links(Site(root=root, engine="plain"), (HERE,))
    assert links.resolve("/docs/manual", HERE) == NOWHERE


def test_a_list_of_posts_is_no_post(links: Links) -> None:
    """`/tags/soup` lists what is tagged so; the post of that name is another page."""
    assert links.resolve("/tags/soup", HERE).kind is Kind.EXTERNAL


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    href=st.text(max_size=80)
    | st.text(st.sampled_from("./#?%2e:{}[]|@ \\\0abhtps"), max_size=40)
    | st.lists(st.sampled_from(["..", "/", "secret.txt", "%2e", "posts", "[[", "]]", ":"])).map(
        "".join
    )
)
def test_any_address_resolves_within_the_blog(links: Links, root: Path, href: str) -> None:
    """Nothing raises, and a file is a regular one beneath the root that is neither hidden nor a post."""
    target = links.resolve(href, HERE)
    if target.file is not None:
        assert target.file.is_file()
        assert target.file.is_relative_to(root)
        assert not any(part.startswith(".") for part in target.file.relative_to(root).parts)
        assert target.file.suffix != ".md"
    assert target.address == "" or target.address.startswith(("https://", "http://", "mailto:"))


def test_mentions_are_what_a_text_links_to() -> None:
    """In every notation, each once."""
    text = """
[a](/x/bread/) ![b](<crumb.jpg>) [[Soup#top|the soup]] <a href='/y.html'>y</a>
[a](/x/bread/) {% post_url 2024-01-01-here %} [c][ref] {{< relref "about.md" >}}

[ref]: ../z/index.md
[note]: just words
"""
    assert mentions(text) == (
        ("bread", "/x/bread/"),
        ("crumb.jpg", "crumb.jpg"),
        ("soup", "[[Soup#top"),
        ("z", "../z/index.md"),
        ("y", "/y.html"),
        ("2024-01-01-here", "2024-01-01-here"),
        ("about", "about.md"),
    )


@pytest.mark.parametrize(
    ("address", "end"),
    [
        ("/2024/Hello/#intro", "hello"),
        ("/2024/hello/index.html?x", "hello"),
        ("hello/_index.md", "hello"),
        ("[[Hello World]]", "hello world"),
        ("%E4%BD%A0.md", "你"),
        ("#top", ""),
        ("../", ".."),
    ],
)
def test_the_last_step_is_what_spellings_share(address: str, end: str) -> None:
    """File, page and name of one post end alike."""
    assert last_step(address) == end
