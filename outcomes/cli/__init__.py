"""The curator's commands, `python -m outcomes …`."""
