"""Ways to spoil the real files, each drawn from a seed: the same kind and number always give the same mutant."""

import random
from collections.abc import Callable

from tests.hard.base import Base, Mutant
from tests.hard.spoilt_bytes import byte_changed, encoding, line_ends, truncated
from tests.hard.spoilt_characters import (
    character_of_a_quote,
    digit_anywhere,
    digit_of_a_fact,
    full_width_digit,
    invisible,
    look_alike,
    normal_form,
    quotation_mark,
    sign_of_yaml,
    traditional,
)
from tests.hard.spoilt_entries import (
    entry_deleted,
    entry_moved,
    entry_repeated,
    field_of_another,
    id_taken_twice,
    reference_dangling,
)
from tests.hard.spoilt_lines import (
    indentation,
    key_misspelt,
    key_repeated,
    key_taken_out,
    line_deleted,
    line_repeated,
    lines_swapped,
    section_head,
    tab,
    type_changed,
)
from tests.hard.spoilt_texts import source_text, source_text_accepted

KINDS: dict[str, Callable[[Base, random.Random], Mutant]] = {
    made.__name__.replace("_", " "): made
    for made in (
        digit_of_a_fact, digit_anywhere, full_width_digit, look_alike, character_of_a_quote, quotation_mark,
        sign_of_yaml, key_misspelt, key_repeated, key_taken_out, line_deleted, line_repeated, lines_swapped,
        indentation, tab, entry_deleted, entry_repeated, entry_moved, reference_dangling, id_taken_twice,
        field_of_another, type_changed, section_head, truncated, byte_changed, encoding, line_ends, invisible,
        normal_form, traditional, source_text, source_text_accepted,
    )
}  # fmt: skip


def mutant(base: Base, kind: str, number: int) -> Mutant:
    """The mutant of a kind with a number, the same every time."""
    return KINDS[kind](base, random.Random(f"{kind}:{number}"))
