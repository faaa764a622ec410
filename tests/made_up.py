"""A small made-up curated file with its texts, for tests that must not depend on the real data."""

import hashlib
from pathlib import Path

TOWN = "全镇共安装了1.2万多盏路灯，群众满意率90%以上。\n一切为了群众。2021年完工。\n"
CITY = "=今年投入26.8亿元，近50万人受益。\n"

DATA = """\
# yaml-language-server: $schema=./facts.schema.json
# A made-up file: every comment must outlive a new source.

sources:
  - id: town-news-2022
    file: town.txt # beside the others
    sha256: {town}
    title: {{zh: 小镇新闻, en: Town News}}
    author: {{zh: 张三, en: Zhang San}}
    publisher: {{zh: 小镇日报, en: Town Daily}}
    published: "2022-01~"
    published_basis: {{zh: 依据, en: basis}}
  - id: city-report
    file: city.txt
    sha256: {city}
    title: {{zh: 市报告, en: City Report}}
    url: https://example.org/report?a=1&b=2
    published: "2023"
    published_basis: {{zh: 依据, en: basis}}

regions:
  - {{id: jiangxi, name: {{zh: 江西省, en: Jiangxi}}, level: province, code: "360000"}}
  - {{id: small-town, name: {{zh: 小镇, en: Small Town}}, level: township, parent: jiangxi}}
themes:
  - {{id: housing, name: {{zh: 住房, en: Housing}}}}
units:
  - {{id: lights, name: {{zh: 盏, en: lights}}, dimension: count}}
  - {{id: percent, name: {{zh: "%", en: percent}}, symbol: "%", dimension: share}}
  - {{id: yuan, name: {{zh: 元, en: yuan}}, symbol: ¥, dimension: money}}
  - {{id: people, name: {{zh: 人, en: people}}, dimension: people}}
indicators:
  - id: lights-installed
    theme: housing
    unit: lights
    name: {{zh: 安装路灯, en: Street lights installed}}
    stage: output
    measure: level
    better: higher
    definition: {{zh: 灯, en: lights}}
    comparison: {{zh: 灯, en: lights}}
    group: lights
  - id: satisfied
    theme: housing
    unit: percent
    name: {{zh: 满意率, en: Satisfied residents}}
    stage: outcome
    measure: level
    better: higher
    definition: {{zh: 满意, en: share}}
    comparison: {{zh: 满意, en: share}}
    group: satisfied
  - id: invested
    theme: housing
    unit: yuan
    name: {{zh: 投入, en: Invested}}
    stage: input
    measure: level
    better: neither
    definition: {{zh: 投入, en: money}}
    comparison: {{zh: 投入, en: money}}
    group: invested
  - id: people-served
    theme: housing
    unit: people
    name: {{zh: 受益人数, en: People served}}
    stage: outcome
    measure: level
    better: higher
    definition: {{zh: 受益, en: people}}
    comparison: {{zh: 受益, en: people}}
    group: people-served
programmes:
  - id: lighting
    name: {{zh: 点亮工程, en: Lighting Project}}
    region: small-town
    source: town-news-2022
    quote: 安装了1.2万多盏路灯
    summary: {{zh: 装灯, en: Lights}}
facts:
  - id: town-lights
    indicator: lights-installed
    region: small-town
    value: 12000
    qualifier: more-than
    period: "2021"
    source: town-news-2022
    quote: 全镇共安装了1.2万多盏路灯
    figure: 1.2万多
    translation: The town installed over 12,000 street lights
    programme: lighting
  - id: town-satisfied
    indicator: satisfied
    region: small-town
    value: 90
    qualifier: at-least
    source: town-news-2022
    quote: 群众满意率90%以上
    figure: 90%以上
    translation: Over 90% of residents are satisfied
    note: {{zh: 存疑, en: a doubt}}
  - id: city-invested
    indicator: invested
    region: jiangxi
    value: 2680000000
    source: city-report
    quote: =今年投入26.8亿元
    figure: 26.8亿
    translation: "=2.68 billion yuan invested this year"
  - id: city-people
    indicator: people-served
    region: jiangxi
    value: 500000
    qualifier: nearly
    source: city-report
    quote: 近50万人受益
    figure: 近50万
    translation: Nearly 500,000 people served
ratios: []
not_facts:
  - {{source: town-news-2022, quote: 2021年完工, figure: 2021, reason: date}}
idioms: [一切]
"""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write(folder: Path) -> tuple[Path, Path]:
    """The file and the folder of texts, in a new folder."""
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "town.txt").write_bytes(TOWN.encode())
    (seeds / "city.txt").write_bytes(CITY.encode())
    data = folder / "facts.yaml"
    data.write_bytes(DATA.format(town=digest(TOWN), city=digest(CITY)).encode())
    return data, seeds
