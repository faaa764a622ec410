"""Choices that belong to one page and are kept in the address."""

from collections.abc import Mapping
from typing import Literal

import pandas as pd
import streamlit as st

from outcomes.analysis import compare
from outcomes.ui import address
from outcomes.ui.view import View


def one(
    view: View, name: str, known: list[str], labels: Mapping[str, str], *, first: str = "",
    clears: tuple[str, ...] = (), width: int | Literal["stretch"] = "stretch",
) -> str:  # fmt: skip
    """A list to choose one id from; `clears` names the parameters that go with the old choice."""
    chosen = address.choice_now(name, known) or first or known[0]
    st.session_state[name] = chosen
    st.selectbox(
        view.t(f"choose.{name}"), known, format_func=labels.__getitem__, key=name, width=width,
        on_change=lambda: address.write(name, st.session_state[name], *clears),
    )  # fmt: skip
    return chosen


def form(view: View, name: str, known: tuple[str, ...]) -> str:
    """A few forms side by side, the first of which needs no parameter."""
    chosen = address.choice_now(name, known) or known[0]
    st.session_state[name] = chosen
    st.segmented_control(
        view.t(f"choose.{name}"), known, format_func=lambda value: view.t(f"choose.{name}_{value}"), key=name,
        label_visibility="collapsed", required=True, wrap=True,
        on_change=lambda: address.write(name, st.session_state[name]),
    )  # fmt: skip
    return chosen


def groups(view: View) -> dict[str, str]:
    """Each group of indicators that can be compared, with how many facts and places it holds."""
    return {
        group: view.t("choose.group_of", name=view.ledger.group_name(group)[view.lang], facts=facts, places=places)
        for group, facts, places in compare.groups(view.frame)
    }


def theme(view: View, rows: pd.DataFrame) -> str:
    """One of the themes of the rows."""
    counts = {str(name): int(n) for name, n in rows["theme"].value_counts().items() if n}
    labels = {name: f"{view.ledger.themes[name].name[view.lang]} ({n})" for name, n in counts.items()}
    return one(view, "about", list(labels), labels)


def source(view: View, first: str = "") -> str:
    """The text to read."""
    titles = {name: source.title[view.lang] for name, source in view.ledger.sources.items()}
    return one(view, "source", list(titles), titles, first=first, clears=("fact", "form", "programme", "statement"))
