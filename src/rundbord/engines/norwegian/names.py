"""What looks like the name of a person or of an organization.

No list of persons can be complete, so every answer here is evidence and not proof; a document's own attendance list
weighs more.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from rundbord.engines.norwegian.places import is_place

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪİĶŁŃŅŇŊŌŐŘŚŠŞŢŤŦŪŮŰŹŻŽ"
_PART = rf"(?:[{UPPER}]\.(?:\s?[{UPPER}]\.)*|(?:d'|O')?[{UPPER}][\w'’]+(?:-[{UPPER}][\w'’]+)*\.?)"
_PARTICLE = r"(?:van|von|de|der|den|av|af|al|el|bin|la|le|du|di|da)"
PERSON = re.compile(rf"(?:[Dd]r\.\s|[Pp]rof\.\s)?{_PART}(?:\s(?:{_PARTICLE}\s)?{_PART}){{0,4}}(?:\s(?:jr|sr)\b\.?)?")

_ORGANIZATION_WORD = re.compile(
    r"(?:kommun[ea]|fylkeskommun\w*|fylke|regionen|region|regionråd\w*|rådet|råd|universitet\w*|"
    r"høgskul\w+|høgskole\w*|høyskole\w*|museum|museet|direktorat\w*|departement\w*|vegvesen|"
    r"statsforvalt\w+|fylkesmann\w*|"
    r"fylkesmannen|sykehus\w*|sjukehus\w*|helseforetak\w*|helseføretak\w*|utvalget|utvalet|brukerutvalg\w*|"
    r"forening\w*|foreining\w*|forbund\w*|nettverk\w*|klynge\w*|klynga|næringsforening\w*|næringshage\w*|"
    r"næringsutvikling|næringsforum|kraftlag|energi|stiftelse\w*|akademi|senter|senteret|as|asa|sa|ks|ikt|"
    r"ipr|iks|hf|nho|lo|nav|"
    r"verket|bane|havn|havnevesen|politi|politiet|styret|nemnd\w*|nemnda|komité\w*|komiteen|"
    r"sekretariat\w*|administrasjon\w*|"
    r"samarbeid\w*|norge|noreg|innovasjon|visit|samskipnad|bispedømme|fellesskap\w*|bank|sparebank|gruppen|gruppa|"
    r"distrikt\w*|selskap\w*|skule|skole|vgs|vestland|avinor|jernbane\w*|institutt|instituttet|"
    r"forskningsinstitutt|teknologi\w*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@cache
def first_names() -> frozenset[str]:
    """First names in use in Norway, in lower case; far from complete."""
    text = files("rundbord.engines.norwegian").joinpath("first_names.txt").read_text(encoding="utf-8")
    return frozenset(word.casefold() for line in text.splitlines() if not line.startswith("#") for word in line.split())


def is_first_name(word: str) -> bool:
    """True for a known first name, also a double one ("Tor-Arne")."""
    folded = word.casefold()
    return folded in first_names() or folded.partition("-")[0] in first_names()


def is_organization_word(word: str) -> bool:
    """True for a common noun that names a kind of organization ("kommune", "museum")."""
    return bool(_ORGANIZATION_WORD.fullmatch(word))


@lru_cache(maxsize=8192)
def is_organization(text: str) -> bool:
    """True where a name reads as a municipality, region, company or other organization."""
    stripped = text.strip(" .,:;")
    if not stripped:
        return False
    if is_place(stripped):
        return True
    words = _WORD.findall(stripped)
    if any(_ORGANIZATION_WORD.fullmatch(word) for word in words):
        return True
    if words and _ends_as_organization(words[-1]):
        return True
    shouted = len(words) > 1 and stripped.isupper()
    return not shouted and any(len(word) > 1 and word.isupper() for word in words) and not is_first_name(words[0])


def _ends_as_organization(word: str) -> bool:
    folded = word.casefold()
    endings = (
        "regionen",
        "kommuner",
        "kommunar",
        "rådet",
        "utvalget",
        "utvalet",
        "direktoratet",
        "verket",
        "vesenet",
        "samarbeidet",
    )
    return folded.endswith(endings) and len(folded) > 8


@lru_cache(maxsize=8192)
def is_person(text: str) -> bool:
    """True where a text is shaped as a person's name and nothing says that it is an organization.

    One word counts only when it is a known first name, and so do words all in capitals.
    """
    stripped = text.strip()
    if not PERSON.fullmatch(stripped) or is_place(stripped):
        return False
    words = stripped.split()
    if is_first_name(words[0]):
        return True
    return len(words) > 1 and not is_organization(stripped) and not stripped.isupper()
