"""Figure: drafts that strangers are shown, over every malformed way to say so and torn saves.

First, every spelling of "this is a draft" that people and editors produce, in every engine. Then
a file is saved over and over, in place and by renaming, while it is read: what comes out must be
one of the two versions, and the draft never shown.
"""

from __future__ import annotations

import itertools
import multiprocessing
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from termblog.blog.files import BeingWritten, read_file
from termblog.blog.metadata.resolve import read_post
from termblog.blog.post import Status
from termblog.errors import NotFound
from tests.reliability.figure import Outcome
from tests.reliability.reader import engines, site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.synchronize import Event

_FLAGS = (
    "draft: true", "draft: 'true'", 'draft: "true"', "draft:true", "Draft: true", "DRAFT: TRUE", "draft: True", "draft: yes",
    "draft: on", "draft: 1", "draft:  true  ", "draft:\ttrue", "draft : true", '"draft": true', "'draft': true", "draft: !!bool true",
    "draft: true # not yet", "draft: &x true", "draft: [true]", "draft: maybe", "draft: tru", "draft: treu",
    "draft: true\ndraft: false", "Draft: true\ndraft: false", "draft: false\nDraft: true", "published: false", "published: no", "publish: false", "status: draft", "status: Draft",
    "status: 'draft'", "draft: true\u200b", "draft: \ufefftrue", "draft: true\x1b[0m", "dr\u00adaft: true", "draft: y", "draft: Y",
)  # fmt: skip
_WRAPS = (
    "---\ntitle: t\n{flag}\n---\nbody\n",
    "---\n{flag}\ntitle: t\n---\nbody\n",
    "\ufeff---\n{flag}\ntitle: t\n---\nbody\n",
    "\n\n---\n{flag}\ntitle: t\n---\nbody\n",
    "---\r\n{flag}\r\ntitle: t\r\n---\r\nbody\r\n",
    "---\r{flag}\rtitle: t\r---\rbody\r",
    "--- \n{flag}\ntitle: t\n--- \nbody\n",
    "---\n{flag}\ntitle: t\n...\nbody\n",
    "---\n{flag}\ntitle: t\nbody without an end\n",
    "---\n{flag}\ntitle: a: b: c\n---\nbody\n",
    "---\n{flag}\n\ttitle: t\n---\nbody\n",
    "---\n{flag}\ntitle: [unclosed\n---\nbody\n",
    "---\n{flag}\ntitle: t\n{flag}\n---\nbody\n",
    "---\n{flag}\ntags: *unknown\n---\nbody\n",
    "---\n{flag}\ntitle: \x07\n---\nbody\n",
)
_TOML = (
    "+++\ndraft = true\n+++\nbody\n", "+++\ndraft = 'true'\n+++\n", "+++\ndraft=true\n+++\n", "\ufeff+++\ndraft = true\n+++\n",
    "+++\r\ndraft = true\r\n+++\r\n", "+++\ndraft = true\n", "+++\ndraft = tru\n+++\n", "+++\ndraft = true\ntitle = \n+++\n",
    "+++\ndraft = true\ndraft = false\n+++\n", '+++\n"draft" = true\n+++\n', "+++\ndraft = True\n+++\n", "+++ \ndraft = true\n+++ \n",
    '{"draft": true}\n\nbody\n', '{"draft": "true"}\n\nbody\n', '{"draft": true,}\n\nbody\n', '{"draft": true\n\nbody\n',
    '\ufeff{"draft": true}\n\nbody\n', '---json\n{"draft": true}\n---\nbody\n', "---toml\ndraft = true\n---\nbody\n",
)  # fmt: skip

_SHOWN = b"---\ntitle: shown\n---\n" + b"shown\n" * 3000
_HIDDEN = b"---\ntitle: hidden\nmood: " + b"x" * 9000 + b"\ndraft: true\n---\n" + b"hidden\n" * 3000
_NAME = "_posts/2024-01-01-post.md"


def measure(runs: int) -> Outcome:
    """Try every spelling in every engine, then read a file that is being saved.

    Args:
        runs: How many reads there are while it is saved.
    """
    outcome = Outcome()
    for engine, text in itertools.product(engines(), _spellings()):
        post = read_post(site(Path("/blog"), engine), _NAME, text.encode()).post
        outcome.check(
            not post or post.status is not Status.PUBLISHED, f"{engine}: {text!r} is shown"
        )
    for replace in (False, True):
        _tear(outcome, runs // 2, replace=replace)
    return outcome


def _spellings() -> Iterator[str]:
    """Yield every file that some author meant as a draft."""
    yield from (wrap.format(flag=flag) for wrap in _WRAPS for flag in _FLAGS)
    yield from _TOML


def _tear(outcome: Outcome, runs: int, *, replace: bool) -> None:
    """Read a file while another process saves it, now shown and now a draft."""
    spawn = multiprocessing.get_context("spawn")
    stop = spawn.Event()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, _NAME)
        file.parent.mkdir()
        file.write_bytes(_HIDDEN)
        writer = spawn.Process(target=_save, args=(str(file), stop, replace))
        writer.start()
        while file.read_bytes() == _HIDDEN:  # until the writer has started
            pass
        refused = sum(not _read(outcome, Path(name)) for _ in range(runs))
        stop.set()
        writer.join()
    how = "renamed over" if replace else "written in place"
    outcome.notes.append(f"{runs:,} reads of a file {how}: {refused:,} refused as being written")


def _read(outcome: Outcome, root: Path) -> bool:
    """Read the file once; return whether it could be read."""
    try:
        data = read_file(root, _NAME).data
    except (BeingWritten, NotFound):
        outcome.tried += 1
        return False
    post = read_post(site(Path("/blog"), "plain"), _NAME, data).post
    shown = post is not None and post.status is Status.PUBLISHED
    # Half of the published version may be read here; the index looks again 100 ms later.
    outcome.check(not shown or b"hidden" not in data, f"{len(data)} bytes of the draft are shown")
    return True


def _save(name: str, stop: Event, replace: bool) -> None:
    """Save both versions in turn, until it is enough."""
    file = Path(name)
    for content in itertools.cycle((_SHOWN, _HIDDEN)):
        if stop.is_set():
            return
        if replace:
            aside = file.with_suffix(".new")
            aside.write_bytes(content)
            aside.replace(file)
        else:
            with file.open("wb", buffering=0) as stream:
                for start in range(0, len(content), 4096):
                    stream.write(content[start : start + 4096])
