"""Reads the register's files, once a process, and indexes them."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import cast

from rundbord.norway.units import Change, DatedCode, DatedName, Kind, Part, Succession, Unit

_Row = dict[str, str]

_DASH = re.compile(r"\s+[-–—/]\s+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Register:
    """All that the files say: units by key, those that ever had a (folded) name, the one that ever had a code."""

    units: dict[str, Unit]
    parts: tuple[Part, ...]
    successions: tuple[Succession, ...]
    by_name: dict[str, tuple[Unit, ...]]
    by_code: dict[str, Unit]


def fold(name: str) -> str:
    """A name as it is compared: without case, with single spaces, with " - " between its languages."""
    return _DASH.sub(" - ", _SPACES.sub(" ", name)).strip().casefold()


@cache
def register() -> Register:
    """The whole register."""
    parallel: dict[str, list[DatedName]] = {}
    for row in _rows("parallel_names"):
        parallel.setdefault(row["key"], []).append(DatedName(name=row["name"], language=row["language"]))
    lives = _rows("municipalities")
    units = [*_units("county", _rows("counties"), parallel), *_units("municipality", lives, parallel)]
    numbered = {row.code: unit for unit in units for row in unit.codes}
    return Register(
        units={unit.key: unit for unit in units},
        parts=tuple(_parts(lives, numbered)),
        successions=tuple(_succession(row, numbered) for row in _rows("successions")),
        by_name=_by_name(units),
        by_code=numbered,
    )


def _rows(name: str) -> list[_Row]:
    text = (files("rundbord.norway") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _spells(rows: Iterable[_Row], column: str) -> Iterator[tuple[str, date | None, date | None]]:
    """Each value of the column with its first day and the first day after it; the rows stand in order of time."""
    for value, spell in groupby(rows, key=lambda row: row[column]):
        held = list(spell)
        yield value, _day(held[0]["start"]), _day(held[-1]["until"])


def _units(kind: Kind, rows: Iterable[_Row], parallel: dict[str, list[DatedName]]) -> Iterator[Unit]:
    for key, group in groupby(rows, key=lambda row: row["key"]):
        life = list(group)
        names = [DatedName(name=name, start=start, until=until) for name, start, until in _spells(life, "name")]
        codes = [DatedCode(code=code, start=start, until=until) for code, start, until in _spells(life, "code")]
        yield Unit(key=key, kind=kind, names=(*names, *parallel.get(key, ())), codes=tuple(codes))


def _parts(lives: Iterable[_Row], numbered: dict[str, Unit]) -> Iterator[Part]:
    for key, life in groupby(lives, key=lambda row: row["key"]):
        for code, start, until in _spells(life, "county"):
            yield Part(child=key, parent=numbered[code].key, start=start, until=until)


def _succession(row: _Row, numbered: dict[str, Unit]) -> Succession:
    return Succession(
        on=date.fromisoformat(row["on"]),
        kind=cast("Change", row["kind"]),
        before=_keys(row["before"], numbered),
        after=_keys(row["after"], numbered),
    )


def _keys(codes: str, numbered: dict[str, Unit]) -> tuple[str, ...]:
    return tuple(numbered[code].key for code in codes.split())


def _by_name(units: Iterable[Unit]) -> dict[str, tuple[Unit, ...]]:
    found: dict[str, list[Unit]] = {}
    for unit in units:
        for name in {fold(row.name) for row in unit.names}:
            found.setdefault(name, []).append(unit)
    return {name: tuple(bearers) for name, bearers in found.items()}
