"""Item numbers by series: provisional while drafting, given when the notice goes out, never reused."""

import re
from dataclasses import dataclass

from django.db.models import Max

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, Meeting
from rundbord.apps.meetings.rules import CALLED_ON
from rundbord.apps.people.models import Body
from rundbord.apps.people.models.bodies import NumberStyle

NO_YEAR = 0
_PRINTED = re.compile(r"^(?P<prefix>.*?)[\s.-]*(?P<ordinal>\d{1,4})(?:\s*/\s*(?P<year>\d{4}|\d{2}))?\W*$")


@dataclass(frozen=True)
class Series:
    """A body's numbers of one year, or of one meeting (`year` 0, `name` the meeting's uid)."""

    body: Body
    name: str
    year: int

    def printed(self, ordinal: int) -> str:
        """The number as people read it: "3", "14/21", "PS 7/22"."""
        if self.year == NO_YEAR:
            return str(ordinal)
        prefix = f"{self.name} " if self.name else ""
        return f"{prefix}{ordinal}/{self.year % 100:02}"

    def last_given(self) -> int:
        """The highest ordinal in use, imported ones too."""
        rows = ItemNumber.objects.filter(body=self.body, series=self.name, year=self.year, provisional=False)
        highest: int | None = rows.aggregate(highest=Max("ordinal"))["highest"]
        return highest or 0


def series_of(body: Body, meeting: Meeting) -> Series:
    """The series that the body's items in this meeting are numbered in."""
    if body.number_style == NumberStyle.MEETING:
        return Series(body=body, name=meeting.uid, year=NO_YEAR)
    name = body.number_prefix if body.number_style == NumberStyle.YEAR_PREFIX else ""
    return Series(body=body, name=name, year=(meeting.date or clock.today()).year)


def renumber(meeting: Meeting) -> None:
    """Let provisional numbers follow the order of the agenda; once called, a new item gets the next number at once.

    Imported numbers are kept as printed, so nothing happens to an imported meeting.
    """
    if meeting.batch_uid:
        return
    if meeting.state in CALLED_ON:
        give(meeting)
    else:
        _write(meeting, provisional=True)


def give(meeting: Meeting) -> None:
    """Give each numbered item its final number in each body's series. Numbers once given stay."""
    bodies = meeting.bodies.order_by("pk").values_list("pk", flat=True)
    list(Body.objects.select_for_update().filter(pk__in=list(bodies)).order_by("pk"))
    _write(meeting, provisional=False)


def keep_printed(item: AgendaItem, body: Body, printed: str) -> ItemNumber:
    """Keep a number as it stands in the source, with its ordinal and year where they can be told."""
    wanted = printed_number(item, body, printed)
    fields = ("series", "year", "ordinal", "printed", "provisional", "imported")
    number, _made = ItemNumber.objects.update_or_create(
        item=item, body=body, defaults={name: getattr(wanted, name) for name in fields}
    )
    return number


def printed_number(item: AgendaItem, body: Body, printed: str) -> ItemNumber:
    """The same as a row that is not saved yet, for imports that write many at once."""
    match = _PRINTED.match(printed.strip())
    year = match.group("year") if match else None
    own = series_of(body, item.meeting)
    return ItemNumber(
        item=item,
        body=body,
        series=own.name if year is None else match.group("prefix").strip()[:20] if match else "",
        year=_full_year(year) if year else NO_YEAR,
        ordinal=int(match.group("ordinal")) if match else None,
        printed=printed.strip()[:40],
        provisional=False,
        imported=True,
    )


def _full_year(written: str) -> int:
    """The year of "07" (2007) or "98" (1998): cooperations' numbers began in the 1960s."""
    year = int(written)
    if year >= 100:
        return year
    return 1900 + year if year > 59 else 2000 + year


def _write(meeting: Meeting, *, provisional: bool) -> None:
    ItemNumber.objects.filter(item__meeting=meeting, provisional=True).delete()
    items = list(
        AgendaItem.objects.filter(meeting=meeting, numbered=True, parent=None, withdrawn_at=None).order_by(
            "position", "pk"
        )
    )
    for body in meeting.bodies.all():
        series = series_of(body, meeting)
        given = set(ItemNumber.objects.filter(item__in=items, body=body).values_list("item", flat=True))
        waiting = [item for item in items if item.pk not in given]
        ItemNumber.objects.bulk_create(
            ItemNumber(
                item=item,
                body=body,
                series=series.name,
                year=series.year,
                ordinal=ordinal,
                printed=series.printed(ordinal),
                provisional=provisional,
            )
            for ordinal, item in enumerate(waiting, start=series.last_given() + 1)
        )
