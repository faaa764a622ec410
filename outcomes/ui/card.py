"""One fact: what it says, its words in their sentence, where they stand, and how to cite it."""

import pandas as pd
import streamlit as st

from outcomes.export.card import details
from outcomes.export.embed import card_height
from outcomes.export.passage import in_context, language_of
from outcomes.i18n.citation import citation
from outcomes.i18n.corrections import in_words
from outcomes.i18n.reference import bibtex, gbt7714, of_entry, source_address
from outcomes.i18n.wording import of_fact
from outcomes.ui import address, embed, navigation, same_thing
from outcomes.ui.components import copy_link
from outcomes.ui.plain import plain
from outcomes.ui.search_results import lit
from outcomes.ui.view import View

FILES = ("bib", "csl.json", "jsonld")  # of one entry, for reference managers and annotation clients


def show(view: View, fact: str, *, opens: bool = True) -> None:
    """The card of one fact, in the page or in a dialog. `opens` offers the way to its passage."""
    row = view.everything.loc[view.everything["id"] == fact].iloc[0]
    lang = view.lang
    st.markdown(f"## {plain(row[f'worded_{lang}'])}")
    query = view.chosen.query
    st.markdown(f"**{lit(row[f'indicator_{lang}'], query)}** · {lit(row[f'path_{lang}'], query)}")
    passage(view, row)
    if row["kind"] != "actual":
        st.info(view.t(f"card.{row['kind']}"), icon=":material/flag:")
    st.caption("  \n".join(map(plain, details(view, row))))
    corrections(view, fact)
    same_thing.show(view, fact)
    ways(view, row, "fact", opens=opens)


def passage(view: View, row: pd.Series) -> None:
    """The words of a fact or a statement in their sentence, their translation, and what must be known of them."""
    query, script = view.chosen.query, language_of(view.ledger, row["source"])
    st.html(view.html("quoted.html", pieces=in_context(view.ledger, row["id"]), script=script, query=query))
    if view.lang == "en":
        st.markdown(lit(row["translation"], query))
    if row[f"note_{view.lang}"]:
        st.info(lit(row[f"note_{view.lang}"], query), icon=":material/help:")


def corrections(view: View, name: str) -> None:
    """What was wrong with a fact or a statement when it was published, folded: the reader came for what holds now."""
    if found := in_words(view.ledger, name, view.lang):
        with st.expander(view.t("embed.corrected", n=len(found)), icon=":material/history:"):
            for words in found:
                st.caption(plain(words))


def ways(view: View, row: pd.Series, name: str, *, opens: bool) -> None:
    """From a card on: its link, its passage and its citations. `name` is fact or statement."""
    copy_link.link(view, "facts", **{name: row["id"]})
    if opens:
        st.page_link(
            navigation.path("sources"), label=view.t("card.open"), icon=":material/article:",
            query_params=view.parameters | {"source": [row["source"]], name: [row["id"]]},
        )  # fmt: skip
    if published := source_address(row["id"], view.ledger):
        st.link_button(view.t("card.published"), published, icon=":material/open_in_new:", type="tertiary")
    _citations(view, row["id"], name)
    said = row[f"{'worded' if name == 'fact' else 'name'}_{view.lang}"]
    title = f"{said} · {row[f'place_{view.lang}']}"
    embed.unfolds(view, f"{name}/{row['id']}", title, card_height(view, row.to_dict()), {})


def title(view: View, fact: str) -> str:
    """What a fact is called: its value, its name and its place."""
    ledger, lang = view.ledger, view.lang
    entry = ledger.facts[fact]
    named = (ledger.indicators[entry.indicator].name, ledger.regions[entry.region].name)
    return " · ".join([of_fact(ledger, fact, lang), *(name[lang] for name in named)])


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
    return address.root(f"facts?fact={fact}")


def _citations(view: View, name: str, kind: str) -> None:
    """`kind` is fact or statement."""
    address_of = address.root(f"facts?{kind}={name}")
    cited = of_entry(name, view.ledger, view.lang, address_of)
    with st.expander(view.t("card.cite"), icon=":material/format_quote:"):
        for text in (citation(name, view.ledger, view.lang, address_of), gbt7714(cited), bibtex(cited)):
            st.code(text, language=None, wrap_lines=True)
        files = {
            view.t(f"card.file_{end.replace('.', '_')}"): f"api/{kind}s/{name}.{end}?lang={view.lang}" for end in FILES
        }
        st.markdown(" · ".join(f"[{words}]({address.root(path)})" for words, path in files.items()))
        st.caption(view.t("card.link"))
        st.code(address_of, language=None)
