"""The answer of /api/compare.json: whether two figures may be compared, and if not, what differs."""

import json
from dataclasses import asdict
from typing import Any

from outcomes.analysis.comparable import compared
from outcomes.api.answers import Answer, Question, json_answer, refused
from outcomes.i18n.labels import records


def comparison(asked: Question) -> Answer:
    """Two facts, each with its quote and where that stands; what differs; the nearest pair that may be compared."""
    if asked.unknown:
        return refused(asked)
    pair = list(dict.fromkeys(asked.facts or ()))
    if len(pair) != 2:
        said = {"error": f"Two figures are compared; {len(pair)} named here.", "fix": "Take fact=ID&fact=ID."}
        return Answer(400, (json.dumps(said) + "\n").encode())
    found = compared(asked.ledger, asked.table, (pair[0], pair[1]), asked.lang)
    nearest = found.nearest and {
        "facts": [_fact(asked, fact) for fact in found.nearest],
        "page": asked.page("compare", {"fact": list(found.nearest)}),
    }
    about = {"a": _fact(asked, pair[0]), "b": _fact(asked, pair[1]), "comparable": found.comparable}
    return json_answer({**about, "reasons": [asdict(reason) for reason in found.reasons], "nearest": nearest})


def _fact(asked: Question, name: str) -> dict[str, Any]:
    lang, fact = asked.lang, asked.ledger.facts[name]
    (row,) = records(asked.table[(asked.table["id"] == name).to_numpy()])
    return {
        "id": name, "worded": row[f"worded_{lang}"], "indicator": row[f"indicator_{lang}"],
        "place": row[f"path_{lang}"], "quote": fact.quote, "link": asked.link.format(id=name),
        "passage": f"{asked.root}/sources?source={fact.source}&fact={name}",
    }  # fmt: skip
