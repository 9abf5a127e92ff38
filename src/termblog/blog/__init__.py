"""The blog on disk: its posts, their facts, and how they are found. Knows no terminal."""
