"""What a click on each kind of widget sends to the server; an own component is a kind by its name. A kind that is not
here is seen but not clicked."""

import json
import random
from collections.abc import Callable
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

from benchmarks.session import FORM, fill

WORDS = ("灯", "lights", "满意", "nothing like it", "", "deng")


def press(widget: Any, dice: random.Random) -> WidgetState:
    return WidgetState(id=widget.id, trigger_value=True)


def turn(widget: Any, dice: random.Random) -> WidgetState:
    """A tick set or taken away; a list or menu opened or closed."""
    return WidgetState(id=widget.id, bool_value=dice.random() < 0.8)


def choose_one(widget: Any, dice: random.Random) -> WidgetState:
    return WidgetState(id=widget.id, string_value=dice.choice([*widget.options] or [""]))


def choose_form(widget: Any, dice: random.Random) -> WidgetState:
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(dice.choice([*widget.options]).content)
    return state


def choose_filters(form: Any, dice: random.Random) -> WidgetState:
    """Some choices of some lists, sometimes a year and words to search for."""
    made = json.loads(form.bytes)
    chosen = {name: [value for value, *_ in some(dice, each["options"])] for name, each in made["lists"].items()}
    chosen |= {name: [str(year) for year in some(dice, made["years"])][:1] for name in made["spans"]}
    return fill(form, {name: values for name, values in chosen.items() if values} | {"q": [dice.choice(WORDS)]})


def some(dice: random.Random, of: list[Any]) -> list[Any]:
    """None more often than not, so that something is left to show."""
    return dice.sample(of, min(len(of), max(0, dice.randint(-3, 2))))


CLICKS: dict[str, Callable[[Any, random.Random], WidgetState]] = {
    "button": press, "checkbox": turn, "expandable": turn, "popover": turn,
    "selectbox": choose_one, "button_group": choose_form,
    FORM: choose_filters,
}  # fmt: skip
