"""The few words that every download carries, in both languages."""

from outcomes import __version__
from outcomes.ledger.ledger import Ledger

WORDS: dict[str, dict[str, str]] = {
    "zh": {
        "project": "民生成效台账",
        "notice": "所载均为各文本自述之数，未经核实：据称不等于属实。",
        "all": "无筛选：全部事实",
        "facts": "事实",
        "about": "说明",
        "filters": "筛选",
        "count": "行数",
        "version": "版本",
        "language": "语言",
        "column": "列",
        "meaning": "含义",
    },
    "en": {
        "project": "Reported Outcomes",
        "notice": "These are figures as the texts report them. Reported is not verified.",
        "all": "No filters: all facts",
        "facts": "Facts",
        "about": "About",
        "filters": "Filters",
        "count": "Rows",
        "version": "Version",
        "language": "Language",
        "column": "Column",
        "meaning": "Meaning",
    },
}


def version(ledger: Ledger) -> str:
    """The version of the program and, after the plus sign, of the data: together they reproduce an export."""
    return f"{__version__}+{ledger.version}"
