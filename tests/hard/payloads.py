# ruff: noqa: E501 (long lines of data)
"""A made-up data set that tries to be markup, script and formula in every field where a person writes words."""

import hashlib
import json
from pathlib import Path
from typing import Any

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
# In a source text a numeral must be claimed: none of the payloads there may hold one.
TEXT = "".join(
    f"{sign}{PRINTED}\n全镇共安装了{n}盏路灯{PRINTED}。\n"
    for sign, n in zip(FORMULAS, (1200, 1300, 1400, 1500, 1600), strict=True)
)


def words(at: int = 0, signs: tuple[str, ...] = FORMULAS) -> str:
    return f"{signs[at % len(signs)]}{ALL}"


def english(at: int = 0) -> str:
    return words(at, FORMULAS[:-1])


def name(at: int = 0) -> dict[str, str]:
    return {"zh": words(at), "en": english(at + 1)}


def document() -> dict[str, Any]:
    return {
        "sources": [{
            "id": "evil", "file": "evil.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "title": name(),
            "author": name(1), "publisher": name(2), "url": "https://example.org/'onclick=x?a=$b$&c=:red[d]".replace("'", "%27"),
            "published": "2022~", "published_basis": name(3), "note": name(4),
        }],
        "regions": [
            {"id": "jiangxi", "name": {"zh": f"江西{ALL}", "en": words()}, "level": "province", "code": "360000", "note": name()},
            {"id": "town", "name": name(2), "level": "township", "parent": "jiangxi", "note": name(3)},
        ],
        "themes": [{"id": "housing", "name": name(1)}, {"id": "silent", "name": name(2)}],
        "units": [{"id": "lights", "name": name(1), "one": words(2), "symbol": words(3), "dimension": "count"},
                  {"id": "poles", "name": name(1), "one": words(2), "dimension": "count"}],
        "groups": [{"id": "lights", "name": name(3)}],
        "indicators": [{
            "id": f"lights-{stage}", "theme": "housing", "unit": "poles" if stage == "context" else "lights", "name": name(at), "stage": stage,
            "measure": "level", "better": "higher", "definition": name(at + 1), "comparison": name(at + 2),
            "group": "poles" if stage == "context" else "lights",
        } for at, stage in enumerate(("input", "activity", "output", "outcome", "context"))],
        "programmes": [{"id": "lighting", "name": name(1), "region": "town", "source": "evil",
                        "quote": TEXT.split("\n")[0], "summary": name(2)}],
        "facts": [{
            "id": f"fact-{stage}", "indicator": f"lights-{stage}", "region": "town", "value": n, "period": "2021~", "period_basis": name(at),
            "source": "evil", "quote": f"全镇共安装了{n}盏路灯{PRINTED}", "figure": str(n), "translation": english(at),
            "programme": "lighting", "note": name(at + 1),
        } for at, (stage, n) in enumerate(zip(("input", "activity", "output", "outcome", "context"), range(1200, 1700, 100), strict=True))],
        "headlines": ["fact-output", "fact-outcome"],
        "ratios": [{"id": "share", "name": name(1), "numerator": "fact-input", "denominator": "fact-outcome", "note": name(2)}],
        "averages": [{"id": "mean", "name": name(1), "numerator": "fact-input", "denominator": "fact-context", "note": name(2)}],
        "consistency": [{"id": "held", "name": name(1), "quotients": [{"top": "fact-input", "bottom": "fact-context"}], "note": name(2)}],
        "corrections": [{"fact": "fact-input", "date": "2026-01-02", "what": "translation", "old": words(3), "new": words(0), "why": name(1)}],
        "not_facts": [], "idioms": [], "names": [],
    }  # fmt: skip


def write(folder: Path) -> tuple[Path, Path]:
    """The file and its folder of texts, written as JSON, which is YAML."""
    (folder / "seeds").mkdir()
    (folder / "seeds" / "evil.txt").write_bytes(TEXT.encode())
    data = folder / "facts.yaml"
    data.write_text(
        "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in document().items()) + "\n",
        "utf-8",
    )
    return data, folder / "seeds"
