"""Reported outcomes: run with `streamlit run dashboard.py`.

The server imports this file to find `app`: the pages, and /api/ for programs. Then it runs it for each reader.
"""

import streamlit as st

from outcomes.api import routes
from outcomes.ui.page_frame import run

if __name__ == "__main__":
    run()
else:
    app = st.App(__file__, routes=routes.routes(), middleware=routes.middleware(), lifespan=routes.lifespan)
