"""Writes of the follow-up: what became of actions, each organization's part, and links to say so."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.grants import create_grant
from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.followup import rules
from rundbord.apps.followup.models import Report, ReportState
from rundbord.apps.meetings.rules import keeps_meeting
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.people.rules import require
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Action

LINK_LASTS = timedelta(days=180)


def settle_action(*, actor: Viewer, action: Action, version: int, state: str) -> Action:
    """Say that an action is done, dropped, or open after all.

    Those who keep the meeting do it as in the workspace, so that it can be undone there; the owner may say done and
    open. Raises NotAllowedError, ConflictError, NotPossibleError for another state or an action that is withdrawn.
    """
    require(rules.may_settle(actor, action))
    if action.withdrawn_at is not None or action.entry.withdrawn_at is not None:
        raise NotPossibleError(_("This was taken out of the minutes. There is nothing left to do."))
    if keeps_meeting(actor, action.entry.item.meeting):
        if state == Action.State.OPEN:
            return record.reopen_action(actor=actor, action=action, version=version)
        return record.settle_action(actor=actor, action=action, version=version, state=state)
    if state not in {Action.State.OPEN, Action.State.DONE}:
        raise NotPossibleError(_("Only the secretariat can drop something that was promised. Write to it."))
    settled_at = clock.now() if state == Action.State.DONE else None
    with transaction.atomic():
        save_version(action, version, state=state, settled_at=settled_at)
        _note(actor, "action_report", action, ["state"])
    return action


def share_action(*, actor: Viewer, action: Action, organizations: Iterable[Organization]) -> list[Report]:
    """Ask each of these organizations for its part; those asked before keep their answer."""
    rules.require_sharer(actor, action)
    asked = [Report(action=action, organization=one.current) for one in organizations]
    if not asked:
        raise NotPossibleError(_("Choose at least one organization."))
    with transaction.atomic():
        Report.objects.bulk_create(asked, ignore_conflicts=True)
        _note(actor, "action_share", action, ["reports"])
    return list(action.reports.all())


def report(*, actor: Viewer, report: Report, version: int, state: str, note: str = "") -> Report:
    """Say for an organization what became of its part. Raises NotAllowedError and ConflictError.

    Who says so is kept by name where it is a person of the cooperation.
    """
    require(rules.may_report(actor, report))
    with transaction.atomic():
        save_version(
            report,
            version,
            state=ReportState(state),
            note=" ".join(note.split())[:500],
            person_id=_person_of(actor, report),
            reported_at=None if state == ReportState.OPEN else clock.now(),
        )
        _note(actor, "report", report.action, ["reports"])
    return report


def link_for(*, action: Action, person: Person) -> str:
    """The token of a link by which this person says in one press that the action is done.

    The service that mails it has asked whether its actor may.
    """
    _grant, token = create_grant(
        purpose=rules.LINK,
        subject_kind="action",
        subject_uid=action.uid,
        person_uid=person.uid,
        lasts=LINK_LASTS,
    )
    return token


def _person_of(actor: Viewer, report: Report) -> int | None:
    cooperation = report.action.entry.item.meeting.cooperation_id
    standing = actor.standing(cooperation) if isinstance(actor, PersonViewer) else None
    return standing.person if standing else None


def _note(actor: Viewer, verb: str, action: Action, changed: list[str]) -> None:
    cooperation = action.entry.item.meeting.cooperation_id
    audit.record(actor=actor, verb=verb, subject=action, cooperation=cooperation, changed=changed)
