"""Figures as compact lines, each with the way to its words."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import streamlit as st

from outcomes.charts.labels import records, when
from outcomes.interface import navigation
from outcomes.interface.plain import plain
from outcomes.interface.shell import View

MOST = 100  # figures in one list


def unfolds(label: str, key: str, fill: Callable[[], None]) -> None:
    """A closed list, which is sent to the browser only once it is opened."""
    closed = st.expander(label, key=f"unfold-{key}", on_change="rerun")
    if closed.open:
        with closed:
            fill()


def figures(view: View, rows: pd.DataFrame, region: str = "", *, across: int = 1, dated: bool = False) -> None:
    """Figures as compact lines, each with the way to its words; `dated` adds period and stage."""
    lang = view.lang
    for column, row in in_columns(records(rows.head(MOST)), across):
        details = [row[f"indicator_{lang}"]]
        details += [row[f"place_{lang}"]] if row["region"] != region else []
        details += [when(row, lang), view.say(f"stages.{row['stage']}")] if dated else []
        with column, st.container(gap=None):
            st.markdown(f"**{plain(row[f'worded_{lang}'])}**  \n{plain(' · '.join(details))}")
            link(view, "sources", view.say("card.words"), source=row["source"], fact=row["id"])
    if len(rows) > MOST:
        st.caption(view.say("places.rest", n=len(rows) - MOST))


def in_columns(items: list, n: int) -> Iterator[tuple[Any, Any]]:
    """Each item with the column it goes into, row by row, so that a phone keeps their order."""
    for start in range(0, len(items), n):
        columns = st.columns(n, gap="medium") if n > 1 else [st.container()]
        yield from zip(columns, items[start : start + n], strict=False)


def link(view: View, page: str, words: str, **chosen: str) -> None:
    """A link to another page that carries the filters on. `words` are Markdown."""
    parameters = view.parameters | {name: [value] for name, value in chosen.items()}
    st.page_link(navigation.path(page), label=f":primary[{words}]", query_params=parameters)
