"""One full world for the generated tests: meetings in every state with closed things in them, and who may see what.

Every text is planted with a word of its own (`canaries`), so that a test can tell where it leaks to.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import clock
from rundbord.apps.core.models import Access
from rundbord.apps.followup.models import Report
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting, State
from rundbord.apps.minutes.models import ReturnedFile
from rundbord.apps.people.models import Body, Person
from rundbord.apps.sending.models import Dispatch, Remark
from tests.cast import WITH_LOGIN, Cast, make_cast

EVERYBODY = frozenset({"anonymous", "link_holder", *WITH_LOGIN})
AT_THE_TABLE = frozenset({"member", "disqualified", "chair", "secretary"})
IN_THE_COOPERATION = AT_THE_TABLE | {"neighbour"}
KEEPERS = frozenset({"secretary"})
NOBODY: frozenset[str] = frozenset()
SYSTEM = System("test")
TODAY = date(2026, 3, 2)

EXEMPT = {"access": Access.EXEMPT, "law": "offentleglova", "paragraph": "§ 13"}


@dataclass(frozen=True)
class Thing:
    """What stands in an address, and what the cast may do with it by design.md, said here anew without `rules.py`.

    `slug` is the cooperation in the address; `cooperation` whose thing it is ("" where the address mixes two).
    `sees` may know that it is there, `reads` may read what was said there, `keeps` may write.
    """

    label: str
    slug: str
    args: tuple[Any, ...]
    sees: frozenset[str] = EVERYBODY
    reads: frozenset[str] = NOBODY
    keeps: frozenset[str] = KEEPERS
    whose: str = "secretary"


@dataclass(frozen=True)
class Canary:
    """A planted word: in which field it stands and who may see it."""

    word: str
    where: str
    seen_by: frozenset[str]


@dataclass
class Stage:
    """How one meeting of the world stands: who may read that it is, and what was said there."""

    name: str
    state: State
    body: Body
    sees: frozenset[str]
    reads: frozenset[str]
    table: frozenset[str] = AT_THE_TABLE
    keeps: frozenset[str] = KEEPERS
    whose: str = "secretary"
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Filled:
    """A meeting with everything in it, by the names of the kinds of things."""

    stage: Stage
    meeting: Meeting
    items: dict[str, AgendaItem] = field(default_factory=dict)
    row: Attendance | None = None
    report: Report | None = None
    returned: ReturnedFile | None = None
    dispatch: Dispatch | None = None
    remark: Remark | None = None
    rows: dict[str, Any] = field(default_factory=dict)


class World:
    """The cast, the meetings and all that is planted in them."""

    def __init__(self, cast: Cast, files: Path) -> None:
        self.cast = cast
        self.files = files
        self.canaries: list[Canary] = []
        self.things: dict[str, list[Thing]] = {}
        self.meetings: dict[str, Filled] = {}
        self.other_words: list[str] = []
        self._numbers = count(1)

    def plant(self, where: str, seen_by: Iterable[str]) -> str:
        """A word that stands nowhere else; short, so that no typesetter breaks it, and no word of any language."""
        word = f"zq{next(self._numbers):04d}x"
        self.canaries.append(Canary(word, where, frozenset(seen_by)))
        return word

    def add(self, kind: str, thing: Thing) -> None:
        """One more thing of this kind to ask addresses for."""
        self.things.setdefault(kind, []).append(thing)

    def person(self, who: str) -> Person:
        """One of the cast."""
        found: Person = getattr(self.cast, who)
        return found


def stages(cast: Cast) -> Iterator[Stage]:
    """A meeting in each situation that changes who may read it."""
    published = clock.now()
    before = frozenset({"chair", "secretary"})
    yield Stage("planned", State.PLANNED, cast.body, before, before)
    yield Stage("called", State.CALLED, cast.body, AT_THE_TABLE, before)
    yield Stage("held", State.HELD, cast.body, AT_THE_TABLE, before)
    yield Stage("sent", State.SENT, cast.body, AT_THE_TABLE, AT_THE_TABLE)
    yield Stage("imported", State.HELD, cast.body, AT_THE_TABLE, AT_THE_TABLE, fields={"batch_uid": "batch0000000"})
    yield Stage("cancelled", State.PLANNED, cast.body, KEEPERS, KEEPERS, fields={"withdrawn_at": published})
    agenda = {"agenda_public_at": published}
    yield Stage("agenda_published", State.CALLED, cast.body, EVERYBODY, before, fields=agenda)
    both = {"agenda_public_at": published, "record_public_at": published}
    yield Stage("published", State.APPROVED, cast.body, EVERYBODY, EVERYBODY, fields=both)
    stranger = frozenset({"stranger"})
    yield Stage("foreign", State.SENT, _other_body(cast), stranger, stranger, stranger, stranger, "stranger")


def _other_body(cast: Cast) -> Body:
    return Body.objects.create(cooperation=cast.other_cooperation, name="Fremmed styre")


def make_world(files: Path) -> World:
    """The whole world, in the database; `files` is where its files are kept."""
    from tests.house import closed, register

    world = World(make_cast(), files)
    for stage in stages(world.cast):
        world.meetings[stage.name] = closed.fill(world, stage)
    register.fill(world)
    return world
