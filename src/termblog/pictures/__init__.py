"""Pictures in the terminal: found safely, measured by their heads, decoded when they are in view."""
