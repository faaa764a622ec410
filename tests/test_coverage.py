"""Accounting for every numeral: each is claimed by exactly one entry."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.ledger.checks.coverage import Claim, account, set_phrases
from outcomes.text.numerals import scan

TEXT = "全镇装了1.2万多盏灯，一五一十，百分之九十八满意。"


WHOLE = ["1.2万多", "一五一十", "百分之九十八"]
PIECES = {"1.2": 0, "2万多": 0, "万多": 0, "五一十": 1, "百分之九十": 2}


def claims_of(words):
    """A claim for each of some words, which stand in the text once."""
    starts = [TEXT.index(one) for one in words]
    return [Claim(at, at + len(one), "output", str(i)) for i, (at, one) in enumerate(zip(starts, words, strict=True))]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (WHOLE, []), ([*WHOLE, "盏灯"], []),
        # without a claim, with two, or with one to a piece of it
        *[(WHOLE[:at] + WHOLE[at + 1 :], [WHOLE[at]]) for at in range(3)],
        ([*WHOLE, "1.2万多盏灯"], WHOLE[:1]), ([*WHOLE, "1.2万多"], WHOLE[:1]), ([*WHOLE, TEXT], WHOLE),
        *[([piece, *WHOLE[:at], *WHOLE[at + 1 :]], [WHOLE[at]]) for piece, at in PIECES.items()],
    ],
)  # fmt: skip
def test_a_numeral_is_accounted_for_by_one_claim_to_the_whole_of_it(words, left):
    claims = claims_of(words)
    roles, miscounts = account(TEXT, claims)
    assert {role.numeral.text: words[int(role.id)] for role in roles} == {one: one for one in WHOLE if one not in left}
    assert [found.numeral.text for found in miscounts] == left
    for found in miscounts:
        touching = [one for one in claims if one.start < found.numeral.end and found.numeral.start < one.end]
        assert sorted(found.claims, key=claims.index) == touching


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
