"""markdown-it's flat tokens as a tree, and the parts of a document that stand at its top level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token


class Node(NamedTuple):
    """A token with what stands between it and its closing token."""

    token: Token
    """The opening token, or the only one."""
    children: tuple[Node, ...] = ()
    """In order."""

    @property
    def inline(self) -> Sequence[Token]:
        """The inline tokens of a paragraph, a heading or a table's cell."""
        for child in self.children:
            if child.token.type == "inline":
                return child.token.children or ()
        return ()


def grow_tree(tokens: Sequence[Token]) -> tuple[Node, ...]:
    """Return flat tokens as a tree, without recursion.

    Args:
        tokens: Balanced.
    """
    levels: list[list[Node]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            opened.append(token)
            levels.append([])
        elif token.nesting < 0:
            children = tuple(levels.pop())
            levels[-1].append(Node(opened.pop(), children))
        else:
            levels[-1].append(Node(token))
    return tuple(levels[0])


def split_siblings(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the tokens of one top-level block after another.

    Args:
        tokens: Balanced.
    """
    depth = start = 0
    for end, token in enumerate(tokens, 1):
        depth += token.nesting
        if depth == 0:
            yield tokens[start:end]
            start = end
