"""Colours can be told apart by those who see colours differently, and in grey."""

from itertools import combinations, pairwise

import pytest

from outcomes.charts.palette import DARK, DARK_PROVINCES, LIGHT, LIGHT_PROVINCES, palette

# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
GREY = ((0.2126, 0.7152, 0.0722),) * 3


def linear(colour: str) -> list[float]:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def seen(colour: str, eyes: tuple) -> list[float]:
    return [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in eyes]


def oklab(rgb: list[float]) -> tuple[float, ...]:
    """Ottosson 2020: a distance of 0.02 is just seen side by side."""
    r, g, b = rgb
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def apart(one: str, other: str, eyes: tuple) -> float:
    pairs = zip(oklab(seen(one, eyes)), oklab(seen(other, eyes)), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("colours", [LIGHT_PROVINCES, DARK_PROVINCES], ids=["light", "dark"])
def test_provinces_are_told_apart_by_all_eyes(colours: tuple[str, ...], eyes: str) -> None:
    worst = min((round(apart(a, b, EYES[eyes]), 3), a, b) for a, b in combinations(colours, 2))
    assert worst[0] >= 0.05, worst


@pytest.mark.parametrize("eyes", [*EYES, "grey"])
@pytest.mark.parametrize("colours", [LIGHT.stages, DARK.stages, LIGHT.steps, DARK.steps])
def test_neighbours_in_a_stack_are_told_apart_by_all_eyes_and_in_grey(colours: tuple[str, ...], eyes: str) -> None:
    matrix = EYES.get(eyes, GREY)
    worst = min((round(apart(a, b, matrix), 3), a, b) for a, b in pairwise(colours))
    assert worst[0] >= 0.08, worst


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance."""
    low, high = sorted(sum(w * c for w, c in zip(GREY[0], linear(colour), strict=True)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_words_on_colours_are_read(dark: bool) -> None:
    found = palette(dark)
    pairs = [(found.ink, found.paper), (found.muted, found.paper)]
    pairs += [*zip(found.on_steps, found.steps, strict=True), *zip(found.on_stages, found.stages, strict=True)]
    assert [(a, b) for a, b in pairs if contrast(a, b) < 4.5] == []


@pytest.mark.parametrize(("colours", "paper"), [(LIGHT_PROVINCES, LIGHT.paper), (DARK_PROVINCES, DARK.paper)])
def test_marks_stand_out_from_the_paper(colours: tuple[str, ...], paper: str) -> None:
    assert [colour for colour in colours if contrast(colour, paper) < 3] == []


@pytest.mark.parametrize(("one", "other", "told"), [("#ff0000", "#008000", False), ("#000000", "#ffffff", True)])
def test_the_measure_knows_red_from_green_only_with_usual_eyes(one: str, other: str, told: bool) -> None:
    assert apart(one, other, EYES["usual"]) > 0.08
    # Red and green keep a little difference in lightness for eyes without green; black and white all of it.
    assert (apart(one, other, EYES["no green"]) > 0.5) is told
