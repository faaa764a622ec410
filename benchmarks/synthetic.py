"""Made-up facts in any number, valid by every check, to measure with: the same number gives the same bytes.

    python -m benchmarks.synthetic 10000 [folder]

writes facts.yaml and seeds/ into out/synthetic/10000 or the folder given, to be served and checked with OUTCOMES_DATA
and OUTCOMES_SEEDS. The places bear the names of the 31 provinces and nothing else of them: every number is invented.
"""

import hashlib
import random
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from outcomes.ledger.provinces import TILES
from outcomes.settings import ROOT
from outcomes.text.figures import read_figure

SEED = 20240501
PER_SOURCE = 200  # facts that one text reports
COUNTIES = 12  # of each province
LIVES_ON = (("住房", "Housing"), ("道路", "Roads"), ("学校", "Schools"), ("医疗", "Health"), ("就业", "Jobs"),
            ("养老", "Old age"), ("饮水", "Water"), ("环境", "Air"), ("法律", "Law"), ("文化", "Culture"))  # fmt: skip
KINDS = (
    # Chinese and English name, unit, stage, measure, how the text says it before the figure, and figures it gives
    ("建成", "built", "projects", "output", "level", "count"),
    ("受益人数", "people served", "people", "outcome", "level", "count"),
    ("满意率", "satisfaction", "percent", "outcome", "level", "share"),
    ("投入", "money spent", "yuan", "input", "level", "money"),
    ("走访", "visits", "visits", "activity", "level", "count"),
    ("下降", "decrease", "points", "outcome", "change", "share"),
)
UNITS = (("projects", "项", "projects", "project", "count"), ("people", "人", "people", "person", "people"),
         ("percent", "%", "percent", None, "share"), ("points", "%", "percent change", None, "share"),
         ("yuan", "元", "yuan", "yuan", "money"), ("visits", "次", "visits", "visit", "count"))  # fmt: skip
SIGNS = {"percent": "%", "points": "%", "yuan": "¥"}
BEFORE, AFTER = "东南西北上新长清", "河山湖林安平阳城"


class Place(NamedTuple):
    id: str
    zh: str
    en: str


class Line(NamedTuple):
    """A sentence of a made-up text that reports one figure."""

    place: Place
    theme: int
    kind: int
    figure: str
    quote: str


def main(count: int, folder: Path) -> None:
    """Write the file and its texts."""
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    sections: dict[str, list[Any]] = {"sources": [], "facts": []}
    for number, lines in enumerate(texts(count)):
        text = "".join(f"{line.quote}。\n" for line in lines)
        (folder / "seeds" / f"{number:05}.txt").write_bytes(text.encode())
        sections["sources"].append(source(number, text))
        sections["facts"] += [fact(number, at, line) for at, line in enumerate(lines)]
    with (folder / "facts.yaml").open("w", encoding="utf-8", newline="\n") as file:
        yaml.dump(base() | sections, file, yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=2000)


def texts(count: int) -> Iterator[list[Line]]:
    """The sentences of each text. Inside one text no place says the same thing twice, so that quotes stand once."""
    rng = random.Random(SEED)
    everything = list(product(places(), range(len(LIVES_ON)), range(len(KINDS))))
    for start in range(0, count, PER_SOURCE):
        chosen = rng.sample(everything, min(PER_SOURCE, count - start))
        yield [line(rng, *parts) for parts in chosen]


def line(rng: random.Random, place: Place, theme: int, kind: int) -> Line:
    verb, _, unit, *_, sort = KINDS[kind]
    figure = _figure(rng, sort)
    # The unit stands inside the wording: 90%以上, but 1200人以上 would be another numeral.
    ending = "" if unit in ("percent", "points") else next(zh for name, zh, *_ in UNITS if name == unit)
    about = LIVES_ON[theme][0]
    return Line(place, theme, kind, figure, f"{place.zh}把{about}当作要紧的事来办，共{about}{verb}{figure}{ending}")


def _figure(rng: random.Random, sort: str) -> str:
    if sort == "money":
        return rng.choice([f"{rng.randrange(2, 90)}.{rng.randrange(1, 9)}亿", f"{rng.randrange(20, 9000)}万", "近50万"])
    if sort == "share":
        share = f"{rng.randrange(20, 99)}.{rng.randrange(1, 9)}%"
        return rng.choice([share, share, f"{share}以上", f"超过{share}"])
    plain, myriads = str(rng.randrange(2, 9000)), f"{rng.randrange(1, 99)}.{rng.randrange(1, 9)}万"
    return rng.choice([plain, plain, plain, myriads, f"{myriads}多", f"近{myriads}", f"{rng.randrange(2, 90)}0多"])


def places() -> list[Place]:
    """The provinces and counties."""
    made = []
    for tile in TILES:
        made.append(Place(f"p{tile.code}", tile.zh, tile.en))
        for at, (before, after) in zip(range(COUNTIES), product(BEFORE, AFTER[::3]), strict=False):
            made.append(
                Place(f"p{tile.code}-c{at}", f"{tile.zh}{before}{after}县", f"{tile.en} County {chr(ord('A') + at)}")
            )
    return made


def base() -> dict[str, list[Any]]:
    """The sections that do not grow with the facts."""
    regions = [
        {"id": place.id, "name": name(place.zh, place.en)}
        | ({"level": "county", "parent": place.id.split("-")[0]} if "-" in place.id
           else {"level": "province", "code": place.id[1:]})
        for place in places()
    ]  # fmt: skip
    units = [
        said({"id": key, "name": name(zh, en), "one": one, "symbol": SIGNS.get(key), "dimension": dimension})
        for key, zh, en, one, dimension in UNITS
    ]
    indicators = [indicator(theme, kind) for theme, kind in product(range(len(LIVES_ON)), range(len(KINDS)))]
    themes = [{"id": f"t{at}", "name": name(*words)} for at, words in enumerate(LIVES_ON)]
    return {"regions": regions, "themes": themes, "units": units, "indicators": indicators, "names": ["四川"]}


def indicator(theme: int, kind: int) -> dict[str, Any]:
    zh, en, unit, stage, measure, _ = KINDS[kind]
    return {
        "id": f"t{theme}-k{kind}", "theme": f"t{theme}", "unit": unit,
        "name": name(f"{LIVES_ON[theme][0]}{zh}", f"{LIVES_ON[theme][1]}: {en}"), "stage": stage, "measure": measure,
        "better": "higher", "definition": name("虚构", "Made up"), "comparison": name("虚构", "Made up"),
        "group": f"t{theme}-k{kind}",
    }  # fmt: skip


def source(number: int, text: str) -> dict[str, Any]:
    return {
        "id": f"s{number}", "file": f"{number:05}.txt", "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": name(f"虚构文本{number}", f"Made-up text {number}"), "published": str(2010 + number % 15),
    }  # fmt: skip


def fact(number: int, at: int, line: Line) -> dict[str, Any]:
    reading = read_figure(line.figure)
    year = 2010 + at % 14
    period = ("", f"{year}~", f"{year}-{1 + at % 12:02}~", f"{year - 1}~/{year}~")[at % 4]
    basis = name(f"虚构，{year - 1}年至{year}年", f"Made up, {year - 1} to {year}") if period else None
    about = LIVES_ON[line.theme][1]
    words = f"{line.place.en} treats {about.lower()} as urgent; {about}, {KINDS[line.kind][1]}: {reading.value:f}"
    return said({
        "id": f"s{number}-f{at}", "indicator": f"t{line.theme}-k{line.kind}", "region": line.place.id,
        "value": float(reading.value) if reading.value % 1 else int(reading.value),
        "qualifier": None if reading.qualifier == "exactly" else reading.qualifier,
        "period": period or None, "period_basis": basis,
        "source": f"s{number}", "quote": line.quote, "figure": line.figure, "translation": words,
        "note": name("数字存疑", "A made-up doubt") if at % 50 == 0 else None,
    })  # fmt: skip


def name(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def said(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    main(asked, Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "out" / "synthetic" / str(asked))
