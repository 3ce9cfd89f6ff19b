"""What a sentence asks for, offers, wants next time or promises."""

import re
from functools import cache
from importlib.resources import files
from math import fsum
from typing import get_args

from rundbord.engines.reader.body_weights import UnitKind
from rundbord.engines.reader.chances import from_odds
from rundbord.engines.reader.reading import Mark, MarkKind
from rundbord.engines.reader.tells import Tells, tells_of
from rundbord.engines.reader.unit import Unit

MARKED: dict[UnitKind, str] = {"text": "prose", "action": "action", "speech": "speech", "decision": "decision"}
MARK_KINDS: tuple[MarkKind, ...] = get_args(MarkKind)
LEAST = 0.35
_HOPELESS = -1.0
_PAIR = re.compile(r" [&>] ")
_Pairs = dict[str, dict[str, list[float]]]
_NONE: dict[str, list[float]] = {}


def marks_of(unit: Unit, kind: UnitKind) -> tuple[Mark, ...]:
    """The marks of a sentence read as `kind`, spanning it whole; of a decision only what is wanted next time."""
    if unit.label or kind not in MARKED:
        return ()
    sums = _weights().sums(tells_of(unit, MARKED[kind]))
    if max(sums) < _HOPELESS:
        return ()
    span = unit.line.whole(unit.words, unit.end)[1]
    found = ((mark, from_odds(total)) for mark, total in zip(MARK_KINDS, sums, strict=True))
    return tuple(
        Mark(mark, span, round(likely, 2))
        for mark, likely in found
        if likely > LEAST and (kind != "decision" or mark == "next_time")
    )


class _Weights:
    """Of each tell, what it says for each kind of mark; of two together by the first, so that few are put together."""

    def __init__(self, rows: dict[str, list[float]]) -> None:
        self._bias = rows.pop("bias")
        self._alone = {name: row for name, row in rows.items() if not _PAIR.search(name)}
        self._crossed: _Pairs = {}
        self._followed: _Pairs = {}
        for name, row in rows.items():
            if pair := _PAIR.search(name):
                table = self._crossed if pair[0] == " & " else self._followed
                table.setdefault(name[: pair.start()], {})[name[pair.end() :]] = row

    def sums(self, tells: Tells) -> list[float]:
        """The sum for each kind; exactly rounded, so that their order does not matter."""
        found = [self._bias]
        found += (self._alone[name] for name in tells.alone() if name in self._alone)
        for one, others in tells.crossed():
            row = self._crossed.get(one)
            if row:
                found += (row[two] for two in others if two in row)
        followed = {(one, two) for one, two in tells.followed() if two in self._followed.get(one, _NONE)}
        found += (self._followed[one][two] for one, two in followed)
        return list(map(fsum, zip(*found, strict=True)))


@cache
def _weights() -> _Weights:
    """`marks.tsv`, written by `scripts/train_reader.py`."""
    table = files("rundbord.engines.reader").joinpath("marks.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return _Weights({name: [float(value) for value in values] for name, *values in rows})
