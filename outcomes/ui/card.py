"""The card of a fact or a statement: what it says, its words in their sentence, and how to cite it."""

import streamlit as st

from outcomes.export.card import content
from outcomes.export.embed import card_height
from outcomes.i18n.citation import citation
from outcomes.i18n.labels import Row, records
from outcomes.i18n.reference import bibtex, gbt7714, of_entry, source_address
from outcomes.ui import address, compared, files
from outcomes.ui.components import copy_link, focus
from outcomes.ui.view import View

FILES = ("bib", "csl.json", "jsonld")  # of one entry, for reference managers and annotation clients


def show(view: View, name: str, *, opens: bool = True) -> None:
    """The card of a fact or a statement, in the page or in a dialog. `opens` offers the way to its passage."""
    kind = view.kind(name)
    table = view.everything if kind == "fact" else view.every_statement
    (row,) = records(table[(table["id"] == name).to_numpy()])
    said = content(view, row)
    st.html(view.html("card.html", level=2, query=view.chosen.query, **said))
    if kind == "fact":
        compared.same_thing(view, name)
    ways = [("sources", view.t("card.open"), {"source": row["source"], kind: name})] if opens else []
    ways += [("compare", view.t("card.compare"), {"fact": name})] if kind == "fact" else []
    view.ways(*ways)
    copy_link.link(view, "facts", **{kind: row["id"]})
    if published := source_address(name, view.ledger):
        st.link_button(view.t("card.published"), published, icon=":material/open_in_new:", type="tertiary")
    _citations(view, row, kind)
    title = f"{said['heading']} · {row[f'place_{view.lang}']}"
    files.embed(view, f"{kind}/{name}", title, card_height(said), {})


@st.dialog(" ", width="medium")
def dialog(view: View, name: str) -> None:
    """The card over the page, for a click on a mark of a chart or of a text."""
    focus.follow(name)
    show(view, name)


def ask(name: str) -> None:
    """Remember in a callback that a fact or a statement is to be opened; `asked` opens it in the run that follows."""
    st.session_state["asked"] = name


def asked(view: View) -> None:
    name = st.session_state.pop("asked", None)
    if name in view.ledger.facts or name in view.ledger.statements:
        dialog(view, name)


def _citations(view: View, row: Row, kind: str) -> None:
    """`kind` is fact or statement."""
    name, lang = row["id"], view.lang
    link = address.root(f"facts?{kind}={name}")
    cited = of_entry(name, view.ledger, lang, link)
    with st.expander(view.t("card.cite"), icon=":material/format_quote:"):
        for text in (citation(name, view.ledger, lang, link), gbt7714(cited), bibtex(cited)):
            st.code(text, language=None, wrap_lines=True)
        found = {view.t(f"card.file_{end.replace('.', '_')}"): f"api/{kind}s/{name}.{end}?lang={lang}" for end in FILES}
        st.markdown(" · ".join(f"[{words}]({address.root(path)})" for words, path in found.items()))
        files.to_copy(view, "card.link", link)
