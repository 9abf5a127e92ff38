"""Says in a few words what a post is about: by them, posts about the same are found.

Those are the words that a post repeats, most of all in its title, and that few others hold. Which
words are common is learnt from the blog itself, so this knows no language and no list of words.
Scripts without blanks tell by what stands together: two ideographs, a run of katakana.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from itertools import chain, islice
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from termblog.blog.post import Post

TAG, RUN = "#", "="
"""What a term begins with that is no word between blanks: a tag or category, a run of characters."""

_TELLING = 20  # words that say what a post is about
_ENOUGH = 12  # of them, where none is repeated; they are looked for among the first so many words
_FIRST = 200
_RUNS = 300  # runs of characters by which a post is found
_TITLE, _TAG = 6, 80  # how often a word of the title counts; what a tag weighs: as much as two such
_READ = 100_000  # characters of a text: a book says early what it is about
_LONGEST = 30  # characters of a word; what is longer is a key or a checksum
_COMMON, _FEW = 1 / 4, 3  # a word in more of the posts tells nothing, unless they are so few
_MANY, _COMMON_AMONG_MANY = 200, 1 / 50  # nor does one that as many posts share, of ten thousand

_SIGNS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
_WORD = re.compile(
    r"[\w\u0900-\u0963\u0966-\u0dff\u0f71-\u0fbc]+"
)  # the signs of Indic vowels, too
_OTHER_SIGN = re.compile(r"[^a-z0-9\x80-\U0010ffff]")
# As `fold` leaves them: each character between blanks. Hiragana is grammar for the most part.
_KATAKANA = "[\u30a1-\u30fa\u30fc-\u30ff]"
_IDEOGRAPH = "[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_LETTER = "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"  # Thai, Lao, Burmese, Khmer
_STRINGS = (
    re.compile(f"{_KATAKANA}(?:  {_KATAKANA})+"),
    re.compile(f"(?=({_IDEOGRAPH}  {_IDEOGRAPH}))"),
    re.compile(f"(?=({_LETTER}(?:  {_LETTER}){{3}}))"),
)


class Gist(NamedTuple):
    """What a post is about, and by what others find it."""

    telling: str
    """A JSON object: its tags and telling words, and what each weighs."""
    terms: str
    """What it has of terms that are no words between blanks; a blank between each two."""


def count_words(post: Post, body: str) -> Counter[str]:
    """Return how often a post holds each word; those of its title count as often as six others.

    Args:
        post: What is known of it.
        body: Its text, folded.
    """
    counts = Counter(_words(body[:_READ]))
    counts.update(_words(fold(post.summary)))
    for word in _words(fold(post.title)):
        counts[word] += _TITLE
    return counts


def gist(post: Post, counts: Mapping[str, int], common: Set[str]) -> Gist:
    """Return what a post is about.

    Args:
        post: What is known of it.
        counts: Its words.
        common: Those that tell nothing.
    """
    tags = dict.fromkeys(map(_tag, (*post.tags, *chain(*post.categories))), _TAG)
    telling = {word: round(10 * (1 + log2(counts[word]))) for word in _foremost(counts, common)}
    runs = [word for word in counts if word[0] == RUN and word not in common]
    if len(runs) > _RUNS:
        runs = sorted(runs, key=lambda run: (-counts[run], run))[:_RUNS]
    return Gist(_json(tags | telling), " ".join((*tags, *runs)))


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


def _words(text: str) -> list[str]:
    """Return the words of a folded text, and the runs of its scripts without blanks."""
    if text.isascii():
        return text.translate(_SIGNS).split()
    runs = (run for strings in _STRINGS for run in strings.findall(text))
    words: list[str] = _WORD.findall(text.replace("_", " "))
    return words + [RUN + run.replace(" ", "") for run in runs]


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
