"""What a session may do to the machine that it runs on.

A local session may do everything; a hosted one belongs to a stranger, and may do nothing that
touches the host. Every such deed asks here, so that there is one list to read.
"""

from __future__ import annotations

from typing import NamedTuple


class Capabilities(NamedTuple):
    """What may be done to the machine that runs the app."""

    browser: bool = True
    """Open addresses in the machine's browser."""
    editor: bool = True
    """Start the user's editor on a post's file."""
    programs: bool = True
    """Start the machine's clipboard programs."""
    suspend: bool = True
    """Stop the process and come back (Ctrl+Z)."""
    files: bool = True
    """Write files: screenshots and deliveries."""
    watch: bool = True
    """Watch the blog's folder and read it again."""
    pictures: bool = True
    """Draw the blog's pictures, and fetch those that lie elsewhere."""
    forget: bool = False
    """Delete all that the host remembers of the reader; there is nothing of the kind locally."""
    motion: bool = True
    """Scroll smoothly; each frame costs a remote terminal a round of bytes."""


LOCAL = Capabilities()
"""A session of the machine's own user."""

HOSTED = Capabilities(**dict.fromkeys(Capabilities._fields, False))
"""A session of a visitor."""
