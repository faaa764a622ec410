"""The tile map: province-level units as equal squares, coloured by the number of figures their texts give."""

from collections.abc import Collection, Mapping

import pandas as pd

from outcomes.charts.chart import Chart, ChartStyle
from outcomes.charts.panel import Panel
from outcomes.charts.squares import Square, key, trace
from outcomes.charts.style import Head, drawn
from outcomes.i18n.labels import described
from outcomes.i18n.language import t
from outcomes.ledger.provinces import COLUMNS, ROWS, TILES, Tile

SIDE = 44  # pixels; seven of them fit a phone
INNER = 0.94  # of a square, so that squares stand apart


def tile_map(
    frame: pd.DataFrame, style: ChartStyle, provinces: Mapping[str, str], selected: Collection[str] = ()
) -> Chart:  # fmt: skip
    """Squares with the number of figures. `provinces` maps GB/T 2260 codes to province ids; `selected` are such ids.

    Each square carries customdata [code, province id or ""]. Places without a text are pale and hatched, chosen ones
    outlined.
    """
    lang, colours, title = style.lang, style.colours, t(style.lang, "charts.tiles")
    counts = frame["province"].value_counts()
    known = [provinces.get(tile.code) for tile in TILES]
    squares = [
        _square(tile, province, int(counts.get(province, 0)) if province else 0, style)
        for tile, province in zip(TILES, known, strict=True)
    ]
    empty = [bool(province and not square.n) for province, square in zip(known, squares, strict=True)]
    chosen = [province in selected for province in known]
    signs = [("□", colours.muted, t(lang, "charts.none_shown"))] if any(empty) else []
    signs.append(("▨", colours.muted, t(lang, "charts.no_text")))
    signs += [("▢", colours.accent, t(lang, "charts.chosen"))] if any(chosen) else []
    found = sorted((pair for pair in zip(squares, TILES, strict=True) if pair[0].n), key=lambda pair: -pair[0].n)
    items = [t(lang, "charts.alt_count", name=tile.name(lang), n=square.n) for square, tile in found]
    alt, signs = described("tiles", title, items, 0, lang), [*key(squares, style), *signs]
    head = Head("figures-by-province", title, alt, [t(lang, "charts.tiles_unit")], signs)
    return drawn(head, [_panel(squares, chosen, empty, style)], frame, style)


def _panel(squares: list[Square], chosen: list[bool], empty: list[bool], style: ChartStyle) -> Panel:
    """`chosen` says of each square whether it is outlined, `empty` whether a text of its province has no figure."""
    colours = style.colours
    drawing = trace(squares, INNER, style, colours.faint)
    drawing["marker"] |= {
        "line": {"color": [colours.accent if one else colours.grid for one in chosen],
                 "width": [3 if one else 1 if bare else 0 for one, bare in zip(chosen, empty, strict=True)]},
        "pattern": {"shape": ["" if province else "/" for (_, province), *_ in squares], "fgcolor": colours.grid,
                    "bgcolor": drawing["marker"]["color"], "size": 7, "solidity": 0.25},
    }  # fmt: skip
    across = {"visible": False, "range": [-0.5, COLUMNS - 0.5], "constrain": "domain", "constraintoward": "left"}
    down = {"range": [ROWS - 0.5, -0.5], "scaleanchor": "x", "constrain": "domain"}
    return Panel(ROWS * SIDE, [drawing], across, yaxis=down, below=6)


def _square(tile: Tile, province: str | None, n: int, style: ChartStyle) -> Square:
    sign, words = tile.sign(style.lang), "charts.tile_hover" if province else "charts.no_text_hover"
    hover = t(style.lang, words, name=tile.name(style.lang), n=n)
    text, ink = f"{sign}<br><b>{n}</b>" if province else sign, style.colours.muted
    return Square([tile.code, province or ""], tile.column, tile.row - INNER / 2, INNER, n, ink, text, hover)
