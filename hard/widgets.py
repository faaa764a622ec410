"""What a click on each kind of widget sends to the server. A kind that is not here is seen but not clicked."""

import json
import random
from collections.abc import Callable
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetState

WORDS = ("灯", "lights", "满意", "nothing like it", "", "deng")


def press(widget: Any, dice: random.Random) -> WidgetState:
    return WidgetState(id=widget.id, trigger_value=True)


def turn(widget: Any, dice: random.Random) -> WidgetState:
    """A tick set or taken away; a list or menu opened or closed."""
    return WidgetState(id=widget.id, bool_value=dice.random() < 0.8)


def write(widget: Any, dice: random.Random) -> WidgetState:
    return WidgetState(id=widget.id, string_value=dice.choice(WORDS))


def choose_one(widget: Any, dice: random.Random) -> WidgetState:
    return WidgetState(id=widget.id, string_value=dice.choice([*widget.options] or [""]))


def choose_some(widget: Any, dice: random.Random) -> WidgetState:
    state = WidgetState(id=widget.id)
    options = [*widget.options]
    state.string_array_value.data.extend(dice.sample(options, min(len(options), dice.randint(0, 2))))
    return state


def choose_form(widget: Any, dice: random.Random) -> WidgetState:
    state = WidgetState(id=widget.id)
    state.string_array_value.data.append(dice.choice([*widget.options]).content)
    return state


def choose_row(widget: Any, dice: random.Random) -> WidgetState:
    chosen = {"selection": {"rows": [dice.randint(0, 30)], "columns": [], "cells": []}}
    return WidgetState(id=widget.id, string_value=json.dumps(chosen))


CLICKS: dict[str, Callable[[Any, random.Random], WidgetState]] = {
    "button": press, "checkbox": turn, "expandable": turn, "popover": turn, "text_input": write,
    "selectbox": choose_one, "radio": choose_one, "multiselect": choose_some, "button_group": choose_form,
    "dataframe": choose_row,
}  # fmt: skip
