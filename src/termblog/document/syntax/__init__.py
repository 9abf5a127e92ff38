"""Markdown beyond CommonMark, one file a dialect, as rules of markdown-it."""
