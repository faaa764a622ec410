"""The yardstick: the plainest Streamlit app on the same facts, with one multiselect, one bar chart and one table."""

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st
import yaml

ROOT = Path(__file__).resolve().parent.parent


@st.cache_data
def load() -> pd.DataFrame:
    document = yaml.load((ROOT / "data" / "facts.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    regions = {region["id"]: region for region in document["regions"]}

    def province(region: str) -> str:
        while parent := regions[region].get("parent"):
            region = parent
        return regions[region]["name"]["zh"]

    columns = ("id", "indicator", "value", "quote", "translation")
    return pd.DataFrame(
        [{name: fact[name] for name in columns} | {"province": province(fact["region"])} for fact in document["facts"]]
    )


st.set_page_config(layout="wide")
frame = load()
chosen = st.sidebar.multiselect("Province", sorted(frame["province"].unique()), key="province")
if chosen:
    frame = frame[frame["province"].isin(chosen)]
st.plotly_chart(px.bar(frame.head(31), x="value", y="id", orientation="h"))
st.dataframe(frame, key="facts")
