"""Tests of the engines' rules, and comparisons with the engines themselves."""
