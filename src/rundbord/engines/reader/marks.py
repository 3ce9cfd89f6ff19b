"""What a sentence asks for, offers, wants next time or promises."""

import re
from functools import cache
from importlib.resources import files
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
_Pairs = dict[str, dict[str, list[int]]]


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
    """Of each tell, what it says for each kind of mark; of two together by the first, so that few are put together.

    In hundredths, as the table has them: whole numbers have the same sum in any order.
    """

    def __init__(self, rows: dict[str, list[int]]) -> None:
        self._bias = rows.pop("bias")
        self._begins = {name[1:]: row for name, row in rows.items() if name.startswith("=")}
        self._alone = {name: row for name, row in rows.items() if not (name.startswith("=") or _PAIR.search(name))}
        self._crossed: _Pairs = {}
        self._followed: _Pairs = {}
        for name, row in rows.items():
            if pair := _PAIR.search(name):
                table = self._crossed if pair[0] == " & " else self._followed
                table.setdefault(name[: pair.start()], {})[name[pair.end() :]] = row

    def sums(self, tells: Tells) -> list[float]:
        """The sum for each kind."""
        found = [self._bias]
        found += [self._alone[name] for name in self._alone.keys() & tells.alone()]
        found += [self._begins[stem] for stem in self._begins.keys() & tells.begins]
        for one, others in tells.crossed():
            if row := self._crossed.get(one):
                found += [row[two] for two in row.keys() & others]
        followed = {
            (one, two)
            for one, near in tells.followed()
            if (row := self._followed.get(one))
            for two in row.keys() & near
        }
        found += [self._followed[one][two] for one, two in followed]
        return [sum(column) / 100 for column in zip(*found, strict=True)]


@cache
def _weights() -> _Weights:
    """`marks.tsv`, written by `scripts/train_reader.py`."""
    table = files("rundbord.engines.reader").joinpath("marks.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    return _Weights({name: [round(100 * float(value)) for value in values] for name, *values in rows})
