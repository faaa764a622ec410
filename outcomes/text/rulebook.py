"""The table of docs/wordings.md: what each word says of a number, made from the grammar's own table."""

from decimal import Decimal
from itertools import groupby

from outcomes.text.amounts import Amount
from outcomes.text.phrases import bounded
from outcomes.text.quantities import Quantity
from outcomes.text.wordings import WORDINGS, Wording

RULE = "|---|---|---|---|---|\n"  # under the head of the table, which follows it as far as the next blank line
PLACES = {"before": "前 before", "after": "后 after"}


def page(current: str) -> str:
    """The page in Markdown with its table as it should be: a row for each group of words that say the same."""
    groups = groupby(WORDINGS, lambda w: (w.side, w.qualifier, w.authority, w.closed, w.room))
    before, rule, rest = current.partition(RULE)
    return before + rule + "".join(_row(list(words)) for _, words in groups) + rest[rest.find("\n\n") + 1 :]


def _row(words: list[Wording]) -> str:
    one = words[0]
    listed = "、".join(w.word.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;") for w in words)
    return f"| {listed} | {PLACES[one.side]} | {one.qualifier} | {bounds(one)} | {one.authority} |\n"


def bounds(one: Wording) -> str:
    """The bounds a wording leaves of a number n, as the grammar reads them: [n, …) or (…, n]."""
    read = bounded(Quantity(0, 0, Amount(Decimal(2), Decimal(1))), one.qualifier, one)
    if read.about:
        return "≈ n"
    low = "(…" if read.low is None else f"{'(' if read.low_open else '['}n"
    high = "…" if read.high is None else "n" if read.high == read.value else "n + u"
    return f"{low}, {high}{')' if read.high is None or read.high_open else ']'}"
