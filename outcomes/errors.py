"""The one exception base, and the problem a person can act on."""

from dataclasses import dataclass, field


class OutcomesError(Exception):
    """Base of every error this package raises on purpose."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong in a file: where, which entry, what is wrong and how to mend it."""

    file: str
    line: int
    id: str
    message: str
    fix: str = field(default="", compare=False)

    def __str__(self) -> str:
        subject = f" {self.id}:" if self.id else ""
        remedy = f" {self.fix}" if self.fix else ""
        return f"{self.file}:{self.line}:{subject} {self.message}{remedy}"


class DataError(OutcomesError):
    """The curated file or a source text is wrong; carries every problem found."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class FigureError(OutcomesError):
    """A printed numeral cannot be read as a number."""


class AnchorError(OutcomesError):
    """A quote does not stand in its source exactly once."""
