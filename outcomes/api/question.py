"""What is asked of which data, and how it is answered where nothing here is meant.

Ids and parameters are looked up in the ledger and nowhere else: none of them ever becomes the name of a file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from outcomes.analysis.filters import KEYS, MAX_VALUES, PARAMETERS, Filter
from outcomes.analysis.filters import unknown as unknown_values
from outcomes.analysis.options import options
from outcomes.analysis.selection import Selection, sentence
from outcomes.export.tables import Extract, json_of
from outcomes.i18n.dates import today
from outcomes.i18n.language import LANGUAGES
from outcomes.ledger.ledger import Ledger

NAMED = "fact"  # the parameter that names single facts
KINDS = (NAMED, "statement")  # of entries; each is also the parameter that names single ones
# What a question may say: the filter, its language, single rows, and what a chart or a brief is of.
READ = {
    "lang", *KEYS, *KINDS, "region", "group", "scale", "level", "axis", "about", "width", "dark", "theme",
    "url", "format", "maxwidth", "maxheight",
}  # fmt: skip
LANG = "en"  # where a request names no language
JSON = "application/json; charset=utf-8"

Parameters = Mapping[str, list[str]]


@dataclass(frozen=True)
class Answer:
    """A status of HTTP, the bytes, their media type, for one to keep the name of its file, or where it is now."""

    status: int
    body: bytes
    kind: str = JSON
    file: str = ""
    location: str = ""


@dataclass(frozen=True)
class Question:
    """What is asked of which data; `root` is the address of the server's first page.

    `table` and `statements` are the tables of facts and of statements.
    """

    ledger: Ledger
    table: pd.DataFrame
    parameters: Parameters
    root: str
    statements: pd.DataFrame

    @property
    def link(self) -> str:
        """The address of a fact, with {id} in place of its id."""
        return f"{self.root}/facts?fact={{id}}"

    def page(self, name: str, asked: Mapping[str, str | list[str]]) -> str:
        """The address of a page with what it shows."""
        query = urlencode({**self.chosen.parameters(), **asked, "lang": self.lang}, doseq=True)
        return f"{self.root}/{'' if name == 'overview' else name}?{query}"

    def one(self, name: str) -> str:
        """The first value of a parameter, empty where it is not given."""
        return next(iter(self.parameters.get(name, ())), "")

    @property
    def lang(self) -> str:
        return self.one("lang") if self.one("lang") in LANGUAGES else LANG

    @property
    def chosen(self) -> Filter:
        return Filter.read({key: self.parameters.get(key, [])[:MAX_VALUES] for key in KEYS}, self.ledger)

    @property
    def selection(self) -> Selection:
        return Selection(self.ledger, self.table, self.statements, self.chosen, self.lang)

    @property
    def query(self) -> str:
        """The parameters as an address ends with them; empty without any."""
        return f"?{urlencode(self.parameters, doseq=True)}" if self.parameters else ""

    def known(self, kind: str) -> Mapping[str, Any]:
        """The facts, statements or sources of the ledger by id."""
        return getattr(self.ledger, f"{kind}s")

    def pixels(self, name: str, otherwise: int) -> int:
        """A parameter that is a length; another value where it is none."""
        value = self.one(name)
        return int(value) if value.isdecimal() and len(value) < 6 and int(value) else otherwise

    def every(self, kind: str) -> pd.DataFrame:
        """The table of facts or that of statements."""
        return self.table if kind == NAMED else self.statements

    def entry(self, kind: str, name: str) -> pd.DataFrame:
        """The one row of a fact or a statement; none where nothing has this id."""
        return self.every(kind)[(self.every(kind)["id"] == name).to_numpy()]

    def named(self, kind: str) -> list[str] | None:
        """The ids that are asked for by name, at most MAX_VALUES; None where none is named."""
        values = self.parameters.get(kind)
        found = [self._today(kind, value) for value in (values or ())[:MAX_VALUES]]
        return None if values is None else [name for name in found if name in self.known(kind)]

    def extract(self, kind: str) -> Extract:
        """The facts or statements that pass the filter, and no others than those named. Statements have no stage."""
        rows = self.chosen.apply(self.every(kind))
        if (named := self.named(kind)) is not None:
            rows = rows[rows["id"].isin(named)]
        said = sentence(self.chosen, self.ledger, self.lang, len(rows), len(self.every(kind)), table=f"{kind}s")
        return self.extract_of(rows, said)

    def extract_of(self, rows: pd.DataFrame, said: str = "") -> Extract:
        """Rows of one of the tables for this reader; `said` says what was filtered."""
        return Extract(rows, self.ledger, self.lang, said, self.link)

    @property
    def unknown(self) -> dict[str, list[str]]:
        """The values of parameters that name nothing here."""
        asked = {name: values[:MAX_VALUES] for name, values in self.parameters.items()}
        found = {"lang": [value for value in asked.get("lang", ()) if value not in LANGUAGES]}
        for kind in KINDS:
            found[kind] = [value for value in asked.get(kind, ()) if self._today(kind, value) not in self.known(kind)]
        return unknown_values(asked, self.ledger) | {name: values for name, values in found.items() if values}

    @property
    def identity(self) -> str:
        """At one path, other for questions with another answer, and equal where only the filter is worded otherwise."""
        rest = sorted((name, values) for name, values in self.parameters.items() if name not in (*KEYS, "lang"))
        data = [self.ledger.version, str(today()), self.root]
        return json.dumps([*data, self.lang, self.chosen.parameters(), self.unknown, rest])

    def _today(self, kind: str, name: str) -> str:
        return self.ledger.former[f"{kind}s"].get(name, name)


def json_answer(document: Any, status: int = 200, location: str = "") -> Answer:
    """What is found, as JSON."""
    return Answer(status, json_of(document), location=location)


def unknown(message: str, fix: str, status: int = 404) -> Answer:
    return json_answer({"error": message, "fix": fix}, status)


def moved(asked: Question, kind: str, name: str, ending: str) -> Answer:
    """What is answered for an id that nothing has: where what had it is now, why it was withdrawn, or that none did."""
    ledger = asked.ledger
    fix = f"See /api/{kind}s.{'csv' if kind == 'source' else 'json'} for all ids."
    new_kind, new = ledger.now(kind, name)
    if new != name:
        path = f"/api/{new_kind}s/{new}.{ending}"
        return json_answer({"moved": new, "fix": f"Ask for {path}."}, 308, f"{asked.root}{path}{asked.query}")
    if gone := ledger.withdrawal(f"{kind}s", name):
        why = gone.why[asked.lang]
        return json_answer({"error": f"{name} was withdrawn on {gone.date}.", "why": why, "fix": fix}, 410)
    return unknown(f"There is no {kind} {name[:80]!r}.", fix)


def refused(asked: Question) -> Answer:
    """What is unknown of what was asked for, and what is known instead."""
    ledger, offered = asked.ledger, options(asked.ledger)
    known: dict[str, Any] = {parameter: offered[name] for name, parameter in PARAMETERS.items()}
    known |= dict.fromkeys(("from", "to"), "a year of four digits") | {"lang": list(LANGUAGES)}
    known |= {kind: f"the ids in /api/{kind}s.json" for kind in KINDS}
    said = [f"{name} {value[:80]!r}" for name, values in asked.unknown.items() for value in values[:3]]
    document: dict[str, Any] = {
        "error": f"There is no {', no '.join(said)} in data version {ledger.version}.",
        "fix": "Take one of the known values, or leave the parameter out.",
        "known": {name: known[name] for name in asked.unknown},
    }
    gone = [found for kind in KINDS for value in asked.unknown.get(kind, ())
            if (found := ledger.withdrawal(f"{kind}s", value))]  # fmt: skip
    if gone:
        document["withdrawn"] = [
            {"id": found.entry[1], "date": found.date, "why": found.why[asked.lang]} for found in gone
        ]
    return json_answer(document, 410 if gone else 400)


def misnamed(parameters: Parameters) -> Answer | None:
    """Which names of parameters no answer reads, and which are known instead: with one misspelt, everything would be
    sent. None where all are known."""
    if not (wrong := [name for name in parameters if name not in READ]):
        return None
    said, fix = ", no ".join(repr(name[:80]) for name in wrong[:3]), "Take one of the known names, or leave it out."
    return json_answer({"error": f"There is no parameter {said}.", "fix": fix, "known": sorted(READ)}, 400)
