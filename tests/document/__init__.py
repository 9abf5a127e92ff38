"""The document: what a parsed post is made of."""
