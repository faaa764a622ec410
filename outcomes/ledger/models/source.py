"""A text in seeds/ and what is known of it."""

from typing import Literal

from outcomes.ledger.models.entry import Entry, Name
from outcomes.ledger.vocabulary import FileName, Hash, Id, Line, Url


class Source(Entry):
    """A text in seeds/."""

    id: Id
    file: FileName
    sha256: Hash
    title: Name
    author: Name | None = None
    publisher: Name | None = None
    url: Url | None = None
    published: Line
    published_basis: Name | None = None
    transcription: Literal["plain", "pinyin-annotated"] = "plain"
    note: Name | None = None
