"""What came of a spoilt file: refused where it was spoilt, read as the same, or lost."""

import re
import signal
from pathlib import Path
from typing import Any

import pandas as pd

from outcomes.analysis.table import facts_table
from outcomes.errors import DataError
from outcomes.ledger.ledger import SECTIONS, Ledger, load
from tests.hard.base import Base, Mutant

SECONDS = 10  # of processor time that one mutant may take
# What a silent change of would be a misreading. All else is a person's word or choice, which no check can know.
CHECKED = {"facts": {"value", "qualifier", "figure", "source", "period"}, "sources": {"file", "transcription"}}
Meaning = dict[str, Any]


class TooLongError(BaseException):
    """A mutant took more than its time. Not an Exception, which the code that is tried might catch."""


def meaning(ledger: Ledger) -> Meaning:
    """All that a ledger says, by value, as section.id.field → value."""
    found: Meaning = {}
    for section in SECTIONS:
        for name, entry in getattr(ledger, section).items():
            found |= {(section, name, key): value for key, value in entry.model_dump().items()}
    for name, place in ledger.anchors.items():
        if not name.startswith("not_fact:"):
            found["anchor", name, "figure"] = place.figure_start
    found |= {("reading", name, "bounds"): reading for name, reading in ledger.readings.items()}
    found |= {("roles", name, "list"): roles for name, roles in ledger.roles.items()}
    found |= {("texts", name, "raw"): text.raw for name, text in ledger.texts.items()}
    found["headlines", "", ""] = ledger.headlines
    return found


def cells(frame: pd.DataFrame) -> str:
    """All that a table says, whatever the order of its rows and the lines that they come from."""
    return repr(frame.drop(columns="line").sort_values("id").to_dict("list"))


def judge(base: Base, was: tuple[Meaning, str], found: Mutant, folder: Path) -> tuple[str, str]:
    """What came of a mutant: refused, same, seen (only what no check can know) or lost; and why."""
    (folder / "facts.yaml").write_bytes(found.data)
    for name, raw in found.seeds.items():
        (folder / "seeds" / name).write_bytes(raw)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        ledger = load(folder / "facts.yaml", folder / "seeds")
        now, frame = meaning(ledger), facts_table(ledger)
    except DataError as error:
        return _refusal(error, base, found)
    except TooLongError:
        return "lost", f"took more than {SECONDS} s"
    except Exception as error:
        return "lost", f"{type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        for name in found.seeds:
            (folder / "seeds" / name).write_bytes(base.seeds[name])
    changed = [key for key in was[0].keys() | now.keys() if was[0].get(key, "—") != now.get(key, "—")]
    if not changed:
        return ("lost", "the table differs") if was[1] != cells(frame) else ("same", "")
    return _change(was[0], now, changed)


def _refusal(error: DataError, base: Base, found: Mutant) -> tuple[str, str]:
    last = found.data.count(b"\n") + 2
    for problem in error.problems:
        if not problem.message or problem.file != "facts.yaml" or not 1 <= problem.line <= last:
            return "lost", f"no file, line or words: {problem}"
    if found.lines is None or any(
        problem.line in range(found.lines[0] - 1, found.lines[-1] + 2) for problem in error.problems
    ):
        return "refused", str(error)
    if {int(line) for line in re.findall(r"line (\d+)", str(error))} & set(found.lines):
        return "refused", str(error)
    old = " ".join(base.lines[line - 1] for line in found.lines if line <= len(base.lines))
    ids = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", old))
    ends = re.findall(r"(\S+) is not in ", str(error)) + re.findall(r" (?:here )?and \S+ in (\S+)\. ", str(error))
    if ids & set(ends):
        return "refused", str(error)  # an id changed, or a group or a whole no longer fits: the other end is told
    if re.search(r"\.txt:\d+: the numeral .* is claimed by no entry", str(error)):
        return "refused", str(error)  # what claimed the numeral is gone: the text's file and line are told
    return "lost", f"changed on {found.lines}, told of {[str(p)[:160] for p in error.problems[:3]]}"


def _change(was: Meaning, now: Meaning, changed: list[tuple[str, str, str]]) -> tuple[str, str]:
    """Whether something that could have been known was changed and nobody was told."""
    facts = (
        {name for section, name, _ in was if section == "facts"},
        {name for section, name, _ in now if section == "facts"},
    )
    renamed = len(facts[0]) == len(facts[1]) and facts[0] != facts[1]
    if len(facts[0]) != len(facts[1]):
        return "lost", f"facts went or came: {facts[0] ^ facts[1]}"
    new_text = any(section == "texts" for section, *_ in changed)
    for key in changed:
        section, name, field = key
        if renamed and name in facts[0] ^ facts[1]:
            continue  # an id is a name: the figure stands where it stood
        if field == "period" and _inferred(was.get(key), now.get(key)):
            continue
        if (
            field in CHECKED.get(section, ())
            or section == "reading"
            or (section == "anchor" and not new_text and name in facts[1])
        ):
            return "lost", f"{key}: {was.get(key)!r} became {now.get(key)!r}"
    return "seen", "; ".join(".".join(key) for key in changed[:3])


def _inferred(was: str | None, now: str | None) -> bool:
    """An inferred period is a person's judgement, shown with its basis: within two years of what it was."""
    if not was or not now or not set("~?%") & set(now):
        return False
    years = [sorted(int(year) for year in re.findall(r"\d{4}", period)) for period in (was, now)]
    return all(abs(a - b) <= 2 for a, b in zip(*years, strict=False))
