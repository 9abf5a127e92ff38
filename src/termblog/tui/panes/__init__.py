"""The panes of the reader, one file each."""
