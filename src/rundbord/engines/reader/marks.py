"""What a sentence asks for, offers, wants next time or promises."""

import re

from rundbord.engines.norwegian.words import holds_any
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.reading import Mark, MarkKind, Span
from rundbord.engines.reader.sentences import sentences_of

_WANT = (
    r"(?:ønsker|ønskjer|ynskjer|trenger|treng|søker|søkjer|etterlyser|savner|vil gjerne|vil ha|ber om|håper|"
    r"håpar)"
)
# The kind, how sure it is, words of which one must stand there (they only spare time), and the pattern.
_PATTERNS: tuple[tuple[MarkKind, float, str, str], ...] = (
    (
        "next_time",
        0.9,
        "neste",
        (
            r"\b(?:bør|burde|kan|må|vil|ønsk\w+|ynskj\w+|foreslår|meir|mer|tema)\b.*\bneste (?:møte|gang|gong|"
            r"samling)|\bneste (?:møte|gang|gong|samling)\b.*\b(?:bør|burde|kan|må|vil|ønsk\w+|ynskj\w+|meir|mer|"
            r"tema)\b"
        ),
    ),
    (
        "next_time",
        0.8,
        "tema sak punkt arrangement økt bolk",
        (
            r"\b(?:bør|burde|kan|må) (?:\w+ )?(?:være|vere|bli|settes opp som|tas opp som|ha) (?:eit |et |en |ein "
            r")?(?:eget |eige |gjennomgående |eigen |egen )?(?:tema|sak|punkt|arrangement|temamøte|økt|bolk)\b"
        ),
    ),
    (
        "next_time",
        0.75,
        "om med for",
        (
            r"^(?:et |eit |eget |eige )?(?:digitalt|fysisk|felles|eget|eige|nytt|åpent|ope)\s(?:møte|seminar|"
            r"webinar|temamøte|arrangement)\s(?:om|med|for)\b"
        ),
    ),
    (
        "next_time",
        0.75,
        "foreslår ønsk ynskj vil",
        (
            r"\bforeslår\b.*\b(?:studietur|møte|seminar|webinar|tema|samling|besøk|innleder)|\b(?:ønsk\w+|vil) "
            r"(?:\w+ ){0,3}(?:tema|sak|innleder|innlegg)\b.*\b(?:møte|møter|høsten|våren|hausten)"
        ),
    ),
    (
        "next_time",
        0.7,
        "agendaen lista dagsordenen møteplanen møteformen saker tid tema",
        (
            r"\b(?:agendaen|saklista|sakslista|dagsordenen|møteplanen|møteformen)\b.*\b(?:for mange|færre|mer|"
            r"meir|mindre|kortere|lengre)|\b(?:for mange|færre) saker\b|\b(?:mer|meir) tid til\b|\btemaer? på "
            r"(?:\w*møter|\w*møtene)\b"
        ),
    ),
    (
        "ask",
        0.9,
        "gjerne jakt leit leter utkikk etterly",
        (
            r"\b(?:tar|tek) gjerne imot\b(?! besøk)|\b(?:på jakt etter|på leit etter|leter etter|leitar etter|på "
            r"utkikk etter|etterlyser|etterlyste)\b"
        ),
    ),
    (
        "ask",
        0.85,
        "ønsk ynskj treng søk etterly savn vil ber håp",
        (
            rf"\b{_WANT}\s(?:\w+ ){{0,2}}(?:tips|hjelp|råd|innspill|innspel|partnere?|partnarar|samarbeid\w*|"
            rf"kontakt|erfaring\w*|mal|maler|låne|låne\w+|høre|høyre|støtte|støttebrev|jurist|bistand|nokon|noen|"
            rf"flere|fleire|samarbeidspartner\w*)\b"
        ),
    ),
    (
        "ask",
        0.7,
        "? ber bad ba gjerne",
        (
            r"\b(?:kan|har|er det|finst det|finnes det) (?:noen|nokon|andre|dere|de|dykk|vi få|nettverket|gruppa|"
            r"sekretariatet)\b.*\?|\b(?:ber om|bad om|ba om) (?:hjelp|tips|innspill|innspel|støtte|bistand)\b|"
            r"\bvil gjerne ha hjelp\b"
        ),
    ),
    (
        "offer",
        0.9,
        "gjerne vil kan kunne",
        (
            r"\b(?:deler|delar|stiller|låner|lånar|bidrar|bidreg|viser|syner) gjerne\b|\bvil at andre skal "
            r"(?:kunne )?lære\b|\b(?:kan|kunne) (?:gjerne )?(?:tilby|by på|stille|stille med|låne ut|låne bort|"
            r"dele|bidra med|ta imot|lære bort|vise fram)\b"
        ),
    ),
    (
        "offer",
        0.75,
        "tilb invit velkommen gjerne ledige",
        (
            r"\b(?:tilbyr|tilbyd|tilbød|tilbaud|inviterte til|inviterer til)\b|\b(?:er )?velkommen til å (?:komme|"
            r"bruke|delta)|\btar gjerne imot besøk\b|\bledige plasser\b"
        ),
    ),
    (
        "promise",
        0.9,
        "tilbake attende lov",
        (
            r"\b(?:kommer|kjem|komme|kome) (?:tilbake|attende) (?:\w+ ){0,3}(?:med|til)\b|\b(?:lover|lovar|lovte|"
            r"lovet|lovde) (?:å|at)\b"
        ),
    ),
    (
        "promise",
        0.7,
        "ettersend følg orientert beskjed skal",
        (
            r"\b(?:ettersender|ettersend|følger opp|følgjer opp|holder .{2,40} orientert|held .{2,40} orientert|"
            r"gir beskjed|gjev beskjed|skal (?:sende|undersøke|følge|følgje|sjekke|ta kontakt|legge fram))\b"
        ),
    ),
)
_COMPILED = tuple(
    (kind, confidence, tuple(hints.split()), re.compile(pattern)) for kind, confidence, hints, pattern in _PATTERNS
)


def marks_in(line: TextLine, start: int, end: int) -> tuple[Mark, ...]:
    """The marks of `line.text[start:end]`, at most one of each kind for a sentence; each spans its sentence."""
    found = []
    for low, high in sentences_of(line.text, start, end):
        kinds: set[MarkKind] = set()
        sentence = line.text[low:high].lower()
        for kind, confidence, hints, pattern in _COMPILED:
            if kind not in kinds and holds_any(sentence, hints) and pattern.search(sentence):
                kinds.add(kind)
                found.append(Mark(kind, _whole(line, low, high), confidence))
    return tuple(found)


def _whole(line: TextLine, start: int, end: int) -> Span:
    return line.whole(start, end)[1]
