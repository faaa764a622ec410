"""Reported outcomes: run with `streamlit run dashboard.py`.

The server imports this file to find `app`: the pages, and /api/ for programs. Then it runs it for each reader.
"""

import streamlit as st

from outcomes.interface import server
from outcomes.interface.shell import run

if __name__ == "__main__":
    run()
else:
    app = st.App(__file__, routes=server.routes(), middleware=server.middleware(), lifespan=server.lifespan)
