"""Front matter formats, one file each."""
