"""Reported outcomes: run with `streamlit run dashboard.py`."""

from outcomes.interface.shell import run

run()
