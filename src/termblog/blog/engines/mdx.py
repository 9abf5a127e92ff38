"""A folder of posts without their site, written for MDX though their names end in `.md`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.plain import Plain

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey

_COMPONENT = re.compile(
    r"^(?:<[A-Z]\w*(?:\s[^<>\n]*)?/>[ \t]*$|import\s[^\n]*\sfrom\s+[\"'])", re.MULTILINE
)


class Mdx(Plain):
    """Any folder of Markdown files with components."""

    name: ClassVar[str] = "mdx"
    syntax: ClassVar[frozenset[str]] = Plain.syntax | {"mdx"}

    def fits(self, survey: Survey) -> bool:
        """Fit posts half of which begin with a component or an import."""
        return survey.most(_COMPONENT)
