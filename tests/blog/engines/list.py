"""Prints what Pelican knows of a blog's articles and pages; runs in Pelican's own environment."""

from __future__ import annotations

import json
import sys

from pelican.generators import ArticlesGenerator, PagesGenerator  # type: ignore[import-not-found]
from pelican.settings import read_settings  # type: ignore[import-not-found]  # another environment

KINDS = (
    (ArticlesGenerator, ("articles", "translations", "drafts", "hidden_articles")),
    (PagesGenerator, ("pages", "hidden_pages", "draft_pages")),
)

root, output = sys.argv[1:]
settings = read_settings(
    override={"PATH": f"{root}/content", "OUTPUT_PATH": output, "TIMEZONE": "UTC", "PLUGINS": []}
)
context = {
    **settings,
    "generated_content": {},
    "static_links": set(),
    "static_content": {},
    "localsiteurl": "",
}
rows = []
for generator, lists in KINDS:
    found = generator(
        context=context,
        settings=settings,
        path=settings["PATH"],
        theme=settings["THEME"],
        output_path=output,
    )
    found.generate_context()
    rows += [
        {
            "path": f"content/{item.relative_source_path}",
            "title": item.title,
            "date": str(getattr(item, "date", ""))[:10],
            "slug": item.slug,
            "url": f"/{item.url}",
            "tags": [tag.name for tag in getattr(item, "tags", [])],
            "status": item.status,
        }
        for name in lists
        for item in getattr(found, name, [])
    ]
sys.stdout.write(json.dumps(rows))
