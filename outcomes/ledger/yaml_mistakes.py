"""Why a curated file is no YAML: the line where a person slipped, often far above the one where the parser gave up.

The parser only says what it could not go on with. Here the lines are read as curators write them: one key or one dash a
line, two spaces a level.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from pydantic import BaseModel

from outcomes.ledger import models

LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?(?:(?P<key>[A-Za-z_]+\d*):(?: +(?P<value>.*))?)?$")
KEY_LINE = re.compile(r" *(?:- )?[a-z_]+\d*: |(?: *- )?[a-z_]+\d*:$| *- ")
SPACES = re.compile(r"^[ \t]*(?P<sign>[^\S ])")
CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
# Words in which each backslash begins an escape that YAML knows.
ESCAPED = re.compile(r'(?:[^\\]|\\(?:[0abt\tnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))*')
OPENER = {"{": "}", "[": "]"}
RESERVED = "@`%&*!|>"
Said = tuple[str, str]  # a message and its remedy
CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


class Mistake(NamedTuple):
    """The line, from 1, what is wrong there and what to type."""

    line: int
    message: str
    fix: str


def mistake(text: str, failed: int) -> Mistake | None:
    """The first mistake that a text shows on a line up to, or right before, the one on which the parser failed."""
    lines = text.splitlines()[: failed + 1]
    start = max((at for at, line in enumerate(lines[:failed]) if line.startswith("  - ")), default=0)
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if found := _anywhere(line, following):
            return Mistake(at + 1, *found)
    for at in range(start, len(lines)):
        if found := next(_in_entry(lines, at), None):
            return Mistake(at + 1, *found)
    return None


def _anywhere(line: str, following: str) -> Said | None:
    """What may be many lines above the place where the parser gives up: quotes and braces that nobody closed."""
    if line.startswith(CONFLICT):
        return "two versions of the file were merged here and nobody chose.", "Keep one and remove the lines of signs."
    found = LINE.match(line)
    value = (found["value"] or "").strip() if found else ""
    opened = not following.strip() or bool(KEY_LINE.match(following)) or following.startswith(("#", "]", "}"))
    if not value or not opened:
        return None
    bare = CLOSED.sub("", value)
    for sign in "\"'":
        if bare.startswith(sign) or re.search(rf"(?:[{{\[]|[:,] ){sign}", bare):
            return f"the quotation mark {sign} is not closed on this line.", f"Write {sign} where the words end."
    for first, last in OPENER.items():
        if value.startswith(first) and (cut := re.search(r"\s#", bare)) and last in bare[cut.start() :]:
            return cut_off()
        if value.startswith(first) and bare.count(first) > bare.count(last):
            return f"{first} is not closed on this line.", f"Write {last} where the list of words ends."
    return None


@cache
def known_keys() -> frozenset[str]:
    """Every key that some entry, or the file itself, may have."""
    entries = [kind for kind in vars(models).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return frozenset(key for kind in entries for key in kind.model_fields)


def cut_off() -> Said:
    """What is said of words that a comment cuts off."""
    return (
        "the words after # are cut off: a # after a space begins a comment.",
        "Put the whole of the words in quotation marks, or the comment on a line of its own.",
    )


def _in_entry(lines: list[str], at: int) -> Iterator[Said]:
    """What is wrong on a line of the entry in which the parser failed."""
    line = lines[at]
    if not line.strip() or line.lstrip().startswith("#") or _inside_braces(lines, at):
        return
    if found := SPACES.match(line):
        yield f"the line is indented with {shown(found['sign'])}.", "Indent with ordinary spaces, two a level."
    inner = _inner(lines, at)
    if inner is None or _indent(line) <= inner or _below_key(lines, at):  # further in, words go on
        yield from _keys(line)
    found = LINE.match(line)
    if found and found["key"]:
        yield from _value(found["key"], (found["value"] or "").strip())
    elif found := re.match(r" *- (\{.*)", line):
        yield from _flow(found[1], CLOSED.sub("", found[1]))
    yield from _layout(lines, at)


def _keys(line: str) -> Iterator[Said]:
    """A key whose colon is full-width, lacks its space or is missing; a dash without its space."""
    words = line.strip()
    if found := re.match(r"(- ?)?([A-Za-z_]+)\s*：\s*(.*)", words):
        yield f"the colon after {found[2]} is full-width.", f"Write {_pair(found[1], found[2], found[3])}"
    elif found := re.match(r"-([a-z_]+: ?.*)", words):
        yield "the dash has no space after it.", f"Write - {found[1]}"
    elif (found := re.match(r"(- )?([a-z_]+):([^\s/].*)", words)) and found[2] in known_keys():
        yield f"the colon after {found[2]} has no space after it.", f"Write {_pair(found[1], found[2], found[3])}"
    elif (found := re.match(r"(- )?([a-z_]+)[ \u3000]+(.+)", words)) and found[2] in known_keys():
        yield f"there is no colon after {found[2]}.", f"Write {_pair(found[1], found[2], found[3])}"
    elif found := re.match(r"(- )?([a-z_]+):[^\S ]+(.*)", words):
        sign = words[words.index(":") + 1]
        yield f"{shown(sign)} stands after the colon of {found[2]}.", f"Write {_pair(found[1], found[2], found[3])}"


def _pair(dash: str | None, key: str, value: str) -> str:
    return f"{'- ' if dash else ''}{key}: {value}".strip()


def _value(key: str, value: str) -> Iterator[Said]:
    """A value that YAML takes for something else than words."""
    quoted = f"Put the words in quotation marks: {key}: {_quoted(value)}"
    bare = CLOSED.sub("", value)
    if not value:
        return
    if value[0] in "｛［":
        yield f"the bracket {value[0]} is full-width.", f"Write {unicodedata.normalize('NFKC', value)}"
    elif value[0] == "{":
        yield from _flow(value, bare)
    elif re.match(r"zh: ?\S", value):
        yield f"there is no {{ before the words of {key}.", f"Write {key}: {{{value.rstrip('}')}}}"
    elif CLOSED.match(value) and re.match(r"\s*[^\s#]", CLOSED.sub("", value, count=1)):
        yield "words follow the closing quotation mark.", f"Put all of them inside: {key}: {_quoted(value)}"
    elif value[0] == '"' and not ESCAPED.fullmatch(value):
        yield "a backslash stands between quotation marks.", "Write two backslashes, or leave the quotation marks out."
    elif value[0] == "[" and re.search(r"\][^\s#]", bare):
        yield "words that begin with [ are read as a list.", quoted
    elif value[0] in RESERVED and value not in ("|", ">", ">-", "|-"):
        yield f"words may not begin with {value[0]} unless they stand in quotation marks.", quoted
    elif value.startswith("- "):
        yield "words that begin with a dash are read as a list.", quoted
    elif re.search(r":(?:\s|$)", re.sub(r"(?:^|\s)#.*", "", bare)) and value[0] not in "\"'":
        yield "a colon with a space after it ends a key, and these words hold one.", quoted


def _flow(value: str, bare: str) -> Iterator[Said]:
    if "，" in bare and re.search(r"，\s*(?:zh|en):", bare):
        fixed = re.sub(r"，\s*(?=(?:zh|en):)", ", ", value)
        yield "the comma before the next key is full-width.", f"Write {fixed}"
        return
    for key, words in re.findall(r"(zh|en): ((?:(?!, (?:zh|en): )[^{}])*)", value):
        if words.startswith(("'", '"')):
            continue
        if re.search(r":(?:\s|$)", words):
            yield (
                "a colon with a space after it ends a key, and these words hold one.",
                (f"Put the words in quotation marks: {key}: {_quoted(words)}"),
            )
        elif words[:1] and words[0] in RESERVED:
            yield (
                f"words may not begin with {words[0]} unless they stand in quotation marks.",
                (f"Write {key}: {_quoted(words)}"),
            )


def _quoted(words: str) -> str:
    """The words between quotation marks as YAML wants them; those that hold some stand between single ones."""
    return "'" + words.replace("'", "''") + "'" if '"' in words else f'"{words}"'


def _layout(lines: list[str], at: int) -> Iterator[Said]:
    """A key that stands further in or out than the keys of its entry, and an entry without its dash."""
    found = LINE.match(lines[at])
    if found is None or not (found["key"] or found["dash"]):
        known = re.match(r" *([a-z]+)$", lines[at])
        if known and known[1] in known_keys():
            yield f"there is no colon after {known[1]}.", f"Write {known[1]}:"
        elif (
            at
            and not re.match(" *- ", lines[at])
            and _inner(lines, at) is not None
            and _indent(lines[at]) <= (_inner(lines, at) or 0)
        ):
            yield (
                "the words go on here and are not indented.",
                f"Indent the line by {(_inner(lines, at) or 0) + 2} spaces.",
            )
        return
    indent, key = len(found["indent"]), found["key"]
    if found["dash"] and indent not in (0, 2, 4, 6, 8):
        yield f"the dash is indented by {indent} spaces.", "Indent it by 2, as the dashes of the other entries."
    inner = _inner(lines, at)
    if found["dash"] or inner is None or not key or indent == inner:
        return
    if key == "id":
        yield "a new entry begins here without its dash.", f"Write - id: {found['value'] or ''}".rstrip()
    elif indent and (indent < 4 or indent % 2 or (indent == inner + 2 and not _below_key(lines, at))):
        yield f"{key} is indented by {indent} spaces, the keys of its entry by {inner}.", f"Indent it by {inner}."


def _inside_braces(lines: list[str], at: int) -> bool:
    """Whether a line goes on in an entry that stands between braces over several lines."""
    start = max((n for n in range(at) if lines[n].startswith("  - ")), default=at)
    before = CLOSED.sub("", "\n".join(lines[start:at]))
    return lines[start].startswith("  - {") and before.count("{") > before.count("}")


def _below_key(lines: list[str], at: int) -> bool:
    """Whether a line is the first or a later one of what stands, two spaces further in, below a key without a value."""
    above = next((line for line in reversed(lines[:at]) if _indent(line) < _indent(lines[at])), "")
    return bool(re.fullmatch(r" *(?:- )?[a-z_]+:", above)) and _indent(lines[at]) == _indent(above) + 2


def _inner(lines: list[str], at: int) -> int | None:
    """By how many spaces the keys of the entry of a line are indented: two more than its dash."""
    for line in reversed(lines[:at]):
        if found := re.match(r"( *)- [a-z_]+\d*: ", line):
            return len(found[1]) + 2
        if re.match(r"[a-z_]+:", line):
            return None
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@cache
def shown(sign: str) -> str:
    """A character that looks like nothing, as a person can find it: U+00A0 (no-break space)."""
    name = "tab" if sign == "\t" else unicodedata.name(sign, "control character").lower()
    return f"U+{ord(sign):04X} ({name})"
