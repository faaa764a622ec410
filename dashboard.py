"""Reported outcomes: run with `streamlit run dashboard.py`.

The server finds `app` here: /api/ for programs, and the script that is run for each reader. That script lies elsewhere,
because a folder pages/ beside it would make a fresh server answer a deep link without it.
"""

import streamlit as st

from outcomes.api import routes

base = routes.base_path(st.get_option("server.baseUrlPath"))
app = st.App(
    "outcomes/ui/main.py", routes=routes.routes(base), middleware=routes.middleware(base), lifespan=routes.lifespan
)
