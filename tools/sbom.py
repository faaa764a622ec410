"""A software bill of materials in CycloneDX: `make sbom` writes out/sbom.cdx.json.

It lists every package in requirements.lock with its hashes, the drawing script and the font.
"""

import re
import sys
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from outcomes import __version__
from outcomes.settings import ROOT
from tools.shipped import SUMS, versions

OUT = ROOT / "out" / "sbom.cdx.json"


def packages(lock: str) -> list[Component]:
    """One component for each pinned line of a lock file, with the SHA-256 of each of its files."""
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)((?:\\\n|[^\n])*)", lock, re.MULTILINE)
    return [
        Component(
            name=name, version=version, bom_ref=f"pypi:{name}", purl=PackageURL("pypi", None, name.lower(), version),
            hashes=_hashes(re.findall(r"sha256:(\w+)", rest)),
        )
        for name, version, rest in found
    ]  # fmt: skip


def shipped() -> list[Component]:
    """The drawing script and the font, as their files name themselves."""
    hashes = re.findall(r"^(\w{64})  (\w+)/", SUMS.read_text("utf-8"), re.MULTILINE)
    found = versions()
    kinds = {"plotly.js": (ComponentType.LIBRARY, "plotly"), "Noto Sans CJK SC": (ComponentType.FILE, "fonts")}
    return [
        Component(
            name=name, version=found[name], type=kind, bom_ref=name,
            hashes=_hashes([digest for digest, place in hashes if place == folder]),
        )
        for name, (kind, folder) in kinds.items()
    ]  # fmt: skip


def bill(lock: str) -> Bom:
    """The bill for what a lock file pins and what is shipped beside it."""
    bom = Bom(components=[*packages(lock), *shipped()])
    bom.metadata.component = Component(name="reported-outcomes", version=__version__, type=ComponentType.APPLICATION)
    bom.register_dependency(bom.metadata.component, bom.components)
    return bom


def main(target: Path = OUT) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    bom = bill((ROOT / "requirements.lock").read_text("utf-8"))
    JsonV1Dot6(bom).output_to_file(str(target), allow_overwrite=True, indent=2)
    print(f"{len(bom.components)} parts in {target.relative_to(ROOT)}")
    return 0


def _hashes(digests: list[str]) -> list[HashType]:
    return [HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in digests]


if __name__ == "__main__":
    sys.exit(main())
