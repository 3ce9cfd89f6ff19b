"""The mail as it will be, before anything is sent."""

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.core import clock
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.minutes.compose import title_of
from rundbord.apps.minutes.head import language_of
from rundbord.apps.sending.copies import Copy
from rundbord.apps.sending.mails import OwnAction, Written, address_of, own_actions, write
from rundbord.apps.sending.models import Dispatch, Recipient
from rundbord.apps.sending.recipients import Candidate
from rundbord.engines.typesetter.document import Document


def preview(meeting: Meeting, purpose: str, first: Candidate) -> Written:
    """The mail to the first recipient without links that answer; the minutes themselves have their own page."""
    dispatch = Dispatch(meeting=meeting, purpose=purpose)
    recipient = Recipient(dispatch=dispatch, person=first.person, name=first.name, reason=first.reason)
    page = address_of(meeting, "minutes:minutes", meeting)
    mine = own_actions(meeting, [first.person]).get(first.person.pk, []) if first.person else []
    language = language_of(meeting)
    document = Document("minutes", language, title_of(meeting, language), issued=meeting.date or clock.today())
    with translation.override(language):
        copy = Copy(document, _("(Here the minutes stand.)"), "")
    return write(dispatch, recipient, copy, [OwnAction(one, page) for one in mine], page)
