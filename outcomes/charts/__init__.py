"""Figures: each function takes rows of the facts table and a style, and returns a Chart."""
