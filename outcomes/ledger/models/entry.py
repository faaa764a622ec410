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
    """Words of a source as a person reads them. `prefix` and `suffix` tell apart words that stand more than once.

    `claimed` is the key of the words in the quote that the entry accounts for, empty where it accounts for none.
    """

    source: Id
    quote: Words
    prefix: Words | None = None
    suffix: Words | None = None
    claimed: ClassVar[str] = ""
