"""A text in seeds/ and what is known of it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from outcomes.ledger.models.entry import Entry, Name, Published
from outcomes.ledger.vocabulary import Coded, Day, FileName, Hash, Line, SourceKind, Url


class Agreement(Entry):
    """How far two readings agree in one code: for how many of the figures that both found, and Krippendorff's alpha.

    Alpha is nominal; without it: only one code was ever used, for which it is not defined.
    """

    alike: Annotated[int, Field(ge=0)]
    alpha: Annotated[Decimal, Field(ge=-1, le=1)] | None = None


class Readings(Entry):
    """How often a text was read from beginning to end, and when last.

    Of two readings that did not see each other: how many figures the first found, the second and both, and how far
    their codes of the figures that both found agree.
    """

    times: Annotated[int, Field(ge=1, le=2)]
    date: Day
    found: tuple[int, int, int] | None = None
    agreement: dict[Coded, Agreement] = {}

    @model_validator(mode="after")
    def _measured(self) -> "Readings":
        if (self.times == 2) != bool(self.found and self.agreement):
            raise ValueError("two readings have found: and agreement:, one has neither")
        if self.found and max(self.found[2], *(code.alike for code in self.agreement.values())) > min(self.found):
            raise ValueError("found: [first, second, both], and no code is alike in more figures than both found")
        return self


class Version(Entry):
    """A text that stood in the file before: what it was, until when, and why another took its place."""

    sha256: Hash
    date: Day
    why: Name


class Source(Published):
    """A text in seeds/. `kind` is what it was published as, by its own words or by what is known of it."""

    file: FileName
    sha256: Hash
    title: Name
    kind: SourceKind | None = None
    author: Name | None = None
    publisher: Name | None = None
    url: Url | None = None
    published: Line
    published_basis: Name | None = None
    transcription: Literal["plain", "pinyin-annotated"] = "plain"
    note: Name | None = None
    readings: Readings | None = None
    versions: list[Version] = []
