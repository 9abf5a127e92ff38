"""Tests of the app: the real one, driven as a reader would."""
