"""What a calculation rests on: the words of each fact and a link to each, as HTML in which no data are markup."""

from pathlib import Path

import pytest

from outcomes.analysis.table import facts_table
from outcomes.export.evidence import evidence, passages
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.models import Name
from tests.conftest import TEXT, facts, make_document, name, write
from tests.test_templates import NASTY, Seen

PAIR = ("town-people", "town-young")


def made(tmp_path, lang="en", note=None, document=None):
    ledger = load(*write(tmp_path, document or make_document()))
    rows = facts_table(ledger).set_index("id").to_dict("index")
    return Seen(evidence(lang, {"stage": ["outcome"]}, ledger, rows, PAIR, note))


def test_each_fact_is_a_link_away_with_the_filters(tmp_path):
    assert made(tmp_path).links == [f"sources?stage=outcome&source=town-news&fact={fact}" for fact in PAIR]


def test_the_words_and_their_translation_stand_below_the_note(tmp_path):
    words = "|".join(made(tmp_path, note=Name(zh="说明", en="A note.")).words)
    assert words.startswith("A note.|全市|近50万|人受益，其中青年|20多万|人|Nearly 500,000 people served|of whom over")


def test_chinese_has_no_translation(tmp_path):
    assert "Nearly" not in "".join(made(tmp_path, "zh").words)


@pytest.mark.parametrize("payload", [payload.replace("1", "x") for payload in NASTY if payload.isprintable()])
def test_notes_and_translations_are_never_markup(tmp_path, payload):
    changed = [fact | ({"translation": f"500,000 {payload}"} if fact["id"] == PAIR[0] else {}) for fact in facts()]
    seen = made(tmp_path, note=Name(**name(payload, payload)), document=make_document(facts=changed))
    assert set(seen.tags) == {"div", "p", "blockquote", "strong", "a"}
    assert "".join(seen.words).count(payload) == 2


def test_facts_of_one_sentence_share_a_passage_with_both_figures_strong(ledger: Ledger):
    ((_, pieces),) = passages(ledger, ["hupan-corridor-lights", "hupan-buildings-lit"])
    assert "".join(words for words, _ in pieces) == "目前，社区的57栋住宅和13条小巷，共安装了55盏路灯、864盏楼道灯"
    assert [words for words, strong in pieces if strong] == ["57", "864"]


def test_facts_of_two_sentences_have_a_passage_each(ledger: Ledger):
    found = passages(ledger, ["hupan-corridor-lights", "changleng-corridor-lights"])
    assert [sum(strong for _, strong in pieces) for _, pieces in found] == [1, 1]


def test_a_passage_is_escaped_and_says_its_script(tmp_path: Path):
    text = TEXT.replace("路灯和", "路灯<b>和")
    ledger = load(*write(tmp_path, make_document(text), town=text))
    rows = facts_table(ledger).set_index("id").to_dict("index")
    html = evidence("zh", {}, ledger, rows, ["town-lights", "town-corridor-lights"], None)
    assert (
        '<blockquote lang="zh-Hans" class="passage">'
        "全镇共安装了<strong>1.2万多</strong>盏路灯&lt;b&gt;和<strong>864</strong>盏楼道灯</blockquote>"
    ) in html
