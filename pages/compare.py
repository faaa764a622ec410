"""Places side by side on the same kind of thing; then what we calculate from the figures, and how many there are."""

import streamlit as st

from outcomes.ui import address, calculated, compared, comparisons, page_frame, page_params
from outcomes.ui.components import copy_link

SECTIONS = {
    "amounts": comparisons.of_amounts, "rates": comparisons.of_rates, "others": comparisons.of_others,
    "calculated": calculated.show, "spread": calculated.spread,
}  # fmt: skip

view = page_frame.view("compare")

if asked := address.values("fact"):
    compared.show(view, asked)
else:
    with st.container(horizontal=True, vertical_alignment="center"):
        section = page_params.form(view, "section", tuple(SECTIONS))
        if section != "amounts":
            copy_link.link(view, "compare", filtered=True, section=section)
    SECTIONS[section](view)
