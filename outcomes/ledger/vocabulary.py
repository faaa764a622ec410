"""The words and shapes of single values in data/facts.yaml: ids, stages, measures, qualifiers, numbers, days."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
FILE_NAME = re.compile(r"^[^/\\:\x00-\x1f]+\.txt$")
Id = Annotated[str, StringConstraints(pattern=ID.pattern, max_length=80)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME.pattern, max_length=200)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s\"'<>]+$", max_length=2000)]

# What a value of each shape is called where it is asked for.
SHAPES = {
    r"^[0-9a-f]{64}$": "64 digits and letters a–f, as check prints them",
    FILE_NAME.pattern: "the name of a file that ends in .txt",
    r"^[0-9]{6}$": 'six digits between quotation marks, such as "320000"',
    r"^https?://[^\s\"'<>]+$": "an address that begins with https://",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "a day such as 2026-11-22",
}

Stage = Literal["input", "activity", "output", "outcome", "context"]
Measure = Literal["level", "change", "points", "multiple-to", "multiple-by", "target-share", "rank"]
Qualifier = Literal["exactly", "more-than", "nearly", "about", "at-least", "at-most", "between"]
Level = Literal["province", "prefecture", "county", "township", "community", "other"]
Better = Literal["higher", "lower", "neither"]
Reason = Literal["date", "ordinal", "name", "slogan", "idiom", "threshold", "web-page", "restatement", "withdrawn"]
Dimension = Literal[
    "count", "people", "households", "money", "area", "length", "time", "share", "points", "times", "ratio", "rank",
]  # fmt: skip
Counts = Literal["stock", "flow", "cumulative"]
Kind = Literal["actual", "target", "plan"]
Against = Literal["previous-year", "previous-period", "start", "average", "plan", "unstated"]
StatementKind = Literal["award", "status", "coverage", "effect"]
SourceKind = Literal["newspaper", "journal", "report", "speech", "web-page", "other"]
Relation = Literal["quotients", "share", "growth", "sum", "target", "average"]

STAGES: tuple[Stage, ...] = get_args(Stage)
MEASURES: tuple[Measure, ...] = get_args(Measure)
KINDS: tuple[Kind, ...] = get_args(Kind)
COUNTS: tuple[Counts, ...] = get_args(Counts)
AGAINST: tuple[Against, ...] = get_args(Against)
STATEMENTS: tuple[StatementKind, ...] = get_args(StatementKind)
MOVING: tuple[Measure, ...] = ("change", "points", "multiple-to", "multiple-by")  # measured against something earlier
LEVELS: tuple[Level, ...] = get_args(Level)

PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")


def _number(value: Any) -> Any:
    """Exponents, thousands marks and NaN are typing errors here."""
    if not PLAIN_NUMBER.fullmatch(str(value)):
        raise ValueError("a plain number such as 12000 or 26.5 is expected")
    return value


def _value(value: Any) -> Any:
    """A number, or the two ends of a range as [low, high]."""
    if not isinstance(value, list | tuple):
        return _number(value)
    if len(value) != 2:
        raise ValueError("a range has two ends, such as [30, 50]")
    low, high = (Decimal(str(_number(side))) for side in value)
    if low >= high:
        raise ValueError("a range rises, such as [30, 50]")
    return low, high


Value = Annotated[
    Decimal | tuple[Decimal, Decimal],
    BeforeValidator(_value, json_schema_input_type=float | Annotated[list[float], Field(min_length=2, max_length=2)]),
]

Corrected = Literal[
    "indicator", "region", "value", "qualifier", "period", "source", "quote", "figure", "translation", "programme",
    "part_of", "kind", "target_of", "against", "before", "theme", "header", "period_basis", "note", "name",
    "stage", "unit", "measure", "counts", "group", "definition", "comparison", "better",
    "title", "author", "publisher", "published", "published_basis", "url", "level", "parent", "code", "term", "summary",
]  # fmt: skip
Coded = Literal["value", "qualifier", "place", "period", "unit", "stage", "kind", "counts"]
CODED: tuple[Coded, ...] = get_args(Coded)


def _day(value: Any) -> Any:
    """A day as 2026-11-22, and one that the calendar has."""
    try:
        date.fromisoformat(str(value))
    except ValueError:
        raise ValueError("a day such as 2026-11-22 is expected") from None
    return value


Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
