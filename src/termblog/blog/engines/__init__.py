"""Blog engines, one file each."""
