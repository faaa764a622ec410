"""The tables of facts and of statements: what is filtered is what is shown is what is downloaded."""

import pandas as pd
import streamlit as st

from outcomes.analysis.compare import printed
from outcomes.analysis.weight import by_theme
from outcomes.api import answers
from outcomes.i18n.numbers import number
from outcomes.ui import address, files, lists
from outcomes.ui.components import focus
from outcomes.ui.view import View

# The heads of the columns, each with the order that a click on it gives; "" where there is none.
HEADS = {
    "fact": {
        "fields.place": "place", "fields.worded": "", "fields.indicator": "indicator", "fields.period": "period",
        "fields.quote": "", "facts.link": "source",
    },
    "statement": {
        "fields.place": "place", "statement_fields.name": "", "fields.period": "period", "fields.quote": "",
        "facts.link": "source",
    },
}  # fmt: skip
NOTHING = {"fact": "facts.nothing", "statement": "statements.nothing"}
BEST = {"fact": "facts.best", "statement": "statements.best"}
CAPTIONS = {"fact": "facts.alt", "statement": "statements.alt"}
# The columns by which each order sorts, the first of which weighs most. Values are sorted within one indicator alone:
# across two, a larger one says nothing.
ORDERS = {
    "place": ("province", "region"), "indicator": ("indicator", "larger"), "period": ("first", "last"),
    "source": ("source", "line"),
}  # fmt: skip
PARTS = {"place": "province", "source": "source"}  # orders with a line above each part, and the column it is of
DOWN = "-down"  # ends the name of an order that is reversed
PAGE = 200  # rows; a longer table is sent in pages


def show(view: View, kind: str, rows: pd.DataFrame) -> None:
    """Draw rows, `kind` is fact or statement: in the order that the address names, else by theme, of a search as they
    come. A row opens its card.

    It is a table of HTML and not Streamlit's, which is a picture: this one wraps the quotes, is read aloud and searched
    by the browser, prints, and is cards on a phone.
    """
    if rows.empty:
        return lists.nothing(view, NOTHING[kind])
    words, query = f"{kind}s", view.chosen.query
    order = _order(kind)
    by, down = order.removesuffix(DOWN), order.endswith(DOWN)
    _tell(view, kind, order, len(rows))
    ordered = view.cached((words, "ordered", order), lambda: _ordered(view, rows, by, down=down))
    first, last = _page(view, f"{words}-{order}", len(rows))

    def html() -> str:
        return view.html(
            "table.html",
            kind=kind, parts=ordered[first:last].groupby("part", sort=False), by=by, down=down, order=order,
            heads=[(name, key, _next(key, order)) for name, key in HEADS[kind].items()], query=query,
            ledger=view.ledger, caption=view.t(CAPTIONS[kind], sentence=view.sentence),
        )  # fmt: skip

    with st.container(key=words):
        st.html(view.cached((words, first, order), html))


def _order(kind: str) -> str:
    """The order that the address names, as far as the table has a column for it; else empty."""
    offered = [order for order in HEADS[kind].values() if order]
    return address.choice_now("sort", [*offered, *(f"{order}{DOWN}" for order in offered)]) or ""


def _tell(view: View, kind: str, order: str, n: int) -> None:
    """Say above the table how its rows are ordered, unless by theme; where a click on a head did it, to screen readers
    too."""
    if order:
        said = view.t(f"facts.sorted_{order.removesuffix(DOWN)}")
        said = view.t("facts.downwards", order=said) if order.endswith(DOWN) else said
        st.caption(said)
        focus.follow(f"{kind}s-{order}", said, by=f"{kind}-by-")
    elif view.chosen.query:
        st.caption(view.t(BEST[kind], n=n, words=view.chosen.query))


def _next(key: str, order: str) -> str:
    """What a click on the head of a column asks for: upwards, then downwards, then by theme again."""
    return {key: f"{key}{DOWN}", f"{key}{DOWN}": ""}.get(order, key)


def _ordered(view: View, rows: pd.DataFrame, by: str, *, down: bool) -> pd.DataFrame:
    """The rows in an order. Their column `part` is the line above those that share it, empty where there is none."""
    if by:
        keys = rows.assign(**_keys(rows, view.lang))
        found = rows.loc[keys.sort_values([*ORDERS[by]], ascending=[not down, True], kind="stable").index]
        return found.assign(part=found[f"{PARTS[by]}_{view.lang}"] if by in PARTS else "")
    if view.chosen.query:
        return rows.assign(part="")
    names = {theme: entry.name[view.lang] for theme, entry in view.ledger.themes.items()}
    themes = pd.concat([part for _, part in by_theme(rows)])
    return themes.assign(part=themes["theme"].astype(object).map(names))


def _keys(rows: pd.DataFrame, lang: str) -> dict[str, pd.Series]:
    """What the columns of ORDERS are sorted by where their own values will not do."""
    named = [name for name in ("province", "source", "indicator") if name in rows]
    # In this encoding common characters stand as they are read aloud, as in a dictionary.
    keys = {name: rows[f"{name}_{lang}"].astype(str).str.casefold().str.encode("gb18030") for name in named}
    return keys | ({"larger": -printed(rows)} if "indicator" in rows else {})


def download_links(view: View) -> None:
    """Links to exactly the rows on screen, as files, and where a program gets them, now and after the data have
    changed."""
    with st.container(horizontal=True):
        files.table(view, "facts", answers.FILES)
        menu = st.popover(
            view.t("facts.data_url"), icon=":material/link:", type="tertiary", key="data-urls", on_change="rerun"
        )
    if menu.open:
        with menu:
            urls = [address.data(kind, view.parameters, view.lang) for kind in answers.TABLES]
            files.to_copy(view, "facts.data_url_hint", *urls)


def _page(view: View, words: str, rows: int) -> tuple[int, int]:
    """The rows of the page that is open, [first, last); all of them where one page holds them."""
    pages, key = -(-rows // PAGE), f"{words}-page"
    if pages == 1:
        return 0, rows
    if st.session_state.get(key, 1) > pages:  # the filter has changed
        st.session_state[key] = 1
    told, buttons = st.columns([3, 2], vertical_alignment="center")
    with buttons:
        first = (st.pagination(pages, key=key) - 1) * PAGE
    last = min(first + PAGE, rows)
    low, high = (number(row, view.lang) for row in (first + 1, last))
    told.caption(view.t("facts.pages", first=low, last=high, n=rows))
    return first, last
