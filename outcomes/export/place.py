"""The page of one place as HTML: its name, its results chain, and its themes, programmes and texts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from outcomes.analysis import profile
from outcomes.analysis.profile import Place
from outcomes.analysis.selection import Selection
from outcomes.charts.notes import notes, years
from outcomes.export.templates import MOST, render
from outcomes.i18n.labels import records

FEW = 5  # figures of a stage that stand open
FEW_STATEMENTS = 8  # of a place that stand open
MOST_TEXTS = 40  # texts in the list of a place
MOST_PROGRAMMES = 100
MANY = 300  # figures of a place of which each list shows few, so that the page stays light
FEW_OF_MANY = 10


class Parts(NamedTuple):
    """The page from top to bottom, cut where it has buttons and where the results chain begins and ends."""

    head: str
    chain: str
    rest: str


def page(selection: Selection, carried: Mapping[str, Sequence[str]], known: list[Place], region: str) -> Parts:
    """What is said of a place. `known` are the places that pages have, `carried` the parameters that each link carries
    on."""
    ledger, lang = selection.ledger, selection.lang
    rows, everything, said, all_said = profile.of_place(selection, region)
    counts = {place.region.id: place for place in known}
    told = {row["id"]: row for row in records(rows)}
    *steps, setting = (
        (stage, [told[fact] for fact in part["id"]], hidden)
        for stage, part, hidden in profile.by_stage(rows, everything)
    )
    themes = [
        (ledger.themes[theme].name[lang], [told[fact] for fact in part["id"]]) for theme, part in profile.by_theme(rows)
    ]
    values = {
        "region": region, "regions": ledger.regions, "dated": bool(years(rows, lang)),
        "most": MOST if len(rows) <= MANY else FEW_OF_MANY,
        "shown": len(rows), "total": len(everything), "silent": profile.silent(everything),
        "above": [counts[place.id] for place in reversed(ledger.chain(region)[1:])],
        "inside": profile.children(known, region),
        "steps": steps, "few": FEW,
        "setting": setting, "notes": notes(rows, lang), "themes": themes,
        "said": records(said), "silenced": len(all_said) - len(said), "few_statements": FEW_STATEMENTS,
        "mechanisms": profile.programmes(ledger, rows, region), "most_programmes": MOST_PROGRAMMES,
        "texts": profile.texts(ledger, rows, region), "most_texts": MOST_TEXTS,
    }  # fmt: skip
    return Parts(*(render(f"place_{part}.html", lang, carried, **values) for part in Parts._fields))
