"""What became of what was published."""

from outcomes.ledger.models.entry import Entry, Name
from outcomes.ledger.vocabulary import Corrected, Day, Id, Words


class Correction(Entry):
    """A published figure that was wrong: which field of which fact, when and why. No `old` or `new`: not given."""

    fact: Id
    date: Day
    what: Corrected
    old: Words | None = None
    new: Words | None = None
    why: Name
