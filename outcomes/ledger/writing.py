"""Values as YAML lines that read back as the same: short ones in one line, long English ones folded."""

import json
import re
from collections.abc import Iterator
from typing import Any

from outcomes.ledger.document import PLACEHOLDER

WIDTH = 120
# What YAML, in any of its versions, would read as something else than text.
NUMBERLIKE = re.compile(r"[\d.+\-~/:_eE%\s]*|(?i:true|false|yes|no|on|off|null|y|n)")
PLAIN = re.compile(r"[\w“”‘’《》「」（）【】¥…][^\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff\n\r\t\"\\]*")
MARKS = re.compile(r":(?=\s|$)|\s#|\s$|^\s|\s\s")
FLOW_MARKS = re.compile(r"[,\[\]{}:#]")
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML wants them escaped
FOLDS = re.compile(r"[A-Za-z“‘\[(¥=]\S*( \S+)+")
NUMBERS = ("value",)
TERSE = {
    "id",
    "name",
    "one",
    "symbol",
    "dimension",
    "per",
}  # themes, groups and units stand in one line, as not_facts do


def scalar(text: str, *, flow: bool = False, number: bool = False) -> str:
    """A text as YAML. `flow` inside {} and [], where a comma ends it; `number` where it is read as one."""
    if number or text == PLACEHOLDER:
        return f'"{text}"' if flow and not number else text  # between quotation marks a comma may be typed
    plain = PLAIN.fullmatch(text) and not MARKS.search(text) and not NUMBERLIKE.fullmatch(text)
    if plain and not (flow and FLOW_MARKS.search(text)):
        return text
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def inline(value: Any, key: str = "") -> str:
    """A value in one line, in braces and brackets where it has parts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {inline(part, name)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(part, key) for part in value) + "]"
    return scalar(value, flow=True, number=key in NUMBERS)


def field_lines(key: str, value: Any, indent: int, width: int | None = WIDTH) -> list[str]:
    """The lines of one key of an entry; without a `width` always one."""
    pad = " " * indent
    if isinstance(value, str):
        line = f"{pad}{key}: {scalar(value, number=key in NUMBERS)}"
        folds = width and len(line) > width and FOLDS.fullmatch(value)
        return [f"{pad}{key}: >-", *_folded(value, indent + 2, width)] if folds and width else [line]
    line = f"{pad}{key}: {inline(value, key)}"
    if not width or len(line) <= width or not isinstance(value, dict | list) or not value:
        return [line]
    if isinstance(value, dict):
        return [f"{pad}{key}:", *(row for k, v in value.items() for row in field_lines(k, v, indent + 2, width))]
    if all(isinstance(item, dict) for item in value):
        return [f"{pad}{key}:", *(f"{pad}  - {inline(item)}" for item in value)]
    return [line]


def entry_lines(entry: Any, indent: int = 2, width: int | None = WIDTH) -> list[str]:
    """The lines of an entry of a list, the dash first; in one line where it has no names and fits."""
    pad = " " * indent
    if isinstance(entry, str):
        return [f"{pad}- {scalar(entry)}"]
    short = f"{pad}- {inline(entry)}"
    terse = ("figure" in entry and "reason" in entry) or entry.keys() <= TERSE
    if terse and (width is None or len(short) <= width):
        return [short]
    rows = [row for key, value in entry.items() for row in field_lines(key, value, indent + 2, width)]
    return [f"{pad}- {rows[0].lstrip()}", *rows[1:]]


def _folded(text: str, indent: int, width: int) -> Iterator[str]:
    row = ""
    for word in text.split(" "):
        if row and indent + len(row) + 1 + len(word) > width:
            yield " " * indent + row
            row = word
        else:
            row = f"{row} {word}" if row else word
    yield " " * indent + row
