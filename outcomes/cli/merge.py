"""python -m outcomes merge: the merge driver of git for the curated file and the schema that is made from it.

Merge THEIRS into OURS, entry by entry and key by key; only what both changed otherwise is a conflict, and is marked.
.gitattributes names the files; tell git once: git config merge.outcomes.driver ".venv/bin/python -m outcomes merge %O
%A %B"
"""

import argparse
import json
import subprocess
from pathlib import Path
from typing import Any

from outcomes.cli.common import answer, need_file, write_whole
from outcomes.errors import DataError
from outcomes.ledger.layout import merge_texts
from outcomes.ledger.yamlfile import decode


def add(command: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    for name in ("base", "ours", "theirs"):
        command.add_argument(name, type=Path, metavar=name.upper(), help=f"{name}, as git hands it in")


def run(args: argparse.Namespace) -> int:
    """Merge, and write the result to OURS, where git looks for it."""
    files = [need_file(path) for path in (args.base, args.ours, args.theirs)]
    try:
        merged, conflicts = _merged([decode(data, args.ours.name) for data in files], args.ours.name)
        write_whole(args.ours, merged.encode())
    except (DataError, ValueError):  # as git would have done, so that nothing of theirs is lost
        names = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
        subprocess.run(["git", "merge-file", *names, args.ours, args.base, args.theirs], capture_output=True)
        conflicts = ["a file that cannot be merged entry by entry: it was merged line by line. Look through it"]
    lines = [f"both changed {conflict}" for conflict in conflicts]
    return answer(args, {"ok": not conflicts, "conflicts": conflicts}, lines)


def _merged(texts: list[str], file: str) -> tuple[str, list[str]]:
    if not texts[1].lstrip().startswith("{"):
        return merge_texts(texts[0], texts[1], texts[2], file)
    made = merged_schema(*(json.loads(text) for text in texts))
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n", []


def merged_schema(base: Any, ours: Any, theirs: Any) -> Any:
    """What two versions of the schema make of a third, key by key. Where both changed else than ids, ours stands."""
    if ours == base:
        return theirs
    if theirs in (base, ours) or not (isinstance(ours, dict) and isinstance(theirs, dict)):
        return ours
    sides = [side if isinstance(side, dict) else {} for side in (base, ours, theirs)]
    if listed := "enumDescriptions" in ours:  # ids, each with the names that an editor shows
        sides = [dict(zip(side.get("enum", ()), side.get("enumDescriptions", ()), strict=True)) for side in sides]
    old, mine, other = sides
    made = {
        key: merged_schema(old.get(key), mine.get(key, old.get(key)), other.get(key, old.get(key)))
        for key in {**mine, **other}
        if not (key in old and (key not in mine or key not in other))
    }
    return {"enum": sorted(made), "enumDescriptions": [made[key] for key in sorted(made)]} if listed else made
