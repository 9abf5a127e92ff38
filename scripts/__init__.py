"""What a contributor runs: the generated parts of the documentation."""
