"""What every entry of data/facts.yaml is: a shape without unknown keys, a name in both languages, words of a source."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from outcomes.ledger.vocabulary import Id, Line, Words


class Entry(BaseModel):
    """Base of all entries: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Name(Entry):
    """A text in both languages."""

    zh: Line
    en: Line

    def __getitem__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Published(Entry):
    """An entry whose id is an address. `formerly` are the ids it had: their addresses lead on to it."""

    id: Id
    formerly: list[Id] = []


class Quote(Entry):
    """Words of a source as a person reads them. `prefix` and `suffix` tell apart words that stand more than once."""

    source: Id
    quote: Words
    prefix: Words | None = None
    suffix: Words | None = None
    claim_kind: ClassVar[str] = "figure"

    @property
    def claim(self) -> str | None:
        """The words of the quote that the entry accounts for."""
        return None

    @property
    def other(self) -> str:
        """Another figure of the quote, in which the claim does not stand."""
        return ""
