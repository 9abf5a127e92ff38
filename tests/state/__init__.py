"""What a reader would hate to lose."""
