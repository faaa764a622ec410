"""Check 7: what curators write in their own words is written in plain letters, and gives both readers the same years.

A quote is not looked at: it is held against its text, letter for letter.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from operator import eq

from outcomes.errors import Problem
from outcomes.ledger.curated import Curated, Fault
from outcomes.ledger.document import SECTIONS
from outcomes.ledger.models import Entry, Name

# Signs that are looked at one by one; the others are what nearly all words consist of.
OTHER = {
    "zh": re.compile(r"[^ -~\u00a1-\u00ff\u4e00-\u9fff“”，。、；：（）—…]"),
    "en": re.compile(r"[^ -~\u00a1-\u00ff“”–…]"),
}
# Half-width marks beside Chinese: most of them come from a keyboard left in English, or from NFKC.
HALF_WIDTH = re.compile(r"(?<=[\u4e00-\u9fff“”（）])[,;:?!()]|[,;:?!()](?=[\u4e00-\u9fff“”（）])")
TWICE = 10  # characters of a passage that are sought further on
WIDE = range(0xFF01, 0xFF5F)  # the full-width forms of ASCII
Said = tuple[str, str]  # a message, and what to do
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
OTHER_YEAR = re.compile(r"(?<!\d)\d{4}(?=年)")


def written(file: Curated) -> Iterator[Problem]:
    """Check 7."""
    for section, model in SECTIONS.items():
        if isinstance(model, type):  # idioms, names and headlines have no words of curators
            yield from file.each(section, _own_words)


def _own_words(_: Curated, entry: Entry) -> Iterator[Fault]:
    """What is wrong with the words of an entry, by key."""
    for key, value in entry:
        found: list[Said | None] = []
        if isinstance(value, Name):
            found = [_letters(value.zh, "zh"), _letters(value.en, "en"), *_years(value)]
            found += _repeated(value.zh), _repeated(value.en), _half_width(value.zh)
        elif key == "translation":
            found = [_letters(value, "en"), _repeated(value)]
            if value[0] + value[-1] == "“”" and value.count("“") == 1 and "“" not in getattr(entry, "quote", "“"):
                found.append(("the words stand in “ and ”, which the quote does not.", "Take them away."))
        elif key == "one" and value:  # a unit's word for one
            found = [_letters(value, "en")]
        yield from ((key, *said) for said in found if said)


def _letters(words: str, lang: str) -> Said | None:
    """The first sign that is not what it looks like. In English none is of full width, else no digit or letter."""
    if "  " in words:
        return "the words hold two spaces in a row.", "Write one."
    if words.count('"') % 2 or words.count("“") != words.count("”"):
        return "a quotation mark stands alone in the words.", "Write the other one, or take it away."
    return next(filter(None, (_sign(sign, lang) for sign in OTHER[lang].findall(words))), None)


def _half_width(words: str) -> Said | None:
    half = HALF_WIDTH.search(words)
    mark = half[0] if half else ""
    return half and (f"the Chinese words hold the half-width mark {mark} here.", f"Write {chr(ord(mark) + 0xFEE0)}.")


def _repeated(words: str) -> Said | None:
    """A passage that stands twice in a row, as when a line is pasted twice."""
    for at in range(0, len(words) - 2 * TWICE, TWICE):
        gap = words.find(words[at : at + TWICE], at + TWICE) - at
        runs = groupby(map(eq, words, words[gap:])) if gap > 0 else ()
        if any(same and sum(1 for _ in run) >= gap - 1 for same, run in runs):
            return f"“{words[at : at + TWICE]}…” stands twice in a row.", "Keep it once."
    return None


def _sign(sign: str, lang: str) -> Said | None:
    name = unicodedata.name(sign, "unnamed")
    named = f"{sign} (U+{ord(sign):04X}, {name.lower()})"
    narrow = chr(ord(sign) - 0xFEE0) if ord(sign) in WIDE else ""
    if narrow and (lang == "en" or narrow.isalnum()):
        return f"the words hold {named}, which is of full width.", f"Write {narrow}."
    if sign.isspace():
        return f"the words hold the space U+{ord(sign):04X}.", "Write an ordinary one."
    if sign.isalpha() and not name.startswith(("LATIN ", "CJK ")):
        return f"the words hold {named}, which is no Latin letter and no Chinese character.", "Type it anew."
    return None


def _years(name: Name) -> Iterator[Said]:
    """Both languages give the same years; 2,013 is the number 2013 of the other language."""
    zh = {*YEAR.findall(name.zh), *OTHER_YEAR.findall(name.zh)}
    en = {*YEAR.findall(THOUSANDS.sub("", name.en))}
    for year in sorted(zh ^ en):
        there, missing = ("Chinese", "English") if year in zh else ("English", "Chinese")
        yield f"the {there} words give the year {year}, the {missing} do not.", "Correct the one that is wrong."
