"""Facts and statements as W3C Web Annotations: what is said, about which words of which source.

The model: Web Annotation Data Model. Figures are in the terms of schema.org's Observation, whose prefix the context
of annotations defines. Positions count the code points of the source as /api/sources/ID.txt serves it.
"""

from collections.abc import Iterable
from typing import Any

from outcomes.export.tables import Extract, cell, json_of
from outcomes.i18n.labels import Row, records
from outcomes.i18n.language import LANG
from outcomes.i18n.reference import source_address
from outcomes.ledger.ledger import Ledger
from outcomes.text.fragment import DIRECTIVE

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
KIND = f'application/ld+json; profile="{CONTEXT}"'
FRAGMENT = "https://wicg.github.io/scroll-to-text-fragment/"
BESIDE = 32  # characters of the source before and after a quote
OBSERVED = {
    "schema:value": "value", "schema:minValue": "low", "schema:maxValue": "high", "schema:unitText": "unit_{lang}",
    "schema:measurementQualifier": "qualifier", "schema:variableMeasured": "indicator_{lang}",
    "schema:observationAbout": "path_{lang}", "schema:additionalType": "kind", "dcterms:temporal": "period",
}  # fmt: skip


def annotation_bytes(rows: Extract) -> bytes:
    """The annotation of the one row of a table."""
    (made,) = _annotations(rows)
    return json_of({"@context": CONTEXT, **made})


def collection_bytes(extracts: Iterable[Extract], address: str, label: str) -> bytes:
    """The annotations of all rows, as the collection at an address, on one page that it holds."""
    items = [made for rows in extracts for made in _annotations(rows)]
    page = {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items}
    about = {"id": address, "type": "AnnotationCollection", "label": label, "total": len(items)}
    return json_of({"@context": CONTEXT, **about, "first": page})


def _annotations(rows: Extract) -> list[dict[str, Any]]:
    root, about = rows.link.partition("/facts?")[0], rows.about
    maker = {"id": f"{root}/", "type": "Software", "name": f"{about['project']} v{about['version']}"}
    return [
        {
            "id": f"{root}/api/{rows.table}/{row['id']}.jsonld", "type": "Annotation", "motivation": "describing",
            "generator": maker, "body": _bodies(row, rows), "target": _targets(row["id"], rows.ledger, root),
        }
        for row in records(rows.frame)
    ]  # fmt: skip


def _bodies(row: Row, rows: Extract) -> list[dict[str, Any]]:
    """What is said in words, and of a fact the figure for programs."""
    said = " · ".join([*rows.named(row), *filter(None, [row["period"]]), rows.about["notice"]])
    words = {"type": "TextualBody", "value": said, "format": "text/plain", "language": LANG[rows.lang]}
    return [words, _observed(row, rows.lang, rows.address(row["id"]))] if rows.table == "facts" else [words]


def _observed(row: Row, lang: str, address: str) -> dict[str, Any]:
    """The figure of a fact; an open end of its range and an unknown period are left out."""
    values = {term: cell(row[column.format(lang=lang)]) for term, column in OBSERVED.items()}
    return {
        "id": address, "type": ["Dataset", "schema:Observation"], "format": "text/html",
        **{term: value for term, value in values.items() if value is not None},
    }  # fmt: skip


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
