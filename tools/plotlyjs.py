"""Fetch the drawing library of the charts: `make plotly`.

Charts are made by plotly for Python and drawn in the browser by plotly.js. The whole of plotly.js is 4.8 MB of script;
bars and points need only its basic bundle, a quarter of that, which the npm package plotly.js-basic-dist-min holds. The
version is the one that plotly for Python ships.
"""

import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

from plotly.offline import get_plotlyjs_version

from outcomes.export.plotly_js import FOLDER, NAME
from tools import shipped

PACKAGE = "plotly.js-basic-dist-min"


def main() -> None:
    version = get_plotlyjs_version()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{version}"], cwd=folder, check=True)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
        shutil.copy(Path(folder, "package", NAME), FOLDER / NAME)
        shutil.copy(Path(folder, "package", "LICENSE"), FOLDER / "LICENSE")
    shipped.write()
    print(f"plotly.js {version} in {FOLDER}")


if __name__ == "__main__":
    main()
