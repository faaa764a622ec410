"""Whole numbers as Chinese writes them, for tests that read them back."""


def chinese(number: int) -> str:
    """A whole number as school arithmetic writes it."""
    if number == 0:
        return "零"
    words, gap = "", False
    for size, unit in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if unit == "亿" and words.endswith("万亿"):
            words = words.removesuffix("亿")
            unit = "亿"
        if not part:
            gap = bool(words)
            if unit == "亿" and words.endswith("万"):
                words += "亿"
            continue
        words += ("零" if words and (gap or part < 1000) else "") + _four(part) + unit
        gap = False
    return words


def _four(number: int) -> str:
    words = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            words += "零一二三四五六七八九"[digit] + unit
        elif words and not words.endswith("零") and number % size:
            words += "零"
    return words
