"""What organizations were called, numbered and part of on any date, and what became of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from rundbord.apps.people.models import (
    Organization,
    OrganizationCode,
    OrganizationKind,
    OrganizationName,
    Part,
    SuccessionKind,
    SuccessionLink,
)

Side = SuccessionLink.Side


def name_on(organization: str, day: date | Coalesce) -> Coalesce:
    """The name on the day of the organization in this field, as an annotation; today's where it had none that day."""
    names = OrganizationName.objects.on(day).filter(organization=OuterRef(f"{organization}_id"), language="")
    return Coalesce(Subquery(names.order_by("-valid_from").values("name")[:1]), F(f"{organization}__name"))


def name_at_end(organization: str, today: date) -> Coalesce:
    """The name on the last day of the row itself, or today, as an annotation."""
    return name_on(organization, Coalesce(OuterRef("valid_to"), Value(today, DateField())))


@dataclass(frozen=True)
class Label:
    """A name (`scheme` empty) or number that an organization has or had."""

    text: str
    scheme: str
    language: str
    valid_from: date | None
    valid_to: date | None


def labels_of(organization: Organization) -> list[Label]:
    """All names, then all numbers, in order of time; one query. The only name is left out where it has no dates."""
    dates = "valid_from", "valid_to"
    names = OrganizationName.objects.filter(organization=organization).order_by()
    codes = OrganizationCode.objects.filter(organization=organization).order_by()
    none = Value("", CharField())
    rows = names.annotate(text=F("name"), kind=none, spoken=F("language")).values_list("text", "kind", "spoken", *dates)
    rows = rows.union(
        codes.annotate(text=F("code"), kind=F("scheme"), spoken=none).values_list("text", "kind", "spoken", *dates)
    )
    labels = [Label(*row) for row in rows]
    told = [one for one in labels if one.scheme or one.valid_from or one.valid_to or one.text != organization.name]
    return sorted(told, key=lambda one: (one.scheme != "", one.valid_from or date.min, one.text))


def named(name: str, day: date) -> QuerySet[Organization]:
    """Those that had this name, in any of their languages, on the day."""
    names = OrganizationName.objects.on(day).filter(name=name).order_by()
    return Organization.objects.filter(pk__in=names.values("organization"))


def numbered(code: str, day: date) -> Organization | None:
    """The one that had this municipality, county or organization number on the day."""
    codes = OrganizationCode.objects.on(day).filter(code=code).select_related("organization")
    held = codes.first()
    return held.organization if held else None


def existing(kind: OrganizationKind, day: date) -> QuerySet[Organization]:
    """Municipalities or counties that existed on the day."""
    codes = OrganizationCode.objects.on(day).filter(scheme=kind).order_by()
    return Organization.objects.filter(kind=kind, pk__in=codes.values("organization"), merged_into=None)


def county_of(organization: Organization, day: date) -> Organization | None:
    """The county that a municipality was part of on the day."""
    parts = Part.objects.on(day).filter(child=organization, parent__kind=OrganizationKind.COUNTY)
    held = parts.select_related("parent").first()
    return held.parent if held else None


def successors(organization: Organization, day: date) -> set[int]:
    """Keys of those that carried on, on the day, what the organization was; itself while nothing happened to it.

    One that was restored under its old name (Haram, Østfold) is its namesake's only successor from then on.
    """
    links = SuccessionLink.objects.filter(succession__on__lte=day).select_related("succession")
    events: dict[int, dict[str, set[int]]] = {}
    kinds: dict[int, str] = {}
    for link in links.order_by("succession__on", "succession", "pk"):
        kinds[link.succession_id] = link.succession.kind
        sides = events.setdefault(link.succession_id, {Side.BEFORE: set(), Side.AFTER: set()})
        sides[link.side].add(link.organization_id)
    keys = {organization.pk}
    for pk, sides in events.items():
        if kinds[pk] == SuccessionKind.RESTORED and organization.pk in sides[Side.BEFORE]:
            return sides[Side.AFTER]
        if keys & sides[Side.BEFORE]:
            keys = (keys - sides[Side.BEFORE]) | sides[Side.AFTER]
    return keys
