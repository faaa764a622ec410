"""Reported outcomes: every figure anchored to the words it was read from."""

__version__ = "0.1.0"
