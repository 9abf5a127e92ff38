"""Hostile posts, hostile visitors, failing machines: each figure is printed by one command.

`python -m tests.reliability` lists the figures, and `python -m tests.reliability NAME --runs N`
measures one of them at any length; a quick form of each runs with the other tests.
"""
