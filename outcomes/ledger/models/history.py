"""What became of what was published: corrected, or withdrawn."""

from typing import Any

from pydantic import model_validator

from outcomes.ledger.models.entry import Entry, Name, Published
from outcomes.ledger.models.reports import Fact, Programme, Statement
from outcomes.ledger.models.scheme import Indicator, Region, Theme
from outcomes.ledger.models.source import Source
from outcomes.ledger.vocabulary import Corrected, Day, Id, Words

ADDRESSED: dict[str, type[Published]] = {
    "fact": Fact, "statement": Statement, "source": Source, "indicator": Indicator, "region": Region,
    "programme": Programme, "theme": Theme,
}  # fmt: skip


class Change(Entry):
    """What happened to one published entry, when and why. One key says what it is: fact, statement, source …"""

    fact: Id | None = None
    statement: Id | None = None
    source: Id | None = None
    indicator: Id | None = None
    region: Id | None = None
    programme: Id | None = None
    theme: Id | None = None
    date: Day
    why: Name

    @model_validator(mode="after")
    def _one(self) -> "Change":
        if sum(getattr(self, kind) is not None for kind in ADDRESSED) != 1:
            raise ValueError(f"one of {', '.join(ADDRESSED)} says what was changed")
        return self

    @property
    def entry(self) -> tuple[str, str]:
        """The section of what was changed, and its id."""
        return next((f"{kind}s", name) for kind in ADDRESSED if (name := getattr(self, kind)) is not None)


class Correction(Change):
    """A published entry that was wrong: which field. No `old` or `new`: not given."""

    what: Corrected
    old: Words | None = None
    new: Words | None = None

    @model_validator(mode="after")
    def _known(self) -> "Correction":
        section, _ = self.entry
        if self.what not in ADDRESSED[section.removesuffix("s")].model_fields:
            raise ValueError(f"{section} have no {self.what}")
        return self


class Withdrawn(Change):
    """An entry that was published and no longer stands. Its id is never used again."""


def as_text(value: Any) -> str | None:
    """A field as a correction writes it: [30, 50] for a range, 中文 / English for a name; None where nothing is given.

    It takes an entry's field or the same as a YAML file holds it.
    """
    if isinstance(value, Entry):
        value = value.model_dump(exclude_defaults=True)
    if isinstance(value, dict):
        named = set(value) == {"zh", "en"}
        return f"{value['zh']} / {value['en']}" if named else ", ".join(f"{k}: {as_text(v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return f"[{', '.join(str(as_text(each)) for each in value)}]"
    return None if value is None else str(value)
