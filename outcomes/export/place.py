"""The page of one place as HTML: its name, its results chain, and its themes, programmes and texts."""

from html import escape
from typing import NamedTuple

import pandas as pd

from outcomes.analysis import profile
from outcomes.analysis.profile import Mechanism, Place, Step, Text
from outcomes.charts.notes import notes
from outcomes.charts.palette import stage_colour
from outcomes.export import markup
from outcomes.export.markup import Writer, small, wrap
from outcomes.i18n.dates import period
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger

FEW = 5  # figures of a stage that stand open
MOST_TEXTS = 40  # texts in the list of a place
MOST_PROGRAMMES = 100
MANY = 300  # figures of a place of which each list shows few, so that the page stays light
FEW_OF_MANY = 10


class Parts(NamedTuple):
    """The page from top to bottom, cut where it has buttons and where the results chain begins and ends."""

    head: str
    chain: str
    rest: str


def page(
    writer: Writer, ledger: Ledger, known: list[Place], frame: pd.DataFrame, table: pd.DataFrame, region: str
) -> Parts:
    """What is said of a place: `frame` are the rows of `table` that pass the filter, anywhere."""
    rows, everything = (profile.within(facts, ledger, region) for facts in (frame, table))
    most = markup.MOST if len(rows) <= MANY else FEW_OF_MANY
    *steps, setting = profile.by_stage(rows, everything)
    rest = [
        context(writer, setting, region, most),
        remarks(writer, notes(rows, writer.lang)),
        themes(writer, ledger, profile.by_theme(rows), region, most),
        programmes(writer, ledger, profile.programmes(ledger, rows, region), region),
        texts(writer, profile.texts(ledger, rows, region)),
    ]
    top = head(writer, ledger, rows, region) + breadcrumbs(writer, ledger, known, region)
    top += notices(writer, everything, len(everything) - len(rows))
    return Parts(wrap(top), wrap(chain(writer, steps, region, most)), wrap(*rest))


def head(writer: Writer, ledger: Ledger, rows: pd.DataFrame, region: str) -> str:
    """The name of the place and how much is reported of it."""
    place = ledger.regions[region]
    count = writer.t("places.count", n=len(rows), level=t(writer.lang, f"charts.level_{place.level}"))
    note = small(escape(place.note[writer.lang])) if place.note else ""
    return f"<h2>{escape(place.name[writer.lang])}</h2>{small(count)}{note}"


def breadcrumbs(writer: Writer, ledger: Ledger, known: list[Place], region: str) -> str:
    """Links to the places that contain this one, the province first, and to those within it."""
    counts = {place.region.id: place for place in known}
    above = [counts[place.id] for place in reversed(ledger.chain(region)[1:])]
    return _ways(writer, "trail", above) + _ways(writer, "inside", profile.children(known, region))


def notices(writer: Writer, everything: pd.DataFrame, hidden: int) -> str:
    """Plain words where nothing is reported, and for what the filters hide."""
    said = []
    if profile.silent(everything):
        said.append(writer.t("places.silent" if len(everything) else "places.no_figure", n=len(everything)))
    if hidden:
        said.append(writer.t("places.hidden", n=hidden))
    return "".join(f'<p class="notice">{words}</p>' for words in said)


def chain(writer: Writer, steps: list[Step], region: str, most: int = markup.MOST) -> str:
    """The results chain as columns; a stage that nothing is reported of stays as an empty one."""
    columns = "".join(f"<section>{_bar(writer, step)}{_step(writer, step, region, most)}</section>" for step in steps)
    return f'{_headed(writer, "chain", "chain_hint")}<div class="chain">{columns}</div>'


def context(writer: Writer, step: Step, region: str, most: int = markup.MOST) -> str:
    """Figures that describe the setting, apart from the chain."""
    if step.rows.empty:
        return ""
    hint = small(writer.t("places.context_hint"))
    return _bar(writer, step) + hint + markup.figures(writer, step.rows, region, across=4, most=most)


def remarks(writer: Writer, sentences: list[str]) -> str:
    """What a reader must know before quoting the figures above."""
    return _headed(writer, "notes") + markup.bullets(sentences) if sentences else ""


def themes(
    writer: Writer, ledger: Ledger, found: list[tuple[str, pd.DataFrame]], region: str, most: int = markup.MOST
) -> str:
    """A list to unfold for each theme, in two columns that are read downwards."""
    if not found:
        return ""
    folds = [
        markup.unfolds(
            writer.t("places.theme", name=ledger.themes[theme].name[writer.lang], n=len(rows)),
            markup.figures(writer, rows, region, dated=True, most=most),
        )
        for theme, rows in found
    ]
    middle = (len(folds) + 1) // 2
    columns = "".join(f"<div>{''.join(part)}</div>" for part in (folds[:middle], folds[middle:]))
    return f'{_headed(writer, "themes")}<div class="folds">{columns}</div>'


def programmes(writer: Writer, ledger: Ledger, found: list[Mechanism], region: str) -> str:
    """The programmes of the place: those with figures shown, the others in lists to unfold."""
    if not found:
        return ""
    made = _programmes(writer, ledger, [mechanism for mechanism in found if mechanism.shown], region)
    hidden = [mechanism for mechanism in found if mechanism.reported and not mechanism.shown]
    without = [mechanism for mechanism in found if not mechanism.reported]
    for name, rest in (("elsewhere", hidden), ("without", without)):
        if rest:
            label = writer.t(f"places.{name}", n=len(rest))
            made += markup.unfolds(label, _programmes(writer, ledger, rest, region))
    return _headed(writer, "programmes", "programmes_hint") + made


def texts(writer: Writer, found: list[Text]) -> str:
    if not found:
        return ""
    left = len(found) - MOST_TEXTS
    more = small(writer.t("places.rest_texts", n=left)) if left > 0 else ""
    return _headed(writer, "texts") + markup.listed(_text(writer, text) for text in found[:MOST_TEXTS]) + more


def _headed(writer: Writer, name: str, hint: str = "") -> str:
    return f"<h3>{writer.t(f'places.{name}')}</h3>" + (small(writer.t(f"places.{hint}")) if hint else "")


def _ways(writer: Writer, name: str, found: list[Place]) -> str:
    links = (
        writer.link(
            "places",
            writer.t("places.link", name=place.region.name[writer.lang], n=place.facts),
            region=place.region.id,
        )
        for place in found
    )
    joined = " · ".join(links)
    return f'<p class="small {name}"><span>{writer.t(f"places.{name}")}</span> {joined}</p>' if joined else ""


def _bar(writer: Writer, step: Step) -> str:
    """The name of a stage below a bar in its colour."""
    light, dark = (stage_colour(step.stage, night)[0] for night in (False, True))
    name = t(writer.lang, f"stages.{step.stage}")
    words = writer.t("places.stage", stage=name, n=len(step.rows)) if len(step.rows) else escape(name)
    return f'<h4 style="border-color: light-dark({light}, {dark})">{words}</h4>'


def _step(writer: Writer, step: Step, region: str, most: int) -> str:
    if step.rows.empty:
        return small(writer.t("places.filtered", n=step.hidden) if step.hidden else writer.t("places.none"))
    few = FEW if len(step.rows) > FEW + 1 else FEW + 1  # nobody unfolds a list for one figure
    made = markup.figures(writer, step.rows.head(few), region)
    rest = step.rows.iloc[few:]
    if len(rest):
        label = writer.t("places.more", n=len(rest))
        made += markup.unfolds(label, markup.figures(writer, rest, region, most=most))
    return made


def _programmes(writer: Writer, ledger: Ledger, found: list[Mechanism], region: str) -> str:
    items = (_programme(writer, ledger, mechanism, region) for mechanism in found[:MOST_PROGRAMMES])
    left = len(found) - MOST_PROGRAMMES
    more = small(writer.t("places.rest_programmes", n=left)) if left > 0 else ""
    return markup.listed(items, across=2) + more


def _programme(writer: Writer, ledger: Ledger, mechanism: Mechanism, region: str) -> str:
    """Its name as a link, what it is, and where it ran if not just here."""
    programme, lang = mechanism.programme, writer.lang
    place = [] if programme.region == region else [escape(ledger.regions[programme.region].name[lang])]
    said = [writer.t("places.figures", n=mechanism.shown)] if mechanism.shown else []
    name = writer.link("programmes", f"<strong>{escape(programme.name[lang])}</strong>", programme=programme.id)
    details = " · ".join([*place, *said])
    below = f'<span class="small">{details}</span>' if details else ""
    return f"{name}<span>{escape(programme.summary[lang])}</span>{below}"


def _text(writer: Writer, text: Text) -> str:
    date = writer.t("sources.published", date=period(text.source.published, writer.lang))
    said = writer.t("places.figures", n=text.shown) if text.shown else writer.t("places.text_none")
    silence = [writer.t("places.text_silent")] if text.silent else []
    title = writer.link("sources", escape(text.source.title[writer.lang]), source=text.source.id)
    return f'{title}<span class="small">{" · ".join([date, said, *silence])}</span>'
