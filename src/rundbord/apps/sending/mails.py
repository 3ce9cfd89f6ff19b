"""The mail that carries minutes: own actions first, then the links, then the minutes themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.followup import services as followup
from rundbord.apps.meetings.models import Exclusion, Meeting
from rundbord.apps.meetings.words import short_day
from rundbord.apps.minutes.head import language_of
from rundbord.apps.people.models import Person
from rundbord.apps.record.models import Action
from rundbord.apps.sending.copies import Copy
from rundbord.apps.sending.models import Dispatch, Purpose, Recipient


@dataclass(frozen=True)
class Written:
    """A mail's words."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class OwnAction:
    """Something that the recipient promised, with the link by which it is done in one press."""

    action: Action
    link: str


def write(dispatch: Dispatch, recipient: Recipient, copy: Copy, actions: list[OwnAction], link: str) -> Written:
    """The mail to one recipient, in the meeting's language."""
    meeting = dispatch.meeting
    with translation.override(language_of(meeting)):
        context = {
            "dispatch": dispatch,
            "meeting": meeting,
            "recipient": recipient,
            "copy": copy,
            "actions": actions,
            "link": link,
            "for_chair": dispatch.purpose == Purpose.CHAIR,
        }
        text = render_to_string("sending/mail.txt", context)
        return Written(subject_of(dispatch, copy), _squeezed(text), render_to_string("sending/mail.html", context))


def write_reminder(dispatch: Dispatch, recipient: Recipient, link: str) -> Written:
    """The one reminder before the last day for remarks."""
    with translation.override(language_of(dispatch.meeting)):
        context = {"dispatch": dispatch, "meeting": dispatch.meeting, "recipient": recipient, "link": link}
        day = short_day(dispatch.remarks_due) if dispatch.remarks_due else ""
        subject = _("Remarks on the minutes: last day %(day)s") % {"day": day}
        return Written(subject, _squeezed(render_to_string("sending/reminder.txt", context)), "")


def subject_of(dispatch: Dispatch, copy: Copy) -> str:
    """ "Referat fra møte i Faggruppe for næring 12. mai", or the same for the chair to look at."""
    day = dispatch.meeting.date
    title = f"{copy.document.title} {short_day(day)}" if day else copy.document.title
    return _("For a look: %(minutes)s") % {"minutes": title} if dispatch.purpose == Purpose.CHAIR else title


def address_of(meeting: Meeting, name: str, *args: object) -> str:
    """The whole address of a page of the meeting's cooperation."""
    return f"{settings.SITE_URL}{reverse(name, args=[meeting.cooperation.slug, *args])}"


def own_actions(meeting: Meeting, people: Iterable[Person]) -> dict[int, list[Action]]:
    """What each of these promised in the meeting and has not done, by their integer keys. Two queries."""
    wanted = {person.pk for person in people}
    found: defaultdict[int, list[Action]] = defaultdict(list)
    exclusions = Exclusion.objects.filter(item__meeting=meeting, withdrawn_at=None).select_related("person")
    kept_out = {(row.item_id, row.person.merged_into_id or row.person_id) for row in exclusions}
    rows = Action.objects.filter(
        Q(person__in=wanted) | Q(person__merged_into__in=wanted),
        entry__item__meeting=meeting,
        state=Action.State.OPEN,
        withdrawn_at=None,
        entry__withdrawn_at=None,
        entry__item__withdrawn_at=None,
    )
    for action in rows.select_related("person__merged_into", "entry__item"):
        person = action.person.current if action.person else None
        items = {action.entry.item_id, action.entry.item.parent_id}
        if person and not any((item, person.pk) in kept_out for item in items):
            found[person.pk].append(action)
    return found


def linked(meeting: Meeting, actions: Iterable[Action], person: Person) -> list[OwnAction]:
    """The actions with a link each; the links are rights and are made only for a mail that is sent."""
    return [
        OwnAction(one, address_of(meeting, "followup:action_by_link", followup.link_for(action=one, person=person)))
        for one in actions
    ]


def _squeezed(text: str) -> str:
    """No more than one blank line in a row, which templates leave."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"
