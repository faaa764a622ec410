"""Numbers as each language writes them: 12,000 and 2.68 billion; 12000, 1.2万 and 26.8亿."""

import re
from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_compact_decimal, format_decimal

LOCALES = {"zh": "zh_Hans_CN", "en": "en_GB"}
IN_WORDS = {"zh": 10**4, "en": 10**6}  # from here on with 万 or million, where that takes three decimals or fewer
EXACT = 12  # decimals; more than any figure has, so that Babel rounds nothing
THIRDS = 6  # decimals of a number without an end: 66.666667


@lru_cache(maxsize=8192)
def number(value: Decimal | float, lang: str) -> str:
    """A number as a sentence or a label has it, no digit lost: 12,000 and 2.68 billion; 1.2万 and 26.8亿."""
    value, locale = Decimal(str(value)), LOCALES[lang]
    value = value if value == value.to_integral_value() else round(value, THIRDS)
    if abs(value) >= IN_WORDS[lang]:
        words = format_compact_decimal(value, format_type="long", locale=locale, fraction_digits=EXACT)
        if not re.search(r"\.[0-9]{4}", words):
            return words
    # Chinese sets no commas: its readers count in ten thousands.
    return format_decimal(value, locale=locale, decimal_quantization=False, group_separator=lang == "en")
