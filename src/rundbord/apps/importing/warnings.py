"""What a reviewer should know before accepting, though nothing is done about it: meetings and numbers there already."""

from django.utils.translation import gettext as _

from rundbord.apps.importing.draft import Draft, Heading
from rundbord.apps.importing.models import Document
from rundbord.apps.meetings.models import ItemNumber, Meeting


def warnings_of(document: Document, draft: Draft) -> list[str]:
    """A sentence each; two queries. Numbers that start anew in each meeting cannot clash."""
    if not document.to_review or document.body is None:
        return []
    found = []
    if document.date and _meeting_that_day(document):
        found.append(_("The body already has a meeting on this day. Accepting makes one more."))
    numbers = sorted(_used_elsewhere(document, draft))
    if numbers:
        found.append(
            _("These numbers are used in other meetings of the body: %(numbers)s. They are kept as printed.")
            % {"numbers": ", ".join(numbers)}
        )
    return found


def _meeting_that_day(document: Document) -> bool:
    held = Meeting.objects.filter(meeting_bodies__body=document.body, date=document.date, withdrawn_at=None)
    return held.exists()


def _used_elsewhere(document: Document, draft: Draft) -> set[str]:
    yearly = {part.number for part in draft.parts if isinstance(part, Heading) and "/" in part.number}
    if not yearly:
        return set()
    used = ItemNumber.objects.filter(
        body=document.body, printed__in=yearly, item__withdrawn_at=None, item__meeting__withdrawn_at=None
    )
    return set(used.values_list("printed", flat=True))
