"""Says in a few words what a post is about: by them, posts about the same are found.

Those are the words that a post repeats, most of all in its title, and that few others hold. Which
words are common is learnt from the blog itself, so this knows no language and no list of words.
Scripts without blanks tell by what stands together: two ideographs, a run of katakana.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from itertools import chain, filterfalse, islice
from math import log2
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.words import fold, spaceless
from termblog.patterns import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from termblog.blog.post import Post

TAG = "#"
"""What the term of a tag or a category begins with."""

_TELLING = 20  # words that say what a post is about
_ENOUGH = 12  # of them, where none is repeated; they are looked for among the first so many words
_FIRST = 200
_TAGS = 30  # tags and categories; who writes thousands tells nothing by any
_RUNS = 2_000  # runs of characters by which a post is found, besides those that tell
_TITLE, _TAG = 6, 80  # how often a word of the title counts; what a tag weighs: as much as two such
_READ = 100_000  # characters of a text: a book says early what it is about
_LONGEST = 30  # characters of a word; what is longer is a key or a checksum
_COMMON, _FEW = 1 / 4, 3  # a word in more of the posts tells nothing, unless they are so few
_MANY, _COMMON_AMONG_MANY = 200, 1 / 50  # nor does one that as many posts share, of ten thousand


def _run(characters: str, length: int) -> str:
    """Return the pattern of so many characters or more that stand side by side."""
    return f"[{characters}](?:  [{characters}]){{{length - 1},}}"


_SIGNS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
# Of more than one sign; an Indic vowel is one, too.
_WORD = late(r"[\w\u0900-\u0963\u0966-\u0dff\u0f71-\u0fbc]{2,}")
_OTHER_SIGN = late(r"[^a-z0-9\x80-\U0010ffff]")
# As `fold` leaves them: each character between blanks. Hiragana is grammar for the most part.
_KATAKANA = late(_run("\u30a1-\u30fa\u30fc-\u30ff", 2))
_IDEOGRAPHS = late(_run("\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff", 2))
# Thai, Lao, Burmese, Khmer.
_LETTERS = late(_run("\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff", 4))


class Gist(NamedTuple):
    """What a post is about, and by what others find it."""

    telling: str
    """A JSON object: its tags and telling words, and what each weighs."""
    terms: str
    """What it has of terms that are no words between blanks; a blank between each two."""


class Words(NamedTuple):
    """What a post holds."""

    counts: Counter[str]
    """How often each word; those of its title as often as six others."""
    runs: Sequence[str] = ()
    """Those of them that stand between no blanks, as they come."""


def read_words(post: Post, body: str) -> Words:
    """Return the words of a post.

    Args:
        post: What is known of it.
        body: Its text, folded.
    """
    text = "\n".join((body[:_READ], fold(post.summary), *[fold(post.title)] * _TITLE))
    if text.isascii():
        return Words(Counter(text.translate(_SIGNS).split()))
    runs = _runs(text)
    words: list[str] = _WORD.findall(text.replace("_", " "))
    return Words(Counter(words + runs), runs)


def gist(post: Post, words: Words, common: Set[str]) -> Gist:
    """Return what a post is about.

    Args:
        post: What is known of it.
        words: What it holds.
        common: Words that tell nothing.
    """
    counts = words.counts
    filed = islice(chain(post.tags, *post.categories), _TAGS)
    tags = dict.fromkeys(map(_tag, filed), _TAG)
    telling = {word: round(10 * (1 + log2(counts[word]))) for word in _foremost(counts, common)}
    runs = islice(filterfalse(common.__contains__, words.runs), _RUNS)
    terms = dict.fromkeys((*tags, *filter(spaceless, telling), *runs))
    return Gist(_json(tags | telling), " ".join(terms))


def common_words(posts: Iterable[Set[str]], total: int) -> frozenset[str]:
    """Return the words that too many posts hold to tell anything of one.

    Args:
        posts: The words of each of some posts, as many as tell of all.
        total: How many posts there are.
    """
    sampled, holding = 0, Counter[str]()
    for words in posts:
        sampled += 1
        holding.update(words)
    share = min(_COMMON, max(_MANY / max(total, 1), _COMMON_AMONG_MANY))
    most = max(_FEW, share * sampled)
    return frozenset(word for word, count in holding.items() if count > most)


def _runs(text: str) -> list[str]:
    """Return what stands for words where no blanks are: katakana, two ideographs, four letters."""
    runs = [found.replace(" ", "") for found in _KATAKANA.findall(text)]
    for found in _IDEOGRAPHS.findall(text):
        run = found.replace(" ", "")
        runs += map(add, run, run[1:])
    for found in _LETTERS.findall(text):
        run = found.replace(" ", "")
        runs += (run[start : start + 4] for start in range(len(run) - 3))
    return runs


def _foremost(counts: Mapping[str, int], common: Set[str]) -> list[str]:
    """Return the words that tell most: those that are repeated; where they are few, long ones, too."""
    telling = [it for it, count in counts.items() if count > 1 and it not in common and _tells(it)]
    telling.sort(key=lambda word: (-counts[word], -len(word), word))
    if len(telling) < _ENOUGH:
        first = islice(counts, _FIRST)
        once = [it for it in first if counts[it] == 1 and it not in common and _tells(it)]
        once.sort(key=lambda word: (-len(word), word))
        telling += once[: _ENOUGH - len(telling)]
    return telling[:_TELLING]


def _tells(word: str) -> bool:
    return 1 < len(word) <= _LONGEST and not word[0].isdigit()


@lru_cache(maxsize=1024)
def _tag(name: str) -> str:
    """Return the term of a tag: without regard to case, and to blanks or hyphens in it."""
    return TAG + _OTHER_SIGN.sub(TAG, name.casefold())


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
