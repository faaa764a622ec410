"""Colours: of the paper, the ink, the provinces and the stages, for a light and a dark page.

The provinces' colours differ in lightness too, so that neighbours can be told apart in grey and with colour-blind
eyes; every mark is named in words besides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from outcomes.ledger.vocabulary import STAGES

LIGHT_PROVINCES = (
    "#5a59c6", "#9c512b", "#00564b", "#69367d", "#b78769", "#369ca6", "#c24b61", "#2b3445", "#82330a", "#639411",
)  # fmt: skip
DARK_PROVINCES = (
    "#a9b3fc", "#83693d", "#75a796", "#c4d0f1", "#c3b474", "#4e8abf", "#f9b1b6", "#4c7184", "#a09e53", "#738c6d",
)  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """`mark` is the colour of figures where one is enough.

    `steps` go from few to many; `stages` follow the results chain, context last and grey.
    """

    paper: str
    ink: str
    muted: str
    grid: str
    faint: str
    accent: str
    mark: str
    steps: tuple[str, ...]
    on_steps: tuple[str, ...]
    stages: tuple[str, ...]
    on_stages: tuple[str, ...]


LIGHT = Palette(
    paper="#ffffff", ink="#1d2733", muted="#5a6472", grid="#e4e7eb", faint="#f1f3f5", accent="#c2410c",
    mark="#1f5a8a",
    steps=("#d6e6f4", "#a6cbe6", "#6aa7d2", "#2f7bb5", "#124f86"),
    on_steps=("#1d2733", "#1d2733", "#10202f", "#ffffff", "#ffffff"),
    stages=("#dd9b3c", "#b5d4ec", "#4f93c4", "#124f86", "#dde1e6"),
    on_stages=("#1d2733", "#1d2733", "#0d1a26", "#ffffff", "#1d2733"),
)  # fmt: skip
DARK = Palette(
    paper="#0e1117", ink="#eef1f5", muted="#a9b3bf", grid="#2a313b", faint="#1a2028", accent="#ff9f6b",
    mark="#7db4e0",
    steps=("#1f3a54", "#2a5a86", "#3f83bd", "#77b5e6", "#c4e2fa"),
    on_steps=("#eef1f5", "#ffffff", "#0e1117", "#0e1117", "#0e1117"),
    stages=("#976823", "#2a5a86", "#5a9fd6", "#c4e2fa", "#3d4651"),
    on_stages=("#ffffff", "#ffffff", "#0e1117", "#0e1117", "#eef1f5"),
)  # fmt: skip


def palette(dark: bool) -> Palette:
    return DARK if dark else LIGHT


def province_colour(province: str, known: Sequence[str], dark: bool = False) -> str:
    """The colour of a province, the same in every chart: by its position among all known ids, filtered or not."""
    colours = DARK_PROVINCES if dark else LIGHT_PROVINCES
    place = list(known).index(province) if province in known else len(colours) - 1
    return colours[place % len(colours)]


def stage_colour(stage: str, dark: bool = False) -> tuple[str, str]:
    """The colour of a stage and of the text on it."""
    at = list(STAGES).index(stage)  # type: ignore[arg-type]
    return palette(dark).stages[at], palette(dark).on_stages[at]


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it: #rrggbb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
