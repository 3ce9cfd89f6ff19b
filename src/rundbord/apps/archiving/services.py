"""Writes: what the archive calls a meeting, letters with a decision, and what became of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.archiving.models import ArchiveCase, Extract
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Meeting
from rundbord.apps.meetings.rules import require_item_keeper, require_keeper
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.people.models import Organization


def note_archive_case(
    *, actor: Viewer, meeting: Meeting, seen: int, case_number: str, journaled_on: date | None
) -> ArchiveCase:
    """Write the archive's number and the date of journaling. Raises NotAllowedError and ConflictError."""
    require_keeper(actor, meeting)
    if journaled_on and journaled_on > clock.today():
        raise NotPossibleError(_("The day of journaling lies in the future."))
    with transaction.atomic():
        case, _made = ArchiveCase.objects.get_or_create(meeting=meeting)
        save_version(case, seen, case_number=" ".join(case_number.split()), journaled_on=journaled_on)
        audit.record(actor=actor, verb="archive_note", subject=meeting, cooperation=meeting.cooperation_id)
    return case


def make_extracts(
    *, actor: Viewer, item: AgendaItem, organizations: Iterable[tuple[Organization, str]], text: str
) -> list[Extract]:
    """A letter to each organization, in the language given beside it; who has one keeps it. Raises NotAllowedError."""
    require_item_keeper(actor, item)
    chosen = list(organizations)
    if not chosen:
        raise NotPossibleError(_("Choose at least one organization."))
    with transaction.atomic():
        Extract.objects.bulk_create(
            [
                Extract(item=item, organization=one, language=language, text=text, made_on=clock.today())
                for one, language in chosen
            ],
            ignore_conflicts=True,
        )
        audit.record(actor=actor, verb="extracts_make", subject=item, cooperation=item.meeting.cooperation_id)
    return list(Extract.objects.filter(item=item).select_related("organization"))


def follow_extract(*, actor: Viewer, extract: Extract, seen: int, **fields: Any) -> None:
    """Write what became of a letter: when it was sent, their case, when and what they decided.

    Raises NotAllowedError, ConflictError, and NotPossibleError where a decision has no day.
    """
    require_item_keeper(actor, extract.item)
    if fields["outcome"] and not fields["treated_on"]:
        raise NotPossibleError(_("Write the day on which they treated it."))
    with transaction.atomic():
        save_version(extract, seen, **fields)
        cooperation = extract.item.meeting.cooperation_id
        audit.record(actor=actor, verb="extract_follow", subject=extract, cooperation=cooperation, changed=fields)
