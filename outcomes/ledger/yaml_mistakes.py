"""Why a curated file or a worksheet is no YAML: the line where a person slipped, often far above the parser's.

The parser only says what it could not go on with. Here the lines are read as curators write them: one key or one dash a
line, two spaces a level, and entries between braces, which may go on in the next lines.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel

from outcomes.ledger import models

LINE = re.compile(r"(?P<indent> *)(?P<dash>- )?(?:(?P<key>[A-Za-z_]+\d*):(?: +(?P<value>.*))?)?$")
KEY_LINE = re.compile(r" *(?:- )?[a-z_]+\d*: |(?: *- )?[a-z_]+\d*:$| *- |[#\]}]")
BRACED = re.compile(r"(?P<outer> *(?:- (?=[A-Za-z]))?)(?:- |[A-Za-z_]+\d*: +)(?=[{\[])")
DASH = re.compile(r" *- ")
SPACES = re.compile(r"^[ \t]*(?P<sign>[^\S ])")
CLOSED = r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\''
# Words in which each backslash begins an escape that YAML knows.
ESCAPED = r'(?:[^\\]|\\(?:[0abt\tnvfre "/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))*'
CLOSED_INSIDE = re.compile(rf"(?:(?<=[\[{{])|(?<=[,:]\s))(?:{CLOSED})")
RESERVED = "@`%&*!|>"
CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")
MERGED = ("two versions of the file were merged here and nobody chose.", "Keep one and remove the lines of signs.")
CUT_OFF = (
    "the words after # are cut off: a # after a space begins a comment.",
    "Put the whole of the words in quotation marks, or the comment on a line of its own.",
)
NO_DASH = "a new entry begins here without its dash."
COLON = "a colon with a space after it ends a key, and these words hold one."
BEGIN = "words may not begin with {value[0]} unless they stand in quotation marks."
QUOTE = "Put the words in quotation marks: {key}: {quoted}"
Said = tuple[str, str]  # a message and its remedy
Rules = tuple[tuple[str, str, str], ...]  # a pattern, the message and the remedy; KEY is any key of the format

# A line without what surrounds it: its dash, its key and its colon.
KEYS: Rules = (
    (r"(?P<dash>-)? ?(?P<key>[A-Za-z_]+)\s*：\s*(?P<value>.*)", "the colon after {key} is full-width.", "Write {pair}"),
    (r"-(?P<value>\{.*|[a-z_]+: ?.*)", "the dash has no space after it.", "Write - {value}"),
    (r"(?P<value>\{.*)", NO_DASH, "Write - {value}"),
    (r"(?P<dash>- )?(?P<key>KEY):(?P<value>[^\s/].*)", "the colon after {key} has no space after it.", "Write {pair}"),
    (r"(?P<dash>- )?(?P<key>KEY)[ \u3000]+(?P<value>.+)", "there is no colon after {key}.", "Write {pair}"),
    (r"(?P<dash>- )?(?P<key>[a-z_]+):(?P<sign>[^\S ])\s*(?P<value>.*)", "{sign} stands after the colon of {key}.",
     "Write {pair}"),
    (r"(?P<key>KEY)", "there is no colon after {key}.", "Write {key}:"),
)  # fmt: skip
# A value that YAML takes for something else than words; the first that fits is told.
VALUES: Rules = (
    (r"(?P<value>[｛［].*)", "the bracket {value[0]} is full-width.", "Write {plain}"),
    (r"(?P<value>zh: ?\S.*)", "there is no {{ before the words of {key}.", "Write {key}: {{{value}"),
    (r"(?P<value>[^{]*, [a-z_]+: [^{]*\})", "there is no {{ before {key}.", "Write {{{key}: {value}"),
    (rf"(?P<value>(?:{CLOSED})\s*[^\s#].*)", "words follow the closing quotation mark.",
     "Put all of them inside: {key}: {quoted}"),
    (rf'(?P<value>"(?!{ESCAPED}$).*)', "a backslash stands between quotation marks.",
     "Write two backslashes, or leave the quotation marks out."),
    (r"(?P<value>\[.*\][^\s#].*)", "words that begin with [ are read as a list.", QUOTE),
    (rf"(?P<value>(?![|>]-?$)[{RESERVED}].*)", BEGIN, QUOTE),
    (r"(?P<value>- .*)", "words that begin with a dash are read as a list.", QUOTE),
    (r"(?P<value>(?![\"'{#])(?:(?!\s#).)*:(?:\s.*|$))", COLON, QUOTE),
)  # fmt: skip
# What stands between braces, the words between quotation marks masked.
INSIDE: Rules = (
    (r"(?:[\[{]|[,:]\s)(?P<value>[\"'])", "the quotation mark {value} is not closed on this line.",
     "Write {value} where the words end."),
    (r"(?P<value>，)\s*(?P<key>KEY):\s", "the comma before {key} is full-width.", "Write , and a space before {key}:"),
    (r"[{,]\s*(?P<key>KEY)：(?P<value>[^,}]*)", "the colon after {key} is full-width.", "Write {pair}"),
    (r"(?P<value>[｝］])\s*$", "the bracket {value} is full-width.", "Write {plain}"),
    (r"(?P<value>,)\s*,", "two commas follow each other.", "Take one of them away."),
    (r"(?P<value>[^,{\[:\s])\s+(?P<key>KEY):\s", "there is no comma before {key}.", "Write a comma before {key}:"),
    (r"(?P<key>[a-z_]+): (?P<value>[^,{}\[\]\n]*?\S:\s[^,{}\[\]\n]*)", COLON, QUOTE),
    (rf"(?P<key>[a-z_]+): (?P<value>[{RESERVED}][^,{{}}\n]*)", BEGIN, "Write {key}: {quoted}"),
)  # fmt: skip


def mistakes(text: str, failed: int) -> Iterator[tuple[int, str, str]]:
    """What a text shows up to the line right after the one on which the parser failed: line, message and remedy.

    The first is the one to tell. Quotation marks and braces that nobody closed may be many lines above that line, the
    rest is in the entry that failed.
    """
    lines = text.splitlines()
    start = max((at for at, line in enumerate(lines[: failed - 1]) if line.startswith("  - ")), default=0)
    after = 0  # the first line that does not go on between braces
    for at, line in enumerate(lines[: failed + 1]):
        if at < after:
            continue
        if line.startswith(CONFLICT):
            yield at + 1, *MERGED
        if begun := BRACED.match(line):
            after = _after(lines, at, len(begun["outer"]))
            for row, said in _braced("\n".join(lines[at:after])[begun.end() :]):
                yield at + row + 1, *said
        for said in (*_unclosed(lines, at), *(_in_entry(lines, at) if at >= start else ())):
            yield at + 1, *said


@cache
def _pattern(rule: str) -> re.Pattern[str]:
    """A rule with the keys that some entry, or the file itself, may have."""
    entries = [kind for kind in vars(models).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return re.compile(rule.replace("KEY", "|".join(sorted({key for kind in entries for key in kind.model_fields}))))


def _told(message: str, fix: str, found: re.Match[str], key: str = "") -> Said:
    """What a rule says of what it found: `pair` is the key with its value, `quoted` the value as YAML wants it."""
    named = {"key": key, "dash": "", **{name: words or "" for name, words in found.groupdict().items()}}
    value, key = named.get("value", ""), named["key"]
    named |= {
        "value": value, "pair": f"{'- ' if named['dash'] else ''}{key}: {value}".strip(), "quoted": _quoted(value),
        "plain": unicodedata.normalize("NFKC", value), "sign": shown(named["sign"]) if named.get("sign") else "",
    }  # fmt: skip
    return message.format(**named), fix.format(**named)


def _after(lines: list[str], at: int, outer: int) -> int:
    """The line after what begins between braces on a line: what goes on stands further in, or closes a bracket."""
    end = at + 1
    while end < len(lines) and (words := lines[end].lstrip()):
        inner = indentation(lines[end]) > outer and not words.startswith(("- ", "#"))
        if not inner and not words.startswith(("]", "}")):
            break
        end += 1
    return end


def _braced(text: str) -> Iterator[tuple[int, Said]]:
    """What is wrong between braces, with the line counted from 0."""
    masked = CLOSED_INSIDE.sub(lambda quoted: "x" * len(quoted[0]), text)
    for comment in re.finditer(r"\s#.*", masked):
        before = masked[: comment.start()]
        if before.count("{") > before.count("}") and re.search(r"[}\]]", comment[0]):
            yield before.count("\n"), CUT_OFF
        masked = masked.replace(comment[0], " " * len(comment[0]))
    for rule, message, fix in INSIDE:
        if found := _pattern(rule).search(masked):
            yield masked.count("\n", 0, found.start("value")), _told(message, fix, found)
    for first, last in ("{}", "[]"):
        if masked.count(first) > masked.count(last):
            fix = f"Write {last} where the entry or the list of words ends."
            yield masked.count("\n"), (f"{first} is not closed on this line.", fix)


def _unclosed(lines: list[str], at: int) -> Iterator[Said]:
    """A quotation mark that a line opens and does not close, where the next line is no part of the words."""
    found, following = LINE.match(lines[at]), "".join(lines[at + 1 : at + 2])
    bare = re.sub(CLOSED, "", (found["value"] or "").strip()) if found else ""
    if bare.startswith(("'", '"')) and (not following.strip() or KEY_LINE.match(following)):
        yield f"the quotation mark {bare[0]} is not closed on this line.", f"Write {bare[0]} where the words end."


def _in_entry(lines: list[str], at: int) -> Iterator[Said]:
    """What is wrong on a line of the entry in which the parser failed."""
    line = lines[at]
    if not line.strip() or line.lstrip().startswith("#"):
        return
    if found := SPACES.match(line):
        yield f"the line is indented with {shown(found['sign'])}.", "Indent with ordinary spaces, two a level."
    inner = _inner(lines, at)
    if inner is None or indentation(line) <= inner or _below_key(lines, at):  # further in, words go on
        for rule, message, fix in KEYS:
            if found := _pattern(rule).fullmatch(line.strip()):
                yield _told(message, fix, found)
    found = LINE.match(line)
    value = (found["value"] or "").strip() if found else ""
    for rule, message, fix in VALUES if value else ():
        if found and (wrong := _pattern(rule).fullmatch(value)):
            yield _told(message, fix, wrong, found["key"])
    yield from _layout(lines, at)


def _quoted(words: str) -> str:
    """The words between quotation marks as YAML wants them; those that hold some stand between single ones."""
    return "'" + words.replace("'", "''") + "'" if '"' in words else f'"{words}"'


def _layout(lines: list[str], at: int) -> Iterator[Said]:
    """A line that stands further in or out than the lines of its entry, and an entry without its dash."""
    found, inner, indent = LINE.match(lines[at]), _inner(lines, at), indentation(lines[at])
    if DASH.match(lines[at]):
        if indent not in (0, 2, 4, 6, 8):
            others = {indentation(line) for line in lines[:at] if DASH.match(line)}
            likely = min(others | {2}, key=lambda other: abs(other - indent))
            fix = f"Indent it by {likely}, as the dashes of the other entries."
            yield f"the dash is indented by {indent} spaces.", fix
    elif inner is None:
        return
    elif found is None:
        if at and indent <= inner:
            yield "the words go on here and are not indented.", f"Indent the line by {inner + 2} spaces."
    elif (key := found["key"]) and indent != inner:
        if key == "id":
            yield NO_DASH, f"Write - id: {found['value'] or ''}".rstrip()
        elif indent == 0 and key in models.CuratedFile.model_fields:
            return  # a section begins here
        elif indent < 4 or indent % 2 or (indent == inner + 2 and not _below_key(lines, at)):
            yield f"{key} is indented by {indent} spaces, the keys of its entry by {inner}.", f"Indent it by {inner}."


def _below_key(lines: list[str], at: int) -> bool:
    """Whether a line is the first or a later one of what stands, two spaces further in, below a key without a value."""
    above = next((line for line in reversed(lines[:at]) if indentation(line) < indentation(lines[at])), "")
    return bool(re.fullmatch(r" *(?:- )?[a-z_]+:", above)) and indentation(lines[at]) == indentation(above) + 2


def _inner(lines: list[str], at: int) -> int | None:
    """By how many spaces the keys of the entry of a line are indented: two more than its dash."""
    for line in reversed(lines[:at]):
        if found := re.match(r"( *)- [a-z_]+\d*: ", line):
            return len(found[1]) + 2
        if re.match(r"[a-z_]+:", line):
            return None
    return None


def indentation(line: str) -> int:
    """By how many spaces a line is indented."""
    return len(line) - len(line.lstrip(" "))


def shown(sign: str) -> str:
    """A character that looks like nothing, as a person can find it: U+00A0 (no-break space)."""
    name = "tab" if sign == "\t" else unicodedata.name(sign, "control character").lower()
    return f"U+{ord(sign):04X} ({name})"
