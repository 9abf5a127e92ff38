"""What the fields of one post are read from, and what went wrong on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from termblog.blog.post import Problem

if TYPE_CHECKING:
    from termblog.blog.engines.engine import Engine
    from termblog.blog.engines.place import Place
    from termblog.blog.frontmatter.fields import Fields
    from termblog.blog.frontmatter.format import Split
    from termblog.blog.site import Site


class Sheet(NamedTuple):
    """One file on its way to be a post."""

    site: Site
    """The blog."""
    engine: Engine
    """What it is written for."""
    path: str
    """The file, relative to the blog's folder."""
    place: Place
    """What its path says."""
    parts: Split
    """Its front matter and its text."""
    fields: Fields
    """Its front matter, and what its folder adds."""
    text: str
    """The whole file."""
    problems: list[Problem]
    """What is wrong with it."""

    def complain(self, reason: str, line: int = 1) -> None:
        """List a problem.

        Args:
            reason: One sentence without a full stop.
            line: 1-based.
        """
        self.problems.append(Problem(self.path, line, reason))

    def complain_of(self, name: str, reason: str) -> None:
        """List a problem of a key, on its line, unless that could not be read to begin with.

        Args:
            name: Folded, perhaps dotted.
            reason: One sentence without a full stop.
        """
        key = self.fields.written(name)
        head = "\n".join(self.text.split("\n", self.parts.body_line)[: self.parts.body_line])
        found = re.search(rf"^[ \t.-]*[\"']?{re.escape(key)}[\"']?[ \t]*[:=]", head, re.MULTILINE)
        line = head.count("\n", 0, found.start()) + 1 if found else 1
        flaws = self.parts.matter.flaws
        if any(flaw.line == line for flaw in flaws) or (flaws and not self.parts.matter.readable):
            return  # what is told of the line, or of the whole, is the one mistake to mend
        self.complain(f"{key}: {reason}", line)
