"""Qiita: `public/name.md`, as its command line keeps them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.zenn import Zenn

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey

_QIITA = re.compile(r"\A---\n(?:.*\n)*?(?:organization_url_name|ignorePublish):")


class Qiita(Zenn):
    """Qiita."""

    name: ClassVar[str] = "qiita"
    folders: ClassVar[tuple[str, ...]] = ("public",)
    permalink: ClassVar[str] = ""

    def fits(self, survey: Survey) -> bool:
        """Fit articles with keys that only Qiita writes."""
        return survey.most(_QIITA)
