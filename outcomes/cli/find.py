"""python -m outcomes find: the ids of indicators, places, units and more, by their words in either language.

Find entries by words of their names and definitions, in Chinese (either script, or pinyin) or English; several words
must all stand there. Nothing found is a problem.
"""

import argparse
from typing import Any

from outcomes.analysis.search import finds, search_text
from outcomes.cli.common import answer, read_curated
from outcomes.ledger.models import Name

SECTIONS = ("indicators", "regions", "units", "themes", "groups", "programmes", "sources")
WORDS = ("name", "title", "definition", "term", "summary")


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    command.add_argument("words", nargs="+", metavar="WORDS", help="such as 路灯, 路燈, ludeng or street lights")


def run(args: argparse.Namespace) -> int:
    """One line for each entry: its section, its id, its names; those whose name or id has the words come first."""
    (document, _), query = read_curated(args.data), " ".join(args.words)
    first, later = [], []
    for section in SECTIONS:
        for _, entry in document.each(section):
            name = getattr(entry, "name", None) or entry.title
            if finds(search_text([[entry.id, entry.id.replace("-", " "), name.zh, name.en]]), query):
                first.append((section, entry.id, name))
            elif finds(search_text([_words(entry)]), query):
                later.append((section, entry.id, name))
    found = first + later
    rows = [{"section": section, "id": key, "zh": name.zh, "en": name.en} for section, key, name in found]
    lines = [f"{row['section']}: {row['id']}  {row['zh']} · {row['en']}" for row in rows]
    none = f"nothing is called {query}: try fewer or other words"
    return answer(args, {"ok": bool(rows), "found": rows}, lines or [none])


def _words(entry: Any) -> list[str]:
    """What an entry says of itself in both languages."""
    told = [getattr(entry, key, None) for key in WORDS]
    return [word for said in told if said for word in ([said.zh, said.en] if isinstance(said, Name) else [said])]
