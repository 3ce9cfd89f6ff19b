"""Names of Norwegian municipalities, counties and regions."""

import re
from functools import cache
from importlib.resources import files

_REGION = re.compile(
    r"(?:Søre|Søndre|Nordre|Nørdre|Indre|Ytre|Øvre|Nedre|Midtre|Vestre|Østre|Austre|Øystre|Store|Lille) "
    r"[A-ZÆØÅ]\w{2,}(?:-[A-ZÆØÅ]\w+)*"
)


@cache
def place_names() -> frozenset[str]:
    """Municipalities and counties, of today and earlier, and some regions, in lower case."""
    text = files("rundbord.engines.norwegian").joinpath("places.txt").read_text(encoding="utf-8")
    return frozenset(line.casefold() for line in text.splitlines() if line and not line.startswith("#"))


def is_place(name: str) -> bool:
    """True for the bare name of a municipality, county or region ("Nore og Uvdal")."""
    stripped = name.strip()
    return stripped.casefold() in place_names() or bool(_REGION.fullmatch(stripped))
