"""Check 2: each quote stands in its text exactly once, and each figure once in its quote."""

import json
from collections.abc import Iterator
from typing import Any

from outcomes.errors import AnchorError, Problem
from outcomes.ledger.curated import Curated
from outcomes.ledger.document import HINTS
from outcomes.ledger.models import Quote
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
                if entry.claim and entry.claim not in entry.quote and entry.claim not in text:
                    key = "term" if section == "programmes" else "figure"
                elif elsewhere and entry.source not in elsewhere:
                    key, fix = "source", f"They stand in {' and '.join(elsewhere)}: write that source, if it is meant."
                elif hints > 0 and entry.quote not in text and (words := respelt(text, entry.quote)):
                    words = json.dumps(words, ensure_ascii=False)
                    fix = f"Only the width of its marks or digits differs: if these are the words, write quote: {words}"
                yield file.document.problem(section, i, key, f"{error}.", fix)
                hints -= 1


def anchor(text: str, entry: Quote, *, hint: bool = True) -> Anchor:
    """The place of an entry's words, and in them of what it claims, in a reading text. Raises AnchorError."""
    start = find(text, entry.quote, entry.prefix or "", entry.suffix or "", hint=hint)
    if entry.claim is None:
        return Anchor(start, start + len(entry.quote), start, start)
    return within(entry.quote, start, entry.claim, entry.other, entry.claim_kind)


def claimant(section: str, index: int, entry: Any) -> str:
    """The key under which an entry's place is kept: an entry of not_facts has no id and so goes by its position."""
    if section == "facts":
        return entry.id
    return f"{section.removesuffix('s')}:{index if section == 'not_facts' else entry.id}"
