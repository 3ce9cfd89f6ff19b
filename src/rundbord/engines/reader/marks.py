"""What a sentence asks for, offers, wants next time or promises."""

from functools import cache
from importlib.resources import files
from operator import add
from typing import get_args

from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.chances import from_odds
from rundbord.engines.reader.reading import Mark, MarkKind
from rundbord.engines.reader.tells import tells_of
from rundbord.engines.reader.unit import Unit

MARKED: dict[UnitKind, str] = {"text": "prose", "action": "action", "speech": "speech", "decision": "decision"}
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
LEAST = 0.35
_HOPELESS = -1.0


def marks_of(unit: Unit, kind: UnitKind) -> tuple[Mark, ...]:
    """The marks of a sentence read as `kind`, spanning it whole; of a decision only what is wanted next time."""
    if unit.label or kind not in MARKED:
        return ()
    weights = _weights()
    sums = weights["bias"]
    for tell in tells_of(unit, MARKED[kind]):
        if tell in weights:
            sums = list(map(add, sums, weights[tell]))
    if max(sums) < _HOPELESS:
        return ()
    span = unit.line.whole(unit.words, unit.end)[1]
    found = ((mark, from_odds(total)) for mark, total in zip(MARK_KINDS, sums, strict=True))
    return tuple(
        Mark(mark, span, round(likely, 2))
        for mark, likely in found
        if likely > LEAST and (kind != "decision" or mark == "next_time")
    )


@cache
def _weights() -> dict[str, list[float]]:
    """Of each tell, what it says for each kind of mark: `marks.tsv`, written by `scripts/train_reader.py`."""
    table = files("rundbord.engines.reader").joinpath("marks.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return {name: [float(value) for value in values] for name, *values in rows}
