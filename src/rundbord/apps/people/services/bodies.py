"""Bodies, their habits, standing agenda and officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.default_agendas import default_agenda, default_habits
from rundbord.apps.people.models import Body, BodyKind, BodyRole, Cooperation, Membership, Person, Role, StandingItem
from rundbord.apps.people.services.persons import require_order
from rundbord.apps.people.spelling import fold
from rundbord.apps.people.versions import change


@dataclass(frozen=True)
class AgendaLine:
    """A line of a standing agenda; `kind` is a meetings.ItemKind, `minutes` planned minutes."""

    title: str
    kind: str
    minutes: int | None = None


def add_body(
    *,
    actor: Viewer,
    cooperation: Cooperation,
    name: str,
    kind: str,
    language: str = "",
    agenda: str = "",
    **habits: Any,
) -> Body:
    """A new body with the standing agenda, numbering and minutes' name that bodies of its kind usually have.

    `agenda` is another kind whose standing agenda it gets, or default_agendas.EMPTY.
    """
    rules.require(rules.keeps(actor, cooperation))
    body = Body(cooperation=cooperation, name=_named(cooperation, name), kind=kind)
    body.language = language or cooperation.language
    body.position = cooperation.bodies.count() + 1
    for habit, value in {**default_habits(kind), **habits}.items():
        setattr(body, habit, value)
    with transaction.atomic():
        body.save()
        with translation.override(body.language):
            _write_agenda(body, [AgendaLine(*line) for line in default_agenda(agenda or kind)])
        audit.record(actor=actor, verb="body_add", subject=body, cooperation=cooperation.pk)
    return body


def edit_body(*, actor: Viewer, body: Body, seen: int, **fields: Any) -> None:
    """Change the body's name and habits. Only the secretariat makes a body the secretariat, or no longer so."""
    rules.require(rules.keeps_body(actor, body))
    was_secretariat = body.kind == BodyKind.SECRETARIAT
    if was_secretariat or fields.get("kind") == BodyKind.SECRETARIAT:
        rules.require(rules.keeps(actor, body.cooperation))
    if fields.get("name", body.name) != body.name:
        fields["name"] = _named(body.cooperation, fields["name"])
    with transaction.atomic():
        changed = change(body, seen=seen, **fields)
        if was_secretariat:
            require_secretariat(body.cooperation, clock.today())
        audit.record(actor=actor, verb="body_edit", subject=body, cooperation=body.cooperation_id, changed=changed)


def withdraw_body(*, actor: Viewer, body: Body, seen: int, reason: str) -> None:
    """The body is no more; its meetings stay."""
    rules.require(rules.keeps(actor, body.cooperation))
    with transaction.atomic():
        change(body, seen=seen, withdrawn_at=clock.now(), withdrawn_reason=reason[:200])
        if body.kind == BodyKind.SECRETARIAT:
            require_secretariat(body.cooperation, clock.today())
        audit.record(actor=actor, verb="body_withdraw", subject=body, cooperation=body.cooperation_id)


def _named(cooperation: Cooperation, name: str) -> str:
    written = " ".join(name.split())
    if not written:
        raise NotPossibleError(_("Write the body's name."))
    held = Body.objects.filter(cooperation=cooperation, withdrawn_at=None).values_list("name", flat=True)
    if fold(written) in map(fold, held):  # compared here, because SQLite folds no letters but A-Z
        raise NotPossibleError(_("There is a body called %(name)s already.") % {"name": written})
    return written


def require_secretariat(cooperation: Cooperation, day: date) -> None:
    """Raise NotPossibleError where nobody would be left in the secretariat on the day: nobody could undo that."""
    seats = cooperation.bodies.filter(kind=BodyKind.SECRETARIAT, withdrawn_at=None).values("seats")
    if not Membership.objects.on(day).filter(seat__in=seats).exists():
        raise NotPossibleError(_("Somebody must be left in the secretariat."))


def set_standing_agenda(*, actor: Viewer, body: Body, seen: int, lines: Sequence[AgendaLine]) -> None:
    """Make these the body's standing agenda, in this order; lines without a title are left out."""
    rules.require(rules.keeps_body(actor, body))
    with transaction.atomic():
        change(body, seen=seen)
        body.standing_items.all().delete()
        _write_agenda(body, [line for line in lines if line.title.strip()])
        audit.record(
            actor=actor,
            verb="body_standing_agenda",
            subject=body,
            cooperation=body.cooperation_id,
            changed=["standing_items"],
        )


def _write_agenda(body: Body, lines: Sequence[AgendaLine]) -> None:
    StandingItem.objects.bulk_create(
        StandingItem(body=body, position=place, title=line.title.strip(), kind=line.kind, planned_minutes=line.minutes)
        for place, line in enumerate(lines, 1)
    )


def give_role(
    *, actor: Viewer, body: Body, person: Person, role: str, first_day: date | None = None, last_day: date | None = None
) -> BodyRole:
    """Make the person chair, deputy chair or secretary; the former chair's time ends the day before.

    A secretary may write for the body, so only the secretariat appoints one.
    """
    rules.require(rules.keeps_body(actor, body) and person.cooperation_id == body.cooperation_id)
    if role == Role.SECRETARY:
        rules.require(rules.keeps(actor, body.cooperation))
    require_order(first_day, last_day)
    begins = first_day or clock.today()
    with transaction.atomic():
        if role != Role.SECRETARY and last_day is None:
            _end_roles(body, role, begins)
        given = BodyRole.objects.create(body=body, person=person, role=role, valid_from=first_day, valid_to=last_day)
        audit.record(actor=actor, verb="role_give", subject=body, cooperation=body.cooperation_id)
    return given


def _end_roles(body: Body, role: str, first_day_without: date) -> None:
    held = BodyRole.objects.on(first_day_without).filter(body=body, role=role)
    held.filter(valid_from__gte=first_day_without).delete()
    held.update(valid_to=first_day_without - timedelta(days=1))


def end_role(*, actor: Viewer, role: BodyRole, last_day: date) -> None:
    """The person's time as chair, deputy chair or secretary ends."""
    rules.require(rules.keeps_body(actor, role.body))
    if role.role == Role.SECRETARY:
        rules.require(rules.keeps(actor, role.body.cooperation))
    require_order(role.valid_from, last_day)
    with transaction.atomic():
        BodyRole.objects.filter(pk=role.pk).update(valid_to=last_day)
        audit.record(actor=actor, verb="role_end", subject=role.body, cooperation=role.body.cooperation_id)
