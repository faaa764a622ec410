"""What a text tells in words and not in numbers, drafted: outcomes, and programmes by their names."""

import re

from outcomes.cli.quotes import Span, clause, fitting, quoted
from outcomes.cli.sheet import BOTH, Item
from outcomes.ledger.document import PLACEHOLDER
from outcomes.text.source_text import SourceText

PROGRAMME = re.compile("“([^“”]{1,12}(?:工程|行动|计划|机制|模式|制度|办法|工作法))”")
# Outcomes without a number that are plain by their words, unless the clause only intends them.
STATEMENTS = {
    "award": re.compile("创成|荣获|获评|入选|被评为|被授予|創成|榮獲|獲評|入選|被評為"),
    "coverage": re.compile(r"全覆盖|全覆蓋|应(.)尽\1|應(.)盡\2"),
}
INTENDED = re.compile(
    "力争|为推动|為推動|争取|目标|计划|预计|努力|继续|推进|将|要|力爭|爭取|目標|計劃|預計|繼續|推進|將"
)


def programmes(text: SourceText, taken: set[str]) -> list[Item]:
    """What stands between quotation marks and is called a project, an action or the like, once each."""
    found: dict[str, Item] = {}
    for match in PROGRAMME.finditer(text.reading):
        term, sentence = match[1], text.sentence(*match.span())
        upto = (sentence[0], clause(text.reading, *match.span())[1])
        if term not in taken | {*found} and (span := fitting(text.reading, [upto, match.span()], sentence)):
            entry = {"id": PLACEHOLDER, "name": {**BOTH, "zh": term}, **quoted(text.reading, *span), "term": term}
            found[term] = Item("programmes", {**entry, "summary": BOTH}, *span, match.start(1), draft=True)
    return list(found.values())


def statements(text: SourceText) -> list[Item]:
    """What is plainly an outcome without a number, one for a sentence: to be looked at, never an entry by itself."""
    found: dict[Span, Item] = {}
    for kind, words in STATEMENTS.items():
        for match in words.finditer(text.reading):
            sentence, near = text.sentence(*match.span()), clause(text.reading, *match.span())
            span = fitting(text.reading, [(sentence[0], near[1]), near], sentence)
            if span and sentence not in found and not INTENDED.search(text.reading, sentence[0], match.start()):
                entry = {"id": PLACEHOLDER, "theme": PLACEHOLDER, "kind": kind, "name": BOTH}
                entry |= {"translation": PLACEHOLDER, **quoted(text.reading, *span)}
                found[sentence] = Item("statements", entry, *span, match.start(), draft=True)
    return list(found.values())
