"""A software bill of materials in CycloneDX: `make sbom` writes out/sbom.cdx.json.

It lists every package in requirements.lock with its hashes, the drawing script and the font.
"""

import re
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from outcomes import __version__
from outcomes.settings import ROOT
from tools.shipped import SUMS, versions

OUT = ROOT / "out" / "sbom.cdx.json"


def part(name: str, version: str, digests: list[str], **other: Any) -> Component:
    hashes = [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests]
    return Component(name=name, version=version, hashes=hashes, **other)


def packages(lock: str) -> list[Component]:
    """One component for each pinned line of a lock file, with the SHA-256 of each of its files."""
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)((?:\\\n|[^\n])*)", lock, re.MULTILINE)
    return [
        part(name, version, re.findall(r"sha256:(\w+)", rest), bom_ref=f"pypi:{name}",
             purl=PackageURL("pypi", None, name.lower(), version))
        for name, version, rest in found
    ]  # fmt: skip


def shipped() -> list[Component]:
    """The drawing script and the font, as their files name themselves."""
    sums, found = SUMS.read_text("utf-8"), versions()
    kinds = {"plotly.js": (ComponentType.LIBRARY, "plotly"), "Noto Sans CJK SC": (ComponentType.FILE, "fonts")}
    return [
        part(name, found[name], re.findall(rf"^(\w{{64}})  {folder}/", sums, re.MULTILINE), bom_ref=name, type=kind)
        for name, (kind, folder) in kinds.items()
    ]


def bill(lock: str) -> Bom:
    """The bill for what a lock file pins and what is shipped beside it."""
    bom = Bom(components=[*packages(lock), *shipped()])
    bom.metadata.component = Component(name="reported-outcomes", version=__version__, type=ComponentType.APPLICATION)
    bom.register_dependency(bom.metadata.component, bom.components)
    return bom


def main() -> None:
    OUT.parent.mkdir(parents=True, exist_ok=True)
    bom = bill((ROOT / "requirements.lock").read_text("utf-8"))
    JsonV1Dot6(bom).output_to_file(str(OUT), allow_overwrite=True, indent=2)
    print(f"{len(bom.components)} parts in {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
