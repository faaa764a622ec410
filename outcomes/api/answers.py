"""The answers of /api/: the same bytes as the downloads, chosen by the same parameters as the pages.

Ids and parameters are looked up in the ledger and nowhere else: none of them ever becomes the name of a file.
"""

import json
from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from outcomes.analysis.consistency import checks, equations, worded_verdict
from outcomes.analysis.filters import KEYS, MAX_VALUES, PARAMETERS, Filter
from outcomes.analysis.filters import unknown as unknown_values
from outcomes.analysis.options import options
from outcomes.analysis.same_thing import same_things
from outcomes.analysis.selection import Selection
from outcomes.analysis.sentence import sentence
from outcomes.export import annotations, csvw
from outcomes.export.fields import TABLES as EXPORTED
from outcomes.export.package import archive_bytes, online_descriptor, sources_csv
from outcomes.export.references import bib_bytes, bibliography, csl_bytes, csl_list
from outcomes.export.tables import csv_bytes, json_bytes, xlsx_bytes
from outcomes.i18n.dates import today
from outcomes.i18n.language import LANGUAGES
from outcomes.i18n.reference import of_source
from outcomes.ledger.ledger import Ledger

NAMED = "fact"  # the parameter that names single facts
STATED = "statement"  # and single statements
# What a question may say: the filter, its language, single rows, and what a chart or a brief is of.
READ = {
    "lang", *KEYS, NAMED, STATED, "region", "group", "scale", "level", "axis", "about", "width", "dark", "theme",
    "url", "format", "maxwidth", "maxheight",
}  # fmt: skip
LANG = "en"  # where a request names no language
JSON = "application/json; charset=utf-8"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES: dict[str, tuple[Callable[..., bytes], str]] = {
    "csv": (csv_bytes, CSV), "json": (json_bytes, JSON), "xlsx": (xlsx_bytes, XLSX),
}  # fmt: skip
BIBTEX, CSL = "application/x-bibtex; charset=utf-8", "application/vnd.citationstyles.csl+json"
REFERENCES: dict[str, tuple[Callable[..., bytes], str]] = {"bib": (bib_bytes, BIBTEX), "csl.json": (csl_bytes, CSL)}
ROWS = TABLES | REFERENCES  # the forms in which a selection is answered
FILES = ROWS | {"zip": (archive_bytes, "application/zip")}
ONE = REFERENCES | {  # the forms in which one fact or statement is answered
    "json": (json_bytes, JSON), "jsonld": (annotations.annotation_bytes, annotations.KIND),
}  # fmt: skip

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
        asked = next(iter(self.parameters.get("lang", ())), LANG)
        return asked if asked in LANGUAGES else LANG

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

    @property
    def facts(self) -> list[str] | None:
        """The ids of facts that are asked for by name, at most MAX_VALUES; None where none is named."""
        return self._named(NAMED, self.ledger.facts)

    @property
    def stated(self) -> list[str] | None:
        """The ids of statements that are asked for by name, at most MAX_VALUES; None where none is named."""
        return self._named(STATED, self.ledger.statements)

    def _named(self, parameter: str, known: Container[str]) -> list[str] | None:
        former = self.ledger.former["facts"]
        named = self.parameters.get(parameter)
        return None if named is None else [
            name for name in (former.get(value, value) for value in named[:MAX_VALUES]) if name in known
        ]  # fmt: skip

    @property
    def unknown(self) -> dict[str, list[str]]:
        """The values of parameters that name nothing here."""
        asked = {name: values[:MAX_VALUES] for name, values in self.parameters.items()}
        known = {"lang": LANGUAGES, NAMED: self.ledger.facts, STATED: self.ledger.statements}
        former = {NAMED: self.ledger.former["facts"], STATED: self.ledger.former["statements"]}
        found = {
            name: [value for value in asked.get(name, ()) if former.get(name, {}).get(value, value) not in known[name]]
            for name in known
        }
        return unknown_values(asked, self.ledger) | {name: values for name, values in found.items() if values}

    @property
    def misnamed(self) -> list[str]:
        """The names of parameters that no answer reads: with one misspelt, everything would be sent."""
        return [name for name in self.parameters if name not in READ]

    @property
    def identity(self) -> str:
        """At one path, other for questions with another answer, and equal where only the filter is worded otherwise."""
        rest = sorted((name, values) for name, values in self.parameters.items() if name not in (*KEYS, "lang"))
        data = [self.ledger.version, str(today()), self.root]
        return json.dumps([*data, self.lang, self.chosen.parameters(), self.unknown, rest])


def facts(asked: Question, ending: str, **more: Any) -> Answer:
    """The facts that pass the filter, and no others than those named, as the downloads of the page Facts hold them.

    A value that names nothing is refused: left out, it would send everything. `more` is for the writer.
    """
    if asked.unknown:
        return refused(asked)
    write, kind = FILES[ending]
    rows = asked.chosen.apply(asked.table)
    if asked.facts is not None:
        rows = rows[rows["id"].isin(asked.facts)]
    said = sentence(asked.chosen, asked.ledger, asked.lang, len(rows), len(asked.table))
    return Answer(200, write(rows, asked.ledger, asked.lang, said, link=asked.link, **more), kind)


def fact(asked: Question, name: str, ending: str = "json") -> Answer:
    """One fact in a form of the downloads, whatever the filter."""
    if name not in asked.ledger.facts:
        return moved(asked, "fact", name, "See /api/facts.json for all ids.", ending)
    return _one(asked, asked.table, name, ending)


def statements(asked: Question, ending: str) -> Answer:
    """The statements that pass the filter, and no others than those named. They have no stage to pass."""
    if asked.unknown:
        return refused(asked)
    write, kind = ROWS[ending]
    rows = asked.chosen.apply(asked.statements)
    if asked.stated is not None:
        rows = rows[rows["id"].isin(asked.stated)]
    said = sentence(asked.chosen, asked.ledger, asked.lang, len(rows), len(asked.statements), table="statements")
    return Answer(200, write(rows, asked.ledger, asked.lang, said, link=asked.link), kind)


def statement(asked: Question, name: str, ending: str = "json") -> Answer:
    """One statement in a form of the downloads, whatever the filter."""
    if name not in asked.ledger.statements:
        return moved(asked, "statement", name, "See /api/statements.json for all ids.", ending)
    return _one(asked, asked.statements, name, ending)


def _one(asked: Question, table: pd.DataFrame, name: str, ending: str) -> Answer:
    rows = table[(table["id"] == name).to_numpy()]
    write, kind = ONE[ending]
    return Answer(200, write(rows, asked.ledger, asked.lang, name, link=asked.link), kind)


def annotated(asked: Question) -> Answer:
    """The facts and the statements that pass the filter, as one collection of Web Annotations."""
    if asked.unknown:
        return refused(asked)
    chosen, query = asked.selection, urlencode({**asked.chosen.parameters(), "lang": asked.lang}, doseq=True)
    rows, address = (chosen.frame, chosen.statements), f"{asked.root}/api/annotations.jsonld?{query}"
    made = annotations.collection_bytes(rows, asked.ledger, asked.lang, asked.root, address, chosen.sentence)
    return Answer(200, made, annotations.KIND)


def described(asked: Question) -> Answer:
    """CSVW metadata of facts.csv, statements.csv and sources.csv beside it, in English and without a filter."""
    return Answer(200, csvw.csvw_bytes(asked.ledger, LANG, EXPORTED, link=asked.link), csvw.KIND)


def agreements(asked: Question) -> Answer:
    """The figures of two texts that speak of the same thing, and whether they agree."""
    found = [asdict(pair) for pair in same_things(asked.ledger)]
    return Answer(200, _json({"count": len(found), "pairs": found}))


def relations(asked: Question) -> Answer:
    """What the texts say of themselves: each confirmed relation with its calculation and its verdict."""
    ledger, lang = asked.ledger, asked.lang
    found = [
        {
            "id": made.check.id, "name": made.check.name[lang], "kind": made.check.kind, "facts": made.check.facts,
            "verdict": made.verdict, "worded": worded_verdict(ledger, made, lang),
            "calculations": [{"words": "".join(words for words, _ in said.formula), "result": said.result,
                              "room": said.room} for said in equations(ledger, made, lang)],
        }
        for made in checks(ledger, ledger.facts)
    ]  # fmt: skip
    return json_answer({"count": len(found), "relations": found})


def source(asked: Question, name: str) -> Answer:
    """What is known of a text, and the ids of its facts and statements; its words are on the page Sources."""
    found = asked.ledger.sources.get(name)
    if found is None:
        return moved(asked, "source", name, "See /api/sources.csv for all ids.")
    about = found.model_dump(mode="json", exclude_none=True)
    stated = [entry.id for entry in asked.ledger.statements.values() if entry.source == name]
    return Answer(200, _json({**about, "facts": asked.ledger.index.facts.get(name, []), "statements": stated}))


def text(asked: Question, name: str) -> Answer:
    """The words of a source as a person reads them, whose characters annotations count."""
    if name not in asked.ledger.texts:
        return moved(asked, "source", name, "See /api/sources.csv for all ids.", "txt")
    return Answer(200, asked.ledger.texts[name].reading.encode(), "text/plain; charset=utf-8")


def reference(asked: Question, name: str, ending: str) -> Answer:
    """A source for reference managers: bib or csl.json."""
    if name not in asked.ledger.sources:
        return moved(asked, "source", name, "See /api/sources.csv for all ids.", ending)
    cited = of_source(name, asked.ledger, asked.lang, f"{asked.root}/sources?source={name}")
    write, kind = {"bib": (bibliography, BIBTEX), "csl.json": (csl_list, CSL)}[ending]
    return Answer(200, write([cited]), kind)


def sources(asked: Question) -> Answer:
    return Answer(200, sources_csv(asked.ledger, asked.lang, {}), CSV)


def package(asked: Question) -> Answer:
    """The data package of all facts: its tables lie beside it under /api/, in English and without a filter."""
    return Answer(200, online_descriptor(asked.table, asked.statements, asked.ledger, LANG, link=asked.link))


def unknown(message: str, fix: str, status: int = 404) -> Answer:
    return Answer(status, _json({"error": message, "fix": fix}))


def moved(asked: Question, kind: str, name: str, fix: str, ending: str = "json") -> Answer:
    """What is answered for an id that nothing has: where what had it is now, why it was withdrawn, or that none did."""
    ledger = asked.ledger
    new_kind, new = ledger.now(kind, name)
    if new != name:
        path = f"/api/{new_kind}s/{new}.{ending}"
        body = _json({"moved": new, "fix": f"Ask for {path}."})
        return Answer(308, body, location=f"{asked.root}{path}{asked.query}")
    if gone := ledger.withdrawal(f"{kind}s", name):
        why = gone.why[asked.lang]
        return Answer(410, _json({"error": f"{name} was withdrawn on {gone.date}.", "why": why, "fix": fix}))
    return unknown(f"There is no {kind} {name[:80]!r}.", fix)


def refused(asked: Question) -> Answer:
    """What is unknown of what was asked for, and what is known instead."""
    ledger, offered = asked.ledger, options(asked.ledger)
    known: dict[str, Any] = {parameter: offered[name] for name, parameter in PARAMETERS.items()} | {
        "from": "a year of four digits", "to": "a year of four digits", "lang": list(LANGUAGES),
        NAMED: "the ids in /api/facts.json", STATED: "the ids in /api/statements.json",
    }  # fmt: skip
    said = [f"{name} {value[:80]!r}" for name, values in asked.unknown.items() for value in values[:3]]
    document: dict[str, Any] = {
        "error": f"There is no {', no '.join(said)} in data version {ledger.version}.",
        "fix": "Take one of the known values, or leave the parameter out.",
        "known": {name: known[name] for name in asked.unknown},
    }
    gone = [found for name, section in ((NAMED, "facts"), (STATED, "statements"))
            for value in asked.unknown.get(name, ()) if (found := ledger.withdrawal(section, value))]  # fmt: skip
    if gone:
        document["withdrawn"] = [
            {"id": found.entry[1], "date": found.date, "why": found.why[asked.lang]} for found in gone
        ]
    return Answer(410 if gone else 400, _json(document))


def json_answer(document: Any) -> Answer:
    """What is found, as JSON."""
    return Answer(200, _json(document))


def misnamed(asked: Question) -> Answer:
    """Which names of parameters are unknown, and which are known instead."""
    said = ", no ".join(repr(name[:80]) for name in asked.misnamed[:3])
    fix = "Take one of the known names, or leave it out."
    return Answer(400, _json({"error": f"There is no parameter {said}.", "fix": fix, "known": sorted(READ)}))


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
