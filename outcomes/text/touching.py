"""What touches a figure from outside and could belong to it: then the whole is refused, never cut."""

import re

from outcomes.text.spelling import D, U
from outcomes.text.units import LATIN_UNIT, UNIT
from outcomes.text.wordings import wording_after, wording_before

N = rf"[\d{D}{U}廿卅卌半几]"
RIGHT = re.compile(
    rf"\.\d|,\d|，\d{{3}}(?=[,，])|点(?=[\d{D[:-1]}])|{N}|[%‰°]|[/×*^:：]\d|分之|成(?=[以左多半])|折|"
    rf"(?:至|到|-{{1,2}}|—{{1,2}}|–|~)\s*(?:约|近|超)?{N}|又{N}|多(?=[百千万亿多])|余(?=[百千万亿余])"
)
LETTERS = re.compile(r"[A-Za-z]+")
SPACED = re.compile(r"[ \u00a0\u2009\u202f]\d{3}(?!\d|[.]\d)")
LEFT = re.compile(rf"(?:\d[.,]|(?<!\.)\.|{N}|分之|{N}又|(?<![-—])[-+]|[±]|[/×*^:：]|[A-Za-z])$")
OPEN_RANGE = re.compile(rf"{N}[%‰]?(?:{UNIT.pattern})?(?:至|到|-{{1,2}}|—{{1,2}}|–|~)$")
EITHER = re.compile(r"(?:或|或者|至|到)$")
MONEY = re.compile(rf"[元块圆]{N}+[角毛分]")
# Where a figure is refused, all of this is refused with it.
RUN_RIGHT = re.compile(
    rf"(?:{N}|[.,%‰/^+*×]|[A-Za-z]|分之|点(?=[\d{D[:-1]}])|[多余](?=[{U}多余])|(?:至|到|[-—–~]{{1,2}})(?={N})|又(?={N}))*"
)
RUN_LEFT = re.compile(rf"(?:{N}|(?<=\d)[.,]|(?<=[\d])[/^]|[-+±](?![-—])|点)*$")


def touched_right(text: str, end: int, worded: bool, special: bool) -> str:
    """What follows a figure and could belong to it; empty where nothing does."""
    if worded or special:
        found = re.compile("[多余]|以上|左右|以下|以内").match(text, end) if worded else None
        return found[0] if found and wording_after(text, end) else ""
    if found := RIGHT.match(text, end):
        return found[0]
    if (found := LETTERS.match(text, end)) and not LATIN_UNIT.match(text, end):
        return found[0]
    if (found := SPACED.match(text, end)) and re.search(r"(?<![\d.])\d{1,3}$", text[max(0, end - 4) : end]):
        return found[0]
    found = MONEY.match(text, end)
    return found[0] if found else ""


def touched_left(text: str, start: int, number: int, special: bool) -> str:
    """What stands before a figure and could belong to it; empty where nothing does."""
    before = text[max(0, start - 12) : start]
    if special:
        return ""
    if found := LEFT.search(before):
        return found[0]
    if found := OPEN_RANGE.search(before):
        return found[0]
    if start < number and (found := EITHER.search(before)):
        other = wording_before(text, start - len(found[0]))
        return f"{before[other.start - start :] if other else ''}" if other else ""
    if re.search(r"\d[ \u00a0\u2009\u202f]$", before) and re.match(r"\d{3}(?!\d)", text[start:]) and re.search(
        r"(?<![\d.])\d{1,3}[ \u00a0\u2009\u202f]$", before
    ):  # fmt: skip
        return before[-2:]
    return ""


def refused_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole run that is refused around a figure that cannot be read."""
    left = RUN_LEFT.search(text[max(0, start - 20) : start])
    right = RUN_RIGHT.match(text, end)
    return start - (len(left[0]) if left else 0), right.end() if right else end
