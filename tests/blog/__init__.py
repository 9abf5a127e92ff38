"""Tests of the blog on disk."""
