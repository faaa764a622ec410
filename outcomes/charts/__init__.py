"""Figures: each function takes rows of the facts table and a look, and returns a Chart."""
