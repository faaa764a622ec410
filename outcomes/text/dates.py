"""The years and months that a text prints as dates: 1850个 and 2024盏 are counts, no years."""

import re
from functools import lru_cache
from itertools import chain

from outcomes.errors import FigureError
from outcomes.text.amounts import read_amount
from outcomes.text.numerals import scan
from outcomes.text.spelling import spell

YEAR = re.compile(r"(?<!\d)(?:\d{4}|[一二][〇零一二三四五六七八九]{3})(?!\d)")
# Without 年 a year stands alone or before punctuation, as at the head of a column.
BARE_YEAR = re.compile(r"(?<![\d.,，])(?:19|20)\d{2}(?![\d.,%％]|\s*[\u4e00-\u9fffA-Za-z])")
N = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
MONTH = re.compile(rf"{N}(?=月)")
MONTHS = re.compile(rf"{N}(?:月份?)?(?:[-~—–、]{{1,2}}|至|到){N}月")
FIRST_MONTHS = re.compile(rf"前{N}个?月")
QUARTER = re.compile(r"(前)?第?([一二三四1-4])个?季度")
ABBREVIATIONS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ENGLISH = re.compile(rf"\b({'|'.join(ABBREVIATIONS)})[a-z]*\b", re.I)
SPANS = {"上半年": {1, 6}, "下半年": {7, 12}, "全年": {1, 12}, "年初": {1}, "年底": {12}, "年末": {12}, "岁末": {12}}


@lru_cache(maxsize=1024)
def printed_years(text: str) -> frozenset[str]:
    """The years, as four digits, of the dates of a text."""
    years = set(BARE_YEAR.findall(text))
    for numeral in scan(text):
        if numeral.kind == "date":
            years |= {f"{_number(year):04}" for year in YEAR.findall(spell(numeral.figure).text)}
    return frozenset(years)


def printed_months(text: str) -> set[int]:
    """The months, from 1, that the words of a text name, with the first and the last of quarters and halves."""
    plain = spell(text).text
    found = {ABBREVIATIONS.index(month.lower()) + 1 for month in ENGLISH.findall(plain)}
    found |= {_number(month) for month in (*MONTH.findall(plain), *chain(*MONTHS.findall(plain)))}
    if first := FIRST_MONTHS.findall(plain):
        found |= {1, *map(_number, first)}
    for before, quarter in QUARTER.findall(plain):
        last = 3 * _number(quarter)
        found |= {1 if before else last - 2, last}
    found |= {month for words, months in SPANS.items() if words in plain for month in months}
    return {month for month in found if 1 <= month <= 12}


def _number(words: str) -> int:
    try:
        return int(read_amount(words).value)
    except FigureError:
        return 0
