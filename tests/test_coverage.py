"""Accounting for every numeral: each is claimed by exactly one entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.ledger.checks.coverage import Claim, account, set_phrases
from outcomes.text.numerals import scan

TEXT = "全镇装了1.2万多盏灯，一五一十，百分之九十八满意。"


def claim(words, text=TEXT, role="output", key="a"):
    assert text.count(words) == 1
    start = text.index(words)
    return Claim(start, start + len(words), role, key)


ALL = [claim("1.2万多"), claim("一五一十", role="idiom", key="b"), claim("百分之九十八", role="outcome", key="c")]


def test_every_numeral_has_the_fate_of_the_entry_that_claims_it():
    roles, miscounts = account(TEXT, ALL)
    assert miscounts == []
    assert [(role.numeral.text, role.role, role.id) for role in roles] == [
        ("1.2万多", "output", "a"),
        ("一五一十", "idiom", "b"),
        ("百分之九十八", "outcome", "c"),
    ]


@pytest.mark.parametrize("missing", range(3))
def test_a_numeral_without_a_claim_is_a_miscount(missing):
    roles, miscounts = account(TEXT, ALL[:missing] + ALL[missing + 1 :])
    assert len(roles) == 2
    assert [(found.numeral, found.claims) for found in miscounts] == [(scan(TEXT)[missing], ())]


@pytest.mark.parametrize("words", ["1.2万多盏灯", "1.2万多", "装了1.2万多盏灯，一五一十，百分之九十八满意"])
def test_a_numeral_with_two_claims_is_a_miscount(words):
    again = claim(words, key="again")
    assert {claim.id for found in account(TEXT, [*ALL, again])[1] for claim in found.claims} >= {"a", "again"}


@pytest.mark.parametrize(
    ("words", "numeral"),
    [
        ("1.2", "1.2万多"),
        ("2万多", "1.2万多"),
        ("万多", "1.2万多"),
        ("五一十", "一五一十"),
        ("百分之九十", "百分之九十八"),
    ],
)
def test_a_claim_to_a_piece_of_a_numeral_is_not_enough(words, numeral):
    piece = claim(words)
    others = [other for other in ALL if TEXT[other.start : other.end] != numeral]
    roles, miscounts = account(TEXT, [*others, piece])
    assert [found.numeral.text for found in miscounts] == [numeral]
    assert len(roles) == 2


@pytest.mark.parametrize(
    ("text", "claims", "held", "left"),
    [
        ("2021年11月完工", [Claim(0, 8, "date", "d")], ["2021年11"], []),  # more than the numeral
        ("齐唱一十八摸", set_phrases("齐唱一十八摸", ["齐唱一"], ["十八摸"]), ["一十八"], []),  # phrases share a run
        ("装128盏", [Claim(0, 2, "output", "a"), Claim(2, 5, "output", "b")], [], ["128"]),  # entries do not
    ],
)
def test_what_several_claims_hold(text, claims, held, left):
    roles, miscounts = account(text, claims)
    assert [role.numeral.text for role in roles] == held
    assert [found.numeral.text for found in miscounts] == left


def test_a_claim_that_holds_no_numeral_changes_nothing():
    assert account(TEXT, [*ALL, claim("盏灯", key="d")]) == account(TEXT, ALL)


def test_set_phrases_and_names_claim_every_place_they_stand():
    claims = set_phrases("一切为了一切，四川", ["一切"], ["四川"])
    assert claims == [Claim(0, 2, "idiom", "一切"), Claim(4, 6, "idiom", "一切"), Claim(7, 9, "name", "四川")]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("第一书记", ["第一", "第一书记"], [(0, "第一书记")]),
        ("进一步统一", ["统一", "进一步"], [(0, "进一步"), (3, "统一")]),
        ("第一线", ["一线", "第一"], [(0, "第一")]),
        ("a.b", ["."], [(1, ".")]),
        ("一切", [], []),
    ],
)
def test_set_phrases_are_found_where_they_stand_the_longest_first(text, words, found):
    assert [(claim.start, claim.id) for claim in set_phrases(text, words, [])] == found


@given(st.text("1２万一十百多%.盏。", max_size=25))
def test_each_numeral_is_either_accounted_for_or_a_miscount(text):
    roles, miscounts = account(text, [])
    assert (roles, [found.numeral for found in miscounts]) == ([], scan(text))
    roles, miscounts = account(text, [Claim(n.start, n.end, "output", str(i)) for i, n in enumerate(scan(text))])
    assert ([role.numeral for role in roles], miscounts) == (scan(text), [])
    assert [role.id for role in roles] == [str(i) for i in range(len(roles))]
