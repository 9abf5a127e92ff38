"""Dialects of Markdown."""
