"""Programs that termblog is measured against."""
