"""Figures, programmes and texts as lists in HTML, with links that lead on. Whatever comes from the data is escaped.

One piece of HTML costs the server as much as one line of it did while each was an element of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from outcomes.export.html_document import LANG
from outcomes.i18n.dates import when
from outcomes.i18n.labels import Row, records
from outcomes.i18n.language import LANGUAGES, t

MOST = 100  # figures in one list


@dataclass(frozen=True)
class Writer:
    """Writes in one language. `carried` are the parameters that every link carries on: the filters of the reader."""

    lang: str
    carried: Mapping[str, Sequence[str]]

    def t(self, key: str, **values: Any) -> str:
        """Words of the interface, escaped."""
        return escape(t(self.lang, key, **values))

    def link(self, page: str, words: str, **chosen: str) -> str:
        """A link to another page; `words` are HTML. The class is how the browser knows that it stays in the session."""
        return f'<a class="internal" href="{self.address(page, **chosen)}">{words}</a>'

    def address(self, page: str, **chosen: str) -> str:
        """Where a page is, from any other, escaped; a page is named as in the address bar, the first one by a dot."""
        query = urlencode({**self.carried, **chosen}, doseq=True)
        return escape(f"{page}?{query}" if query else page)


def figures(
    writer: Writer, rows: pd.DataFrame, region: str = "", *, across: int = 1, dated: bool = False, most: int = MOST
) -> str:
    """Figures in `across` columns, each with the way to its words, and a line that says how many are left out.

    Places other than `region` are named; `dated` adds period and stage. No rows give no list.
    """
    items = [figure(writer, row, region, dated=dated) for row in records(rows.head(most))]
    left = len(rows) - len(items)
    return listed(items, across) + (small(writer.t("places.rest", n=left)) if left else "")


def navigation(writer: Writer, pages: Mapping[str, str], current: str) -> str:
    """The pages, each with its sign, below the name of the app."""
    lines = []
    for name, sign in pages.items():
        here = ' aria-current="page"' if name == current else ""
        href = writer.address("." if name == "overview" else name)
        words = f'<span class="sign" aria-hidden="true" translate="no">{sign}</span>{writer.t(f"pages.{name}")}'
        lines.append(f'<li><a class="internal" href="{href}"{here}>{words}</a></li>')
    name = writer.t("shell.name")
    return f'<nav class="pages" aria-label="{name}"><strong>{name}</strong><ul>{"".join(lines)}</ul></nav>'


def downloads(writer: Writer, files: Mapping[str, str], **asked: str) -> str:
    """Links to files, by what readers see; each is a path under /download/."""
    links = (
        f'<a href="{writer.address(f"download/{path}", **asked)}" download>{escape(words)}</a>'
        for words, path in files.items()
    )
    return f'<p class="downloads">{"".join(links)}</p>'


def foot(writer: Writer, sentence: str, version: str) -> str:
    """What is shown, the same page in each language, and the version; the links carry the whole address."""
    links = []
    for other in LANGUAGES:
        here = ' aria-current="true"' if other == writer.lang else ""
        href = writer.address("", lang=other)
        name = f'<span lang="{LANG[other]}">{escape(t(other, "shell.language"))}</span>'
        links.append(f'<a class="internal" href="{href}" hreflang="{LANG[other]}"{here}>{name}</a>')
    switch = f'<p class="languages" role="group" aria-label="{writer.t("filters.language")}">{"".join(links)}</p>'
    return wrap(f'<p class="shown" role="status">{escape(sentence)}</p>', switch, small(escape(version)))


def cards(writer: Writer, rows: pd.DataFrame) -> str:
    """Figures as cards: what, where, when, the doubt if one is noted, and the way to the words."""
    return f'<div class="outcomes-html cards">{"".join(_card(writer, row) for row in records(rows))}</div>'


def listed(items: Iterable[str], across: int = 1) -> str:
    """A list without bullets of items that are HTML already, read row by row."""
    lines = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="figures across-{across}">{lines}</ul>' if lines else ""


def bullets(sentences: Iterable[str]) -> str:
    lines = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    return f"<ul>{lines}</ul>" if lines else ""


def unfolds(label: str, inside: str) -> str:
    """A closed list below its label; both are HTML already. The browser opens it without asking the server."""
    return f"<details><summary>{label}</summary>{inside}</details>"


def small(words: str) -> str:
    """A paragraph in small type; `words` are HTML already."""
    return f'<p class="small">{words}</p>'


def figure(writer: Writer, row: Row, region: str = "", *, dated: bool = False) -> str:
    """One figure: as worded, what it counts and where, and the way to its words."""
    lang = writer.lang
    details = [row[f"indicator_{lang}"]]
    details += [row[f"place_{lang}"]] if not region or row["region"] != region else []
    details += [when(row, lang), t(lang, f"stages.{row['stage']}")] if dated else []
    words = writer.link("sources", writer.t("card.words"), source=row["source"], fact=row["id"])
    said = escape(" · ".join(details))
    return f'<strong>{escape(row[f"worded_{lang}"])}</strong><span class="small">{said} {words}</span>'


def _card(writer: Writer, row: Row) -> str:
    lang = writer.lang
    note = row[f"note_{lang}"]
    doubt = unfolds(writer.t("card.doubt"), escape(note)) if note else ""
    words = writer.link("sources", writer.t("card.words"), source=row["source"], fact=row["id"])
    return (
        f"<article><h2>{escape(row[f'worded_{lang}'])}</h2><p>{escape(row[f'indicator_{lang}'])}</p>"
        f'<p class="small">{escape(row[f"path_{lang}"])} · {escape(when(row, lang))}</p>{doubt}'
        f'<p class="small">{words}</p></article>'
    )


def lead(words: str) -> str:
    """What a page is about, below its title."""
    return wrap(small(escape(words)))


def section(heading: str, hint: str) -> str:
    """The heading of a part of a page, and what the part shows."""
    return wrap(f"<h2>{escape(heading)}</h2>", small(escape(hint)))


def wrap(*parts: str) -> str:
    """What is made here as one piece, by which its style finds it."""
    return f'<div class="outcomes-html">{"".join(parts)}</div>'
