"""Remarks on minutes: made by link, pasted from a mail, and answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import require_keeper
from rundbord.apps.minutes.models import MinutesVersion, VersionState
from rundbord.apps.people.models import Person
from rundbord.apps.sending import rules
from rundbord.apps.sending.models import Recipient, Remark, RemarkState

LONGEST = 5000


@dataclass(frozen=True)
class Said:
    """What somebody wants changed: under which item (None: in general), in which text, and how."""

    item: AgendaItem | None
    quote: str
    text: str


def make_remarks(*, actor: Viewer, recipient: Recipient, said: Iterable[Said]) -> list[Remark]:
    """Remarks by whoever has the recipient's link. Raises NotAllowedError; NotPossibleError after the last day."""
    dispatch = recipient.dispatch
    if not rules.may_answer(actor, recipient):
        raise NotAllowedError
    if not rules.takes_remarks(dispatch):
        raise NotPossibleError(_("The last day for remarks has passed. Write to the secretariat."))
    written = [one for one in said if one.text.strip()]
    if not written:
        raise NotPossibleError(_("Write what should be changed."))
    with transaction.atomic():
        made = [_made(dispatch.version, one, recipient.person, recipient.name) for one in written]
        _note(actor, "remark_make", dispatch.meeting)
    return made


def approve_as_chair(*, actor: Viewer, recipient: Recipient) -> None:
    """The chair says that the minutes may go out; once said it stays. Raises NotAllowedError."""
    if not rules.may_answer(actor, recipient) or recipient.reason != "chair":
        raise NotAllowedError
    with transaction.atomic():
        if Recipient.objects.filter(pk=recipient.pk, approved_at=None).update(approved_at=clock.now()):
            _note(actor, "minutes_chair_approve", recipient.dispatch.meeting)
    recipient.refresh_from_db(fields=["approved_at"])


def paste_remark(*, actor: Viewer, meeting: Meeting, name: str, said: Said) -> Remark:
    """A remark that came another way, by whoever keeps the meeting. Raises NotAllowedError, NotPossibleError."""
    require_keeper(actor, meeting)
    version = MinutesVersion.objects.filter(meeting=meeting).exclude(state=VersionState.DRAFT).first()
    if version is None:
        raise NotPossibleError(_("The minutes have not been sent yet."))
    person = Person.objects.filter(
        cooperation=meeting.cooperation_id, name__iexact=name.strip(), merged_into=None, withdrawn_at=None
    ).first()
    with transaction.atomic():
        made = _made(version, said, person, name.strip())
        _note(actor, "remark_paste", meeting)
    return made


def answer_remark(*, actor: Viewer, remark: Remark, row_version: int, state: str, answer: str = "") -> Remark:
    """Accept or decline a remark; the text of the minutes is changed by hand, beside it.

    Raises NotAllowedError, and ConflictError where somebody else answered meanwhile.
    """
    require_keeper(actor, remark.meeting)
    chosen = RemarkState(state)
    with transaction.atomic():
        hit = Remark.objects.filter(pk=remark.pk, row_version=row_version).update(
            state=chosen,
            answer=" ".join(answer.split())[:500],
            settled_at=None if chosen == RemarkState.OPEN else clock.now(),
            row_version=row_version + 1,
        )
        if not hit:
            raise ConflictError(_("Somebody else answered this remark meanwhile. Look at their answer first."))
        _note(actor, "remark_answer", remark.meeting)
    remark.refresh_from_db()
    return remark


def _made(version: MinutesVersion, said: Said, person: Person | None, name: str) -> Remark:
    return Remark.objects.create(
        meeting=version.meeting,
        version=version,
        item=said.item,
        quote=said.quote[:LONGEST],
        text=said.text.strip()[:LONGEST],
        person=person,
        name=name[:200],
        created_at=clock.now(),
    )


def _note(actor: Viewer, verb: str, meeting: Meeting) -> None:
    audit.record(actor=actor, verb=verb, subject=meeting, cooperation=meeting.cooperation_id)
