"""Metadata: what front matter, path and file say of a post, resolved to one `Post`.

`resolve` reads one file; `settle` says what can only be said among all of them. A blog whose
files are all known needs the second alone, so neither is imported here.
"""
