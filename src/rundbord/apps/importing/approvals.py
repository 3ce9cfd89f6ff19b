"""Which meeting's minutes an imported item approves, found by the date that stands in its title."""

from datetime import date, timedelta

from rundbord.apps.meetings.models import AgendaItem, ItemKind, Meeting
from rundbord.apps.people.models import Body
from rundbord.engines.norwegian.dates import find_dates

LONGEST = timedelta(days=550)  # minutes that wait longer than this for approval are not guessed at


def link_approvals(meeting: Meeting, body: Body) -> None:
    """Link the meeting's own approvals to earlier meetings of the body, and later meetings' approvals to it.

    Documents come in any order, so both directions are looked at. Three queries beside the updates; runs inside the
    transaction that accepts the meeting.
    """
    if meeting.date is None:
        return
    near = (meeting.date - LONGEST, meeting.date + LONGEST)
    held = {
        one.date: one for one in Meeting.objects.filter(bodies=body, withdrawn_at=None, date__range=near).only("date")
    }
    items = AgendaItem.objects.filter(
        kind=ItemKind.APPROVE_MINUTES,
        approves=None,
        withdrawn_at=None,
        meeting__bodies=body,
        meeting__withdrawn_at=None,
        meeting__date__range=near,
    ).select_related("meeting")
    for item in items:
        approved = _approved(item, held)
        if approved and meeting.pk in (approved.pk, item.meeting_id):
            AgendaItem.objects.filter(pk=item.pk).update(approves=approved)


def _approved(item: AgendaItem, held: dict[date | None, Meeting]) -> Meeting | None:
    """The earlier meeting whose date the title names; a date without a year is the last such day before the item's."""
    day = item.meeting.date
    if day is None:
        return None
    for year in (day.year, day.year - 1):
        for found in find_dates(item.title, year):
            if found.value < day and found.value in held:
                return held[found.value]
    return None
