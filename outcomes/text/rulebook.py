"""docs/wordings.md: what each word says of a number, made from the grammar's own table."""

from itertools import groupby

from outcomes.text.wordings import WORDINGS, Wording

HEAD = """# 数字用语规则 · The wordings of figures

Made by `python -m outcomes wordings` from the table that reads the figures; do not edit.
本文件由 `python -m outcomes wordings` 根据识别数字的同一张表生成，请勿手改。

A word bounds a number and nothing else is invented. `[` and `]` include the number, `(` and `)` leave it out; `…` is an
open side. The Civil Code, Art. 1259: 以上, 以下, 以内 include the number; 不满, 超过, 以外 do not.
用语只限定数值的一侧。方括号含本数，圆括号不含本数，“…”表示不设限。
依《民法典》第一千二百五十九条，
“以上”“以下”“以内”包括本数，“不满”“超过”“以外”不包括本数。

A word binds only as a word: 约 in 签约, 近 in 附近, 过 in 通过, 快 in 最快 and 上 in 网上 bind nothing.
Two words that do not say the same leave the figure unread.
词语成词才算：签约、附近、通过、最快、网上都不是约数。
两个用语不一致时，该数字不予识别。

| 用语 word | 位置 place | 含义 qualifier | 范围 bounds of n | 依据 authority |
|---|---|---|---|---|
"""
TAIL = """
| 其他写法 other forms | 读作 reads as |
|---|---|
| 强、弱 after a share (10%强, 10%弱) | more-than [n, n + u), nearly (…, n] |
| 强 after a count (20强) | a rank: at-most (…, n] |
| 内 after a unit of time or length (24小时内) | at-most (…, n] |
| 数十、几百、十几 | more-than: one unit of what is named up to the next (数十: [10, 100); 十几: [10, 20)) |
| 10至15、三四百、18岁以上60岁以下 | between: both ends, no middle |
| 成、分之、%、‰、一半、过半 | a share, in per cent |
| 下降3.2%、减少两成 | a change below nothing: −3.2, −20; its bounds change sides |
| 个百分点 | a unit of its own, never per cent |

u is one unit of the last printed digit: 20多万 [200 000, 300 000), 20万多 [200 000, 210 000), 1.2万多 [12 000, 13 000).
u 是最后一位印出数字的一个单位。
"""
PLACES = {"before": "前 before", "after": "后 after"}


def page() -> str:
    """The page in Markdown, a row for each group of words that say the same."""
    rows = [_row([w.word for w in words], first) for first, words in _groups()]
    return HEAD + "\n".join(rows) + "\n" + TAIL


def _groups() -> list[tuple[Wording, list[Wording]]]:
    groups = [
        list(found) for _, found in groupby(WORDINGS, lambda w: (w.side, w.qualifier, w.authority, w.closed, w.room))
    ]
    return [(found[0], found) for found in groups]


def _row(words: list[str], one: Wording) -> str:
    listed = "、".join(word.replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;") for word in words)
    return f"| {listed} | {PLACES[one.side]} | {one.qualifier} | {bounds(one)} | {one.authority} |"


def bounds(one: Wording) -> str:
    """The bounds a wording leaves of a number n: [n, …) or (…, n]."""
    if one.qualifier in ("about", "exactly"):
        return "≈ n" if one.qualifier == "about" else "[n, n]"
    if one.qualifier in ("more-than", "at-least"):
        return f"{'[' if one.closed else '('}n, {'n + u' if one.room else '…'})"
    return f"(…, n{']' if one.closed else ')'}"
