"""The checks of the curated file: one module each, and one list in the order in which the ledger runs them."""

from collections.abc import Callable, Iterable

from outcomes.errors import Problem
from outcomes.ledger.checks.accounts import covered
from outcomes.ledger.checks.agreement import agreeing
from outcomes.ledger.checks.beside import beside, pairs
from outcomes.ledger.checks.comparability import comparable
from outcomes.ledger.checks.figures import figures
from outcomes.ledger.checks.history import history
from outcomes.ledger.checks.kinds import kinds
from outcomes.ledger.checks.own_words import written
from outcomes.ledger.checks.quotes import anchored
from outcomes.ledger.checks.references import references
from outcomes.ledger.curated import Curated

# Numerals are counted last: what others have found wrong leaves them unclaimed.
CHECKS: tuple[Callable[[Curated], Iterable[Problem]], ...] = (
    references, anchored, figures, beside, kinds, pairs, comparable, agreeing, written, history, covered,
)  # fmt: skip
