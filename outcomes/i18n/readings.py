"""Who says that an entry is right: how often its text was read, how far the readings agree, what was corrected."""

from outcomes.i18n.corrections import shown
from outcomes.i18n.dates import period
from outcomes.i18n.labels import listed
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Readings, Source
from outcomes.ledger.vocabulary import Coded


def checked(ledger: Ledger, name: str, lang: str) -> str:
    """Of a fact or a statement: read once or twice, when it was last looked at, corrected or not."""
    readings = ledger.sources[ledger.reported(name).source].readings
    corrections = shown(ledger, name, lang)
    read = t(lang, "readings.twice" if readings and readings.times == 2 else "readings.once")
    said = t(lang, "readings.corrected", n=len(corrections)) if corrections else t(lang, "readings.uncorrected")
    dates = [entry.date for entry in corrections] + ([readings.date] if readings else [])
    if not dates:
        return t(lang, "readings.unchecked", read=read, corrected=said)
    return t(lang, "readings.checked", read=read, date=period(max(dates), lang), corrected=said)


def agreed(source: Source, lang: str) -> str:
    """Of a source: how often it was read and how far two readings agree."""
    readings = source.readings
    if readings is None:
        return t(lang, "readings.unknown")
    date = period(readings.date, lang)
    if readings.found is None:
        return t(lang, "readings.read_once", date=date)
    first, second, both = readings.found
    codes = listed([_code(readings, code, lang) for code in readings.agreement], lang)
    return t(lang, "readings.agreed", date=date, first=first, second=second, both=both, codes=codes)


def share(alike: int, both: int) -> str:
    """Per cent of the figures that both readings found, to one decimal."""
    return f"{100 * alike / both:.1f}%".replace(".0%", "%") if both else "–"


def _code(readings: Readings, code: Coded, lang: str) -> str:
    found = readings.agreement[code]
    part = share(found.alike, readings.found[2] if readings.found else 0)
    key = "readings.code_plain" if found.alpha is None else "readings.code"
    return t(lang, key, name=t(lang, f"readings.{code}"), share=part, alpha=f"{found.alpha or 0:.2f}")
