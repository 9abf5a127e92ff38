"""Tests of front matter formats."""
