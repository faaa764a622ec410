"""The longest quantity at a place of a spelled text: a number with its sign, its share form, both ends of a range."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from outcomes.errors import FigureError
from outcomes.text.amounts import ARABIC, Amount, printed_step, read_amount
from outcomes.text.spelling import D, U
from outcomes.text.units import HALF_UNIT, UNIT

# Characters of units and words of their own: 四十万千瓦, 零售, 百分点, 十千米.
UNIT_WORD = (
    r"千(?=[米克瓦卡伏赫帕]|比特|字节)|百(?=分点|姓|货|分比|分位|分制)|零(?=[售部件配食工距碳花散星])"
    rf"|兆(?![\d{D}{U}元]|日元|美元)"
)
PIECE = rf"(?:(?>{ARABIC})|(?!{UNIT_WORD})[{D}{U}廿卅卌])"
SEVERAL = rf"几(?=[{U}个年天户名家人位项件次岁公元月日块\s，。]|$)"
INSIDE = rf"(?:{PIECE}|点(?=[\d〇零一二三四五六七八九])|[多余来](?=[{U}])|{SEVERAL})"
COUNTLESS = rf"(?:几|(?<![人总次户件个基指系多少倍级参分实位整正负无算招])数)(?=[{U}])"
RUN = re.compile(rf"(?:{COUNTLESS})?{PIECE}(?:{INSIDE})*")
HALF = re.compile(r"半百?")
SIGN = re.compile(r"负|零下|[-+](?=[\d.])")
# 之 is left out in 百分九十 and in 三分一, of which only 一 and 二 are read.
DENOMINATOR = re.compile(rf"({PIECE}+)分之|(百)分(?=[十百\d]|[一二三四五六七八九](?!钟))")
ONE_OF = re.compile(r"([二三四五六七八九])分(一|二)(?![\d〇零一二三四五六七八九十百千万亿]|[钟之])")
FRACTION = re.compile(r"(\d{1,4}) ?/ ?(\d{1,5})(?![\d/])")
VULGAR = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5), "⅛": (1, 8)}
PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1"), "成": Decimal(10)}
HALVES = re.compile(r"一半|半数|(?<=过)半(?![年个小天日月百成])|(?<=超)半数")
TENTHS = re.compile(
    r"成(?![立功员果本效就长熟绩品批套活交都因教见行仙语家]|群(?!众))(?:半(?!数)|([一二三四五六七八九])(?![\d〇零一二三四五六七八九十百千万亿个]))?"
)
DOUBLE = re.compile(rf"[{D}]千[米克]")
MONEY = re.compile(rf"[元块圆]({PIECE})[角毛](?:({PIECE})分)?")
MARK = re.compile(r"至|到| ?(?:-{1,2}|—{1,2}|–{1,2}|~) ?")
AND = re.compile("和|与")
BETWEEN = re.compile(rf"(?:{UNIT.pattern})?之?间")
SCALED = re.compile("(.+?)([万亿兆]+|[百千])")


@dataclass(frozen=True)
class Quantity:
    """A number in a spelled text, [start, end). Shares are in per cent. `high` is the other end of a range."""

    start: int
    end: int
    amount: Amount
    share: bool = False
    form: str = ""  # how a share is written: %, ‰, 成, 分之, half
    run: str = ""
    negative: bool = False


def quantity(text: str, at: int) -> Quantity | None:
    """The longest quantity that begins at a place; None where none does. Raises FigureError for what is no number."""
    found = one(text, at)
    return found and (_range(text, found) or found)


def one(text: str, at: int) -> Quantity | None:
    """A single number with its sign and share form."""
    negative, begin = _signed(text, at)
    found = _share_of(text, begin) or _written_half(text, begin) or _number(text, begin)
    if found is None:
        return None
    if negative and found.negative:
        raise FigureError(f"“{text[at : found.end]}” has two signs")
    amount = found.amount.times(Decimal(-1)) if negative else found.amount
    return replace(found, start=at, amount=amount, negative=negative or found.negative)


def _signed(text: str, at: int) -> tuple[bool, int]:
    """Whether a sign below nothing stands at a place, and where the number begins behind any sign."""
    sign = SIGN.match(text, at)
    return (sign[0] != "+", sign.end()) if sign else (False, at)


def _share_of(text: str, at: int) -> Quantity | None:
    """百分之98.5, 三分之一, 百分九十, 三分一, 1/3, ½."""
    if vulgar := VULGAR.get(text[at : at + 1]):
        top, bottom = vulgar
        return Quantity(at, at + 1, Amount(Decimal(100 * top) / bottom, Decimal(1)), True, "分之")
    if found := FRACTION.match(text, at):
        part, whole = Decimal(found[1]), Decimal(found[2])
        if not 0 < part < whole:
            raise FigureError(f"“{found[0]}” may be a fraction, a date or a ratio")
        return Quantity(at, found.end(), _part(Amount(part, Decimal(1)), whole), True, "分之")
    if found := ONE_OF.match(text, at):
        return Quantity(at, found.end(), _part(read_amount(found[2]), read_amount(found[1]).value), True, "分之")
    found = DENOMINATOR.match(text, at)
    if not found:
        return None
    whole = read_amount(found[found.lastindex or 1]).value
    if not whole:
        raise FigureError(f"“{found[0]}” is a part of nothing")
    negative, begin = _signed(text, found.end())
    run = RUN.match(text, begin)
    if not run:
        raise FigureError(f"“{found[0]}” is followed by no number")
    amount = _part(_rounded(read_amount(run[0]), run[0]), whole)
    return Quantity(at, run.end(), amount.times(Decimal(-1)) if negative else amount, True, "分之", run[0], negative)


def _written_half(text: str, at: int) -> Quantity | None:
    """一半, 半数, 过半: fifty per cent."""
    found = HALVES.match(text, at)
    return Quantity(at, found.end(), Amount(Decimal(50), Decimal(10)), True, "half") if found else None


def _number(text: str, at: int) -> Quantity | None:
    run = HALF.match(text, at) or RUN.match(text, at)
    if not run:
        return None
    if DOUBLE.match(text, run.end() - 1) and len(run[0]) == 1:
        raise FigureError(f"“{text[at : at + 3]}” may be {run[0]} {text[at + 1 : at + 3]} or {run[0]}千 {text[at + 2]}")
    amount, end = read_amount(run[0]), run.end()
    if money := MONEY.match(text, end):
        return _money(run, amount, money)
    if text[end : end + 1] in ("%", "‰"):
        amount = replace(_rounded(amount, run[0]), step=printed_step(run[0]))
        return Quantity(at, end + 1, amount.times(PER_CENT[text[end]]), True, text[end], run[0])
    tenths = TENTHS.match(text, end) if amount.value <= 10 or "." in run[0] else None
    if tenths:
        made = _rounded(amount, run[0]).times(PER_CENT["成"])
        if tenths[0].endswith("半") or tenths[1]:
            more = read_amount(tenths[1]).value if tenths[1] else Decimal(5)
            made = replace(made, value=made.value + more, step=Decimal(1))
        return Quantity(at, tenths.end(), made, True, "成", run[0])
    unit = HALF_UNIT.match(text, end)
    if unit and run[0] != "半" and amount.high is None and amount.room is None:  # 三斤半, 一年半
        half = Decimal("0.5")
        return Quantity(at, unit.end() + 1, Amount(amount.value + half, half), run=run[0])
    return Quantity(at, end, amount, run=run[0])


def _money(run: re.Match[str], amount: Amount, money: re.Match[str]) -> Quantity:
    """五元三毛, 壹拾壹元壹角壹分."""
    tenths, cents = (read_amount(part).value if part else Decimal(0) for part in money.groups())
    if max(tenths, cents) > 9 or amount.value != int(amount.value):
        raise FigureError(f"“{run[0]}{money[0]}” is no sum of money")
    value = amount.value + tenths / 10 + cents / 100
    return Quantity(run.start(), money.end(), Amount(value, Decimal("0.01")), run=run[0])


def _part(amount: Amount, whole: Decimal) -> Amount:
    return amount.times(Decimal(100) / whole)


def _rounded(amount: Amount, run: str) -> Amount:
    """A share in Arabic digits is rounded to its last one: 98% to a half of one per cent."""
    return replace(amount, half=amount.half or Decimal("0.5")) if run[0].isdecimal() else amount


def _range(text: str, low: Quantity) -> Quantity | None:
    """10至15, 30—50元, 两到三万, 百分之四到五, 20和30之间. None where the number stands alone."""
    unit = UNIT.match(text, low.end)
    for at in {low.end, unit.end() if unit else low.end}:
        mark = MARK.match(text, at) or AND.match(text, at)
        high = one(text, mark.end()) if mark and not re.match(r"[-+负]", text[mark.end() :]) else None
        between = BETWEEN.match(text, high.end) if high else None
        if mark and high and (between or mark.re is MARK):
            return _both(text, low, high, between.end() if between and mark.re is AND else high.end)
    return None


def _both(text: str, low: Quantity, high: Quantity, end: int) -> Quantity:
    """Both ends as one: what only the second says (万, %) holds for the first, and 百分之 for both."""
    words = text[low.start : end]
    if any(side.amount.high is not None or side.amount.room is not None for side in (low, high)):
        raise FigureError(f"“{words}” is no range of two numbers")
    if high.share and not low.share and low.run:
        if high.form not in PER_CENT:
            raise FigureError(f"“{low.run}” and a share are no range")
        low = replace(low, amount=low.amount.times(PER_CENT[high.form]), share=True)
    elif low.share and not high.share and low.form == "分之" and "分之" in words and "一分之" not in words:
        factor = low.amount.value / read_amount(low.run).value
        high = replace(high, amount=high.amount.times(factor), share=True)
    elif not low.share and not high.share:
        low = replace(low, amount=_scaled(low, high))
    if low.share != high.share or low.amount.value >= high.amount.value:
        raise FigureError(f"“{words}” does not rise from one number to another")
    amount = Amount(low.amount.value, max(low.amount.step, high.amount.step), high=high.amount.value)
    return replace(low, end=end, amount=amount, run="")


def _scaled(low: Quantity, high: Quantity) -> Amount:
    """两到三万 is 20 000 to 30 000, 一千到两千万 ten to twenty million; 8500到3万 is what it says."""
    scaled = SCALED.fullmatch(high.run)
    if not scaled or not low.run or re.search("[万亿兆]", low.run):
        return low.amount
    count = read_amount(scaled[1]).value
    if low.amount.value >= count or (scaled[2] in "百千" and re.search("[百千]", low.run)):
        return low.amount
    return low.amount.times(high.amount.value / count)
