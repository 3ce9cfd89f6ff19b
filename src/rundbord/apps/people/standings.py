"""What a user is in each cooperation today, in one query, because every page asks it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.db.models.functions import Coalesce

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import Standing
from rundbord.apps.core import clock
from rundbord.apps.people.models import BodyKind, Person, Role, SeatKind

_Row = dict[str, Any]


def standings_of(user: User) -> tuple[Standing, ...]:
    """One standing for each cooperation in which the user is a person, whichever of its merged rows has the login.

    Deputies are members for what they may see. A former member has a standing without bodies.
    """
    groups: dict[int, list[_Row]] = defaultdict(list)
    for row in _rows(user, clock.today()):
        groups[row["group"]].append(row)
    return tuple(_standing(rows) for rows in groups.values() if any(_is_current(row) for row in rows))


def _holds(day: date, prefix: str) -> Q:
    begun = Q(**{f"{prefix}valid_from": None}) | Q(**{f"{prefix}valid_from__lte": day})
    return begun & (Q(**{f"{prefix}valid_to": None}) | Q(**{f"{prefix}valid_to__gte": day}))


def _rows(user: User, day: date) -> list[_Row]:
    """Each of the user's persons, with those merged into them, times today's memberships times today's roles."""
    groups = Person.objects.filter(user=user).order_by().values(group=Coalesce("merged_into", "pk"))
    persons = Person.objects.filter(Q(pk__in=groups) | Q(merged_into__in=groups)).annotate(
        group=Coalesce("merged_into", "pk"),
        sits=FilteredRelation("memberships", condition=_holds(day, "memberships__")),
        serves=FilteredRelation("roles", condition=_holds(day, "roles__")),
        seat_from=F("sits__seat__valid_from"),
        seat_to=F("sits__seat__valid_to"),
        seat_kind=F("sits__seat__kind"),
        body=F("sits__seat__body"),
        body_kind=F("sits__seat__body__kind"),
        body_withdrawn=F("sits__seat__body__withdrawn_at"),
        organization=F("sits__seat__organization"),
        role=F("serves__role"),
        role_body=F("serves__body"),
    )
    fields = "pk", "uid", "name", "cooperation_id", "withdrawn_at"
    annotated = (
        "group", "seat_from", "seat_to", "seat_kind", "body", "body_kind", "body_withdrawn", "organization",
        "role", "role_body",
    )  # fmt: skip
    return list(persons.order_by("pk").values(*fields, *annotated))


def _is_current(row: _Row) -> bool:
    return bool(row["pk"] == row["group"]) and row["withdrawn_at"] is None


def _seated(row: _Row, day: date) -> bool:
    held = (row["seat_from"] or day) <= day <= (row["seat_to"] or day)
    return row["body"] is not None and row["body_withdrawn"] is None and held


def _standing(rows: list[_Row]) -> Standing:
    person = next(row for row in rows if _is_current(row))
    seats = [row for row in rows if _seated(row, clock.today())]
    return Standing(
        cooperation=person["cooperation_id"],
        person=person["pk"],
        person_uid=person["uid"],
        name=person["name"],
        secretariat=any(row["body_kind"] == BodyKind.SECRETARIAT for row in seats),
        secretary_of=frozenset(row["role_body"] for row in rows if row["role"] == Role.SECRETARY)
        | frozenset(row["body"] for row in seats if row["seat_kind"] == SeatKind.SECRETARY),
        chair_of=frozenset(row["role_body"] for row in rows if row["role"] in {Role.CHAIR, Role.DEPUTY_CHAIR}),
        member_of=frozenset(row["body"] for row in seats),
        organizations=frozenset(row["organization"] for row in seats if row["organization"]),
    )
