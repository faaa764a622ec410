"""Whole numbers as Chinese writes them, for tests that read them back."""

import re


def chinese(number: int) -> str:
    """A whole number as school arithmetic writes it."""
    words = ""
    for four, unit in zip(re.findall("....", f"{number:016}"), ("万亿", "亿", "万", ""), strict=True):
        digits = zip(map(int, four), ("千", "百", "十", ""), strict=True)
        said = "".join("零一二三四五六七八九"[digit] + (size if digit else "") for digit, size in digits)
        words += said.rstrip("零") + unit if int(four) else "零"
    words = re.sub("零+", "零", words).strip("零") or "零"
    return re.sub("万亿(.*亿)", r"万\1", words)
