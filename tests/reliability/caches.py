"""Figure: whichever call of the system fails beneath the index or the pictures kept, reading goes on."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from termblog.blog.opening import open_blog
from tests.reliability.disks import fail_each_call

if TYPE_CHECKING:
    from tests.reliability.figure import Outcome

_NAMES = ("one", "two", "three")
_CACHE = """
import ctypes, json, sys
from pathlib import Path
from termblog.blog.links import Kind, Target
from termblog.blog.opening import open_blog
from termblog.errors import TermblogError
from termblog.pictures import remote
from termblog.pictures.cache import Cache
from termblog.pictures.places import Places

place = Path(sys.argv[1])
remote.fetch = lambda _: b"picture"
blog = open_blog(place.with_name("blog"), cache=place)
list(blog.make_searchable())
texts = {post.title: blog.source(post).text.strip() for post in blog.posts}
hits = sorted(hit.post.title for hit in blog.search("lamp"))
pictures = Places(blog.root, lambda it: Target(Kind.EXTERNAL, address=it), Cache(place / "pictures"))
try:
    pictures.fetch("https://example.org/a.png")
    kept = ""
except TermblogError as error:
    kept = str(error)
calls = ctypes.CDLL(None).fault_calls()
print(json.dumps({"texts": texts, "hits": hits, "kept": kept, "calls": calls}))
"""


def measure(runs: int) -> Outcome:
    """Fail call after call beneath the caches, while a post is new and another has changed.

    Args:
        runs: How many combinations of call, error and persistence are tried, spread evenly.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        blog, whole = folder / "blog", folder / "whole"
        blog.mkdir()
        whole.mkdir()
        for title in _NAMES[:2]:
            _write(blog, title, "old")
        list(open_blog(blog, cache=whole).make_searchable())
        for title in _NAMES[1:]:
            _write(blog, title, "lamp")
        return fail_each_call(_CACHE, whole, _judge, runs)


def _write(blog: Path, title: str, word: str) -> None:
    text = f"---\ntitle: {title}\ndate: 2024-01-01\n---\nA {word} in {title}, at last.\n"
    (blog / f"{title}.md").write_text(text, "utf-8")


def _judge(outcome: Outcome, place: Path, faults: dict[str, str], said: dict[str, Any]) -> None:
    """Every post was listed and read as it is now, nothing was found wrongly, and the rest is whole again."""
    good = (
        said["code"] == 0
        and not said["stderr"]
        and said["texts"]
        == {name: f"A {'old' if name == 'one' else 'lamp'} in {name}, at last." for name in _NAMES}
        and set(said["hits"]) <= {"two", "three"}
    )
    blog = open_blog(place.with_name("blog"), cache=place)
    list(blog.make_searchable())
    later = sorted(hit.post.title for hit in blog.search("lamp"))
    outcome.check(good and later == ["three", "two"], f"{faults}: {said}, later {later}")
