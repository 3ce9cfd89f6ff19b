"""Organizations that the register of Norway does not have, and who takes part."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.people import rules
from rundbord.apps.people.models import Cooperation, Organization, OrganizationName, Part, Participation
from rundbord.apps.people.services.persons import require_order
from rundbord.apps.people.versions import change


def add_organization(
    *, actor: Viewer, cooperation: Cooperation, name: str, kind: str, email: str = "", website: str = ""
) -> Organization:
    """An organization that this cooperation knows (a region, a company …). Raises NotPossibleError without a name."""
    rules.require(rules.adds_persons(actor, cooperation))
    written = _named(name)
    with transaction.atomic():
        organization = Organization.objects.create(
            name=written, kind=kind, email=email, website=website, added_in=cooperation
        )
        OrganizationName.objects.create(organization=organization, name=written)
        audit.record(actor=actor, verb="organization_add", subject=organization, cooperation=cooperation.pk)
    return organization


def edit_organization(
    *, actor: Viewer, cooperation: Cooperation, organization: Organization, seen: int, **fields: Any
) -> None:
    """Change kind, name, address or website of an organization that this cooperation added.

    Another name holds from today on; the old one stays in the list of names.
    """
    rules.require(rules.keeps(actor, cooperation) and organization.added_in_id == cooperation.pk)
    fields["name"] = _named(fields.get("name", organization.name))
    with transaction.atomic():
        changed = change(organization, seen=seen, **fields)
        if "name" in changed:
            _rename(organization)
        audit.record(
            actor=actor, verb="organization_edit", subject=organization, cooperation=cooperation.pk, changed=changed
        )


def _named(name: str) -> str:
    written = " ".join(name.split())
    if not written:
        raise NotPossibleError(_("Write the organization's name."))
    return written


def _rename(organization: Organization) -> None:
    """A name given today is corrected; an older one ends yesterday."""
    today = clock.today()
    names = OrganizationName.objects.filter(organization=organization)
    names.filter(valid_from=today).delete()
    names.filter(valid_to=None).update(valid_to=today - timedelta(days=1))
    OrganizationName.objects.create(organization=organization, name=organization.name, valid_from=today)


def choose_participants(
    *, actor: Viewer, cooperation: Cooperation, organizations: Collection[Organization], first_day: date
) -> tuple[int, int]:
    """Make exactly these take part from `first_day` on, among municipalities and counties; others stay as they are.

    Who is new takes part from that day, who is left out leaves the day before. Returns how many came and went.
    """
    rules.require(rules.keeps(actor, cooperation))
    held = Participation.objects.on(first_day).filter(cooperation=cooperation)
    wanted = {organization.pk for organization in organizations}
    registered = held.exclude(organization__register_key="")
    gone = [one for one in registered if one.organization_id not in wanted]
    new = wanted.difference(held.values_list("organization", flat=True))
    with transaction.atomic():
        for one in gone:
            leave(one, first_day)
        Participation.objects.bulk_create(
            [Participation(cooperation=cooperation, organization_id=pk, valid_from=first_day) for pk in sorted(new)]
        )
        audit.record(actor=actor, verb="participants_choose", subject=cooperation, cooperation=cooperation.pk)
    return len(new), len(gone)


def leave(participation: Participation, first_day_without: date) -> None:
    """End a participation the day before; one that began that day or later was a slip and goes."""
    if participation.valid_from and participation.valid_from >= first_day_without:
        participation.delete()
        return
    Participation.objects.filter(pk=participation.pk).update(valid_to=first_day_without - timedelta(days=1))


def add_participation(
    *,
    actor: Viewer,
    cooperation: Cooperation,
    organization: Organization,
    through: Organization | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Participation:
    """The organization takes part, directly or through a region. Raises NotPossibleError where it does so already."""
    rules.require(rules.keeps(actor, cooperation))
    require_order(valid_from, valid_to)
    day = valid_from or clock.today()
    if Participation.objects.on(day).filter(cooperation=cooperation, organization=organization).exists():
        raise NotPossibleError(_("%(name)s takes part already.") % {"name": organization.name})
    with transaction.atomic():
        participation = Participation.objects.create(
            cooperation=cooperation,
            organization=organization,
            through=through,
            valid_from=valid_from,
            valid_to=valid_to,
        )
        audit.record(actor=actor, verb="participation_add", subject=cooperation, cooperation=cooperation.pk)
    return participation


def end_participation(*, actor: Viewer, participation: Participation, last_day: date) -> None:
    """The organization leaves the cooperation after this day."""
    rules.require(rules.keeps(actor, participation.cooperation))
    require_order(participation.valid_from, last_day)
    with transaction.atomic():
        Participation.objects.filter(pk=participation.pk).update(valid_to=last_day)
        audit.record(
            actor=actor,
            verb="participation_end",
            subject=participation.cooperation,
            cooperation=participation.cooperation_id,
        )


def add_part(
    *,
    actor: Viewer,
    cooperation: Cooperation,
    region: Organization,
    child: Organization,
    valid_from: date | None = None,
) -> Part:
    """The organization is part of a region that this cooperation added.

    Raises NotPossibleError where it is so already that day or later, or is the region itself.
    """
    rules.require(rules.keeps(actor, cooperation) and region.added_in_id == cooperation.pk)
    if child.pk == region.pk:
        raise NotPossibleError(_("A region cannot be part of itself."))
    held = Part.objects.filter(child=child, parent=region)
    if held.on(valid_from or clock.today()).exists() or held.filter(valid_from__gte=valid_from or date.min).exists():
        raise NotPossibleError(
            _("%(name)s is part of %(region)s already.") % {"name": child.name, "region": region.name}
        )
    with transaction.atomic():
        part = Part.objects.create(child=child, parent=region, valid_from=valid_from)
        audit.record(actor=actor, verb="part_add", subject=region, cooperation=cooperation.pk)
    return part


def end_part(*, actor: Viewer, cooperation: Cooperation, part: Part, last_day: date) -> None:
    """The organization leaves a region that this cooperation added."""
    rules.require(rules.keeps(actor, cooperation) and part.parent.added_in_id == cooperation.pk)
    require_order(part.valid_from, last_day)
    with transaction.atomic():
        Part.objects.filter(pk=part.pk).update(valid_to=last_day)
        audit.record(actor=actor, verb="part_end", subject=part.parent, cooperation=cooperation.pk)
