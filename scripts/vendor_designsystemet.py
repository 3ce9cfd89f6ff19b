"""Fetches Designsystemet and the Inter fonts in the versions named here into core's static files.

    .venv/bin/python scripts/vendor_designsystemet.py

Needs npm. Users of Rundbord do not: what it fetches is committed.
"""

import re
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src/rundbord/apps/core/static/core/vendor"

# package and version -> its files and what they are called here
PACKAGES: dict[str, dict[str, str]] = {
    "@digdir/designsystemet-css@1.22.0": {
        "dist/src/index.css": "designsystemet.css",
        "dist/theme/designsystemet.css": "theme.css",
        "LICENSE": "designsystemet.LICENSE",
    },
    "@digdir/designsystemet-web@1.22.0": {"dist/umd/index.js": "designsystemet.js"},
    "@fontsource-variable/inter@5.3.0": {
        "files/inter-latin-wght-normal.woff2": "inter-latin.woff2",
        "files/inter-latin-ext-wght-normal.woff2": "inter-latin-ext.woff2",
        "LICENSE": "inter.LICENSE",
    },
    # built into designsystemet.js; only their licences are wanted
    "@floating-ui/dom@1.8.0": {"LICENSE": "floating-ui.LICENSE"},
    "@oddbird/popover-polyfill@0.7.1": {"LICENSE": "popover-polyfill.LICENSE"},
    "invokers-polyfill@1.0.3": {"LICENSE": "invokers-polyfill.LICENSE"},
}

# The packages leave their source maps out; a reference to a missing file stops `collectstatic`.
SOURCE_MAP = re.compile(rb"^//# sourceMappingURL=.*\n?", re.MULTILINE)


def main() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    for package, files in PACKAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            unpacked = _fetch(package, Path(folder))
            for source, target in files.items():
                (VENDOR / target).write_bytes(SOURCE_MAP.sub(b"", (unpacked / source).read_bytes()))


def _fetch(package: str, folder: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is missing: install it, or use the committed files.")
    subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True, capture_output=True)  # noqa: S603 -- a fixed command
    (archive,) = folder.glob("*.tgz")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


if __name__ == "__main__":
    main()
