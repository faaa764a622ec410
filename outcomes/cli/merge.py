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
    except (DataError, ValueError):  # no YAML or no JSON: as git would have done, so that nothing of theirs is lost
        names = [part for name in ("ours", "base", "theirs") for part in ("-L", name)]
        subprocess.run(["git", "merge-file", *names, args.ours, args.base, args.theirs], capture_output=True)
        conflicts = ["a file that cannot be read: it was merged line by line. Look through it"]
    lines = [f"both changed {conflict}" for conflict in conflicts]
    return answer(args, {"ok": not conflicts, "conflicts": conflicts}, lines)


def _merged(texts: list[str], file: str) -> tuple[str, list[str]]:
    if not texts[1].lstrip().startswith("{"):
        return merge_texts(texts[0], texts[1], texts[2], file)
    made = merged_schema(*(json.loads(text) for text in texts))
    return json.dumps(made, ensure_ascii=False, indent=2, sort_keys=True) + "\n", []


def merged_schema(base: Any, ours: Any, theirs: Any) -> Any:
    """What two versions of the schema make of a third. Its lists of ids are in order, so that each has one place."""
    if ours == base:
        return theirs
    if theirs in (base, ours):
        return ours
    if _named(ours) and _named(theirs):
        sides = [_named(side) for side in (base, ours, theirs)]
        made = merged_schema(*sides)
        return {"enum": sorted(made), "enumDescriptions": [made[key] for key in sorted(made)]}
    if isinstance(ours, dict) and isinstance(theirs, dict):
        old = base if isinstance(base, dict) else {}
        keys = [key for key in {**ours, **theirs} if not (key in old and (key not in ours or key not in theirs))]
        return {
            key: merged_schema(old.get(key), ours.get(key, old.get(key)), theirs.get(key, old.get(key))) for key in keys
        }
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return ours
    known = base if isinstance(base, list) else []
    if _listing([*ours, *theirs]):
        kept = [item for item in ours if item in theirs or item not in known]
        kept += [item for item in theirs if item not in ours and item not in known]
        return sorted(kept, key=lambda item: json.dumps(item, ensure_ascii=False, sort_keys=True))
    if len(ours) != len(theirs):  # other shapes: make schema writes them anew
        return ours
    was = known if len(known) == len(ours) else [None] * len(ours)
    return [merged_schema(*versions) for versions in zip(was, ours, theirs, strict=True)]


def _named(node: Any) -> dict[str, str]:
    """The ids of a list with the names that an editor shows beside them; empty where the node is no such list."""
    if not isinstance(node, dict) or "enumDescriptions" not in node:
        return {}
    return dict(zip(node["enum"], node["enumDescriptions"], strict=True))


def _listing(items: list[Any]) -> bool:
    """Whether a list enumerates ids, and is no list of shapes."""
    return all(isinstance(item, str) or (isinstance(item, dict) and "const" in item) for item in items)
