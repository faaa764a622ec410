"""The frame around every page: data, language, filters, messages, and what happens when something goes wrong."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path

import streamlit as st

from outcomes.analysis.filters import Filter
from outcomes.analysis.store import Data, store
from outcomes.errors import Problem
from outcomes.export.templates import render
from outcomes.i18n.language import t
from outcomes.settings import Settings
from outcomes.ui import address, named, navigation
from outcomes.ui.components import filters, internal_links, viewport
from outcomes.ui.plain import plain
from outcomes.ui.run_queue import RunQueue
from outcomes.ui.view import View

log = logging.getLogger("outcomes")

ICON = "/app/static/icon.png"  # an address: a file would be read and hashed on every run
HINT = "outcomes-hint"  # the cookie by which a browser remembers that it has shown the hint
FOLDER = Path(__file__).parent
# A dark page is printed light, with its colours as they are.
LIGHT_ON_PAPER = "@media print { html { background: #fff; filter: invert(1) hue-rotate(180deg) brightness(1.1); } }"
# On one line, because Streamlit looks at every line of what it sends.
STYLE = " ".join(" ".join((FOLDER / name).read_text("utf-8") for name in ("app.css", "print.css")).split())


_view: ContextVar[View] = ContextVar("view")
# Streamlit ends a run that a newer one replaces where the run looks into the session's state.
_run_queue = RunQueue(lambda: "page" in st.session_state)


def run() -> None:
    """The whole app: called by main.py on every run."""
    with _run_queue:
        _run()


def _run() -> None:
    st.set_page_config(layout="wide", page_icon=ICON, initial_sidebar_state="auto")
    dark = st.context.theme.type == "dark"
    st.html(f"<style>{STYLE}{LIGHT_ON_PAPER * dark}</style>")
    lang = address.language_now()
    page = navigation.declare(lang)
    with st.container(key="unseen"):
        internal_links.follow(navigation.go)
    data = store(Settings.from_environment()).current()
    step = viewport.step()
    if data.ledger is None or data.table is None or data.statements is None:
        viewport.watch(step, lang, data.state)
        _refused(data, lang)
        return
    if data.problems:
        _banner(data.problems, lang)
    name = page.url_path or "overview"
    with _told(name, lang):
        address.lead_on(data.ledger)
        chosen = Filter.read(address.filter_asked(), data.ledger)
        cookie = HINT if name == "overview" and HINT not in st.context.cookies else ""
        viewport.watch(step, lang, data.state, named.clean(data.ledger, chosen, name), cookie)
        current = View(data.ledger, data.table, data.statements, chosen, lang, dark, viewport.WIDTHS[step])
        navigation.links(current, name)
        with _told(name, lang):
            _view.set(current)
            page.run()
        _choices(current)


@contextmanager
def _told(page: str, lang: str) -> Iterator[None]:
    """Whatever goes wrong inside, readers get a sentence and the log gets the rest."""
    try:
        yield
    except Exception:
        log.exception("page %s", page)
        st.error(t(lang, "shell.broken"), icon=":material/error:")


def view(page: str) -> View:
    """What the page is to show. Every page begins with this."""
    current = _view.get()
    st.title(current.t(f"pages.{page}_title"), anchor=False)
    version = current.t("shell.version", version=current.ledger.version)
    paper = " · ".join(filter(None, [current.t("shell.name"), current.sentence, version, address.here()]))
    st.html(current.html("lead.html", words=current.t(f"pages.{page}_lead"), paper=paper))
    named.tell_values(current, page)
    return current


def section(view: View, key: str, *, titled: bool = False) -> None:
    """The heading of a part of a page, and the line below it, which the catalogue has as `KEY_hint`. Above a chart that
    is `titled` the heading is for screen readers alone."""
    st.html(view.html("section.html", key=key, titled=titled))


def pick_tile(view: View, code: str) -> None:
    """A click on the map adds a province to the filter, or takes it out. A province without a text does nothing."""
    province = view.ledger.province_codes.get(code)
    if province is None:
        return
    chosen = view.chosen.province
    kept = tuple(other for other in chosen if other != province)
    address.write_filter(replace(view.chosen, province=kept if province in chosen else (*chosen, province)))


def hint(view: View) -> None:
    """One line, in the first session of a browser, until the reader puts it away. The cookie that viewport.js sets has
    no value of its own and is read again only with the next session."""
    if HINT in st.context.cookies or st.session_state.get(HINT):
        return
    with st.container(key="hint", horizontal=True, vertical_alignment="center"):
        st.html(view.html("hint.html"))
        st.button(view.t("shell.hint_close"), on_click=lambda: st.session_state.update({HINT: True}))


def _choices(view: View) -> None:
    """The rest of the sidebar: the filters, what is shown, the languages. It comes last: readers came for the page."""
    version = view.t("shell.version", version=view.ledger.version)
    with st.sidebar:
        filters.form(view)
        st.html(render("foot.html", view.lang, address.asked(), sentence=view.sentence, version=version))


def _banner(problems: tuple[Problem, ...], lang: str) -> None:
    with st.container(key="banner"):
        listed = "\n".join(f"- {plain(str(problem))}" for problem in problems[:5])
        st.warning(listed, title=t(lang, "shell.stale", n=len(problems)), icon=":material/warning:")


def _refused(data: Data, lang: str) -> None:
    """The page of a server that has never had good data."""
    st.title(t(lang, "shell.refused"), anchor=False)
    st.write(t(lang, "shell.refused_lead", n=len(data.problems)))
    st.code("\n".join(map(str, data.problems[:200])), language=None, wrap_lines=True)
