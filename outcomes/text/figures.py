"""Read a printed numeral: its value, the wording that bounds it, and the bounds."""

from functools import lru_cache

from outcomes.errors import FigureError
from outcomes.text.amounts import LONGEST_RUN
from outcomes.text.numerals import scan
from outcomes.text.phrases import Reading, bounds
from outcomes.text.wordings import QUALIFIERS

__all__ = ["QUALIFIERS", "Reading", "bounds", "read_figure"]


@lru_cache(maxsize=100_000)
def read_figure(figure: str) -> Reading:
    """Read a numeral as printed, with its words of approximation, its unit where it stands between, and its verb.

    Shares come in per cent (90%以上 → 90), falls below nothing (下降3.2% → −3.2). Raises FigureError when the words are
    not one numeral by the rules of this grammar.
    """
    if len(figure) > LONGEST_RUN:
        raise FigureError(f"“{figure[:LONGEST_RUN]}…” is longer than any printed number")
    found = scan(figure)
    whole = [numeral for numeral in found if (numeral.figure_start, numeral.figure_end) == (0, len(figure))]
    if whole and whole[0].reading:
        return whole[0].reading
    why = next((f": {numeral.reason}" for numeral in found if numeral.kind == "refused"), "")
    raise FigureError(f"“{figure}” cannot be read as a number{why}")
