"""Counts of figures in steps of colour, the same in the tile map and the matrix."""

from outcomes.charts.palette import palette
from outcomes.i18n.language import t

STEPS = (1, 5, 10, 20, 40)  # each step begins here; a handful is told from dozens, and no more is claimed


def step(n: int) -> int:
    """The step of a count of at least one: 0 to 4."""
    return sum(n >= first for first in STEPS) - 1


def key(counts: list[int], lang: str, dark: bool) -> list[tuple[str, str, str]]:
    """The steps up to the largest count, for the head of a figure."""
    colours, most = palette(dark), max(counts, default=0)
    found = []
    for n, first in enumerate(STEPS[: step(most) + 1 if most else 0]):
        if n + 1 < len(STEPS):
            found.append(("■", colours.steps[n], t(lang, "charts.steps", low=first, high=STEPS[n + 1] - 1)))
        else:
            found.append(("■", colours.steps[n], t(lang, "charts.step_top", low=first)))
    return found
