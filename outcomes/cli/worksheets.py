"""What the commands on worksheets share: to read one and to check it alone."""

from pathlib import Path

from outcomes.cli.common import need_file, need_folder, read_curated, shown
from outcomes.errors import DataError, Problem
from outcomes.ledger.checks.doubts import doubts
from outcomes.ledger.document import Document
from outcomes.ledger.ledger import checked
from outcomes.ledger.worksheet import Worksheet, as_document, read_worksheet
from outcomes.ledger.yamlfile import decode


def need_worksheet(path: Path) -> Worksheet:
    """A worksheet of a path. Raises CannotRunError or DataError where it cannot be read."""
    return read_worksheet(decode(need_file(path), shown(path)), shown(path))


def need_entries(data: Path, raw: bytes | None = None) -> Document:
    """The curated file, on which a worksheet rests. Raises DataError where an entry has not the shape of its kind."""
    document, problems = read_curated(data, raw)
    if problems:
        raise DataError(problems)
    return document


def check_worksheets(sheets: list[Worksheet], curated: Document, seeds: Path) -> list[Problem]:
    """The warnings of worksheets, checked without other texts but with the vocabulary of the curated file.

    Raises DataError with every problem.
    """
    need_folder(seeds)
    found = checked(*as_document(sheets, curated), seeds)
    # A set phrase of other texts does not stand in these, and that is no problem.
    ours = [p for p in found.problems if p.file != curated.file or not p.id.startswith(("idioms[", "names["))]
    if ours:
        raise DataError(list({(p.file, p.line, p.message): p for p in ours}.values()))
    return doubts(found)
