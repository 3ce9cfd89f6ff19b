"""The order of the apps, read from the import contracts in pyproject.toml: one place says what is above what."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rundbord"


def order() -> list[str]:
    """The apps' labels, lowest first."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = config["tool"]["importlinter"]["contracts"][0]["layers"]
    labels = [layer.removeprefix("rundbord.apps.") for layer in layers if layer.startswith("rundbord.apps.")]
    return labels[::-1]


def is_above(one: str, other: str) -> bool:
    """Does the app `one` stand above `other`? Names that are no apps of ours stand below all."""
    labels = order()
    return one in labels and (other not in labels or labels.index(one) > labels.index(other))


def rooms() -> list[str]:
    """The labels of the apps that exist as folders."""
    return sorted(path.parent.name for path in PACKAGE.glob("apps/*/apps.py"))
