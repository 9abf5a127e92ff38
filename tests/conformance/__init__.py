"""What specifications and whole posts say, and what our pages of them say."""
