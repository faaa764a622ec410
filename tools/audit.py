"""Known vulnerabilities of everything in requirements.lock, and, as plainly, what could not be looked up.

python -m tools.audit
"""

import json
import subprocess
import sys
from datetime import UTC, datetime

from outcomes.settings import ROOT

OPTIONS = ("--disable-pip", "--no-deps", "--progress-spinner=off", "--format=json", "--vulnerability-service=pypi")


def main() -> int:
    """0: all were looked up and none is known; 1: some are known; 2: not all could be looked up."""
    command = [sys.executable, "-m", "pip_audit", *OPTIONS, "-r", str(ROOT / "requirements.lock")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (done.stderr.strip().splitlines() or ["no answer"])[-1]
        print(f"No audit took place: the service of known vulnerabilities was not reached. {last[:300]}")
        return 2
    known = [(package, found) for package in packages for found in package.get("vulns", [])]
    for package, found in known:
        mended = ", ".join(found["fix_versions"]) or "none yet"
        print(f"{package['name']} {package['version']}: {found['id']}, mended in: {mended}")
    unseen = [package["name"] for package in packages if "skip_reason" in package]
    today = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    print(f"{today}: {len(packages) - len(unseen)} packages looked up, {len(known)} known vulnerabilities.")
    if unseen:
        print(f"{len(unseen)} packages could not be looked up, so nothing is known of them: {', '.join(unseen)}.")
    return 1 if known else 2 if unseen else 0


if __name__ == "__main__":
    sys.exit(main())
