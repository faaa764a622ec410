"""What is said of an entry of the wrong shape: which key, what is wrong with it and what to type."""

import re
import unicodedata
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, get_args

from outcomes.errors import FigureError
from outcomes.ledger.models import Entry
from outcomes.ledger.vocabulary import ID, PLAIN_NUMBER, SHAPES
from outcomes.ledger.yaml_mistakes import shown
from outcomes.ledger.yamlfile import Mapping
from outcomes.text.figures import read_figure

Said = tuple[str, str, str]  # the key, the message and the remedy
BOTH = "{zh: …, en: …}"
NESTED = {"before": "{value: …, figure: …}", "quotients": "[{top: …, bottom: …}]"}


def did_you_mean(word: str, known: set[str]) -> str:
    """Advice on a name that is not known."""
    plain = as_id(word)
    close = [plain] if plain in known else get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]}?" if close else "Add the entry or correct the name."


def shape_problems(model: type[Entry], item: Mapping, details: list[Any], root: Mapping) -> Iterator[Said]:
    """What pydantic found in an entry, one problem for each mistake."""
    explained: set[str] = set()  # keys that are missing because of another mistake, which is told
    for detail in sorted(details, key=lambda detail: detail["type"] != "extra_forbidden"):
        path = [str(part) for part in detail["loc"]]  # a misspelt key may hold a dot itself
        key = ".".join(path)
        if detail["type"] == "extra_forbidden":
            yield from _unknown(model, item, path, explained)
        elif detail["type"] != "missing":
            yield key, *_value(key, detail, root)
        elif key not in explained:
            yield key, f"{key} is missing.", "Add it."


def _unknown(model: type[Entry], item: Mapping, path: list[str], explained: set[str]) -> Iterator[Said]:
    """A key that is not known: misspelt, without the space after its colon, or words behind a comma."""
    parent: Any = item
    for part in path[:-1]:
        parent = parent.get(part) if isinstance(parent, Mapping) else None
    key, name = ".".join(path), path[-1]
    inside = ".".join([*path[:-1], ""]) if path[1:] else ""
    for part in path[:-1]:
        if part in model.model_fields:  # else the key of a dictionary, or a place in a list
            model = _model(model.model_fields[part].annotation) or model
    known = set(model.model_fields)
    misspelt = re.fullmatch(r"([a-z_]+)([:：])(.*)", name)
    close = get_close_matches(name.lower(), known, n=1)
    if misspelt and misspelt[1] in known:
        explained.add(inside + misspelt[1])
        wrong = "has no space after it" if misspelt[2] == ":" else "is full-width"
        yield key, f"the colon after {misspelt[1]} {wrong}.", f"Write {misspelt[1]}: {misspelt[3]}"
    elif isinstance(parent, Mapping) and not close and (parent.get(name) == "" or known == {"zh", "en"}):
        yield from _after_comma(parent, name, inside, known)
    else:
        explained |= {inside + close[0]} if close else set()
        yield key, f"the key {key} is not known.", did_you_mean(close[0] if close else name, known)


def _model(kind: Any) -> Any:
    """The model inside a type such as list[Quotient] or Name | None; None where there is none."""
    if isinstance(kind, type) and issubclass(kind, Entry):
        return kind
    return next(filter(None, map(_model, get_args(kind))), None)


def _after_comma(parent: Mapping, name: str, inside: str, known: set[str]) -> Iterator[Said]:
    """Between { and } a comma begins the next key: told once, of the words that it cut in pieces."""
    names = list(parent)
    at = names.index(name)
    if not at or names[at - 1] not in ("zh", "en", "quote", "figure", "translation", "term"):
        if not at or names[at - 1] in known:  # else the words before it have been told of
            yield f"{inside}{name}", f"the key {inside}{name} is not known.", did_you_mean(name, known)
        return
    words = parent[names[at - 1]]
    for more in names[at:]:
        if ID.fullmatch(more) and parent[more] and more in ("zh", "en"):
            break
        words += f", {more}" + (f": {parent[more]}" if parent[more] else "")
    message = f"the comma before “{name}” ends the words: between {{ and }} it begins the next key."
    yield f"{inside}{name}", message, f'Put the words in quotation marks: {names[at - 1]}: "{words}"'


def _value(key: str, detail: Any, root: Mapping) -> tuple[str, str]:
    """A value of the wrong shape."""
    given, kind, name = detail["input"], detail["type"], key.split(".")[-1]
    said = f"“{str(given)[:60]}”"
    if isinstance(given, dict | list) and kind in ("string_type", "model_type", "literal_error"):
        return f"{key}: {BOTH + ' is' if kind == 'model_type' else 'words are'} expected here, not a list.", ""
    if kind in ("string_too_short", "string_pattern_mismatch") and given == "":
        return f"{key} is empty.", "Write it, or remove the line."
    if kind == "string_pattern_mismatch":
        pattern = detail["ctx"]["pattern"]
        if pattern == ID.pattern:
            return f"{key}: {_visible(given)} is no id.", _id_fix(name, given, root)
        return f"{key}: {said} is not accepted.", f"Write {SHAPES[pattern]}."
    if kind == "model_type":
        return f"{key}: {said} stands alone.", f"Write {name}: {NESTED.get(name, BOTH)}"
    if kind == "literal_error":
        known = re.findall(r"'([^']+)'", detail["ctx"]["expected"])
        close = get_close_matches(str(given).lower().replace("_", "-"), known, n=1, cutoff=0.8)
        return (
            f"{key}: {said} is not one of {', '.join(known)}.",
            f"Did you mean {close[0]}?" if close else "Write one of them.",
        )
    if isinstance(given, str) and name == "value":
        return f"{key}: {said} is no plain number.", _number_fix(name, given)
    where = f"{key}: " if key else ""  # what is wrong with an entry as a whole has no key
    where += "" if isinstance(given, dict | list) else f"{said} is not accepted: "
    message = detail["msg"].removeprefix("Value error, ")
    return f"{where}{message[:1].lower()}{message[1:]}.", ""


def _visible(words: str) -> str:
    """Words with each character that looks like nothing, or like a space, named."""
    hidden = [sign for sign in words if sign != " " and (sign.isspace() or not sign.isprintable())]
    named = "".join("□" if sign in hidden else sign for sign in words[:60])
    return f"“{named}”" + (f" (□ is {shown(hidden[0])})" if hidden else "")


def as_id(words: str) -> str:
    """Words as an id: lower case, hyphens; empty where they hold other letters than Latin ones."""
    plain = unicodedata.normalize("NFKC", words).strip().lower()
    plain = re.sub(r"[\s_\-–—.]+", "-", plain).strip("-")
    return plain if ID.fullmatch(plain) else ""


def _id_fix(name: str, given: str, root: Mapping) -> str:
    entries = root.get("regions" if name == "parent" else f"{name}s", [])
    named = [entry.get("id") for entry in entries if isinstance(entry, Mapping) and _named(entry, given)]
    if plain := named[0] if named else as_id(given):
        return f"Write {name}: {plain}"
    return "Write lower-case letters a–z, digits and hyphens, such as town-lights."


def _named(entry: Mapping, words: str) -> bool:
    name = entry.get("name") or entry.get("title")
    return isinstance(name, Mapping) and words.strip() in (name.get("zh"), name.get("en"))


def _number_fix(name: str, given: str) -> str:
    """The number as this file writes it: 1.2万多 is 12000. The figure is held against it afterwards."""
    plain = unicodedata.normalize("NFKC", given).strip()
    bare = re.sub(r"(?<=\d)[,\s_'](?=\d{3}(?!\d))", "", plain).removesuffix("元").removesuffix("人")
    if PLAIN_NUMBER.fullmatch(bare):
        return f"Write {name}: {bare}"
    try:
        read = read_figure(bare)
    except FigureError:
        return "Write a plain number such as 12000 or 26.5, or a range such as [30, 50]."
    ends = (read.low, read.high) if read.value is None else (read.value,)
    numbers = [f"{round(end, 6).normalize():f}" for end in ends if end is not None]
    wording = "" if read.qualifier == "exactly" else f", and qualifier: {read.qualifier}"
    return f"Write {name}: {numbers[0] if len(numbers) == 1 else '[' + ', '.join(numbers) + ']'}{wording}"
