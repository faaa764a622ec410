"""What touches a figure from outside and could belong to it: then the whole is refused, never cut."""

import re

from outcomes.text.quantities import UNIT_WORD
from outcomes.text.spelling import D, U
from outcomes.text.units import LATIN_UNIT, UNIT
from outcomes.text.wordings import wording_after, wording_before

N = rf"(?!{UNIT_WORD})[\d{D}{U}廿卅卌半几]"
TO = "(?:至|到|-{1,2}|—{1,2}|–|~)"
SPACE = "[ \u00a0\u2009\u202f]"
SHORT = r"(?:(?<=(?<![\d.])\d)|(?<=(?<![\d.])\d\d)|(?<=(?<![\d.])\d\d\d))"  # after three digits at most
RIGHT = re.compile(
    rf"\.\d|(?<=\d),\d|(?<=\d)，\d{{3}}(?!\d)(?=[^年])|点(?=[\d{D[:-1]}])|{N}|[%‰]|[/×*^:：±][-+]?\d|分之|成(?=[以左多半])"
    rf"|\s?折(?!扣|算|合)|打(?![击造通开赢破好基卡印拼捞响牢])|{TO}\s*(?:约|近|超)?{N}|\s?又\s?{N}|个亿(?![元吨级以])"
    rf"|[（(]含[)）]|\s[kKMGw](?![A-Za-z])|多(?=[百千万亿多])|余(?=[百千万亿余])|(?!{LATIN_UNIT.pattern})[A-Za-z]+"
    rf"|{SHORT}{SPACE}(?:\d{{3}}(?!\d|[.]\d)|\d{{1,3}}/\d)|(?:日|美|欧)?[元块圆]{N}"
)
AGAIN = re.compile("[多余]|以上|左右|以下|以内")
LEFT = re.compile(  # of a figure that begins behind the NUL
    rf"(?:\d[.,]|(?<!\.)\.|{N}|分之|[{D}{U}\d]\s?又\s?|[俩倆仨]|(?<![-—])[-+]|[±]|\d[/×*^]|\d[:：]|{N}(?:日|美|欧)?[元块圆]|[A-Za-z]|(?:大于|小于|或|或者)\s*等于"
    rf"|{N}[%‰]?(?:{UNIT.pattern})?(?:左右|以上|以下|以内)?{TO}"  # a range that is open
    rf"|(?<![\d.,])\d{{1,3}}，(?=\0\d{{3}}(?![\d年]))|\d{SHORT}{SPACE}(?=\0\d{{3}}(?!\d)))\0"  # groups of digits
)
BETWEEN = re.compile(rf"{N}|.*[元块圆]", re.S)  # what a wording may follow: 大于50小于120
COMPARED = re.compile(r"\s?[大小高低多少长短](?![元家户])")
EITHER = re.compile(r"(?:或|或者|至|到)\Z")
# Where a figure is refused, all of this is refused with it.
RUN_RIGHT = re.compile(
    rf"(?:{N}|[.,%‰/^+*×]|[A-Za-z]|分之|点(?=[\d{D[:-1]}])|[多余](?=[{U}多余])|个亿(?![元吨级以])|(?:至|到|[-—–~]{{1,2}})(?={N})|又(?={N}))*"
)
RUN_LEFT = re.compile(rf"(?:{N}|(?<=\d)[.,]|(?<=[\d])[/^]|[-+±](?![-—])|点)*\Z")


def touched_right(text: str, end: int, worded: bool, special: bool) -> str:
    """What follows a figure and could belong to it; empty where nothing does."""
    if worded:
        found = AGAIN.match(text, end) if wording_after(text, end) else None
    else:
        found = None if special else RIGHT.match(text, end)
    return found[0] if found else ""


def touched_left(text: str, start: int, end: int, number: int) -> str:
    """What stands before a figure and could belong to it; empty where nothing does."""
    before = text[max(0, start - 12) : start]
    found = LEFT.search(f"{before}\0{text[start : start + 4]}")
    if found and not (start < number and BETWEEN.fullmatch(found[0][:-1])):
        return found[0][:-1]
    if before.rstrip().endswith("比") and COMPARED.match(text, end):
        return "比"
    if start < number and (found := EITHER.search(before)) and (other := wording_before(text, start - len(found[0]))):
        return before[other.start - start :]
    return ""


def refused_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The whole run that is refused around a figure that cannot be read."""
    left = RUN_LEFT.search(text[max(0, start - 20) : start])
    right = RUN_RIGHT.match(text, end)
    return start - (len(left[0]) if left else 0), right.end() if right else end
