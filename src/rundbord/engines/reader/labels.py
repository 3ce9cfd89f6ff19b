"""What a label means: the words in front of a colon, or alone on a line, in bokmål and nynorsk.

A label is told by its whole wording, never by a word somewhere in it: "Forslag til vedtak" is no "Vedtak".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from rundbord.engines.norwegian.spelling import distance
from rundbord.engines.reader.label_words import KINDS, LabelKind
from rundbord.engines.reader.lines import TextLine

_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS))
_COMMON = (
    "tilstede", "til stede", "til stades", "frammøtte", "deltakere", "deltakarar", "forfall", "fravær", "møteleder",
    "referent", "sekretær", "møtested", "møtestad", "møtedato", "tidspunkt", "saksliste", "sakliste", "dagsorden",
    "saksopplysninger", "bakgrunn", "vurdering", "innstilling", "behandling", "handsaming", "votering", "røysting",
    "konklusjon", "beslutning", "innspill", "diskusjon", "oppfølging", "observatører",
)  # fmt: skip
_SHORTEST_MISREAD = 7
_LONGEST_MISREAD = 17
_COUNT = re.compile(r"\s*\(\d{1,3}\)(?=:?$)")
_DIGITS_AS_LETTERS = str.maketrans("015", "ols")
_EDGES = re.compile(r"^[\s*_#>\-–•\"'«»]+|[\s*_:.!\-–\"'«»]+$")
_COLON = re.compile(r":(?=\s|$|\*)")
_NO_COLON = re.compile(
    r"(?P<absent>(?:[Mm]eldt |[Dd]et var (?:meldt )?)?(?:[Ff]orfall|[Ff]rafall|[Ff]råfall|[Aa]vbud|[Ff]ravær|[Ff]råvær)"
    r"(?: (?:var )?meldt)? (?:fra|frå|av|hadde) |"
    r"(?:Fraværende|Fråverande|(?:Meldt )?(?:[Ff]orfall|[Ff]ravær|[Ff]råvær)) )"
    r"(?=(?:[a-zæøå]+ )?[A-ZÆØÅ])|"
    r"(?P<present>(?:[Tt]il ?stede|[Tt]il stades|[Mm]ed|[Ff]rammøtte) (?:på møtet |i møtet )?var )"
    r"(?=(?:[a-zæøå]+ )?[A-ZÆØÅ])|(?P<secretariat>(?:Referent|Sekretær|Møtesekretær|Skrivar) )(?=[A-ZÆØÅ]\S+ [A-ZÆØÅ])|"
    r"(?P<here>(?:Deltakere|Deltakarar|Til ?stede|Til stades|Møtende|Møtande|Frammøtte) )(?=[A-ZÆØÅ]\S+ [A-ZÆØÅ])|"
    r"(?P<date>(?:Møted|D)ato )(?=(?:[a-zæøå]+dag )?\d)|(?P<time>(?:Tid|Tidspunkt|Klokkeslett|Møtetid) )(?=[\dk])|"
    r"(?P<place>(?:Møtes|S)ta?e?d )(?=[A-ZÆØÅ])"
)
_LEAD_IN = re.compile(
    r"\b(?:ble sagt|vart sagt|blei sagt|kommenterte|talarar|talere|"
    r"diskusjon|innspill|innspel|moment|ordskift|debatt|drøft|kommenta|peik\w* på|pek\w* på|kom fram|"
    r"kom frem|tatt opp|teke opp|"
    r"nevnt|nemnt|spørsmål|synspunkt|tilbakemelding|løfta|løftet|presentasjon|hovedpunkt|hovudpunkt|oppsummer)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line: its kind, where its words end and where the text after it begins."""

    kind: LabelKind
    end: int
    rest: int
    whole: bool


@lru_cache(maxsize=4096)
def label_kind(words: str) -> LabelKind | None:
    """What the words of a label mean, or None where they are no known label."""
    folded = _EDGES.sub("", _COUNT.sub("", words.strip())).casefold()
    folded = " ".join(folded.split())
    if not folded or len(folded) > 70:
        return None
    match = _ANY.fullmatch(folded)
    return cast("LabelKind", match.lastgroup) if match else _misread(folded)


def _misread(folded: str) -> LabelKind | None:
    """A common label with a letter that a scanner took for another ("tilsteda", "M0tedato", "sekretaer")."""
    if len(folded) < _SHORTEST_MISREAD or len(folded) > _LONGEST_MISREAD:
        return None
    letters = folded.translate(_DIGITS_AS_LETTERS).replace("ae", "æ")
    meant = next((common for common in _COMMON if common[0] == letters[0] and distance(letters, common, 1) <= 1), None)
    return label_kind(meant) if meant else None


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """The known label that a line begins with or consists of."""
    colon = _COLON.search(text, 0, 90)
    if colon:
        kind = label_kind(text[: colon.start()])
        if kind:
            rest = colon.end() + len(text[colon.end() :]) - len(text[colon.end() :].lstrip())
            return Label(kind, colon.end(), rest, rest >= len(text))
        return None
    without = _without_colon(text)
    if without is None and len(text) <= 60 and not text.endswith((".", "?", ",", ";")):
        kind = label_kind(text)
        if kind:
            return Label(kind, len(text), len(text), whole=True)
    return without


def _without_colon(text: str) -> Label | None:
    """A label that a blank parts from its text: "Forfall fra NN", "Dato 13.10.2020", "Til stede var NN"."""
    match = _NO_COLON.match(text)
    if match is None or match.end() >= len(text):
        return None
    kind = "present" if match.lastgroup == "here" else match.lastgroup
    return Label(cast("LabelKind", kind), match.end() - 1, match.end(), whole=False)


def line_label(line: TextLine) -> Label | None:
    """The label of a line, also where it stands in a column of its own."""
    found = label_of(line.text)
    if found or len(line.columns) < 2:
        return found
    kind = label_kind(line.cell(0))
    if kind is None or not line.cell(1):
        return None
    return Label(kind, line.columns[0][1], line.columns[1][0], whole=False)


def is_lead_in(text: str) -> bool:
    """True for a sentence with a colon at its end that leads into what people said."""
    return text.endswith(":") and bool(_LEAD_IN.search(text))
