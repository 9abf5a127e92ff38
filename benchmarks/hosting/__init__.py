"""What hosting costs: memory, time to the first frame, keys under load, abuse, leaks."""
