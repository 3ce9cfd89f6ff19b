"""What a sentence asks for, offers, wants next time or promises."""

from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.certainty import chance
from rundbord.engines.reader.learnt import MARKS
from rundbord.engines.reader.reading import Mark
from rundbord.engines.reader.tells import tells_of
from rundbord.engines.reader.unit import Unit

MARKED: dict[UnitKind, str] = {"text": "prose", "action": "action", "speech": "speech", "decision": "decision"}
LEAST = 0.4


def marks_of(unit: Unit, kind: UnitKind) -> tuple[Mark, ...]:
    """The marks of a sentence read as `kind`, spanning it whole; of a decision only what is wanted next time."""
    if unit.label or kind not in MARKED:
        return ()
    told = tells_of(unit, MARKED[kind])
    span = unit.line.whole(unit.words, unit.end)[1]
    found = ((mark, chance(weights, told)) for mark, weights in MARKS.items())
    return tuple(
        Mark(mark, span, round(likely, 2))
        for mark, likely in found
        if likely > LEAST and (kind != "decision" or mark == "next_time")
    )
