"""What a reader must know before comparing, said from the data and never typed for one chart."""

import pandas as pd

from outcomes.i18n.labels import listed, records, where
from outcomes.i18n.language import t
from outcomes.ledger.vocabulary import LEVELS

NAMED = 3  # doubts that are quoted; the rest are counted


def notes(frame: pd.DataFrame, lang: str, *, doubts: bool = True) -> list[str]:
    """Sentences about the rows: levels, years, units, inferred dates, parts, whether one text says all, and doubts,
    unless the chart says them itself."""
    if frame.empty:
        return []
    made = [
        *caveats(frame, lang), *_undated(frame, lang), *_units(frame, lang), *_inferred(frame, lang),
        *_parts(frame, lang), *_single(frame, lang), *(_doubts(frame, lang) if doubts else []),
    ]  # fmt: skip
    return made


def caveats(frame: pd.DataFrame, lang: str) -> list[str]:
    """The two that stand in the picture itself: different levels of place, different years."""
    return [*_levels(frame, lang), *years(frame, lang)]


def _levels(frame: pd.DataFrame, lang: str) -> list[str]:
    present = set(frame["level"].tolist())
    found = [level for level in LEVELS if level in present]
    if len(found) < 2:
        return []
    names = [t(lang, f"charts.level_{level}") for level in found]
    amounts = frame["measure"].eq("level") & ~frame["dimension"].isin(["share", "rank"])
    key = "charts.note_levels" if amounts.any() else "charts.note_levels_only"  # a share does not grow with the place
    return [t(lang, key, levels=listed(names, lang))]


def years(frame: pd.DataFrame, lang: str) -> list[str]:
    """That the rows are of different years, if they are."""
    found = zip(frame["first"].tolist(), frame["last"].tolist(), strict=True)
    spans = {(first, last) for first, last in found if first is not pd.NA}
    if len(spans) < 2:
        return []
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    return [t(lang, "charts.note_years", first=first, last=last)]


def _undated(frame: pd.DataFrame, lang: str) -> list[str]:
    missing = int(frame["first"].isna().sum())
    return [t(lang, "charts.note_undated", n=missing)] if missing else []


def _units(frame: pd.DataFrame, lang: str) -> list[str]:
    names = list(dict.fromkeys(frame[f"unit_{lang}"]))
    if len(names) < 2:
        return []
    shown = listed(names[:6], lang) + (t(lang, "charts.and_others") if len(names) > 6 else "")
    return [t(lang, "charts.note_units", units=shown)]


def _inferred(frame: pd.DataFrame, lang: str) -> list[str]:
    inferred = int(frame["approximate"].sum())
    if len(frame) == inferred == 1:
        return [t(lang, "charts.note_inferred_only")]
    return [t(lang, "charts.note_inferred", n=inferred, all=len(frame))] if inferred else []


def _parts(frame: pd.DataFrame, lang: str) -> list[str]:
    parts = int(frame["part_of"].isin(frame["id"]).sum())
    return [t(lang, "charts.note_parts", n=parts)] if parts else []


def _single(frame: pd.DataFrame, lang: str) -> list[str]:
    titles = list(frame[f"source_{lang}"].unique())
    return [t(lang, "charts.note_single", title=titles[0])] if len(titles) == 1 and len(frame) > 1 else []


def _doubts(frame: pd.DataFrame, lang: str) -> list[str]:
    rows = records(frame[frame[f"note_{lang}"] != ""])
    said = [
        t(lang, "charts.note_doubt", place=where(row, lang), worded=row[f"worded_{lang}"], note=row[f"note_{lang}"])
        for row in rows[:NAMED]
    ]
    more = len(rows) - len(said)
    return [*said, t(lang, "charts.note_doubts", n=more)] if more else said
