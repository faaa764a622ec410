"""What a page is given: the data, the rows that pass the filter, and how this reader sees them."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

import streamlit as st

from outcomes.analysis.cache import CACHE
from outcomes.analysis.selection import Selection
from outcomes.charts.chart import NARROW, ChartStyle
from outcomes.export.templates import render
from outcomes.i18n.language import t
from outcomes.ui import address

GAP = 64  # pixels between two columns
# How wide English is on the page beside the font of pictures, by which text is measured: on a phone no line is lost.
LATIN = 0.87
Value = TypeVar("Value")


@dataclass(frozen=True)
class View(Selection):
    """What a page shows, on a dark page or a light one; `width` is in pixels, of a chart across the page."""

    dark: bool
    width: int

    def t(self, key: str, **values: Any) -> str:
        return t(self.lang, key, **values)

    def html(self, template: str, **values: Any) -> str:
        """A template in the reader's language; its links carry the reader's filters."""
        return render(template, self.lang, self.parameters, **values)

    def ways(self, *ways: tuple[str, str, Mapping[str, str | list[str]]]) -> None:
        """Links to pages of the app, each with its words and what it asks for."""
        if ways:
            st.html(self.html("ways.html", ways=ways))

    def cached(self, name: Hashable, make: Callable[[], Value]) -> Value:
        """What is made of the rows shown and of what links carry on, made once for all who have the same."""
        return CACHE.get((name, self.ledger.version, self.chosen, self.lang, "lang" in self.parameters), make)

    def kind(self, name: str) -> str:
        """Whether an id is that of a fact or of a statement, as addresses say it."""
        return "statement" if name in self.ledger.statements else "fact"

    @property
    def wide(self) -> bool:
        return self.width > NARROW

    @property
    def beside(self) -> bool:
        """Whether two charts have room beside each other."""
        return self.width >= 2 * NARROW + GAP

    def style(self, page: str, *, half: bool = False, **choices: str) -> ChartStyle:
        """For a chart across the page, or `half` of it where two have room beside each other.

        `page` is the one that the chart belongs to, for the overview borrows from others.

        `choices` are what the page shows, chosen by the reader or for want of a choice by the page: the address in the
        chart names them, so that it leads there whatever the page begins with one day.
        """
        width = (self.width - GAP) // 2 if half and self.beside else self.width
        if self.lang == "en" and not self.wide:
            width = round(width / LATIN)
        link = address.here(page, lang=self.lang, **choices)
        return ChartStyle.of(self.ledger, self.lang, dark=self.dark, link=link, width=width)

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        return address.carried(self.chosen, self.lang)
