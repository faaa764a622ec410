"""Entries and sources for reference managers: BibTeX and CSL-JSON."""

import json
from collections.abc import Iterable

import pandas as pd

from outcomes.export.fields import table_of
from outcomes.export.tables import statement_link
from outcomes.i18n.reference import Reference, bibtex, csl, of_entry
from outcomes.ledger.ledger import Ledger


def bib_bytes(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = "") -> bytes:
    """Rows of a table as one file of BibTeX, in UTF-8."""
    return bibliography(_references(frame, ledger, lang, link))


def csl_bytes(frame: pd.DataFrame, ledger: Ledger, lang: str, filter_sentence: str = "", *, link: str = "") -> bytes:
    """Rows of a table as one file of CSL-JSON."""
    return csl_list(_references(frame, ledger, lang, link))


def bibliography(references: Iterable[Reference]) -> bytes:
    return "\n".join(map(bibtex, references)).encode()


def csl_list(references: Iterable[Reference]) -> bytes:
    return (json.dumps([csl(cited) for cited in references], ensure_ascii=False, indent=1) + "\n").encode()


def _references(frame: pd.DataFrame, ledger: Ledger, lang: str, link: str) -> list[Reference]:
    link = statement_link(link) if table_of(frame) == "statements" else link
    return [of_entry(name, ledger, lang, link.replace("{id}", name)) for name in frame["id"]]
