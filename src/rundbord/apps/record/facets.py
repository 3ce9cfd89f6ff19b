"""Actions and marks of many entries, in one query."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value

from rundbord.apps.meetings.shown import Named
from rundbord.apps.record.models import Action, Mark, MarkKind
from rundbord.apps.record.shown import ActionView, MarkView

COLUMNS = (
    "on_entry", "facet", "own_uid", "own_key", "words", "own_version", "settled", "condition",
    "responsible", "by", "person_uid", "person_name", "organization_uid", "organization_name",
)  # fmt: skip
ACTION = "action"


@dataclass
class Facets:
    """What points at one entry."""

    actions: list[ActionView] = field(default_factory=list)
    marks: list[MarkView] = field(default_factory=list)


def facets_of(items: Sequence[int], *, inside: bool) -> dict[int, Facets]:
    """By entry (integer keys), for all entries of these items. Persons have pages only for those inside."""
    found: dict[int, Facets] = defaultdict(Facets)
    for row in _actions(items).union(_marks(items), all=True).order_by("own_key"):
        facets = found[row["on_entry"]]
        if row["facet"] == ACTION:
            facets.actions.append(_action(row, inside=inside))
        else:
            facets.marks.append(_mark(row))
    return found


def _actions(items: Sequence[int]) -> QuerySet[Any, Any]:
    return (
        Action.objects.filter(entry__item__in=items, withdrawn_at=None)
        .order_by()
        .values(
            on_entry=F("entry"),
            facet=Value(ACTION),
            own_uid=F("uid"),
            own_key=F("pk"),
            words=F("text"),
            own_version=F("version"),
            settled=F("settled_at"),
            condition=F("state"),
            responsible=F("responsible_written"),
            by=F("due"),
            person_uid=F("person__uid"),
            person_name=F("person__name"),
            organization_uid=F("organization__uid"),
            organization_name=F("organization__name"),
        )
    )


def _marks(items: Sequence[int]) -> QuerySet[Any, Any]:
    nothing = Value(None, output_field=CharField())
    return (
        Mark.objects.filter(entry__item__in=items, withdrawn_at=None)
        .order_by()
        .values(
            on_entry=F("entry"),
            facet=F("kind"),
            own_uid=F("uid"),
            own_key=F("pk"),
            words=F("quote"),
            own_version=F("version"),
            settled=F("settled_at"),
            condition=nothing,
            responsible=nothing,
            by=Value(None, output_field=DateField()),
            person_uid=nothing,
            person_name=nothing,
            organization_uid=nothing,
            organization_name=nothing,
        )
    )


def _action(row: dict[str, Any], *, inside: bool) -> ActionView:
    person = Named(row["person_uid"], row["person_name"]) if row["person_uid"] else None
    organization = Named(row["organization_uid"], row["organization_name"]) if row["organization_uid"] else None
    return ActionView(
        uid=row["own_uid"],
        key=row["own_key"],
        text=row["words"],
        responsible=row["responsible"] or str(person or organization or ""),
        person=person if inside else None,
        organization=organization,
        due=row["by"],
        state=row["condition"],
        state_label=str(Action.State(row["condition"]).label),
        version=row["own_version"],
    )


def _mark(row: dict[str, Any]) -> MarkView:
    return MarkView(
        uid=row["own_uid"],
        kind=row["facet"],
        kind_label=str(MarkKind(row["facet"]).label),
        quote=row["words"],
        settled=row["settled"] is not None,
        version=row["own_version"],
    )
