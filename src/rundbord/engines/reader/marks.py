"""What a sentence asks for, offers, wants next time or promises."""

from operator import add

from rundbord.engines.norwegian.words import holds_any
from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.chances import from_odds
from rundbord.engines.reader.learnt import MARKS
from rundbord.engines.reader.reading import Mark
from rundbord.engines.reader.tells import tells_of
from rundbord.engines.reader.unit import Unit

MARKED: dict[UnitKind, str] = {"text": "prose", "action": "action", "speech": "speech", "decision": "decision"}
LEAST = 0.4
_COMING = ("neste", "møte", "tema", "opp ", "samling", "hovedsak", "hovudsak")
_TELLS = sorted({tell for weights in MARKS.values() for tell in weights})
_ROWS = {tell: [weights.get(tell, 0.0) for weights in MARKS.values()] for tell in _TELLS}


def marks_of(unit: Unit, kind: UnitKind) -> tuple[Mark, ...]:
    """The marks of a sentence read as `kind`, spanning it whole; of a decision only what is wanted next time."""
    if unit.label or kind not in MARKED:
        return ()
    if kind == "decision" and not holds_any(unit.text.lower(), _COMING):
        return ()
    sums = _ROWS["bias"]
    for tell in tells_of(unit, MARKED[kind]):
        if tell in _ROWS:
            sums = list(map(add, sums, _ROWS[tell]))
    if max(sums) < -1:
        return ()
    span = unit.line.whole(unit.words, unit.end)[1]
    found = ((mark, from_odds(total)) for mark, total in zip(MARKS, sums, strict=True))
    return tuple(
        Mark(mark, span, round(likely, 2))
        for mark, likely in found
        if likely > LEAST and (kind != "decision" or mark == "next_time")
    )
