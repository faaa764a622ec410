"""The floor: what any Streamlit page costs."""

import streamlit as st

st.title("Floor")
