"""Municipalities as people write them on a command line."""

from collections.abc import Iterable
from difflib import get_close_matches

from rundbord.apps.core import clock
from rundbord.norway import register
from rundbord.norway.units import Unit


class UnknownMunicipalityError(Exception):
    """No municipality of today is called so, or several are; the message says what to write instead."""


def keys_of(written: Iterable[str]) -> list[str]:
    """The keys of municipalities given by name or number, as they are today. Raises UnknownMunicipalityError."""
    return [_found(one).key for one in written]


def _found(written: str) -> Unit:
    today = clock.today()
    coded = register.by_code(written.strip(), today)
    if coded is not None and coded.kind == "municipality":
        return coded
    named = register.by_name(written, today, "municipality")
    if len(named) == 1:
        return named[0]
    if named:
        numbers = " or ".join(unit.code(today) for unit in named)
        raise UnknownMunicipalityError(f"Several municipalities are called {written}. Give the number: {numbers}.")
    names = [unit.name(today) for unit in register.municipalities(today)]
    near = get_close_matches(written, names, n=3)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UnknownMunicipalityError(f"No municipality is called {written} today.{hint}")
