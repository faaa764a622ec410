"""python -m outcomes compare: how far two readings of one text agree, and what is to be settled.

Compare two worksheets of one text that were read apart: agreement on each field, in per cent and as Krippendorff's
alpha (nominal; Content Analysis, 4th ed. 2019, ch. 12), and every difference with its sentence. A difference is a
problem. Facts are matched by their place in the text, statements where their quotes overlap.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from outcomes.cli.common import OK, PROBLEMS, CannotRunError, answer
from outcomes.cli.draft import plain
from outcomes.cli.worksheets import need_entries, need_worksheet
from outcomes.errors import DataError
from outcomes.ledger.checks.quotes import anchored, claimant
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import Document
from outcomes.ledger.ledger import source_texts
from outcomes.ledger.vocabulary import CODED
from outcomes.ledger.worksheet import Worksheet, as_document
from outcomes.text.anchors import Anchor
from outcomes.text.source_text import SourceText

OF_INDICATOR = ("unit", "stage", "measure", "counts")
FIELDS = {
    "facts": ("value", "qualifier", "region", "period", "kind", "against", "indicator", *OF_INDICATOR),
    "statements": ("kind", "region", "theme", "period"),
}
NONE = "–"

Pair = tuple[str, str]


@dataclass(frozen=True)
class Code:
    """An entry of one reading: where it stands in the text and in the worksheet, and its codes by field."""

    id: str
    start: int
    end: int
    line: int
    codes: dict[str, str]


@dataclass(frozen=True)
class Field:
    """How far two readings agree on one field. `alpha` is None where only one code was ever used."""

    name: str
    alike: int
    of: int
    per_cent: float
    alpha: float | None


@dataclass(frozen=True)
class Difference:
    """What one reading says and the other does not, with its sentence and where it stands in each worksheet."""

    field: str
    first: str
    second: str
    first_line: int
    second_line: int
    sentence: str


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    for name in ("first", "second"):
        command.add_argument(name, type=Path, metavar=f"{name.upper()}.yaml", help=f"the {name} reading")


def run(args: argparse.Namespace) -> int:
    """Match, measure, list."""
    sheets = [need_worksheet(path) for path in (args.first, args.second)]
    if sheets[0].source != sheets[1].source:
        raise CannotRunError(f"two texts: {sheets[0].source} and {sheets[1].source}. Compare readings of one.")
    curated = need_entries(args.data)
    documents = [_document(sheet, curated) for sheet in sheets]
    texts, problems = source_texts(documents[0], args.seeds)
    if problems:
        raise DataError(problems)
    text = texts[sheets[0].source]
    payload: dict[str, Any] = {"ok": True, "source": sheets[0].source}
    lines: list[str] = []
    for section in FIELDS:
        first, second = (_codes(document, section, text) for document in documents)
        pairs = matched(first, second)
        both = [(one, other) for one, other in pairs if one and other]
        fields = [field for name in FIELDS[section] if (field := measured(name, both))]
        differing = list(differences(pairs, text))
        payload["ok"] &= not differing
        payload[section] = {
            "first": len(first), "second": len(second), "both": len(both), "fields": [asdict(f) for f in fields],
            "differences": [asdict(found) for found in differing],
        }  # fmt: skip
        lines += [f"{section}: {len(first)} in the first reading, {len(second)} in the second, {len(both)} in both."]
        lines += [_row(field) for field in fields]
        lines += [line for found in differing for line in _told(found, sheets)]
        if section == "facts" and both:
            lines += ["to keep under source: of the first worksheet:", f"  {_readings(payload[section], fields)}"]
    answer(args, payload, lines)
    return OK if payload["ok"] else PROBLEMS


def _document(sheet: Worksheet, curated: Document) -> Document:
    document, problems = as_document([sheet], curated)
    if wrong := [problem for problem in problems if problem.file == sheet.file]:
        raise DataError(wrong)
    return document


def _codes(document: Document, section: str, text: SourceText) -> list[Code]:
    """The entries of one section in the order of the text."""
    source = document.good["sources"][0][1].id
    own = replace(
        document, good={**document.good, **{s: [] for s in ("facts", "statements", "programmes", "not_facts")}}
    )
    own.good[section] = document.good[section]
    file = Curated(own, {source: text})
    if problems := list(anchored(file)):
        raise DataError(problems)
    indicators = document.by_id("indicators")
    found = []
    for i, entry in document.each(section):
        place = file.anchors[claimant(section, i, entry)]
        measure = indicators.get(entry.indicator) if section == "facts" else None
        codes = {
            name: _code(getattr(measure if name in OF_INDICATOR else entry, name, None)) for name in FIELDS[section]
        }
        found.append(Code(entry.id, *_span(section, place), document.root[section].lines[i], codes))
    return sorted(found, key=lambda code: code.start)


def _span(section: str, place: Anchor) -> tuple[int, int]:
    return (place.figure_start, place.figure_end) if section == "facts" else (place.start, place.end)


def _code(value: Any) -> str:
    return NONE if value is None else str(value)


def matched(first: list[Code], second: list[Code]) -> list[tuple[Code | None, Code | None]]:
    """The entries of two readings side by side where they share words of the text, those that share most first."""
    shares = [(_overlap(one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)]
    pairs: dict[int, int] = {}
    for shared, i, j in sorted(shares, key=lambda share: (-share[0], share[1:])):
        if shared > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    rows: list[tuple[Code | None, Code | None]] = [
        (code, second[pairs[i]] if i in pairs else None) for i, code in enumerate(first)
    ]
    rows += [(None, code) for j, code in enumerate(second) if j not in pairs.values()]
    return sorted(rows, key=lambda row: next(code.start for code in row if code))


def _overlap(one: Code, other: Code) -> float:
    """The share of the words of both that they have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0


def measured(name: str, both: Sequence[tuple[Code, Code]]) -> Field | None:
    """The agreement on one field; None where no entry was found by both."""
    pairs = [(one.codes[name], other.codes[name]) for one, other in both]
    alike = sum(a == b for a, b in pairs)
    return Field(name, alike, len(pairs), agreement(pairs), alpha(pairs)) if pairs else None


def agreement(pairs: list[Pair]) -> float:
    """Per cent of the pairs that are alike."""
    return 100 * sum(a == b for a, b in pairs) / len(pairs)


def alpha(pairs: list[Pair]) -> float | None:
    """Krippendorff's nominal alpha; None where only one code was ever used, for which it is not defined."""
    import krippendorff  # loads numpy, which the other commands do not need

    codes = sorted({code for pair in pairs for code in pair})
    if len(codes) < 2:
        return None
    data = [[codes.index(pair[reading]) for pair in pairs] for reading in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def differences(rows: list[tuple[Code | None, Code | None]], text: SourceText) -> Iterator[Difference]:
    """Every entry that one reading has alone, and every field on which both differ."""
    for one, other in rows:
        code = one or other
        if code is None:
            continue
        sentence = " ".join(text.reading[slice(*text.sentence(code.start, code.end))].split())
        lines = (one.line if one else 0, other.line if other else 0)
        if one is None or other is None:
            yield Difference("found", one.id if one else NONE, other.id if other else NONE, *lines, sentence)
            continue
        for name, value in one.codes.items():
            if value != other.codes[name]:
                yield Difference(name, value, other.codes[name], *lines, sentence)


def _row(field: Field) -> str:
    measured = NONE if field.alpha is None else f"{field.alpha:.3f}"
    return f"  {field.name:<10} {field.alike:>4} of {field.of:<4} {field.per_cent:5.1f} %   alpha {measured}"


def _readings(counts: dict[str, Any], fields: list[Field]) -> str:
    """What a source keeps of two readings: how many figures each found, and how far they agreed before any settling."""
    codes = []
    for field in fields:
        if (name := "place" if field.name == "region" else field.name) in CODED:
            measured = "" if field.alpha is None else f", alpha: {plain(round(Decimal(field.alpha), 3))}"
            codes.append(f"{name}: {{alike: {field.alike}{measured}}}")
    found = f"[{counts['first']}, {counts['second']}, {counts['both']}]"
    today = datetime.now(UTC).date().isoformat()
    return f'readings: {{times: 2, date: "{today}", found: {found}, agreement: {{{", ".join(codes)}}}}}'


def _told(found: Difference, sheets: list[Worksheet]) -> Iterator[str]:
    places = (found.first_line, found.second_line)
    where = " and ".join(f"{sheet.file}:{line}" for sheet, line in zip(sheets, places, strict=True) if line)
    yield f"{where}: {found.field}: {found.first} | {found.second}"
    yield f"    {found.sentence}"
