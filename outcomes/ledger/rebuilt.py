"""The checked ledger in a form that can be kept, and back again without parsing or checking anything.

The table goes into an Arrow table, a column each; the rest of the ledger, without what the table holds, into JSON.
What is kept by the hundred thousand – facts, anchors, readings – is made when it is asked for.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, fields
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa

from outcomes.analysis.table import COLUMNS, PLAIN, known_categories
from outcomes.ledger.checks.coverage import NumeralRole
from outcomes.ledger.document import SECTIONS as MODELS
from outcomes.ledger.index import Index, Mention
from outcomes.ledger.ledger import SECTIONS, Ledger
from outcomes.ledger.models import Correction, Declined, Entry, Fact
from outcomes.text.anchors import Anchor
from outcomes.text.figures import read_figure
from outcomes.text.numerals import Numeral
from outcomes.text.source_text import SourceText

Value = TypeVar("Value")
YEARS = ("first", "last")
PLACES = tuple(field.name for field in fields(Anchor))
# What was typed and the table does not hold, or holds otherwise.
TYPED = ("prefix", "suffix", "value", "theme", "header", "before")
SMALL = tuple(name for name in SECTIONS if name != "facts")


class Lazy(Mapping[str, Value], Generic[Value]):
    """A mapping whose values are made from the position of their key, anew each time: nothing grows with its use."""

    def __init__(self, positions: dict[str, int], make: Callable[[int], Value]):
        self._positions = positions
        self._make = make

    def __getitem__(self, key: str) -> Value:
        return self._make(self._positions[key])

    def __contains__(self, key: object) -> bool:
        return key in self._positions

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


def arrow(ledger: Ledger, table: pd.DataFrame) -> pa.Table:
    """The facts table with what else is needed of each fact, a row each."""
    columns = {name: _encoded(table[name]) for name in COLUMNS}
    anchors = [ledger.anchors[name] for name in ledger.facts]
    columns |= {f"anchor_{name}": pa.array([getattr(at, name) for at in anchors], pa.int32()) for name in PLACES}
    for name in TYPED:
        columns[f"typed_{name}"] = pa.array(
            [_typed(getattr(fact, name)) for fact in ledger.facts.values()], pa.string()
        )
    return pa.table(columns)


def rest(ledger: Ledger) -> dict[str, Any]:
    """Everything else of the ledger, ready for JSON."""
    return {
        "version": ledger.version,
        "headlines": ledger.headlines,
        "restated": dict(ledger.restated),
        "numerals": ledger.numerals,
        "corrections": [_dumped(entry) for entry in ledger.corrections],
        "declined": [_dumped(entry) for entry in ledger.declined],
        **{name: [_dumped(entry) for entry in getattr(ledger, name).values()] for name in SMALL},
        "texts": {name: (text.raw, text.annotated) for name, text in ledger.texts.items()},
        "anchors": {name: astuple(at) for name, at in ledger.anchors.items() if name not in ledger.facts},
        "roles": {
            name: [(f.numeral.start, f.numeral.end, f.numeral.text, f.role, f.id) for f in found]
            for name, found in ledger.roles.items()
        },
    }


def restored(kept: pa.Table, rest: dict[str, Any]) -> tuple[Ledger, pd.DataFrame]:
    """The ledger and the table that were kept. Raises KeyError, ValueError or TypeError for what is neither."""
    sections: dict[str, Any] = {
        name: {entry["id"]: MODELS[name].model_validate(entry) for entry in rest[name]} for name in SMALL
    }
    texts = {name: SourceText(raw, annotated) for name, (raw, annotated) in rest["texts"].items()}
    roles = list(rest["roles"].values())
    restated = {name: tuple(words) for name, words in rest["restated"].items()}
    ledger = Ledger(
        version=rest["version"], headlines=tuple(rest["headlines"]), texts=texts, facts={}, anchors={}, readings={},
        restated=restated, numerals=rest["numerals"],
        corrections=tuple(map(Correction.model_validate, rest["corrections"])),
        declined=tuple(map(Declined.model_validate, rest["declined"])),
        roles=Lazy(_numbered(rest["roles"]), lambda at: [_fate(*found) for found in roles[at]]), **sections,
    )  # fmt: skip
    table = pd.DataFrame({name: _decoded(ledger, name, kept[name]) for name in COLUMNS})
    return _with_facts(ledger, table, kept, rest["anchors"]), table


def _with_facts(ledger: Ledger, table: pd.DataFrame, kept: pa.Table, others: dict[str, list[int]]) -> Ledger:
    """The ledger with its facts, which are made from the rows of the table."""
    places = np.stack([kept[f"anchor_{name}"].to_numpy() for name in PLACES], axis=1)
    typed = {name: kept[f"typed_{name}"].combine_chunks() for name in TYPED}
    columns = {name: table[name].to_numpy(object) for name in COLUMNS if name not in (*YEARS, *PLAIN, "search")}
    positions = _numbered(columns["id"])
    elsewhere = list(others.values())

    def fact(at: int) -> Fact:
        return _fact(
            {name: values[at] for name, values in columns.items()}, {n: v[at].as_py() for n, v in typed.items()}
        )

    def anchor(at: int) -> Anchor:
        return Anchor(*(places[at].tolist() if at < len(places) else elsewhere[at - len(places)]))

    every = positions | {name: len(positions) + at for at, name in enumerate(others)}
    values = {field.name: getattr(ledger, field.name) for field in fields(ledger)}
    values |= {"facts": Lazy(positions, fact), "anchors": Lazy(every, anchor)}
    values |= {"readings": Lazy(positions, lambda at: read_figure(columns["figure"][at]))}
    made = Ledger(**values)
    programmes = [_or_none(name) for name in columns["programme"]]
    mentions = zip(*(columns[name] for name in Mention._fields[:-1]), programmes, strict=True)
    made.__dict__["index"] = Index.of(map(Mention._make, mentions))  # else it would make every fact to count them
    return made


def _fact(row: dict[str, Any], typed: dict[str, str | None]) -> Fact:
    given = {name: _or_none(row[name]) for name in row if name in Fact.model_fields}
    for name in ("period_basis", "note"):
        given[name] = {"zh": row[f"{name}_zh"], "en": row[f"{name}_en"]} if row[f"{name}_zh"] else None
    return Fact.model_validate(given | {name: value and json.loads(value) for name, value in typed.items()})


def _typed(value: Any) -> str | None:
    """What was typed, as JSON; a number stays the text that it is."""
    if value is None:
        return None
    return json.dumps(_dumped(value) if isinstance(value, Entry) else value, ensure_ascii=False, default=str)


def _or_none(value: Any) -> Any:
    """Empty texts and NaN are how the table says that there is nothing."""
    return None if value == "" or (isinstance(value, float) and math.isnan(value)) else value


def _dumped(entry: Any) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_none=True)


def _fate(start: int, end: int, text: str, role: str, owner: str) -> NumeralRole:
    return NumeralRole(Numeral(start, end, text), role, owner)


def _numbered(names: Any) -> dict[str, int]:
    return {name: at for at, name in enumerate(names)}


def _encoded(column: pd.Series) -> pa.Array:
    """A column for Arrow: categories as their codes, texts each once."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return pa.array(column.cat.codes.to_numpy(np.int32))
    if column.name in YEARS:
        return pa.array(column.to_numpy(np.int16, na_value=-1))
    if column.name in PLAIN:
        return pa.array(column.to_numpy())
    return pa.array(column.tolist(), pa.string(), from_pandas=True).dictionary_encode()


def _decoded(ledger: Ledger, name: str, kept: pa.ChunkedArray) -> Any:
    """A column as `facts_table` makes it."""
    known = known_categories(ledger)
    if name in known:
        return pd.Categorical.from_codes(kept.to_numpy(), categories=pd.Index(known[name], dtype=object))
    if name in YEARS:
        years = kept.to_numpy()
        return pd.arrays.IntegerArray(np.where(years < 0, 1, years).astype(np.int16), years < 0)
    if name in PLAIN:
        return kept.to_numpy().astype(PLAIN[name])
    encoded = kept.combine_chunks()
    words = np.array([*encoded.dictionary.to_pylist(), float("nan")], dtype=object)
    return pd.Series(words[encoded.indices.fill_null(len(words) - 1).to_numpy(zero_copy_only=False)], dtype=object)
