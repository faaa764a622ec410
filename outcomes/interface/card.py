"""One fact: what it says, its words in their sentence, where they stand, and how to cite it."""

import pandas as pd
import streamlit as st

from outcomes.charts.labels import when
from outcomes.corrections import of_fact, worded
from outcomes.export.citation import bibtex, citation, gbt7714
from outcomes.interface import navigation
from outcomes.interface.plain import plain
from outcomes.interface.shell import View
from outcomes.passage import in_context, quoted


def show(view: View, fact: str, *, opens: bool = True) -> None:
    """The card of one fact, in the page or in a dialog. `opens` offers the way to its passage."""
    row = view.everything.loc[view.everything["id"] == fact].iloc[0]
    lang = view.lang
    st.markdown(f"### {plain(row[f'worded_{lang}'])}")
    st.markdown(f"**{plain(row[f'indicator_{lang}'])}** · {plain(row[f'path_{lang}'])}")
    st.html(quoted(in_context(view.ledger, fact)))
    if lang == "en":
        st.markdown(f"{plain(row['translation'])}")
    if row[f"note_{lang}"]:
        st.info(plain(row[f"note_{lang}"]), icon=":material/help:")
    for correction in of_fact(view.ledger, fact):
        st.info(plain(worded(correction, lang)), icon=":material/history:")
    st.caption("  \n".join(_details(view, row)))
    if opens:
        st.page_link(
            navigation.path("sources"),
            label=view.say("card.open"),
            icon=":material/article:",
            query_params=view.parameters | {"source": [row["source"]], "fact": [fact]},
        )
    _citations(view, fact)


@st.dialog(" ", width="medium")
def dialog(view: View, fact: str) -> None:
    """The card over the page, for a click on a mark of a chart."""
    show(view, fact)


def ask(fact: str) -> None:
    """Remember in a callback that a fact is to be opened; `asked` opens it in the run that follows."""
    st.session_state["asked"] = fact


def asked(view: View) -> None:
    fact = st.session_state.pop("asked", None)
    if fact in view.ledger.facts:
        dialog(view, fact)


def link(fact: str) -> str:
    """The address of a fact, the same in both languages."""
    base = (st.context.url or "").split("/")[0:3]
    return "/".join([*base, f"facts?fact={fact}"])


def _details(view: View, row: pd.Series) -> list[str]:
    """The lines below a passage: definition, comparison, period and its basis, part of what, source."""
    lang, ledger = view.lang, view.ledger
    indicator = ledger.indicators[row["indicator"]]
    lines = [indicator.definition[lang], indicator.comparison[lang]]
    if row["period"]:
        basis = row[f"period_basis_{lang}"]
        key = "card.period_inferred" if basis else "card.period"
        lines.append(view.say(key, period=when(row, lang), edtf=row["period"], basis=basis))
    else:
        lines.append(view.say("card.no_period"))
    if isinstance(row["part_of"], str):
        whole = ledger.facts[row["part_of"]]
        lines.append(view.say("card.part", name=ledger.indicators[whole.indicator].name[lang], figure=whole.figure))
    if isinstance(row["programme"], str):
        lines.append(view.say("card.programme", name=ledger.programmes[row["programme"]].name[lang]))
    lines.append(view.say("card.source", title=row[f"source_{lang}"], line=row["line"]))
    return [plain(line) for line in lines]


def _citations(view: View, fact: str) -> None:
    with st.expander(view.say("card.cite"), icon=":material/format_quote:"):
        for text in (
            citation(fact, view.ledger, view.lang, link(fact)),
            gbt7714(fact, view.ledger),
            bibtex(fact, view.ledger),
        ):
            st.code(text, language=None, wrap_lines=True)
        st.caption(view.say("card.link"))
        st.code(link(fact), language=None)
