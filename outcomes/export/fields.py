"""The columns of every exported table: names that never change, titles and descriptions in both languages."""

from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from outcomes.ledger.vocabulary import Measure, Qualifier, Stage


@dataclass(frozen=True)
class Column:
    """One exported column. `name` is the same in every language, so that a script reads any export.

    `kind` is a Table Schema type; `origin` is the column of the facts table, with {lang} where it has one a language.
    """

    name: str
    origin: str
    kind: str
    title: str
    description: str
    required: bool = False
    known: tuple[str, ...] = ()


COLUMNS: tuple[tuple[Any, ...], ...] = (
    ("id", "id", "string", True, "编号", "Id",
     "事实的固定编号，也是其网址的一部分", "Stable id of the fact, part of its URL"),
    ("indicator", "indicator_{lang}", "string", True, "指标", "Indicator", "所计之事", "What the figure measures"),
    ("theme", "theme_{lang}", "string", True, "主题", "Theme", "指标所属主题", "Theme of the indicator"),
    ("stage", "stage", "string", True, "成果链环节", "Results stage",
     "投入 input、活动 activity、产出 output、成效 outcome、背景 context", "Place in the results chain"),
    ("measure", "measure", "string", True, "量度", "Measure",
     "水平 level、变化 change、目标完成 target-share、名次 rank；不同量度不可相比",
     "Level, change, share of a target or rank: never compare one with another"),
    ("province", "province_{lang}", "string", True, "省份", "Province", "所属省级行政区", "Province of the place"),
    ("place", "place_{lang}", "string", True, "地点", "Place", "事实所说的地点", "The place the figure is about"),
    ("place_path", "path_{lang}", "string", True, "地点层级", "Place in full",
     "地点及其所有上级", "The place and all that contain it"),
    ("value", "value", "number", True, "数值", "Value",
     "原文所印之数，单位见 unit 列；措辞另见 qualifier",
     "The number as printed, in the unit of the column unit; read it with the qualifier"),
    ("low", "low", "number", False, "下限", "Low",
     "措辞允许的最小值；空白表示未设下限", "Lowest number the wording allows; empty where that side is open"),
    ("high", "high", "number", False, "上限", "High",
     "措辞允许的最大值；空白表示未设上限", "Highest number the wording allows; empty where that side is open"),
    ("qualifier", "qualifier", "string", True, "限定", "Qualifier",
     "恰为 exactly、多于 more-than、近 nearly、约 about、不少于 at-least、不多于 at-most",
     "How the text words the number"),
    ("worded", "worded_{lang}", "string", True, "文字表述", "As worded",
     "数值连同措辞与单位", "The number in words, with its unit"),
    ("unit", "unit_{lang}", "string", True, "单位", "Unit", "数值的单位", "Unit of value, low and high"),
    ("period", "period", "string", False, "时期", "Period",
     "EDTF 格式，~ 表示推断；空白表示原文未注明", "EDTF, ~ where inferred; empty where the text gives none"),
    ("period_basis", "period_basis_{lang}", "string", False, "时期依据", "Basis of the period",
     "推断时期所依据的文字", "The words an inferred period rests on"),
    ("quote", "quote", "string", True, "原文", "Quote",
     "数字所在的原文，逐字照录", "The words of the source, character for character"),
    ("figure", "figure", "string", True, "原文数字", "Figure",
     "引文中照印的数字", "The numeral as printed in the quote"),
    ("translation", "translation", "string", True, "英译", "Translation",
     "引文的英文翻译，非原文", "English translation of the quote, ours"),
    ("note", "note_{lang}", "string", False, "说明", "Note", "读者须知的疑点", "A doubt the reader must see"),
    ("programme", "programme_{lang}", "string", False, "机制", "Programme",
     "文中所说的做法", "The mechanism the text describes"),
    ("part_of", "part_of", "string", False, "属于", "Part of",
     "包含本事实的另一事实的编号；两者不可相加", "Id of a fact that contains this one: never add the two"),
    ("source", "source_{lang}", "string", True, "来源", "Source", "来源文本的标题", "Title of the source text"),
    ("line", "line", "integer", True, "行", "Line",
     "引文在来源文件中的行号", "Line of the quote in the file of the source"),
    ("corrections", "corrections_{lang}", "string", False, "更正", "Corrections",
     "已发布之数的更正：日期、旧值、新值、原因", "What was wrong when it was published: when, old, new and why"),
    ("citation", "citation", "string", True, "引用", "Citation", "可直接使用的引用文字", "A citation ready to use"),
    ("indicator_id", "indicator", "string", True, "指标编号", "Indicator id",
     "指标的固定编号", "Stable id of the indicator"),
    ("theme_id", "theme", "string", True, "主题编号", "Theme id", "主题的固定编号", "Stable id of the theme"),
    ("region_id", "region", "string", True, "地点编号", "Place id", "地点的固定编号", "Stable id of the place"),
    ("unit_id", "unit", "string", True, "单位编号", "Unit id", "单位的固定编号", "Stable id of the unit"),
    ("programme_id", "programme", "string", False, "机制编号", "Programme id",
     "机制的固定编号", "Stable id of the programme"),
    ("source_id", "source", "string", True, "来源编号", "Source id", "来源的固定编号", "Stable id of the source"),
)  # fmt: skip
KNOWN = {"stage": get_args(Stage), "measure": get_args(Measure), "qualifier": get_args(Qualifier)}


@cache
def columns(lang: str) -> tuple[Column, ...]:
    """The columns of an export, their titles and descriptions in the language of the reader."""
    return tuple(
        Column(
            name=name,
            origin=origin.format(lang=lang),
            kind=kind,
            title=title_zh if lang == "zh" else title_en,
            description=about_zh if lang == "zh" else about_en,
            required=required,
            known=KNOWN.get(name, ()),
        )
        for name, origin, kind, required, title_zh, title_en, about_zh, about_en in COLUMNS
    )
