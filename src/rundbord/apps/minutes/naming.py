"""Which meeting's minutes an item takes up: by its own field or, in imported minutes, by the date in its title."""

from datetime import timedelta

from django.db.models import Q

from rundbord.apps.meetings.models import AgendaItem, ItemKind, Meeting, MeetingBody
from rundbord.engines.norwegian.dates import find_dates
from rundbord.engines.typesetter.words import words

LONGEST_WAIT = timedelta(days=400)  # "referat fra 19. september" means the last one


def takes_up(item: AgendaItem, meeting: Meeting) -> bool:
    """Does the item (with its meeting at hand) take up this meeting's minutes?"""
    if item.approves_id is not None:
        return item.approves_id == meeting.pk
    held, before = item.meeting.date, meeting.date
    if not (held and before and before < held <= before + LONGEST_WAIT):
        return False
    return any(found.value == before for found in find_dates(item.title, before.year))


def may_take_up(meeting: Meeting) -> Q:
    """The condition for items that may take up this meeting's minutes; `takes_up` judges what it lets through."""
    if meeting.date is None:
        return Q(approves=meeting)
    day, month = meeting.date.day, meeting.date.month
    name = words("nb").months[month - 1][:3]
    said = Q(title__icontains=f"{day}. {name}") | Q(title__contains=f"{day:02}.{month:02}")
    said |= Q(title__contains=f"{day}.{month}.")
    return Q(approves=meeting) | (said & unnamed_in([meeting]))


def unnamed_in(waiting: list[Meeting]) -> Q:
    """The condition for imported items that approve minutes without a field that says whose, in these bodies."""
    bodies = MeetingBody.objects.filter(meeting__in=waiting).values("body")
    held = MeetingBody.objects.filter(body__in=bodies).values("meeting")
    imported = Q(kind=ItemKind.APPROVE_MINUTES, approves=None, meeting__in=held)
    return imported & ~Q(meeting__batch_uid="")
