"""Hosting a blog over SSH and in the browser."""
