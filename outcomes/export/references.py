"""Entries and sources for reference managers: BibTeX and CSL-JSON."""

from collections.abc import Iterable

from outcomes.export.tables import Extract, json_of
from outcomes.i18n.reference import Reference, bibtex, csl, of_entry


def bib_bytes(rows: Extract) -> bytes:
    """Rows of a table as one file of BibTeX, in UTF-8."""
    return bibliography(_references(rows))


def csl_bytes(rows: Extract) -> bytes:
    """Rows of a table as one file of CSL-JSON."""
    return csl_list(_references(rows))


def bibliography(references: Iterable[Reference]) -> bytes:
    return "\n".join(map(bibtex, references)).encode()


def csl_list(references: Iterable[Reference]) -> bytes:
    return json_of([csl(cited) for cited in references])


def _references(rows: Extract) -> list[Reference]:
    return [of_entry(name, rows.ledger, rows.lang, rows.address(name)) for name in rows.frame["id"]]
