"""Document × width × theme → page."""
