"""What the filters offer: each choice with what it would show, and what is chosen now."""

from typing import Any

import pandas as pd

from outcomes.analysis.filters import MAX_QUERY, PARAMETERS, Filter, counts
from outcomes.analysis.options import CHOICES, label, options
from outcomes.i18n.language import t
from outcomes.ledger.ledger import Ledger

WORDS = ("all", "any", "counts", "filters", "find", "reset", "search", "search_hint")


def facets(
    ledger: Ledger, tables: tuple[pd.DataFrame, pd.DataFrame], known_years: list[int], chosen: Filter, lang: str
) -> dict[str, Any]:
    """The form of the filters, as values of JSON and by the names of the address.

    `tables` are those of facts and of statements. `lists` are choices with options (id, name, number of both that it
    would show, the other choices staying as they are; statements have no stage), `spans` are years to choose one from
    the known ones, `letters` is how many may be searched for, `chosen` are the parameters of the filter. The form is
    made anew when `form` changes.
    """
    known, found = options(ledger), [counts(table, chosen) for table in tables]

    def number(name: str, value: str) -> int:
        return sum(of[name].get(value, 0) for of in found if name in of)

    lists = {
        PARAMETERS[name]: {
            "label": t(lang, f"filters.{name}"),
            "options": [(value, label(ledger, name, value, lang), number(name, value)) for value in known[name]],
        }
        for name in CHOICES
    }
    return {
        "form": f"{ledger.version}/{lang}",
        "lists": lists,
        "spans": {name: t(lang, f"filters.{key}") for name, key in (("from", "since"), ("to", "until"))},
        "years": known_years,
        "letters": MAX_QUERY,
        "chosen": chosen.parameters(),
        "words": {key: t(lang, f"filters.{key}") for key in WORDS},
    }


def answered(chosen: Any, ledger: Ledger) -> Filter | None:
    """The filter that a reader has set in the form; a browser may send anything, and what no form sends is None."""
    if not isinstance(chosen, dict):
        return None
    lists = {name: values for name, values in chosen.items() if isinstance(values, list)}
    return Filter.read({name: [v for v in values if isinstance(v, str)] for name, values in lists.items()}, ledger)
