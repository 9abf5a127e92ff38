"""Tests of what becomes of front matter."""
