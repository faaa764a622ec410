"""Facts and statements as W3C Web Annotations: what is said, about which words of which source.

The model: Web Annotation Data Model. Figures are in the terms of schema.org's Observation, whose prefix the context
of annotations defines. Positions count the code points of the source as /api/sources/ID.txt serves it.
"""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

from outcomes.i18n.citation import version
from outcomes.i18n.labels import Row, records
from outcomes.i18n.language import LANG, t
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger
from outcomes.text.fragment import DIRECTIVE

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
KIND = f'application/ld+json; profile="{CONTEXT}"'
FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
BESIDE = 32  # characters of the source before and after a quote
OBSERVED = {
    "value": "value", "minValue": "low", "maxValue": "high", "unitText": "unit_{lang}",
    "measurementQualifier": "qualifier", "variableMeasured": "indicator_{lang}", "observationAbout": "path_{lang}",
    "additionalType": "kind",
}  # fmt: skip


def annotation_bytes(
    frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = ""
) -> bytes:
    """The annotation of the one row of a table."""
    (row,) = records(frame)
    return _bytes(_annotation(row, ledger, lang, link.partition("/facts?")[0]))


def collection_bytes(
    tables: Iterable[pd.DataFrame], ledger: Ledger, lang: str, root: str, address: str, label: str
) -> bytes:
    """The annotations of all rows, as the collection at an address, on one page that it holds.

    `root` is the address of the server's first page.
    """
    items = [_annotation(row, ledger, lang, root) for frame in tables for row in records(frame)]
    page = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    about = {"id": address, "type": "AnnotationCollection", "label": label, "total": len(items)}
    return _bytes({**about, "first": page})


def _bytes(made: dict[str, Any]) -> bytes:
    return (json.dumps({"@context": CONTEXT, **made}, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(row: Row, ledger: Ledger, lang: str, root: str) -> dict[str, Any]:
    name, kind = row["id"], "fact" if row["id"] in ledger.facts else "statement"
    return {
        "id": f"{root}/api/{kind}s/{name}.jsonld",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": f"{root}/", "type": "Software", "name": f"{t(lang, 'shell.name')} v{version(ledger)}"},
        "body": [_worded(row, lang), *([_observed(row, lang, root)] if kind == "fact" else [])],
        "target": _targets(name, ledger, root),
    }


def _worded(row: Row, lang: str) -> dict[str, Any]:
    """What is said, in words."""
    names = ("worded", "indicator") if f"worded_{lang}" in row else ("name",)
    parts = [row[f"{name}_{lang}"] for name in (*names, "path")]
    said = " · ".join([*parts, *filter(None, [row["period"]]), t(lang, "exports.notice")])
    return {"type": "TextualBody", "value": said, "format": "text/plain", "language": LANG[lang]}


def _observed(row: Row, lang: str, root: str) -> dict[str, Any]:
    """The figure for programs; an open end of its range and an unknown period are left out."""
    values = {f"schema:{term}": _plain(row[column.format(lang=lang)]) for term, column in OBSERVED.items()}
    values |= {"dcterms:temporal": row["period"] or None}
    return {
        "id": f"{root}/facts?fact={row['id']}", "type": ["Dataset", "schema:Observation"], "format": "text/html",
        **{term: value for term, value in values.items() if value is not None},
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, float):
        return None if value != value else int(value) if value.is_integer() else value
    return value


def _targets(name: str, ledger: Ledger, root: str) -> list[dict[str, Any]]:
    """The words in the source as it is served here and, where it has an address, on its publisher's page."""
    quoted = ledger.reported(name)
    text, source = ledger.texts[quoted.source], ledger.sources[quoted.source]
    place = ledger.place(name)
    quote = _quote(text.reading, place.start, place.end)
    position = {"type": "TextPositionSelector", "start": place.start, "end": place.end}
    here = {"id": f"{root}/api/sources/{source.id}.txt", "type": "Text", "format": "text/plain", "language": "zh"}
    found: list[dict[str, Any]] = [{"type": "SpecificResource", "source": here, "selector": [quote, position]}]
    if source.url:
        _, _, words = source_address(name, ledger).partition(DIRECTIVE)
        fragment = {"type": "FragmentSelector", "conformsTo": FRAGMENT, "value": f"{DIRECTIVE}{words}"}
        on_page = _quote(text.raw, *text.raw_span(place.start, place.end))
        found.append({"type": "SpecificResource", "source": source.url, "selector": [fragment, on_page]})
    return found


def _quote(text: str, start: int, end: int) -> dict[str, str]:
    around = {"prefix": text[max(0, start - BESIDE) : start], "suffix": text[end : end + BESIDE]}
    return {"type": "TextQuoteSelector", "exact": text[start:end], **around}
