"""One file a Markdown construct: what it is, how it is parsed, how it is laid out."""
