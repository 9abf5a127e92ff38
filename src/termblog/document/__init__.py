"""A post's text as a tree of blocks. Knows no width and no colours."""
