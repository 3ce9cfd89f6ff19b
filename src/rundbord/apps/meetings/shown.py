"""The forms in which meetings leave this app: frozen, already cut to what one viewer may see."""

import datetime as dt
from dataclasses import dataclass

from rundbord.apps.meetings.rules import OVER, Sight


@dataclass(frozen=True)
class Named:
    """Something with a page of its own: usable in `{% url %}` as it is. `uid` is empty where there is no page."""

    uid: str
    name: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class PaperView:
    """A paper of an item or of the whole meeting. `size` is in bytes, `audience` a files.Audience."""

    uid: str
    name: str
    version: int
    size: int
    media_type: str
    audience: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class ItemView:
    """An agenda item. `case_text` and `proposed_decision` are rich text.

    A closed item has only number, title and legal basis: all else is empty. `printed` holds the number in each body's
    series, the leading body's first; `label` is what stands before the title ("3", "14/21", "a"). `level` is 0, or 1
    for a sub-item. `elsewhere` names the other bodies of a joint meeting with their numbers, where these differ.
    `starts` is a wall time. `key` is the integer key, for apps that add to the item.
    """

    uid: str
    key: int
    title: str
    label: str = ""
    printed: tuple[str, ...] = ()
    elsewhere: str = ""
    provisional: bool = False
    level: int = 0
    closed: bool = False
    kept_out: bool = False
    withdrawn: bool = False
    legal_basis: str = ""
    exempt: bool = False
    exempt_until: dt.date | None = None
    kind: str = ""
    kind_label: str = ""
    numbered: bool = True
    public_title: str = ""
    case_text: str = ""
    proposed_decision: str = ""
    presenter: str = ""
    planned_minutes: int | None = None
    starts: dt.time | None = None
    postponed: bool = False
    matter: Named | None = None
    approves: Named | None = None
    papers: tuple[PaperView, ...] = ()
    has_excluded: bool = False
    version: int = 0

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class AttendanceView:
    """A row of the attendance list. `person` is there only for those who may see persons' pages."""

    uid: str
    key: int
    name: str
    organization: str
    person: Named | None
    organization_page: Named | None
    role: str
    category: str
    category_label: str
    status: str
    status_label: str
    deputy_for: str
    from_time: dt.time | None
    to_time: dt.time | None
    note: str
    seat: int | None
    version: int

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Plan:
    """Planned minutes of the agenda against the meeting's length (None: unknown), and how many are for talk."""

    planned: int = 0
    length: int | None = None
    talk: int = 0

    @property
    def over(self) -> int:
        """Minutes too many, 0 where the agenda fits."""
        return max(0, self.planned - self.length) if self.length is not None else 0


@dataclass(frozen=True)
class MeetingView:
    """A meeting. Dates are local, times wall times in `zone`; the join fields are empty for outsiders."""

    uid: str
    key: int
    cooperation: str
    cooperation_name: str
    title: str
    bodies: tuple[Named, ...]
    state: str
    language: str
    date: dt.date | None
    end_date: dt.date | None
    start_time: dt.time | None
    end_time: dt.time | None
    zone: str
    form: str
    place: str
    agenda_public_at: dt.datetime | None
    record_public_at: dt.datetime | None
    imported: bool
    withdrawn: bool
    version: int
    sight: Sight
    plan: Plan = Plan()
    withdrawn_reason: str = ""
    join_url: str = ""
    join_id: str = ""
    join_code: str = ""
    join_phone: str = ""
    items: tuple[ItemView, ...] = ()
    attendance: tuple[AttendanceView, ...] = ()
    papers: tuple[PaperView, ...] = ()

    def __str__(self) -> str:
        return f"{self.title} {self.date or ''}".strip()

    @property
    def unregistered(self) -> tuple[AttendanceView, ...]:
        """Those who were expected at a meeting that is over, and of whom nobody said whether they came."""
        return tuple(row for row in self.attendance if self.state in OVER and row.status == "expected")
