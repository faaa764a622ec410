"""Check 2: each quote stands in its text exactly once, and each figure once in its quote."""

import json
from collections.abc import Iterator
from typing import Any

from outcomes.errors import AnchorError, Problem
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import HINTS
from outcomes.ledger.models import Fact, Quote
from outcomes.text.anchors import Anchor, find, respelt, within


def anchored(file: Curated) -> Iterator[Problem]:
    """Check 2. Adds the anchors of facts, statements, programmes and not_facts."""
    hints = HINTS
    for section in ("facts", "statements", "programmes", "not_facts"):
        for i, entry in file.document.each(section):
            if entry.source not in file.texts:
                continue
            text = file.texts[entry.source].reading
            try:
                file.anchors[claimant(section, i, entry)] = anchor(text, entry, hint=hints > 0)
            except AnchorError as error:
                key, fix = "quote", "Copy the words from the source."
                elsewhere = [name for name in file.texts if hints > 0 and entry.quote in file.texts[name].reading]
                if (words := _claimed(entry)) and words not in entry.quote and words not in text:
                    key = entry.claimed
                elif elsewhere and entry.source not in elsewhere:
                    key, fix = "source", f"They stand in {' and '.join(elsewhere)}: write that source, if it is meant."
                elif hints > 0 and entry.quote not in text and (found := respelt(text, entry.quote)):
                    asked = json.dumps(found, ensure_ascii=False)
                    fix = f"Only the width of its marks or digits differs: if these are the words, write quote: {asked}"
                yield file.document.problem(section, i, key, f"{error}.", fix)
                hints -= 1


def anchor(text: str, entry: Quote, *, hint: bool = True) -> Anchor:
    """The place of an entry's words, and in them of what it claims, in a reading text. Raises AnchorError."""
    start = find(text, entry.quote, entry.prefix or "", entry.suffix or "", hint=hint)
    if (words := _claimed(entry)) is None:
        return Anchor(start, start + len(entry.quote), start, start)
    earlier = entry.before.figure if isinstance(entry, Fact) and entry.before else ""
    return within(entry.quote, start, words, earlier, "figure" if entry.claimed == "figure" else "name")


def _claimed(entry: Quote) -> str | None:
    return getattr(entry, entry.claimed) if entry.claimed else None


def claimant(section: str, index: int, entry: Any) -> str:
    """The key under which an entry's place is kept: an entry of not_facts has no id and so goes by its position."""
    if section == "facts":
        return entry.id
    return f"{section.removesuffix('s')}:{index if section == 'not_facts' else entry.id}"
