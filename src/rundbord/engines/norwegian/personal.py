"""Personal data that hardly belongs in a public document: identity numbers, accounts, private phones, health.

Each finding is for a person to look at. Nothing here knows whether it may be published.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["identity", "account", "phone", "mail", "address", "health"]

_ELEVEN = re.compile(
    r"(?<![\d/.-])\d{6}[ \u00a0]?\d{5}(?![\d/-])|(?<![\d/-])\d{4}[. \u00a0]\d{2}[. \u00a0]\d{5}(?![\d/-])"
)
_DIGITS = re.compile(r"\D")
_FIRST, _SECOND = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_BASE = 11
_ACCOUNT_WORD = re.compile(r"\bkonto\w*\W{0,3}(?:n(?:umme)?r\.?\W{0,3})?(?:er\s|på\s)?$", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\d.,/–-])(?:(?:\+|00)47[ \u00a0]?)?"
    r"(?P<number>[49]\d{2}[ \u00a0]\d{2}[ \u00a0]\d{3}|[49]\d(?:[ \u00a0]\d{2}){3}|[49]\d{7})(?![\d/]|[.,:-]\d)"
)
_NO_PHONE = re.compile(
    r"(?:org(?:anisasjons)?\W{0,2}n(?:umme)?r|saks?\W{0,2}n(?:umme)?r|arkiv\w*|kr|kroner|nok|id|ref\w*|journal\w*|møte-id|"
    r"kode)\W{0,4}$",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\s?(?:kr\b|kroner\b|mill|,-|innbygg|%)", re.IGNORECASE)
_MAIL = re.compile(
    r"[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|ymail|proton|protonmail|online|getmail|"
    r"broadpark|lyse|altibox|frisurf|start|c2i|tele2|bluezone|hotmail)\.(?:com|no|net|me|co\.uk)\b",
    re.IGNORECASE,
)
_STREET = (
    r"[A-ZÆØÅ][\w'’.-]*(?:\s[A-ZÆØÅ][\w'’.-]*){0,2}?(?:\s?(?:vei(?:en)?|veg(?:en)?|gat[ae]n?|gate|bakken|stien|svingen|"
    r"kroken|tunet|lia|haugen|ringen|allé(?:en)?|smauet|plass(?:en)?))\s\d{1,3}\s?[A-H]?\b"
)
_ADDRESS = re.compile(
    r"\b(?i:bor|bur|bosatt|busett|hjemme|heime|privat(?:adresse)?|hjemmeadresse|heimeadresse|bostedsadresse)\b"
    rf"[^.!?\n]{{0,40}}?(?P<street>{_STREET})"
)
_HEALTH = re.compile(
    r"\b(?:(?:er|var|ble|blei|vart|blir|vert|har vært|har vore|fortsatt|framleis)\s(?:\w+\s){0,2}?"
    r"(?:syk(?:e?meldt)?|sjuk(?:e?meldt?)?|innlagt|operert|gravid|ufør\w*|dement|alvorlig syk|alvorleg sjuk)\b|"
    r"(?:har|fikk|fekk|hadde)\s(?:\w+\s){0,2}?(?:kreft|diagnose\w*|depresjon\w*|hjerneslag|hjerteinfarkt|hjarteinfarkt|"
    r"angst|demens|psykose|adhd|rusproblem\w*|spiseforstyrrelse\w*|eteforstyrring\w*)\b|"
    r"(?:på grunn av|pga\.?|grunna|grunnet|etter)\s(?:\w+\s)?(?:syk(?:e?melding|dom)|sjuk(?:e?melding|dom)|kreft\w*|"
    r"operasjon\w*|innleggelse|innlegging)\b|"
    r"\b(?:i|ut i)\s(?:sykepermisjon|sjukepermisjon|svangerskapspermisjon)\b|\blider av\b|\blir av\b|"
    r"\b(?:barnevernssak\w*|omsorgsovertakels\w*|sosialhjelp(?:smottaker|smottakar))\b)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:^|[.!?]\s)[^.!?]*\b(?:innbyggere|innbyggjarar|pasienter|pasientar|eldre|barn|unge|ungdom\w*|elever|elevar|andel\w*|"
    r"prosent|mange|flere|fleire|kommunen|kommunene|kommunane|fylket|regionen|dei som|de som|menneske\w*|personer|"
    r"personar|ansatte|tilsette)\b[^.!?]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Finding:
    """Personal data at `start`:`end` of a text."""

    start: int
    end: int
    kind: Kind


def find_personal(text: str) -> list[Finding]:
    """All personal data that a text seems to hold, in its order; of two that overlap the first kind."""
    found: list[Finding] = []
    for finding in [*_numbers(text), *_phones(text), *_mails(text), *_addresses(text), *_health(text)]:
        if not any(finding.start < other.end and other.start < finding.end for other in found):
            found.append(finding)
    return sorted(found, key=lambda one: one.start)


def is_identity_number(digits: str) -> bool:
    """True for eleven digits that are a national identity number or a D-number.

    A date of birth (a D-number adds 40 to the day, a made-up one 40, 65 or 80 to the month), an individual number and
    two control digits (forskrift til folkeregisterloven § 2-2-1). Numbers given from 2032 on will have no control
    digits of this kind.
    """
    if len(digits) != _BASE or not _is_birthday(digits):
        return False
    figures = [int(one) for one in digits]
    return _divides(figures[:10], _FIRST) and _divides(figures, _SECOND)


def is_account_number(digits: str) -> bool:
    """True for eleven digits whose last is the control digit of a Norwegian bank account (modulus 11)."""
    return len(digits) == _BASE and len(set(digits)) > 1 and _divides([int(one) for one in digits], _SECOND)


def _divides(figures: list[int], weights: tuple[int, ...]) -> bool:
    return sum(one * weight for one, weight in zip(figures, weights, strict=True)) % _BASE == 0


def _is_birthday(digits: str) -> bool:
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day -= 40 if day > 40 else 0
    months = [month - added for added in (0, 40, 65, 80) if 1 <= month - added <= 12]
    return any(_is_date(century + year, one, day) for one in months for century in (1900, 2000))


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _numbers(text: str) -> Iterator[Finding]:
    for match in _ELEVEN.finditer(text):
        digits = _DIGITS.sub("", match[0])
        said = bool(_ACCOUNT_WORD.search(text, max(0, match.start() - 40), match.start()))
        if is_identity_number(digits) and not said:
            yield Finding(*match.span(), "identity")
        elif is_account_number(digits) and (said or match[0][4:5] in ". \u00a0"):
            yield Finding(*match.span(), "account")


def _phones(text: str) -> Iterator[Finding]:
    """Mobile numbers, which belong to persons; those of switchboards begin with another digit."""
    for match in _PHONE.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        if not _NO_PHONE.search(before) and not _MONEY.match(text, match.end()):
            yield Finding(*match.span("number"), "phone")


def _mails(text: str) -> Iterator[Finding]:
    yield from (Finding(*match.span(), "mail") for match in _MAIL.finditer(text))


def _addresses(text: str) -> Iterator[Finding]:
    yield from (Finding(*match.span("street"), "address") for match in _ADDRESS.finditer(text))


def _health(text: str) -> Iterator[Finding]:
    """Words of a single person's health or social affairs; what is said of a whole group is left alone."""
    for match in _HEALTH.finditer(text):
        if not _NOBODY.search(text, 0, match.start()):
            yield Finding(*match.span(), "health")
