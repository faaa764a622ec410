"""The parts of the page of one place."""

from collections.abc import Callable
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from outcomes.brief import Brief
from outcomes.brief import brief as composed
from outcomes.brief_html import brief_html
from outcomes.brief_markdown import brief_markdown
from outcomes.charts.palette import stage_colour
from outcomes.export.citation import date_words
from outcomes.interface import address, card, copying, lines, picture, unknown
from outcomes.interface.plain import plain
from outcomes.interface.shell import View
from outcomes.profile import Mechanism, Place, Step, Text, children, first, silent
from outcomes.sentence import sentence

FEW = 5  # figures of a stage that stand open
MOST_TEXTS = 40  # texts in the list of a place
WRITERS = {"html": (brief_html, "html", "text/html"), "markdown": (brief_markdown, "md", "text/markdown")}


def choose(view: View, known: list[Place]) -> str:
    """The place in the address, and the list to choose another from: a tree with the number of facts in each."""
    ids = [place.region.id for place in known]
    chosen = address.choice_now("region", ids)
    if (asked := st.query_params.get("place")) and "region" not in st.query_params:
        address.write("region", asked)  # what a reader would guess the parameter is called
        address.write("place", None)
    unknown.tell(view, "region", {place.region.id: place.region.name[view.lang] for place in known})
    chosen = chosen or first(known, view.chosen.province)
    labels = {
        place.region.id: view.say(
            "places.option", indent="\u2003" * place.depth, name=place.region.name[view.lang], n=place.facts
        )
        for place in known
    }
    st.session_state["region"] = chosen
    st.selectbox(
        view.say("places.choose"), ids, format_func=lambda name: labels[name], key="region",
        on_change=lambda: address.write("region", st.session_state["region"]), width=480,
    )  # fmt: skip
    return chosen


def frame() -> Any:
    """A container for all of it, by which its style finds it."""
    return st.container(key="places")


def head(view: View, region: str, rows: pd.DataFrame, everything: pd.DataFrame) -> None:
    """The name of the place, how much is reported of it, and plain words where that is nothing."""
    place = view.ledger.regions[region]
    st.header(plain(place.name[view.lang]), anchor=False)
    st.caption(view.say("places.count", n=len(rows), level=view.say(f"charts.level_{place.level}")))
    if place.note:
        st.caption(plain(place.note[view.lang]))
    copying.link(view, "places", filtered=True, region=region)
    if silent(everything):
        words = "places.silent" if len(everything) else "places.no_figure"
        st.info(view.say(words, n=len(everything)), icon=":material/info:")
    if hidden := len(everything) - len(rows):
        st.info(view.say("places.hidden", n=hidden), icon=":material/filter_alt:")


def ways(view: View, known: list[Place], region: str) -> None:
    """Links to the places that contain this one, the province first, and to those within it."""
    counts = {place.region.id: place for place in known}
    above = [counts[place.id] for place in reversed(view.ledger.chain(region)[1:])]
    for name, found in (("trail", above), ("inside", children(known, region))):
        if found:
            with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"places-{name}"):
                st.caption(view.say(f"places.{name}"), width="content")
                for place in found:
                    # A link to the page that is open would leave the address bar as it is.
                    words = plain(view.say("places.link", name=place.region.name[view.lang], n=place.facts))
                    st.button(
                        f":primary[{words}]",
                        key=f"to-{place.region.id}", type="tertiary", on_click=address.write,
                        args=("region", place.region.id),
                    )  # fmt: skip


def chain(view: View, steps: list[Step], region: str) -> None:
    """The results chain as columns; a stage that nothing is reported of stays as an empty one."""
    with st.container(key="places-chain"):
        for column, step in zip(st.columns(len(steps), gap="medium"), steps, strict=True):
            with column:
                _bar(view, step)
                _step(view, step, region)


def context(view: View, step: Step, region: str) -> None:
    """Figures that describe the setting, apart from the chain."""
    if len(step.rows):
        with st.container(key="places-context"):
            _bar(view, step)
            st.caption(view.say("places.context_hint"))
            lines.figures(view, step.rows, region, across=4)


def remarks(view: View, sentences: list[str]) -> None:
    """What a reader must know before quoting the figures above."""
    if sentences:
        st.subheader(view.say("places.notes"), anchor=False)
        picture.remarks(view, sentences)


def themes(view: View, found: list[tuple[str, pd.DataFrame]], region: str) -> None:
    """A list to unfold for each theme."""
    if found:
        st.subheader(view.say("places.themes"), anchor=False)
    middle = (len(found) + 1) // 2
    for column, part in zip(st.columns(2, gap="medium"), (found[:middle], found[middle:]), strict=True):
        for theme, rows in part:
            name = view.ledger.themes[theme].name[view.lang]
            words = plain(view.say("places.theme", name=name, n=len(rows)))
            with column:
                lines.unfolds(words, f"{region}-{theme}", partial(lines.figures, view, rows, region, dated=True))


def programmes(view: View, found: list[Mechanism], region: str) -> None:
    """The programmes of the place: those with figures shown, the others in lists to unfold."""
    if not found:
        return
    st.subheader(view.say("places.programmes"), anchor=False)
    st.caption(view.say("places.programmes_hint"))
    _programmes(view, [mechanism for mechanism in found if mechanism.shown], region)
    hidden = [mechanism for mechanism in found if mechanism.reported and not mechanism.shown]
    without = [mechanism for mechanism in found if not mechanism.reported]
    for name, rest in (("elsewhere", hidden), ("without", without)):
        if rest:
            words = view.say(f"places.{name}", n=len(rest))
            lines.unfolds(words, f"{region}-{name}", partial(_programmes, view, rest, region))


def texts(view: View, found: list[Text]) -> None:
    if found:
        st.subheader(view.say("places.texts"), anchor=False)
    for text in found[:MOST_TEXTS]:
        date = view.say("sources.published", date=date_words(text.source.published, view.lang))
        with st.container(gap=None):
            lines.link(view, "sources", plain(text.source.title[view.lang]), source=text.source.id)
            said = view.say("places.figures", n=text.shown) if text.shown else view.say("places.text_none")
            silence = [view.say("places.text_silent")] if text.silent else []
            st.caption(plain(" · ".join([date, said, *silence])))
    if len(found) > MOST_TEXTS:
        st.caption(view.say("places.rest_texts", n=len(found) - MOST_TEXTS))


def brief(view: View, region: str, rows: pd.DataFrame, everything: pd.DataFrame) -> None:
    """Download buttons for the brief of exactly the rows shown; it is made when asked for."""
    ledger, lang = view.ledger, view.lang
    words = sentence(view.chosen, ledger, lang, len(rows), len(everything))
    link = card.link("{id}")
    chosen = view.chosen
    parts = ["brief", region, *chosen.province, *chosen.theme, *chosen.stage, *chosen.source]
    stem = "_".join([*parts, *(str(year) for year in (chosen.since, chosen.until) if year)])[:120]
    with st.container(horizontal=True, vertical_alignment="center", key="places-brief"):
        for name, (write, ending, mime) in WRITERS.items():
            st.download_button(
                view.say(f"places.brief_{name}"),
                partial(_written, write, region, rows, everything, ledger, lang, words, link),
                f"{stem}.{ending}", mime, icon=":material/download:", key=f"brief-{name}", on_click="ignore",
            )  # fmt: skip
        st.caption(view.say("places.brief_hint"), width="content")


def _written(write: Callable[[Brief], str], *what: Any) -> str:
    return write(composed(*what))


def _bar(view: View, step: Step) -> None:
    """The name of a stage below a bar in its colour."""
    colour, _ = stage_colour(step.stage, view.dark)
    name = view.say(f"stages.{step.stage}")
    words = view.say("places.stage", stage=name, n=len(step.rows)) if len(step.rows) else name
    st.html(f'<div style="border-top: 4px solid {colour}; padding-top: .35rem; font-weight: 600">{escape(words)}</div>')


def _step(view: View, step: Step, region: str) -> None:
    if step.rows.empty:
        st.caption(view.say("places.filtered", n=step.hidden) if step.hidden else view.say("places.none"))
        return
    few = FEW if len(step.rows) > FEW + 1 else FEW + 1  # nobody unfolds a list for one figure
    lines.figures(view, step.rows.head(few), region)
    if len(step.rows) > few:
        words = view.say("places.more", n=len(step.rows) - few)
        lines.unfolds(words, f"{region}-{step.stage}", partial(lines.figures, view, step.rows.iloc[few:], region))


def _programmes(view: View, found: list[Mechanism], region: str) -> None:
    lang = view.lang
    for column, mechanism in lines.in_columns(found, 2):
        programme = mechanism.programme
        place = [] if programme.region == region else [view.ledger.regions[programme.region].name[lang]]
        said = [view.say("places.figures", n=mechanism.shown)] if mechanism.shown else []
        with column, st.container(gap=None):
            lines.link(view, "programmes", f"**{plain(programme.name[lang])}**", programme=programme.id)
            st.markdown(plain(programme.summary[lang]))
            st.caption(plain(" · ".join([*place, *said])))
