"""Jekyll: `_posts/2024-01-31-name.md` beneath any folder, `_drafts`, pages everywhere else."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from termblog.blog.engines.engine import ALWAYS, Engine, Place, dated
from termblog.blog.post import Status

if TYPE_CHECKING:
    from termblog.blog.engines.survey import Survey
    from termblog.blog.site import Site


class Jekyll(Engine):
    """Jekyll, with any theme."""

    name: ClassVar[str] = "jekyll"
    configs: ClassVar[tuple[str, ...]] = ("_config.yml", "_config.yaml", "_config.toml")
    syntax: ClassVar[frozenset[str]] = ALWAYS | {
        "liquid",
        "kramdown",
        "deflist",
        "abbr",
        "math",
        "attrs",
    }
    spaced_tags: ClassVar[bool] = True

    def owns(self, survey: Survey, config: str) -> bool:
        """Tell Jekyll's `_config.yml` from Hexo's, whose themes and sources have other keys."""
        return not {"source_dir", "new_post_name", "theme_config", "deploy"} & set(
            survey.load(config)
        )

    def fits(self, survey: Survey) -> bool:
        """Fit a folder that has `_posts`."""
        return any(PurePosixPath(folder).name == "_posts" for folder in survey.folders)

    def place(self, site: Site, path: str) -> Place | None:
        """Read date, name and categories from the path, as Jekyll does."""
        file = PurePosixPath(path)
        for folder, status in (("_posts", Status.PUBLISHED), ("_drafts", Status.DRAFT)):
            if folder in file.parent.parts:
                date, name = dated(file.stem)
                above = file.parts[: file.parts.index(folder)]
                return Place(name, status, date, tuple(part for part in above if part != "src"))
        if any(part.startswith("_") for part in file.parts):
            return None
        return Place(file.stem, Status.PAGE)
