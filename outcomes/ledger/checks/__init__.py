"""The checks of the curated file: one module each, and one list in the order in which the ledger runs them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from outcomes.errors import Problem
from outcomes.ledger.checks.accounts import covered
from outcomes.ledger.checks.agreement import agreeing
from outcomes.ledger.checks.beside import beside
from outcomes.ledger.checks.comparability import comparable
from outcomes.ledger.checks.coverage import NumeralRole
from outcomes.ledger.checks.history import history
from outcomes.ledger.checks.kinds import kinds
from outcomes.ledger.checks.own_words import written
from outcomes.ledger.checks.pairs import pairs
from outcomes.ledger.checks.quotes import anchored, figures
from outcomes.ledger.checks.references import references
from outcomes.ledger.document import Document
from outcomes.text.anchors import Anchor
from outcomes.text.figures import Reading
from outcomes.text.source_text import SourceText


@dataclass
class Curated:
    """A curated file while it is checked. What a check finds out the later ones may use; keys are ids."""

    document: Document
    texts: dict[str, SourceText]
    problems: list[Problem]
    anchors: dict[str, Anchor] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)
    roles: dict[str, list[NumeralRole]] = field(default_factory=dict)


def _anchors(file: Curated) -> list[Problem]:
    file.anchors, problems = anchored(file.document, file.texts)
    return problems


def _readings(file: Curated) -> list[Problem]:
    file.readings, problems = figures(file.document, file.texts, file.anchors)
    return problems


def _roles(file: Curated) -> list[Problem]:
    """The last check: what others have found wrong leaves numerals unclaimed."""
    file.roles, problems = covered(file.document, file.texts, file.anchors, file.problems)
    return problems


CHECKS: tuple[Callable[[Curated], list[Problem]], ...] = (
    lambda file: references(file.document),
    _anchors,
    _readings,
    lambda file: beside(file.document, file.texts, file.anchors, file.readings),
    lambda file: kinds(file.document, file.texts, file.anchors),
    lambda file: pairs(file.document, file.texts, file.anchors),
    lambda file: comparable(file.document),
    lambda file: agreeing(file.document, file.texts, file.anchors),
    lambda file: written(file.document),
    lambda file: history(file.document, file.texts),
    _roles,
)
