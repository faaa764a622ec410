"""What a calculation rests on, as HTML: the curator's note, the words of its facts, and the way to each of them."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from outcomes.export.markup import Writer, small, wrap
from outcomes.ledger.ledger import Ledger
from outcomes.ledger.models import Name


def evidence(
    writer: Writer, ledger: Ledger, facts: Mapping[str, Mapping[str, Any]], used: Sequence[str], note: Name | None
) -> str:
    """`facts` are rows of the table by id, of which `used` names those that are calculated with."""
    parts = [f"<p>{escape(note[writer.lang])}</p>"] if note else []
    parts += [f'<blockquote lang="zh" class="passage">{words}</blockquote>' for words in passages(ledger, used)]
    if writer.lang == "en":
        in_order = sorted(used, key=lambda fact: ledger.anchors[fact].start)
        translations = dict.fromkeys(facts[fact]["translation"] for fact in in_order)
        parts += [small(escape(translation)) for translation in translations]
    links = (_link(writer, facts[fact], fact) for fact in dict.fromkeys(used))
    return wrap(*parts, f"<p>{' · '.join(links)}</p>")


def _link(writer: Writer, row: Mapping[str, Any], fact: str) -> str:
    words = writer.t("calculated.words", figure=row[f"worded_{writer.lang}"])
    return writer.link("sources", words, source=row["source"], fact=fact)


def passages(ledger: Ledger, facts: Iterable[str]) -> list[str]:
    """The words that facts were read from as HTML, figures strong; facts of one sentence share a passage."""
    found: dict[tuple[str, int, int], list[str]] = {}
    for fact in dict.fromkeys(facts):
        place, source = ledger.anchors[fact], ledger.facts[fact].source
        found.setdefault((source, *ledger.texts[source].sentence(place.start, place.end)), []).append(fact)
    return [_passage(ledger, source, together) for (source, *_), together in found.items()]


def _passage(ledger: Ledger, source: str, facts: list[str]) -> str:
    places = [ledger.anchors[fact] for fact in facts]
    words = ledger.texts[source].reading
    at, pieces = min(place.start for place in places), []
    for place in sorted(places, key=lambda place: place.figure_start):
        pieces.append(escape(words[at : place.figure_start]))
        pieces.append(f"<strong>{escape(words[place.figure_start : place.figure_end])}</strong>")
        at = place.figure_end
    pieces.append(escape(words[at : max(place.end for place in places)]))
    return "".join(pieces)
