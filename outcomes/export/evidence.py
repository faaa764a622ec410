"""What a calculation rests on, as HTML: the curator's note, the words of its facts, and the way to each of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from outcomes.export.passage import language_of
from outcomes.export.templates import render
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Name

Piece = tuple[str, bool]  # words, and whether they are a figure


def evidence(
    lang: str,
    carried: Mapping[str, Sequence[str]],
    ledger: Ledger,
    facts: Mapping[str, Mapping[str, Any]],
    used: Sequence[str],
    note: Name | None,
) -> str:
    """`facts` are rows of the table by id, of which `used` names those that are calculated with."""
    in_order = sorted(used, key=lambda fact: ledger.anchors[fact].start) if lang == "en" else []
    return render(
        "evidence.html", lang, carried,
        note=note, passages=passages(ledger, used), rows=[{**facts[fact], "id": fact} for fact in dict.fromkeys(used)],
        translations=list(dict.fromkeys(facts[fact]["translation"] for fact in in_order)),
    )  # fmt: skip


def passages(ledger: Ledger, facts: Iterable[str]) -> list[tuple[str, list[Piece]]]:
    """The words that facts were read from, each passage with its language; facts of one sentence share a passage."""
    found: dict[tuple[str, int, int], list[str]] = {}
    for fact in dict.fromkeys(facts):
        place, source = ledger.anchors[fact], ledger.facts[fact].source
        found.setdefault((source, *ledger.texts[source].sentence(place.start, place.end)), []).append(fact)
    return [(language_of(ledger, source), _pieces(ledger, source, some)) for (source, *_), some in found.items()]


def _pieces(ledger: Ledger, source: str, facts: list[str]) -> list[Piece]:
    places = [ledger.anchors[fact] for fact in facts]
    words = ledger.texts[source].reading
    at, pieces = min(place.start for place in places), []
    for place in sorted(places, key=lambda place: place.figure_start):
        pieces += [(words[at : place.figure_start], False), (words[place.figure_start : place.figure_end], True)]
        at = place.figure_end
    return [*pieces, (words[at : max(place.end for place in places)], False)]
