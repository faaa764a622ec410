"""The checked ledger: the curated file and its source texts, every figure anchored to its words."""

import gc
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from outcomes.errors import DataError, Problem
from outcomes.ledger import models
from outcomes.ledger.checks import CHECKS
from outcomes.ledger.checks.coverage import NumeralRole
from outcomes.ledger.checks.history import NAMED
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import WITH_ID, Document, read_document
from outcomes.ledger.index import Index
from outcomes.ledger.yamlfile import MAX_TEXT_BYTES, decode, parse, read_bytes
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading
from outcomes.text.source_text import SourceText, unix_lines


@dataclass(frozen=True)
class Ledger:
    """Everything the app shows. Mappings keep the order of the file; keys are ids.

    Keys of `anchors`: the id of a fact, `before:` and the id of one with an earlier value (so in `readings` too),
    `header:` and the id of one in a table, `statement:` and id, `programme:` and id, `not_fact:` and position.
    """

    version: str
    sources: dict[str, models.Source]
    regions: dict[str, models.Region]
    themes: dict[str, models.Theme]
    units: dict[str, models.Unit]
    groups: dict[str, models.Group]
    indicators: dict[str, models.Indicator]
    programmes: dict[str, models.Programme]
    facts: Mapping[str, models.Fact]
    statements: dict[str, models.Statement]
    headlines: tuple[str, ...]
    ratios: dict[str, models.Ratio]
    averages: dict[str, models.Average]
    consistency: dict[str, models.Consistency]
    texts: dict[str, SourceText]
    anchors: Mapping[str, Anchor]
    readings: Mapping[str, Reading]
    roles: Mapping[str, list[NumeralRole]]
    numerals: int  # of all texts
    restated: Mapping[str, tuple[str, ...]]  # fact → the words in which its text says the figure again
    corrections: tuple[models.Correction, ...] = ()
    withdrawn: tuple[models.Withdrawn, ...] = ()
    declined: tuple[models.Declined, ...] = ()

    def chain(self, region: str) -> list[models.Region]:
        """A region and all that contain it, the region first."""
        places = [self.regions[region]]
        while parent := places[-1].parent:
            places.append(self.regions[parent])
        return places

    def reported(self, name: str) -> models.Fact | models.Statement:
        """The fact or the statement of an id. Raises KeyError."""
        return self.statements[name] if name in self.statements else self.facts[name]

    def place(self, name: str) -> Anchor:
        """Where the words of a fact or a statement stand."""
        return self.anchors[f"statement:{name}" if name in self.statements else name]

    def group_name(self, group: str) -> models.Name:
        """The name of a group; of its one indicator where it has no name of its own."""
        if group in self.groups:
            return self.groups[group].name
        return next(indicator.name for indicator in self.indicators.values() if indicator.group == group)

    @cached_property
    def former(self) -> dict[str, dict[str, str]]:
        """By section: each former id → the id that it leads to. Facts and statements share theirs."""
        found = {
            name: {old: entry.id for entry in getattr(self, name).values() for old in entry.formerly} for name in NAMED
        }
        return found | dict.fromkeys(("facts", "statements"), found["facts"] | found["statements"])

    def now(self, kind: str, name: str) -> tuple[str, str]:
        """Kind and id to which an id leads today, itself without a new one; a fact may have become a statement."""
        new = self.former.get(f"{kind}s", {}).get(name)
        if new is None:
            return kind, name
        return ("statement" if new in self.statements else "fact") if kind in ("fact", "statement") else kind, new

    @cached_property
    def corrected(self) -> dict[tuple[str, str], list[int]]:
        """Section and id of what was corrected → the positions of its corrections, the oldest first."""
        found: dict[tuple[str, str], list[int]] = {}
        for at, entry in enumerate(self.corrections):
            found.setdefault(entry.entry, []).append(at)
        return found

    def withdrawal(self, section: str, name: str) -> models.Withdrawn | None:
        """Why and when an entry of a section was withdrawn; None for one that was not."""
        return next((entry for entry in self.withdrawn if entry.entry == (section, name)), None)

    @cached_property
    def index(self) -> Index:
        """The facts by what they hang on."""
        return Index.of(self.facts.values())

    @cached_property
    def province_codes(self) -> dict[str, str]:
        """GB/T 2260 code → id of each province that is in the file."""
        return {
            region.code: region.id for region in self.regions.values() if region.level == "province" and region.code
        }


def load(data: Path, seeds: Path) -> Ledger:
    """Read and check the curated file and its source texts. Raises DataError with every problem found."""
    return load_curated(data, seeds)[0]


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the garbage collector: it would look through all that is read again and again and find nothing to free."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@without_collecting()
def load_curated(data: Path, seeds: Path) -> tuple[Ledger, Curated]:
    """The ledger, and the file as its checks left it, for whoever needs its lines. Raises DataError as `load` does."""
    raw = read_bytes(data, data.name)
    document, problems = read_document(parse(decode(raw, data.name), data.name), data.name)
    file = checked(document, problems, seeds)
    if file.problems:
        raise DataError(file.problems)
    made: dict[str, Any] = {name: document.by_id(name) for name in WITH_ID}
    made |= {name: tuple(document.phrases(name)) for name in ("headlines", "corrections", "withdrawn", "declined")}
    version = hashlib.sha256(raw).hexdigest()[:8]  # the same file has the same version everywhere
    if corrections := len(made["corrections"]):  # counted, so that a reader sees which of two versions is the later
        version = f"c{corrections}-{version}"
    restated: dict[str, tuple[str, ...]] = {}
    for _, entry in document.each("not_facts"):
        if entry.of is not None:
            restated[entry.of] = (*restated.get(entry.of, ()), entry.quote)
    ledger = Ledger(
        version=version, texts=file.texts, anchors=file.anchors, readings=file.readings, roles=file.roles,
        numerals=sum(map(len, file.roles.values())), restated=restated, **made,
    )  # fmt: skip
    return ledger, file


def checked(document: Document, problems: list[Problem], seeds: Path) -> Curated:
    """All checks of a document whose shape has the given problems."""
    texts, found = source_texts(document, seeds)
    file = Curated(document, texts, problems + found)
    for check in CHECKS:
        file.problems += list(check(file))  # whole: the last one asks what the others have found
    return file


def source_texts(document: Document, seeds: Path) -> tuple[dict[str, SourceText], list[Problem]]:
    """The texts of the sources that can be read, and what is wrong with them."""
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    owners = {source.sha256: source.id for _, source in document.each("sources")}
    for i, source in document.each("sources"):
        name = f"{seeds.name}/{source.file}"
        try:
            raw = unix_lines(read_bytes(_inside(seeds, source.file), name, MAX_TEXT_BYTES))
            text = SourceText(decode(raw, name), source.transcription == "pinyin-annotated")
        except DataError as error:
            problems += [
                document.problem("sources", i, "file", f"{p.file}: {p.message}", p.fix) for p in error.problems
            ]
            continue
        actual = hashlib.sha256(raw).hexdigest()
        if actual != source.sha256 and actual in owners:
            message = f"the text {name} is that of {owners[actual]}."
            problems.append(document.problem("sources", i, "file", message, "Write the name of the text's own file."))
            continue
        texts[source.id] = text
        if actual != source.sha256:
            message = f"the text {name} is not the one that was curated."
            fix = f"Restore it, or read what changed, put the old hash under versions: and write sha256: {actual}"
            problems.append(document.problem("sources", i, "sha256", message, fix))
    return texts, problems


def _inside(seeds: Path, name: str) -> Path:
    """The path of a text in seeds/; a link that leads out of the folder is refused."""
    path = seeds / name
    if os.path.dirname(os.path.realpath(path)) != os.path.realpath(seeds):  # Path.resolve fails on a link to itself
        raise DataError([Problem(name, 1, "", "the text does not lie in the folder of source texts.")])
    return path
