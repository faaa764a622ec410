"""Insert an entry at the end of the sources of a curated file, every other byte as it was."""

import re

from outcomes.cli.common import CannotRunError
from outcomes.errors import DataError
from outcomes.ledger.yamlfile import Mapping, Sequence, parse

# The line breaks that YAML counts, so that its line numbers find the lines.
LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")
EMPTY = re.compile(r"(sources:)[ \t]*\[[ \t]*\]")


def inserted(text: str, entry: list[str], file: str) -> str:
    """The file with the entry. Raises CannotRunError where it would come to mean anything else than that."""
    root = parse(text, file)
    lines = [match[0] for match in LINE.finditer(text) if match[0]]
    newline = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    sources = root.get("sources")
    if not isinstance(sources, Sequence):
        raise CannotRunError(f"{file}: there is no section sources: with a list to add to.")
    at = _end(root, lines)
    if not sources:
        start = root.lines["sources"] - 1
        lines[start] = EMPTY.sub(r"\1", lines[start], count=1)
    indent = _indent(lines[sources.lines[0] - 1]) if sources else "  "
    if at and not lines[at - 1].endswith(newline[-1]):
        lines[at - 1] += newline
    after = "".join([*lines[:at], *(f"{indent}{line}{newline}" for line in entry), *lines[at:]])
    _compare(root, after, file)
    return after


def _end(root: Mapping, lines: list[str]) -> int:
    """How many lines stand before the place of a new entry: right after the last line of the last source."""
    start = root.lines["sources"]
    at = min((line - 1 for line in root.lines.values() if line > start), default=len(lines))
    # Blank lines and comments in the margin belong to what follows.
    while at > start and (not lines[at - 1].strip() or lines[at - 1].startswith("#")):
        at -= 1
    return at


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


def _compare(before: Mapping, text: str, file: str) -> None:
    """The old meaning and one source more, or an error."""
    try:
        after = parse(text, file)
        grown = after.get("sources")
        same = isinstance(grown, Sequence) and {**after, "sources": grown[:-1]} == dict(before)
        if same and isinstance(grown, Sequence) and isinstance(grown[-1], Mapping):
            return
    except DataError:
        pass  # the same advice as for a file that parses to something else
    raise CannotRunError(
        f"{file}: the section sources: is laid out in a way that cannot be added to; begin each with a dash."
    )
