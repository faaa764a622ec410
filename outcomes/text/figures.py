"""Read a printed numeral: its value, the wording that bounds it, and the bounds.

The rules are those of the reading guide: the wording bounds the number and nothing else is invented.
多 and 余 leave less than one unit of the last significant digit open (20多万 lies between 200 000 and 300 000);
after 万 or 亿 they leave less than one unit of the last printed digit (1.2万多: 12 000 to 13 000).
超, 超过 and 以上 say nothing about the upper side; 近, 快, 不到 say nothing about the lower.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from outcomes.errors import FigureError

LONGEST = 28  # the digits that Decimal keeps; no printed numeral is longer
QUALIFIERS = ("exactly", "more-than", "nearly", "about", "at-least", "at-most")

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MULTIPLIERS = TENS | MYRIADS
PREFIXES = {
    "超过": "more-than", "超": "more-than", "逾": "more-than", "突破": "more-than",
    "将近": "nearly", "接近": "nearly", "近": "nearly", "快": "nearly",
    "大约": "about", "约": "about",
    "不少于": "at-least", "不低于": "at-least", "至少": "at-least", "上": "at-least",
    "不到": "at-most", "不足": "at-most", "不超过": "at-most", "至多": "at-most",
    "第": "exactly",
}  # fmt: skip
SUFFIXES = {
    "以上": "at-least", "以下": "at-most", "以内": "at-most", "强": "at-most",
    "左右": "about", "上下": "about",
}  # fmt: skip

# The few Traditional and full-width forms that occur in numerals; the rest of the text stays as printed.
PLAIN = str.maketrans("萬億兩幾餘數過約將強內％．，０１２３４５６７８９", "万亿两几余数过约将强内%.,0123456789")

NUMBER = r"(?:[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[〇零一二三四五六七八九两十百千万亿]+|半)"
FIGURE = re.compile(
    rf"(?P<prefix>{'|'.join(sorted(PREFIXES, key=len, reverse=True))})?"
    rf"(?:(?P<of>{NUMBER}[百千]?[万亿]?)分之)?"
    rf"(?P<number>{NUMBER})"
    r"(?P<inner>[多余])?(?P<scale>[百千]?[万亿]?)(?P<outer>[多余])?(?P<share>%|成)?(?P<last>[多余])?"
    rf"(?P<suffix>{'|'.join(SUFFIXES)})?"
)


@dataclass(frozen=True)
class Reading:
    """What a printed numeral says. `low` or `high` is None where the wording leaves that side open."""

    value: Decimal
    qualifier: str
    low: Decimal | None
    high: Decimal | None
    share: bool = False


@lru_cache(maxsize=100_000)
def read_figure(figure: str) -> Reading:
    """Read a numeral as printed, with its words of approximation.

    Shares come in percent (90%以上 → 90). Raises FigureError when the words are not a numeral by these rules.
    """
    match = FIGURE.fullmatch(figure.translate(PLAIN))
    if not match or len(figure) > LONGEST or (match["of"] and match["share"]):
        raise FigureError(f"“{figure}” cannot be read as a number")
    value, step = _value(match["number"], inner=bool(match["inner"]))
    scale = _product(match["scale"])
    value, step = value * scale, step * scale
    share = bool(match["share"] or match["of"])
    if match["of"]:
        whole = read_figure(match["of"]).value
        if not whole:
            raise FigureError(f"“{figure}” is a part of nothing")
        value, step = value * 100 / whole, step * 100 / whole
    elif match["share"] == "成":
        value, step = value * 10, step * 10
    return _bounded(value, step, share, match)


def _bounded(value: Decimal, step: Decimal, share: bool, match: re.Match) -> Reading:
    wordings = [PREFIXES.get(match["prefix"], "exactly"), SUFFIXES.get(match["suffix"], "exactly")]
    wordings += ["more-than" if match[name] else "exactly" for name in ("inner", "outer", "last")]
    said = [w for w in wordings if w != "exactly"]
    if len(said) > 1:
        raise FigureError(f"“{match[0]}” carries two words of approximation")
    qualifier = said[0] if said else "exactly"
    low, high = bounds(value, qualifier, step if match["inner"] or match["outer"] or match["last"] else None)
    return Reading(value, qualifier, low, high, share)


def bounds(value: Decimal, qualifier: str, step: Decimal | None = None) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest number the wording allows; None is an open side. `step` is the room 多 or 余 leaves."""
    if qualifier == "more-than":
        return value, None if step is None else value + step
    if qualifier == "at-least":
        return value, None
    if qualifier in ("nearly", "at-most"):
        return None, value
    return value, value


def _value(number: str, *, inner: bool) -> tuple[Decimal, Decimal]:
    """The number and one unit of its last digit: the last significant one where 多 follows the digits themselves."""
    if number == "半":
        return Decimal("0.5"), Decimal("0.5")
    arabic = number[0] in "0123456789"
    value = Decimal(number.replace(",", "")) if arabic else Decimal(_chinese(number))
    if number[-1] in MYRIADS:  # 二十万多 leaves as much room as 20万多
        return value, Decimal(_product(number[len(number.rstrip("万亿")) :]))
    significant = value.normalize() if inner or not arabic else value
    return value, Decimal(1).scaleb(int(significant.as_tuple().exponent))


def _chinese(number: str) -> int:
    """A whole number in Chinese numerals: 三十二 → 32, 一百零五 → 105, 二〇二一 → 2021.

    Raises FigureError for what is no one number: 三五 (three to five), 三四十, 十百.
    """
    if all(c in DIGITS for c in number):
        if len(number) > 1 and ("两" in number or (len(number) == 2 and not set(number) & {"〇", "零"})):
            raise FigureError(f"“{number}” is not one number")
        return int("".join(str(DIGITS[c]) for c in number))
    return _section(number, number, first=True)


def _section(number: str, part: str, *, first: bool) -> int:
    """A part of a number by its greatest unit: what stands before it counts it, what stands after is less."""
    unit = next((c for c in "亿万千百十" if c in part), None)
    if unit is None:
        if len(part) > 1:
            raise FigureError(f"“{number}” is not one number")
        return DIGITS[part] if part else 0
    size = MULTIPLIERS[unit]
    before, _, after = part.rpartition(unit) if unit in MYRIADS else part.partition(unit)
    many = _section(number, before, first=first) if before else int(first)
    gap = after[:1] in ("〇", "零")  # 三百零五 is 305, 三百五 is 350
    rest = _section(number, after[gap:], first=False)
    if len(after) == 1 and size > 10:
        rest *= size // 10
    if not 0 < many < (size if unit in MYRIADS else 10) or rest >= size or after in ("〇", "零"):
        raise FigureError(f"“{number}” is not one number")
    return many * size + rest


def _product(scale: str) -> int:
    product = 1
    for c in scale:
        product *= MULTIPLIERS[c]
    return product
