"""Values as YAML lines that read back as the same: short ones in one line, long English ones folded."""

import json
import re
import textwrap
from typing import Any

from outcomes.ledger.document import PLACEHOLDER
from outcomes.ledger.yamlfile import WORDS

WIDTH = 120
# What YAML, in any of its versions, would read as something else than text.
NUMBERLIKE = re.compile(r"[\d.+\-~/:_eE%\s]*|(?i:true|false|yes|no|on|off|null|y|n)")
PLAIN = re.compile(r"[\w“”‘’《》「」（）【】¥…][^\x7f-\x9f\ufeff\u2028\u2029\ufffe\uffff\n\r\t\"\\]*")
MARKS = re.compile(r":(?=\s|$)|\s#|\s$|^\s|\s\s")
FLOW_MARKS = re.compile(r"[,\[\]{}:#]")
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # YAML wants them escaped
FOLDS = re.compile(r"[A-Za-z“‘\[(¥=]\S*( \S+)+")
NUMBERS = ("value", "list_length")
# Themes, groups and units stand in one line, as not_facts do.
TERSE = {"id", "name", "one", "symbol", "dimension", "per"}


def scalar(text: str, *, flow: bool = False, number: bool = False) -> str:
    """A text as YAML. `flow` inside {} and [], where a comma ends it; `number` where it is read as one."""
    plain = PLAIN.fullmatch(text) and not MARKS.search(text) and not NUMBERLIKE.fullmatch(text)
    if number or text == PLACEHOLDER or (plain and not (flow and FLOW_MARKS.search(text))):
        return text
    return UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def inline(value: Any, key: str = "") -> str:
    """A value in one line, in braces and brackets where it has parts."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {inline(part, name)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(inline(part, key) for part in value) + "]"
    if value == PLACEHOLDER and key in WORDS:
        return f'"{value}"'  # between quotation marks a comma may be typed
    return scalar(value, flow=True, number=key in NUMBERS)


def key_line(key: str, value: Any, indent: int = 0) -> str:
    """One key of an entry in one line, however long."""
    written = scalar(value, number=key in NUMBERS) if isinstance(value, str) else inline(value, key)
    return f"{' ' * indent}{key}: {written}"


def field_lines(key: str, value: Any, indent: int) -> list[str]:
    """The lines of one key of an entry of the curated file."""
    line, pad = key_line(key, value, indent), " " * indent
    if len(line) <= WIDTH or not value:
        return [line]
    if isinstance(value, str) and FOLDS.fullmatch(value):
        inner = f"{pad}  "
        return [f"{pad}{key}: >-", *textwrap.wrap(value, WIDTH, initial_indent=inner, subsequent_indent=inner,
                                                  break_long_words=False, break_on_hyphens=False)]  # fmt: skip
    if isinstance(value, dict):
        return [f"{pad}{key}:", *(row for k, v in value.items() for row in field_lines(k, v, indent + 2))]
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return [f"{pad}{key}:", *(f"{pad}  - {inline(item)}" for item in value)]
    return [line]


def entry_lines(entry: Any) -> list[str]:
    """The lines of an entry of the curated file, the dash first; in one line where it has no names and fits."""
    if isinstance(entry, str):
        return [f"  - {scalar(entry)}"]
    short = f"  - {inline(entry)}"
    terse = ("figure" in entry and "reason" in entry) or entry.keys() <= TERSE
    if terse and len(short) <= WIDTH:
        return [short]
    rows = [row for key, value in entry.items() for row in field_lines(key, value, 4)]
    return [f"  - {rows[0].lstrip()}", *rows[1:]]


def packed(head: str, value: dict[str, Any] | list[Any]) -> list[str]:
    """`head`, a dash or a key, and the value between braces or brackets: as many of its parts in a line as fit."""
    if isinstance(value, dict):
        parts, (first, last) = [f"{key}: {inline(part, key)}" for key, part in value.items()], "{}"
    else:
        parts, (first, last) = [inline(part) for part in value], "[]"
    rows = [head + first]
    for at, part in enumerate(parts):
        ended = part + ("," if at + 1 < len(parts) else "")
        if at and len(rows[-1]) + len(ended) + 2 > WIDTH:
            rows.append(" " * len(head + first) + ended)
        else:
            rows[-1] += f" {ended}" if at else ended
    return [*rows[:-1], rows[-1] + last]
