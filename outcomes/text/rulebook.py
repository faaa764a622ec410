"""The table of docs/wordings.md: what each word says of a number, made from the grammar's own table."""

from itertools import groupby

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
    """The bounds a wording leaves of a number n: [n, …) or (…, n]."""
    if one.qualifier in ("about", "exactly"):
        return "≈ n" if one.qualifier == "about" else "[n, n]"
    if one.qualifier in ("more-than", "at-least"):
        return f"{'[' if one.closed else '('}n, {'n + u' if one.room else '…'})"
    return f"(…, n{']' if one.closed else ')'}"
