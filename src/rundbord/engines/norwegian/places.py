"""Names of Norwegian municipalities, counties and regions."""

from functools import cache
from importlib.resources import files


@cache
def place_names() -> frozenset[str]:
    """Municipalities and counties, of today and earlier, and some regions, in lower case."""
    text = files("rundbord.engines.norwegian").joinpath("places.txt").read_text(encoding="utf-8")
    return frozenset(line.casefold() for line in text.splitlines() if line and not line.startswith("#"))


def is_place(name: str) -> bool:
    """True for the bare name of a municipality, county or region ("Nore og Uvdal")."""
    return name.strip().casefold() in place_names()
