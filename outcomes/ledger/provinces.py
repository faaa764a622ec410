"""The 31 province-level units that national statistics report on: codes of GB/T 2260, short names, places in a grid.

The grid keeps neighbours near each other; it shows no borders and claims none.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tile:
    """A unit: its code, short names in both languages, letters for English tiles, and its column and row."""

    code: str
    zh: str
    en: str
    letters: str
    column: int
    row: int

    def name(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en

    def sign(self, lang: str) -> str:
        """What fits into a tile."""
        return self.zh if lang == "zh" else self.letters


TILES = (
    Tile("230000", "黑龙江", "Heilongjiang", "HL", 6, 0),
    Tile("150000", "内蒙古", "Inner Mongolia", "NM", 3, 1),
    Tile("110000", "北京", "Beijing", "BJ", 4, 1),
    Tile("220000", "吉林", "Jilin", "JL", 6, 1),
    Tile("650000", "新疆", "Xinjiang", "XJ", 0, 2),
    Tile("620000", "甘肃", "Gansu", "GS", 1, 2),
    Tile("640000", "宁夏", "Ningxia", "NX", 2, 2),
    Tile("140000", "山西", "Shanxi", "SX", 3, 2),
    Tile("130000", "河北", "Hebei", "HE", 4, 2),
    Tile("120000", "天津", "Tianjin", "TJ", 5, 2),
    Tile("210000", "辽宁", "Liaoning", "LN", 6, 2),
    Tile("630000", "青海", "Qinghai", "QH", 1, 3),
    Tile("610000", "陕西", "Shaanxi", "SN", 2, 3),
    Tile("410000", "河南", "Henan", "HA", 3, 3),
    Tile("370000", "山东", "Shandong", "SD", 4, 3),
    Tile("540000", "西藏", "Tibet", "XZ", 0, 4),
    Tile("510000", "四川", "Sichuan", "SC", 1, 4),
    Tile("500000", "重庆", "Chongqing", "CQ", 2, 4),
    Tile("420000", "湖北", "Hubei", "HB", 3, 4),
    Tile("340000", "安徽", "Anhui", "AH", 4, 4),
    Tile("320000", "江苏", "Jiangsu", "JS", 5, 4),
    Tile("310000", "上海", "Shanghai", "SH", 6, 4),
    Tile("530000", "云南", "Yunnan", "YN", 1, 5),
    Tile("520000", "贵州", "Guizhou", "GZ", 2, 5),
    Tile("430000", "湖南", "Hunan", "HN", 3, 5),
    Tile("360000", "江西", "Jiangxi", "JX", 4, 5),
    Tile("330000", "浙江", "Zhejiang", "ZJ", 5, 5),
    Tile("450000", "广西", "Guangxi", "GX", 2, 6),
    Tile("440000", "广东", "Guangdong", "GD", 3, 6),
    Tile("350000", "福建", "Fujian", "FJ", 4, 6),
    Tile("460000", "海南", "Hainan", "HI", 3, 7),
)
COLUMNS = 1 + max(tile.column for tile in TILES)
ROWS = 1 + max(tile.row for tile in TILES)
