"""A blog in which every place that is shown holds every payload."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from tests.reliability.payloads import ESCAPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_POST = """---
title: {title}
description: {title}
date: 2024-01-01
tags: [{title}, safe]
categories: [{title}]
authors: [{title}]
series: {title}
mood: {title}
---
"""
_BODY = """
# Heading {payload} one

Text {payload} and *emphasis {payload}* and `code {payload}` and [a link {payload}](https://example.org/{payload})
and ![a picture {payload}](missing{payload}.png "{payload}") and a note[^1] and <b>{payload}</b> and $x {payload} y$.

## {entities} by entities {{#{payload}}}

- item {payload}
- [ ] task {payload}

> quote {payload}

> [!NOTE] {payload}
> callout {payload}

```python title="{payload}"
code = "{payload}"
```

```{payload}
code in an unknown language
```

```ansi
colours {payload}
```

| a {payload} | b |
|---|---|
| {payload} | c |

<details><summary>{payload}</summary>{payload}</details>

term {payload}
: definition {payload}

$$
{payload}
$$

{{{{< figure src="x" title="{payload}" >}}}} {{% include {payload} %}} ::: note {payload}

[^1]: note {payload}
"""


def build(root: Path, payloads: Mapping[str, str] = ESCAPES) -> None:
    """Write a post for each payload, and one that holds them all.

    Args:
        root: The blog's folder.
        payloads: What each post is to hold.
    """
    root.mkdir(parents=True, exist_ok=True)
    every = ""
    for number, payload in enumerate(payloads.values()):
        entities = "".join(f"&#x{ord(character):x};" for character in payload[:60])
        body = _BODY.format(payload=payload, entities=entities)
        every += body
        _write(root / f"post-{number}.md", _POST.format(title=_quoted(payload)) + body)
        _name(root, payload, number)
    _write(root / "every.md", _POST.format(title='"every one"') + every)
    _write(
        root / "broken.md",
        f"---\ntitle: [{''.join(payloads.values())}\ndraft: {_quoted(payloads.get('title', 'x'))}\n---\n",
    )


def _quoted(payload: str) -> str:
    """Return a payload as YAML may say it: by its own escapes, so that front matter stays whole."""
    return json.dumps(f"T {payload[:80]}")


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode("utf-8", "surrogatepass"))


def _name(root: Path, payload: str, number: int) -> None:
    """Write a post whose file's name holds the payload, where a file's name can."""
    name = payload.replace("/", "_").replace("\0", "")[:40]
    raw = os.fsencode(root) + b"/" + f"named-{number}-{name}.md".encode("utf-8", "surrogatepass")
    with open(raw, "wb") as file:  # noqa: PTH123  the name is bytes that are no text
        file.write(b"Text without front matter.\n")
