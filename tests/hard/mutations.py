"""A curated file spoilt by number, and what comes of it.

python -m tests.hard.mutations "KIND:NUMBER"  shows one mutant and what came of it

refused    `check` says so, at the line where the file was spoilt
same       it says what it said
told       `check` cannot know, since nothing in the file says what was there; `check --against` what was published does
unknown    only a person's own words or choice became others, and neither can know
lost       a figure or its source is another one and nobody is told, or it is told where nothing is wrong
"""

import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from outcomes.analysis.table import facts_table
from outcomes.cli.against import published, untold
from outcomes.errors import DataError
from outcomes.ledger.document import WITH_ID
from outcomes.ledger.ledger import Ledger, load_curated
from outcomes.settings import Settings
from tests.conftest import DISTRICT
from tests.hard.base import Base, Mutant
from tests.hard.mutators import KINDS, Dice

SECONDS = 10  # of processor time that one mutant may take
# What a silent change of would be a misreading. All else is a person's word or choice.
CHECKED = {"facts": {"value", "qualifier", "figure", "source", "period"}, "sources": {"file", "transcription"}}
CALCULATED = ("ratios", "averages", "consistency")  # whose ids are no addresses: nobody sees them
Meaning = dict[tuple[str, str, str], Any]
Came = tuple[str, str]  # what came of a mutant, and why


class TooLongError(BaseException):
    """A mutant took more than its time. Not an Exception, which the code that is tried might catch."""


def _too_long(*_: object) -> None:
    raise TooLongError


def meaning(ledger: Ledger) -> Meaning:
    """All that a ledger says, by value, as section, id, field → value; and its table, whatever the order of rows."""
    found: Meaning = {}
    for section in WITH_ID:
        entries = getattr(ledger, section)
        if section in CALCULATED:
            found[section, "", "all"] = [entry.model_dump(exclude={"id"}) for entry in entries.values()]
            continue
        for name, entry in entries.items():
            found |= {(section, name, key): value for key, value in entry.model_dump().items()}
    for name, place in ledger.anchors.items():
        if not name.startswith("not_fact:"):
            found["anchor", name, "figure"] = place.figure_start
    found |= {("reading", name, "bounds"): reading for name, reading in ledger.readings.items()}
    for name, roles in ledger.roles.items():  # what is no figure is named by its place in the list
        found["roles", name, "list"] = [(role.numeral, role.role, role.id.partition(":")[0]) for role in roles]
    found |= {("texts", name, "raw"): text.raw for name, text in ledger.texts.items()}
    found["headlines", "", ""] = ledger.headlines
    return found


def cells(ledger: Ledger) -> str:
    """All that its table says, whatever the order of its rows and the lines that they come from."""
    return repr(facts_table(ledger).drop(columns="line").sort_values("id").to_dict("list"))


class Spoilt:
    """A good file that is spoilt again and again."""

    def __init__(self, data: Path, seeds: Path, folder: Path):
        self.base, self.data, self.seeds = Base(data, seeds), folder / "facts.yaml", folder / "seeds"
        shutil.copytree(seeds, self.seeds)
        ledger, _ = load_curated(data, seeds)
        self.was, self.table = meaning(ledger), cells(ledger)
        self.published: Mapping[str, Any] = published(str(data), data)

    def judged(self, found: Mutant) -> Came:
        """What came of a mutant, and why. It may take its time once, whatever it does."""
        self.data.write_bytes(found.data)
        for name, raw in found.seeds.items():
            (self.seeds / name).write_bytes(raw)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            ledger, file = load_curated(self.data, self.seeds)
            return self._change(ledger, [str(problem) for problem in untold(ledger, file.document, self.published)])
        except DataError as error:
            return _refusal(error, self.base, found)
        except TooLongError:
            return "lost", f"took more than {SECONDS} s"
        except Exception as error:
            return "lost", f"{type(error).__name__}: {error}"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            for name in found.seeds:
                (self.seeds / name).write_bytes(self.base.seeds[name])

    def _change(self, ledger: Ledger, told: list[str]) -> Came:
        """Whether something that could have been known was changed and nobody was told."""
        now = meaning(ledger)
        changed = [key for key in self.was.keys() | now.keys() if self.was.get(key, "—") != now.get(key, "—")]
        if not changed:
            same = cells(ledger) == self.table and not told
            return ("same", "") if same else ("lost", f"it means the same, yet: {told}")
        before, after = ({name for section, name, _ in keys if section == "facts"} for keys in (self.was, now))
        if len(before) != len(after):
            return "lost", f"facts went or came: {before ^ after}"
        renamed = before ^ after  # an id is a name: the figure stands where it stood
        new_text = any(section == "texts" for section, *_ in changed)
        for key in changed:
            section, name, field = key
            known = field in CHECKED.get(section, ()) or section == "reading"
            known |= section == "anchor" and not new_text and name in after
            chosen = field == "period" and _inferred(self.was.get(key), now.get(key))
            if known and not chosen and name.rpartition(":")[2] not in renamed:
                return "lost", f"{key}: {self.was.get(key)!r} became {now.get(key)!r}"
        return ("told", told[0]) if told else ("unknown", "; ".join(map(".".join, changed[:3])))


def _inferred(was: str | None, now: str | None) -> bool:
    """An inferred period is a person's judgement, shown with its basis: within two years of what it was."""
    if not was or not now or not set("~?%") & set(now):
        return False
    before, after = ([int(year) for year in re.findall(r"\d{4}", period)] for period in (was, now))
    return all(any(abs(year - other) <= 2 for other in before) for year in after)


def _refusal(error: DataError, base: Base, found: Mutant) -> Came:
    """Refused where it was spoilt, or where what it no longer fits is named."""
    last = found.data.count(b"\n") + 2
    for problem in error.problems:
        if not problem.message or problem.file != "facts.yaml" or not 1 <= problem.line <= last:
            return "lost", f"no file, line or words: {problem}"
    said = str(error)
    lines = {problem.line for problem in error.problems} | {int(line) for line in re.findall(r"line (\d+)", said)}
    if found.lines is None or lines & {*range(found.lines[0] - 1, found.lines[-1] + 2)}:
        return "refused", said
    # An id changed, or a group, a whole or a correction no longer fits: the other end is told.
    old = " ".join(base.lines[line - 1] for line in found.lines if line <= len(base.lines))
    ends = re.findall(r"(\S+) is not in ", said) + re.findall(r" (?:here )?and \S+ in (\S+)\. ", said)
    ends += re.findall(r", but the \S+ of (\S+) is ", said)
    # What claimed a numeral is gone: the text's file and line are told.
    unclaimed = re.search(r"\.txt:\d+: the numeral .* is claimed by no entry", said)
    if unclaimed or set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", old)) & set(ends):
        return "refused", said
    return "lost", f"changed on {found.lines}, told of {[str(p)[:160] for p in error.problems[:3]]}"


class Mutations:
    """The two files that are spoilt: the real one each fourth time, else that of a made-up district."""

    def __init__(self, folder: Path):
        real = Settings.from_environment()
        places = (real.data, real.seeds), *3 * (DISTRICT,)
        self.files = [Spoilt(data, seeds, folder / str(at)) for at, (data, seeds) in enumerate(places)]
        signal.signal(signal.SIGVTALRM, _too_long)

    def tried(self, name: str) -> tuple[Spoilt, Mutant, Came]:
        """The mutant with a name, such as “truncated:17”: the file it is made of, itself, what came of it and why."""
        kind, number = name.rsplit(":", 1)
        spoilt = self.files[int(number) % len(self.files)]
        made = KINDS[kind](spoilt.base, Dice(name))
        return spoilt, made, spoilt.judged(made)


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        spoilt, found, came = Mutations(Path(place)).tried(name)
        old, new = spoilt.base.lines, found.data.decode("utf-8", "replace").split("\n")
        line = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)) - 1)
        print(f"line {line + 1}:\n- {old[line]!r}\n+ {new[line]!r}", *came, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
