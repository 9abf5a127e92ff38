"""The last guard before a visitor's terminal: that of the app, without what only a local one is sent."""

from __future__ import annotations

from termblog.tui.guard import make_guard

guard = make_guard()
"""Leaves of output only the app's own sequences."""
