"""HTML through Jinja2 templates, in which every value is escaped.

A line break in a template and the spaces after it are for whoever reads the template and no part of the page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from outcomes.analysis.search import hits
from outcomes.charts.palette import stage_colour
from outcomes.i18n.dates import when
from outcomes.i18n.labels import issued, records
from outcomes.i18n.language import LANG, LANGUAGES, t
from outcomes.text.folding import script

MOST = 100  # figures in one list


def render(template: str, lang: str, carried: Mapping[str, Sequence[str]] | None = None, **values: Any) -> str:
    """The HTML of a template of this folder in a language.

    `carried` are the parameters that every link carries on: the filters of the reader.
    """
    told = {"lang": lang, "t": partial(t, lang), "href": partial(address, carried or {})}
    return _environment().get_template(template).render(told | values)


def address(carried: Mapping[str, Sequence[str]], page: str, **chosen: str) -> str:
    """Where a page is, from any other; a page is named as in the address bar, the first one by a dot."""
    query = urlencode({**carried, **chosen}, doseq=True)
    return f"{page}?{query}" if query else page


def css(text: str) -> Markup:
    """A string for CSS; what could end it or the style it stands in is written as a code."""
    return Markup('"' + re.sub(r'["\\<>\n\r\f]', lambda found: f"\\{ord(found[0]):x} ", text) + '"')


class _OneLine(Extension):
    """Takes line breaks out of what stands between the tags of Jinja."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield Token(token.lineno, "data", re.sub(r"\n *", "", token.value)) if token.type == "data" else token


@lru_cache(maxsize=1)
def _environment() -> Environment:
    """Templates are compiled when they are first used, and kept."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        extensions=[_OneLine],
    )
    made.filters |= {"css": css, "script": script}
    made.globals |= {
        "LANG": LANG, "MOST": MOST, "hits": hits, "languages": {lang: t(lang, "shell.language") for lang in LANGUAGES},
        "issued": issued, "records": records, "stage_colour": stage_colour, "when": when,
    }  # fmt: skip
    return made
