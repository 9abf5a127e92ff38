"""What a reader would hate to lose: positions, bookmarks, read marks, history."""
