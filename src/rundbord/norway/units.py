"""What the register of Norway is made of: units and, dated, what they are called and what became of them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["county", "municipality"]
Change = Literal["merged", "split", "renumbered", "restored"]

NORWEGIAN = "no"


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A half-open stretch of days: `start` is the first day, `until` the first day after the last one.

    No `start`: already so when the register begins. No `until`: still so.
    """

    start: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the day `on` lies within."""
        return (self.start is None or self.start <= on) and (self.until is None or on < self.until)


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedName(Span):
    """A name while it held. `language` is an ISO 639 code: no, se, sma, smj or fkv."""

    name: str
    language: str = NORWEGIAN


@dataclass(frozen=True, kw_only=True, slots=True)
class DatedCode(Span):
    """A number in Statistics Norway's standard while it held: two digits a county, four a municipality."""

    code: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Part(Span):
    """A municipality's (`child`, a key) membership of a county (`parent`, a key) while it held."""

    child: str
    parent: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Succession:
    """What happened on the day `on`: those in `before` (keys, up to the day before) became those in `after`."""

    on: date
    kind: Change
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unit:
    """A county or municipality through its whole life, whatever it was called and numbered.

    `key` is made of its first name and code ("asker-0220") and never changes: treat it as opaque.
    """

    key: str
    kind: Kind
    names: tuple[DatedName, ...]
    codes: tuple[DatedCode, ...]

    @property
    def start(self) -> date | None:
        """Its first day; None if it was there when the register begins."""
        return self.codes[0].start

    @property
    def until(self) -> date | None:
        """The first day it was no more; None if it still is."""
        return self.codes[-1].until

    def exists(self, on: date) -> bool:
        """Whether it existed on the day `on`."""
        return any(code.holds(on) for code in self.codes)

    def name(self, on: date) -> str:
        """Its Norwegian name on the day `on`. Raises LookupError where it did not exist."""
        held = (row.name for row in self.names if row.language == NORWEGIAN and row.holds(on))
        return next(held, None) or self._missing(on)

    def code(self, on: date) -> str:
        """Its number on the day `on`. Raises LookupError where it did not exist."""
        return next((row.code for row in self.codes if row.holds(on)), None) or self._missing(on)

    def _missing(self, on: date) -> str:
        raise LookupError(f"{self.key} did not exist on {on}")
