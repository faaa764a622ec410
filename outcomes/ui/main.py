"""The script that Streamlit runs for each reader, whatever the page: see dashboard.py."""

from outcomes.ui.page_frame import run

run()
