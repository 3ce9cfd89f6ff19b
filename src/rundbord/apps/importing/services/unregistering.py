"""Withdrawing persons, organizations and spellings that an import added, where nothing else uses them since."""

from typing import Any

from django.db import models
from django.db.models import Q

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.importing.models import Document, Intake, State
from rundbord.apps.meetings.models import Attendance
from rundbord.apps.people.models import Alias, Organization, OrganizationName, Person, Post
from rundbord.apps.record.models import Action, Entry

PERSON, PLACE, POST, ALIAS = "people.person", "people.organization", "people.post", "people.alias"
OWN = {OrganizationName}  # rows that belong to the thing itself


def withdraw_added(*, actor: Viewer, intake: Intake, reason: str) -> None:
    """Take out of the register what the intake added, inside the caller's transaction and after its authorization.

    Spellings first, then offices, then persons and organizations that nothing points at any more.
    """
    made = intake.made
    cooperation = intake.document.batch.cooperation_id
    unused = [alias.pk for alias in Alias.objects.filter(pk__in=made.get(ALIAS, [])) if not _used_since(alias)]
    Alias.objects.filter(pk__in=unused).delete()
    Post.objects.filter(pk__in=made.get(POST, []), valid_to=None).delete()
    gone = {"withdrawn_at": clock.now(), "withdrawn_reason": reason}
    for model, label, verb in (
        (Person, PERSON, "person_withdraw"),
        (Organization, PLACE, "organization_withdraw"),
    ):
        rows: models.QuerySet[Any] = model._default_manager.filter(pk__in=made.get(label, []), withdrawn_at=None)
        for row in rows.filter(version=0, merged_into=None):
            if not (getattr(row, "user_id", None) or _pointed_at(row)):
                model._default_manager.filter(pk=row.pk).update(**gone)
                audit.record(actor=actor, verb=verb, subject=row, cooperation=cooperation)


def _used_since(alias: Alias) -> bool:
    """Does a row that stands mean the same by this spelling?"""
    if alias.body_id:
        accepted = Document.objects.filter(state=State.ACCEPTED, body=alias.body_id)
        return accepted.filter(draft__nodes__facts__body__iexact=alias.written).exists()
    means = {"person": alias.person_id} if alias.person_id else {"organization": alias.organization_id}
    stands = Q(withdrawn_at=None, **means)
    written = "name_written" if alias.person_id else "organization_written"
    return (
        Attendance.objects.filter(stands, **{f"{written}__iexact": alias.written}).exists()
        or Entry.objects.filter(stands, speaker_written__icontains=alias.written).exists()
        or Action.objects.filter(stands, responsible_written__iexact=alias.written).exists()
    )


def _pointed_at(row: models.Model) -> bool:
    """Does any row that stands point at this one? Every relation of the program is asked, those of later apps too."""
    for relation in row._meta.related_objects:
        model = relation.related_model
        if model in OWN or not relation.field:
            continue
        rows = model._default_manager.filter(**{relation.field.name: row})
        stands = {field.name for field in model._meta.get_fields()} & {"withdrawn_at"}
        if rows.filter(withdrawn_at=None).exists() if stands else rows.exists():
            return True
    return False
