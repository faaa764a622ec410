"""The answers of /api/: the same bytes as the downloads, chosen by the same parameters as the pages."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlencode

from outcomes.analysis.comparable import compared
from outcomes.analysis.consistency import checks, equations, worded_verdict
from outcomes.analysis.relations import same_things
from outcomes.api.question import JSON, KINDS, LANG, NAMED, Answer, Question, json_answer, moved, refused, unknown
from outcomes.export import annotations, schemas
from outcomes.export.fields import TABLES as EXPORTED
from outcomes.export.package import descriptor, sources_csv
from outcomes.export.references import bib_bytes, bibliography, csl_bytes, csl_list
from outcomes.export.tables import Extract, csv_bytes, json_bytes, json_of
from outcomes.export.workbook import xlsx_bytes
from outcomes.i18n.labels import records
from outcomes.i18n.reference import Reference, of_source

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BIBTEX, CSL = "application/x-bibtex; charset=utf-8", "application/vnd.citationstyles.csl+json"
Writers = dict[str, tuple[Callable[[Extract], bytes], str]]  # by ending: what writes a file, and its media type
TABLES: Writers = {"csv": (csv_bytes, CSV), "json": (json_bytes, JSON), "xlsx": (xlsx_bytes, XLSX)}
REFERENCES: Writers = {"bib": (bib_bytes, BIBTEX), "csl.json": (csl_bytes, CSL)}
ROWS = TABLES | REFERENCES  # the forms in which a selection is answered
FILES = (*ROWS, "zip")  # the files of facts
ONE = REFERENCES | {  # the forms in which one fact or statement is answered
    "json": (json_bytes, JSON), "jsonld": (annotations.annotation_bytes, annotations.KIND),
}  # fmt: skip


def rows(asked: Question, kind: str, ending: str) -> Answer:
    """The facts or statements that pass the filter, as the downloads of the page Facts hold them.

    A value that names nothing is refused: left out, it would send everything.
    """
    if asked.unknown:
        return refused(asked)
    write, media = ROWS[ending]
    return Answer(200, write(asked.extract(kind)), media)


def entry(asked: Question, name: str, kind: str, ending: str = "json") -> Answer:
    """One fact or statement in a form of the downloads, whatever the filter."""
    if name not in asked.known(kind):
        return moved(asked, kind, name, ending)
    write, media = ONE[ending]
    return Answer(200, write(asked.extract_of(asked.entry(kind, name), name)), media)


def source(asked: Question, name: str, ending: str = "json") -> Answer:
    """A text: what is known of it, its words, or how reference managers cite it."""
    if name not in asked.ledger.sources:
        return moved(asked, "source", name, ending)
    write, media = SOURCE[ending]
    return Answer(200, write(asked, name), media)


def _known(asked: Question, name: str) -> bytes:
    """What is known of a text, and the ids of its facts and statements; its words are on the page Sources."""
    ledger = asked.ledger
    about = ledger.sources[name].model_dump(mode="json", exclude_none=True)
    stated = [said.id for said in ledger.statements.values() if said.source == name]
    return json_of({**about, "facts": ledger.index.facts.get(name, []), "statements": stated})


def _words(asked: Question, name: str) -> bytes:
    """The words of a source as a person reads them, whose characters annotations count."""
    return asked.ledger.texts[name].reading.encode()


def _cited(asked: Question, name: str) -> Reference:
    return of_source(name, asked.ledger, asked.lang, f"{asked.root}/sources?source={name}")


SOURCE: dict[str, tuple[Callable[[Question, str], bytes], str]] = {  # the forms in which a source is answered
    "bib": (lambda asked, name: bibliography([_cited(asked, name)]), BIBTEX),
    "csl.json": (lambda asked, name: csl_list([_cited(asked, name)]), CSL),
    "txt": (_words, "text/plain; charset=utf-8"),
    "json": (_known, JSON),
}


def annotated(asked: Question) -> Answer:
    """The facts and the statements that pass the filter, as one collection of Web Annotations."""
    if asked.unknown:
        return refused(asked)
    chosen, query = asked.selection, urlencode({**asked.chosen.parameters(), "lang": asked.lang}, doseq=True)
    extracts = [
        Extract(found, asked.ledger, asked.lang, link=asked.link) for found in (chosen.frame, chosen.statements)
    ]
    address = f"{asked.root}/api/annotations.jsonld?{query}"
    return Answer(200, annotations.collection_bytes(extracts, address, chosen.sentence), annotations.KIND)


def described(asked: Question) -> Answer:
    """CSVW metadata of facts.csv, statements.csv and sources.csv beside it, in English and without a filter."""
    return Answer(200, schemas.csvw_bytes(asked.ledger, LANG, EXPORTED, link=asked.link), schemas.KIND)


def sources(asked: Question) -> Answer:
    return Answer(200, sources_csv(asked.ledger, asked.lang, {}), CSV)


def package(asked: Question) -> Answer:
    """The data package of all facts: its tables lie beside it under /api/, in English and without a filter."""
    extracts = [replace(asked, parameters={}).extract(kind) for kind in KINDS]
    writers = {"csv": csv_bytes, "json": json_bytes}
    files = {f"{each.table}.{ending}": write(each) for each in extracts for ending, write in writers.items()}
    files["sources.csv"] = sources_csv(asked.ledger, LANG, {})
    return Answer(200, descriptor([replace(each, sentence="") for each in extracts], files))


def agreements(asked: Question) -> Answer:
    """The figures of two texts that speak of the same thing, and whether they agree."""
    found = [asdict(pair) for pair in same_things(asked.ledger)]
    return json_answer({"count": len(found), "pairs": found})


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


def comparison(asked: Question) -> Answer:
    """Two facts, each with its quote and where that stands; what differs; the nearest pair that may be compared."""
    if asked.unknown:
        return refused(asked)
    pair = list(dict.fromkeys(asked.named(NAMED) or ()))
    if len(pair) != 2:
        return unknown(f"Two figures are compared; {len(pair)} named here.", "Take fact=ID&fact=ID.", 400)
    found = compared(asked.ledger, asked.table, (pair[0], pair[1]), asked.lang)
    nearest = found.nearest and {
        "facts": [_fact(asked, fact) for fact in found.nearest],
        "page": asked.page("compare", {"fact": list(found.nearest)}),
    }
    about = {"a": _fact(asked, pair[0]), "b": _fact(asked, pair[1]), "comparable": found.comparable}
    return json_answer({**about, "reasons": [asdict(reason) for reason in found.reasons], "nearest": nearest})


def _fact(asked: Question, name: str) -> dict[str, Any]:
    lang, (row,) = asked.lang, records(asked.entry(NAMED, name))
    return {
        "id": name, "worded": row[f"worded_{lang}"], "indicator": row[f"indicator_{lang}"],
        "place": row[f"path_{lang}"], "quote": row["quote"], "link": asked.link.format(id=name),
        "passage": f"{asked.root}/sources?source={row['source']}&fact={name}",
    }  # fmt: skip
