"""Check 7: what curators write in their own words is written in plain letters, and gives both readers the same years.

A quote is not looked at: it is held against its text, letter for letter.
"""

import re
import unicodedata
from collections.abc import Iterator

from outcomes.document import Document
from outcomes.errors import Problem
from outcomes.models import Entry, Name

PLAIN = re.compile(r"[ -~\u4e00-\u9fff“”，。、；（）]*")  # what nearly all words consist of
WIDE = range(0xFF01, 0xFF5F)  # the full-width forms of ASCII
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OTHER_YEAR = re.compile(r"(?<!\d)\d{4}(?=年)")


def written(document: Document) -> list[Problem]:
    """Check 7. Takes the document, changes nothing."""
    return [
        document.problem(section, i, key, *said)
        for section in document.good
        for i, entry in document.each(section)
        if isinstance(entry, Entry)
        for key, said in _entry(entry)
    ]


def _entry(entry: Entry) -> Iterator[tuple[str, tuple[str, str]]]:
    """What is wrong with the words of an entry: the key, and a message with what to do."""
    for key, value in entry:
        if isinstance(value, Name):
            yield from ((key, said) for said in (*_letters(value.zh), *_letters(value.en, wide=True), *_years(value)))
        elif key == "translation":
            yield from ((key, said) for said in _letters(value, wide=True))


def _letters(words: str, *, wide: bool = False) -> Iterator[tuple[str, str]]:
    """The first sign that is not what it looks like. In English (`wide`) none is of full width, in Chinese no digit."""
    if "  " in words:
        yield "the words hold two spaces in a row.", "Write one."
    if PLAIN.fullmatch(words) and not (wide and re.search("[，；（）]", words)):
        return
    for sign in words:
        narrow = chr(ord(sign) - 0xFEE0) if ord(sign) in WIDE else ""
        named = f"{sign} (U+{ord(sign):04X}, {unicodedata.name(sign, 'unnamed').lower()})"
        if narrow and (wide or narrow.isalnum()):
            yield f"the words hold {named}, which is of full width.", f"Write {narrow}."
        elif sign.isspace() and sign != " ":
            yield f"the words hold the space U+{ord(sign):04X}.", "Write an ordinary one."
        elif sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN ", "CJK ")):
            yield f"the words hold {named}, which is no Latin letter and no Chinese character.", "Type it anew."
        else:
            continue
        return


def _years(name: Name) -> Iterator[tuple[str, str]]:
    """Both languages give the same years; 2,013 is the number 2013 of the other language."""
    english = re.sub(r"(?<=\d),(?=\d{3})", "", name.en)
    for year in sorted({*YEAR.findall(name.zh), *OTHER_YEAR.findall(name.zh)} ^ set(YEAR.findall(english))):
        there, missing = ("Chinese", "English") if year in name.zh else ("English", "Chinese")
        yield f"the {there} words give the year {year}, the {missing} do not.", "Correct the one that is wrong."
