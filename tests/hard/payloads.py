# ruff: noqa: E501 (long lines of data)
"""A made-up data set that tries to be markup, script and formula in every field where a person writes words."""

from pathlib import Path

from tests import conftest
from tests.conftest import indicator, make_document, programme, source

HIT = "window.__hit='hit'"
PAYLOADS = (
    f"<script>{HIT}</script>", f"<img src=x onerror={HIT}>", f"<svg onload={HIT}></svg>",
    f"<a href=\"javascript:{HIT}\">link</a>", f"[link](javascript:{HIT})", f"![picture](javascript:{HIT})",
    ":material/home:", ":red[red]", ":red-badge[badge]", ":smile:", f"$\\href{{javascript:{HIT}}}{{tex}}$", "$$x^y$$",
    "&lt;u&gt;entity&lt;/u&gt;", "&#x3c;script&#x3e;", "<b id=bold>bold</b>", "<br><sub>sub</sub>", "**strong**", "`code`",
    "</style></script></title></textarea>", f"\" onmouseover=\"{HIT}", f"' onfocus='{HIT}' autofocus='", "{{mustache}}",
    "${dollar}", "%{x} %{customdata}", "<https://evil.example>", "https://evil.example/x", "| a | b |", "~~struck~~",
    "{name}", "%s", "\\u003cscript\\u003e",
)  # fmt: skip
FORMULAS = ("=", "+", "-", "@", "＝")  # the last is refused in English words
ALL = " ".join(PAYLOADS)
PRINTED = " ".join(payload for payload in PAYLOADS if not any(c.isdigit() for c in payload))
STAGES = dict(zip(("input", "activity", "output", "outcome", "context"), range(1200, 1700, 100), strict=True))
# In a source text a numeral must be claimed: none of the payloads there may hold one.
TEXT = "".join(
    f"{sign}{PRINTED}\n全镇共安装了{n}盏路灯{PRINTED}。\n" for sign, n in zip(FORMULAS, STAGES.values(), strict=True)
)


def words(at: int = 0, signs: tuple[str, ...] = FORMULAS) -> str:
    return f"{signs[at % len(signs)]}{ALL}"


def english(at: int = 0) -> str:
    return words(at, FORMULAS[:-1])


def name(at: int = 0) -> dict[str, str]:
    return {"zh": words(at), "en": english(at + 1)}


def document() -> str:
    """A file about TEXT: the sections of the small made-up file, with payloads where it has words."""
    kinds = {stage: "poles" if stage == "context" else "lights" for stage in STAGES}  # the unit and group of each
    divided = {"numerator": "fact-input", "note": name(2)}
    return make_document(
        sources=[source(
            TEXT, id="evil", title=name(), author=name(1), publisher=name(2), url="https://example.org/%27onclick=x?a=$b$&c=:red[d]",
            published="2022~", published_basis=name(3), note=name(4),
        )],
        regions=[
            {"id": "jiangxi", "name": {"zh": f"江西{ALL}", "en": words()}, "level": "province", "code": "360000", "note": name()},
            {"id": "town", "name": name(2), "level": "township", "parent": "jiangxi", "note": name(3)},
        ],
        themes=[{"id": "housing", "name": name(1)}, {"id": "silent", "name": name(2)}],
        units=[{"id": "lights", "name": name(1), "one": english(2), "symbol": words(3), "dimension": "count"},
               {"id": "poles", "name": name(1), "one": english(2), "dimension": "count"}],
        groups=[{"id": "lights", "name": name(3)}],
        indicators=[indicator(
            f"lights-{stage}", unit=kind, group=kind, stage=stage, name=name(at), definition=name(at + 1), comparison=name(at + 2),
        ) for at, (stage, kind) in enumerate(kinds.items())],
        programmes=[programme(region="town", source="evil", quote=TEXT.split("\n")[0], name=name(1), summary=name(2))],
        facts=[{
            "id": f"fact-{stage}", "indicator": f"lights-{stage}", "region": "town", "value": n, "period": "2021~", "period_basis": name(at),
            "source": "evil", "quote": f"全镇共安装了{n}盏路灯{PRINTED}", "figure": str(n), "translation": english(at),
            "programme": "lighting", "note": name(at + 1),
        } for at, (stage, n) in enumerate(STAGES.items())],
        headlines=["fact-output", "fact-outcome"],
        ratios=[divided | {"id": "share", "name": name(1), "denominator": "fact-outcome"}],
        averages=[divided | {"id": "mean", "name": name(1), "denominator": "fact-context"}],
        consistency=[{"id": "held", "name": name(1), "quotients": [{"top": "fact-input", "bottom": "fact-context"}], "note": name(2)}],
        corrections=[{"fact": "fact-input", "date": "2026-01-02", "what": "translation", "old": words(3), "new": words(0), "why": name(1)}],
        not_facts=[], idioms=[],
    )  # fmt: skip


def write(folder: Path) -> tuple[Path, Path]:
    """The file and its folder of texts."""
    return conftest.write(folder, document(), town=TEXT)
