"""Read any Markdown blog in the terminal, and host it over SSH and in the browser."""

__version__ = "0.1.0"
