"""The checks of the curated file, one module each."""
