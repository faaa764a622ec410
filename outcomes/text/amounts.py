"""The value of a run of characters of a number: 2.3万亿, 三百零五, 1亿2000万, 二〇二一, 十五六, 3百多万.

The run is in the one spelling of `spelling`. What is no one number by these rules is refused, never cut.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import prod

from outcomes.errors import FigureError
from outcomes.text.spelling import DIGITS, MYRIADS, TENS, UNITS, D, U

LONGEST = 28  # the digits that Decimal keeps
LONGEST_RUN = 60  # characters: no printed numeral is longer
# A comma in full width between two numbers ends a clause as often as it groups digits: 20，300 is left to a person.
GROUPED = r"\d{1,3}(?:(?:[,，]\d{3}){2,}|(?:,\d{3})+|，\d{3}(?=\.\d))(?!\d)"
ARABIC = rf"(?:{GROUPED}|\d+)(?:\.\d+)?"
WHOLE_ARABIC = re.compile(ARABIC)
CHINESE_DIGITS = re.compile(rf"[{D}]+")
POINT = re.compile(r"([^.]+)点([\d〇零一二三四五六七八九]+)([百千万亿兆]*)")
MORE = re.compile(rf"(.*?)([多余来几])([{U}]*)")
COUNTLESS = re.compile(rf"(?:好几|[数几])([{U}]+)")
NEIGHBOURS = re.compile(r"(?=(一[二两]|两三|二三|三[四五]|四五|五六|六七|七八|八九))")
SCORES = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})


@dataclass(frozen=True)
class Amount:
    """A number as its run says it.

    `step` is one unit of its last printed digit, the room that a 多 after it leaves; `half` half a unit of what was
    rounded, 0 for a count in full. `high` is the other end of 三四百; `room` what 多 or 几 inside leaves above.
    """

    value: Decimal
    step: Decimal
    half: Decimal = Decimal(0)
    high: Decimal | None = None
    room: Decimal | None = None

    def times(self, factor: Decimal) -> "Amount":
        sides = (None if side is None else side * factor for side in (self.half, self.high, self.room))
        return Amount(self.value * factor, self.step * factor, *sides)  # type: ignore[arg-type]


HALVES = {"半": Amount(Decimal("0.5"), Decimal("0.5")), "半百": Amount(Decimal(50), Decimal(1))}


def read_amount(run: str) -> Amount:
    """The number that a run says. Raises FigureError where it is not one number."""
    if len(run) > LONGEST_RUN or sum(map(str.isdecimal, run)) > LONGEST:
        raise FigureError(f"“{run[:LONGEST_RUN]}…” is longer than any printed number")
    if any(c.isdecimal() and not c.isascii() for c in run):
        raise FigureError(f"“{run}” has digits of another script")
    run = run.translate(SCORES)
    if run in HALVES:
        return HALVES[run]
    if found := COUNTLESS.fullmatch(run):
        one = Decimal(_product(found[1]))
        return Amount(one, one, room=one * 9)
    if found := MORE.fullmatch(run):
        return _more(run, *found.groups())
    if run.endswith("两") and len(run) > 1 and run != "一两":  # the weight, as in 三十两: thirty-two is 三十二
        raise _no_number(run)
    pairs = [] if "点" in run else [found.start() for found in NEIGHBOURS.finditer(run)]
    if len(pairs) == 1 and (len(run) == 2 or re.search(rf"[{U}]", run)) and _pair(run, pairs[0]):
        low, high = run[: pairs[0] + 1] + run[pairs[0] + 2 :], run[: pairs[0]] + run[pairs[0] + 1 :]
        return Amount(_value(low), _step(low), high=_value(high))
    value = _value(run)
    return Amount(value, _step(run), _half(run))


def _pair(run: str, at: int) -> bool:
    """Whether two digits side by side are an estimate: 十五六, 三四百; not 二〇二三."""
    before, after = run[:at][-1:], run[at + 2 : at + 3]
    return before in ("零", "〇") or not {before, after} & set(D)


def _more(run: str, head: str, word: str, scale: str) -> Amount:
    """20多万, 三十几, 3百多万: the number, and the room that the word inside leaves."""
    if not head or (word == "几" and not re.search(r"[十零〇]$|\d0$", head)):
        raise FigureError(f"“{run}” does not say how many")
    if word == "几":
        head, room = head.rstrip("零〇"), Decimal(10)
    else:
        room = _step(head) if head[-1] in MYRIADS else _significant(_value(head))
    size = _product(scale)
    return Amount(_value(head) * size, room * size, room=room * size)


def _value(run: str) -> Decimal:
    if found := POINT.fullmatch(run):
        whole, digits, scale = found.groups()
        digits = "".join(str(DIGITS.get(c, c)) for c in digits)
        return Decimal(f"{_section(run, whole, first=True):f}.{digits}") * _product(scale)
    if not CHINESE_DIGITS.fullmatch(run):
        return _section(run, run, first=True)
    # Digits one by one: 二〇二一, 一九九八; not 三五, 一一, 一二三.
    if len(run) > 1 and ("两" in run or (len(run) < 4 and not set(run) & {"〇", "零"})):
        raise _no_number(run)
    return _digits(run)


def _digits(run: str) -> Decimal:
    return Decimal("".join(str(DIGITS[c]) for c in run))


def _section(number: str, part: str, *, first: bool, many: bool = False) -> Decimal:
    """A part of a number by its greatest unit: what stands before it counts it, what stands after is less."""
    unit = next((c for c in "兆亿万千百十" if c in part), None)
    if unit is None:
        return _plain(number, part, many=many)
    size = UNITS[unit]
    before, _, after = part.rpartition(unit) if unit in MYRIADS else part.partition(unit)
    if unit == "万" and before.endswith("万"):  # 四万万
        before, size = before[:-1], 10**8
    count = Decimal(int(first or unit == "十"))
    if before:
        count = _section(number, before, first=first, many=unit in MYRIADS)
    gap = after[:1] in ("〇", "零")  # 三百零五 is 305, 三百五 is 350
    rest = _section(number, after[gap:], first=gap and after[1:2] in ("百", "千"))
    if size > 10 and after in DIGITS:
        rest *= size // 10
    bare = after in ("〇", "零") or (len(after) == 1 and after.isdecimal())  # 一百零; 5万4 for 54 000 or 50 004
    split = count != int(count) and after
    if bare or split or not 0 < count < (10 if unit in TENS else 10**12) or rest >= size:
        raise _no_number(number)
    return count * size + rest


def _plain(number: str, part: str, *, many: bool) -> Decimal:
    """A part without units: a digit, digits in Arabic, or digits one by one before 万 (九〇七五万)."""
    if not part:
        return Decimal(0)
    if WHOLE_ARABIC.fullmatch(part):
        return Decimal(re.sub("[,，]", "", part))
    if CHINESE_DIGITS.fullmatch(part) and (len(part) == 1 or (many and len(part) > 2 and "两" not in part)):
        return _digits(part)
    raise _no_number(number)


def _step(run: str) -> Decimal:
    """One unit of the last printed digit: 20万 10 000, 1.2万 1000, 2700 100, 三十 10."""
    base = run.rstrip("万亿兆")
    return _last_digit(base, run) if base and base != run else _significant(_value(run))


def printed_step(run: str) -> Decimal:
    """One unit of the last digit in print, the zeros included: 20年多 and 20%多 leave one, 20多年 leaves ten."""
    return _step(run) if re.search(rf"[{U}半]", run) else _last_digit(run, run)


def _half(run: str) -> Decimal:
    """Half a unit of what was rounded: 8.5万 500, 115.2 0.05; 0 for a count in full, such as 864."""
    base = run.rstrip("百千万亿兆")
    if not re.search("[.点]", base) and (base == run or not WHOLE_ARABIC.fullmatch(base)):
        return Decimal(MYRIADS.get(run[-1], 0)) / 2
    return _last_digit(base, run) / 2


def _last_digit(base: str, run: str) -> Decimal:
    """One unit of the last digit of `base`, in the units that stand behind it in the run."""
    decimals = len(re.sub("^[^.点]*[.点]?", "", base, count=1))
    return Decimal(1).scaleb(-decimals) * _product(run[len(base) :])


def _significant(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent)) if value else Decimal(1)


def _product(scale: str) -> int:
    return prod(UNITS[c] for c in scale)


def _no_number(run: str) -> FigureError:
    return FigureError(f"“{run}” is not one number")
