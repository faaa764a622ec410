"""python -m outcomes compare: how far two readings of one text agree, and what is to be settled.

Compare two worksheets of one text that were read apart: agreement on each field, in per cent and as Krippendorff's
alpha (nominal; Content Analysis, 4th ed. 2019, ch. 12), and every difference with its sentence. A difference is a
problem. Facts are matched by their place in the text, statements where their quotes overlap.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from outcomes.cli.common import CannotRunError, answer
from outcomes.cli.worksheets import need_entries, need_worksheet
from outcomes.errors import DataError
from outcomes.ledger.checks.figures import plain
from outcomes.ledger.checks.quotes import anchored, claimant
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import Document
from outcomes.ledger.ledger import source_texts
from outcomes.ledger.vocabulary import CODED
from outcomes.ledger.worksheet import Worksheet, as_document
from outcomes.text.source_text import SourceText

OF_INDICATOR = ("unit", "stage", "measure", "counts")
FIELDS = {
    "facts": ("value", "qualifier", "region", "period", "kind", "against", "indicator", *OF_INDICATOR),
    "statements": ("kind", "region", "theme", "period"),
}
NONE = "–"


@dataclass(frozen=True)
class Code:
    """An entry of one reading: where it stands in the text and in the worksheet, and its codes by field."""

    id: str
    start: int
    end: int
    line: int
    codes: dict[str, str]


Row = tuple[Code | None, Code | None]  # an entry as both readings have it, or one of them alone


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
    files = [_placed(sheet, curated, args.seeds) for sheet in sheets]
    text = files[0].texts[sheets[0].source]
    payload: dict[str, Any] = {"ok": True, "source": sheets[0].source}
    lines: list[str] = []
    for section in FIELDS:
        made = _compared(section, [_codes(file, section) for file in files], text)
        payload |= {section: made, "ok": payload["ok"] and not made["differences"]}
        lines += _lines(section, made, sheets)
    return answer(args, payload, lines)


def _compared(section: str, readings: list[list[Code]], text: SourceText) -> dict[str, Any]:
    """How many entries each reading and both have, how far they agree on each field, and every difference."""
    rows = matched(readings[0], readings[1])
    both = [(one, other) for one, other in rows if one and other]
    fields = []
    for name in FIELDS[section] if both else ():
        pairs = [(one.codes[name], other.codes[name]) for one, other in both]
        alike = sum(one == other for one, other in pairs)
        measured = {"per_cent": 100 * alike / len(pairs), "alpha": alpha(pairs)}
        fields.append({"name": name, "alike": alike, "of": len(pairs), **measured})
    counts = {"first": len(readings[0]), "second": len(readings[1]), "both": len(both)}
    return {**counts, "fields": fields, "differences": list(differences(rows, text))}


def _placed(sheet: Worksheet, curated: Document, seeds: Path) -> Curated:
    """A reading with the places of its facts and statements. Raises DataError where its words do not stand there."""
    document, problems = as_document([sheet], curated)
    texts, lost = source_texts(document, seeds)
    file = Curated(replace(document, good={**document.good, "programmes": [], "not_facts": []}), texts)
    wrong = [problem for problem in problems if problem.file == sheet.file] or lost or list(anchored(file))
    if wrong:
        raise DataError(wrong)
    return file


def _codes(file: Curated, section: str) -> list[Code]:
    """The entries of one section in the order of the text."""
    found = []
    for i, entry in file.document.each(section):
        place = file.anchors[claimant(section, i, entry)]
        span = (place.figure_start, place.figure_end) if section == "facts" else (place.start, place.end)
        measure = file.indicators.get(entry.indicator) if section == "facts" else None
        values = {name: getattr(measure if name in OF_INDICATOR else entry, name, None) for name in FIELDS[section]}
        codes = {name: NONE if value is None else str(value) for name, value in values.items()}
        found.append(Code(entry.id, *span, file.document.root[section].lines[i], codes))
    return sorted(found, key=lambda code: code.start)


def matched(first: list[Code], second: list[Code]) -> list[Row]:
    """The entries of two readings side by side where they share words of the text, those that share most first."""
    shares = [(_overlap(one, other), i, j) for i, one in enumerate(first) for j, other in enumerate(second)]
    pairs: dict[int, int] = {}
    for shared, i, j in sorted(shares, key=lambda share: (-share[0], share[1:])):
        if shared > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    rows: list[Row] = [(code, second[pairs[i]] if i in pairs else None) for i, code in enumerate(first)]
    rows += [(None, code) for j, code in enumerate(second) if j not in pairs.values()]
    return sorted(rows, key=lambda row: next(code.start for code in row if code))


def _overlap(one: Code, other: Code) -> float:
    """The share of the words of both that they have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (max(one.end, other.end) - min(one.start, other.start)) if common > 0 else 0


def alpha(pairs: list[tuple[str, str]]) -> float | None:
    """Krippendorff's nominal alpha; None where only one code was ever used, for which it is not defined."""
    import krippendorff  # loads numpy, which the other commands do not need

    codes = sorted({code for pair in pairs for code in pair})
    if len(codes) < 2:
        return None
    data = [[codes.index(pair[reading]) for pair in pairs] for reading in (0, 1)]
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement="nominal"))


def differences(rows: list[Row], text: SourceText) -> Iterator[dict[str, Any]]:
    """Every entry that one reading has alone, and every field on which both differ, each with its sentence."""
    for row in rows:
        sides = [code or Code(NONE, 0, 0, 0, {}) for code in row]
        place = next(code for code in row if code)
        sentence = " ".join(text.reading[slice(*text.sentence(place.start, place.end))].split())
        said = {"found": [code.id for code in sides]}
        if all(row):
            said = {name: [code.codes[name] for code in sides] for name in place.codes}
        for name, (first, second) in said.items():
            if first != second:
                lines = {"first_line": sides[0].line, "second_line": sides[1].line}
                yield {"field": name, "first": first, "second": second, **lines, "sentence": sentence}


def _lines(section: str, made: dict[str, Any], sheets: list[Worksheet]) -> Iterator[str]:
    yield f"{section}: {made['first']} in the first reading, {made['second']} in the second, {made['both']} in both."
    for field in made["fields"]:
        measured = NONE if field["alpha"] is None else f"{field['alpha']:.3f}"
        counted = f"{field['name']:<10} {field['alike']:>4} of {field['of']:<4} {field['per_cent']:5.1f} %"
        yield f"  {counted}   alpha {measured}"
    for found in made["differences"]:
        places = zip(sheets, (found["first_line"], found["second_line"]), strict=True)
        where = " and ".join(f"{sheet.file}:{line}" for sheet, line in places if line)
        yield f"{where}: {found['field']}: {found['first']} | {found['second']}"
        yield f"    {found['sentence']}"
    if section == "facts" and made["both"]:
        yield "to keep under source: of the first worksheet:"
        yield f"  {_readings(made)}"


def _readings(made: dict[str, Any]) -> str:
    """What a source keeps of two readings: how many figures each found, and how far they agreed before any settling."""
    codes = []
    for field in made["fields"]:
        if (name := "place" if field["name"] == "region" else field["name"]) in CODED:
            measured = "" if field["alpha"] is None else f", alpha: {plain(round(Decimal(field['alpha']), 3))}"
            codes.append(f"{name}: {{alike: {field['alike']}{measured}}}")
    found = f"[{made['first']}, {made['second']}, {made['both']}]"
    today = datetime.now(UTC).date().isoformat()
    return f'readings: {{times: 2, date: "{today}", found: {found}, agreement: {{{", ".join(codes)}}}}}'
