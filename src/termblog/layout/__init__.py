"""Document × width × theme → page: the lines that every exit shows."""
