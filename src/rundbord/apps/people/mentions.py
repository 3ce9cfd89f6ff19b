"""Every row that points at a person or an organization, whichever app it belongs to.

Merging and splitting must not forget a place where somebody is named, so the places are not listed here: they are
the foreign keys that Django knows of.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rundbord.apps.people.models import Organization, Person

Subject = Person | Organization

# What the rows are called on the page; models name themselves in English only.
LABELS = (
    gettext_noop("actions"),
    gettext_noop("aliases"),
    gettext_noop("attendances"),
    gettext_noop("body roles"),
    gettext_noop("entries"),
    gettext_noop("exclusions"),
    gettext_noop("memberships"),
    gettext_noop("organization codes"),
    gettext_noop("organization names"),
    gettext_noop("participations"),
    gettext_noop("parts"),
    gettext_noop("posts"),
    gettext_noop("seats"),
    gettext_noop("succession links"),
)


@dataclass(frozen=True)
class Mention:
    """A row that points at the subject; `key` is `app.model.field:pk`."""

    key: str
    row: Model


@dataclass(frozen=True)
class MentionGroup:
    """All rows of one kind that point at the subject."""

    label: str
    mentions: list[Mention]


@dataclass(frozen=True)
class _Place:
    """A foreign key to the subject's model."""

    model: type[Model]
    field: str

    @property
    def key(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field}"

    def rows(self, **lookup: Any) -> Any:
        return self.model._base_manager.filter(**lookup)  # noqa: SLF001 - Django's documented manager


def _places(subject: Subject) -> list[_Place]:
    relations = type(subject)._meta.related_objects
    places = [_Place(relation.related_model, relation.field.name) for relation in relations]
    return [place for place in places if place.model is not type(subject)]


def mentions(subject: Subject) -> list[MentionGroup]:
    """What points at exactly this row (not at those merged into it); one query a kind."""
    groups = []
    for place in _places(subject):
        found = [Mention(f"{place.key}:{row.pk}", row) for row in place.rows(**{place.field: subject})]
        if found:
            label = capfirst(_(str(place.model._meta.verbose_name_plural)))
            groups.append(MentionGroup(label, found))
    return groups


def move(source: Subject, target: Subject, keys: Collection[str]) -> int:
    """Let the rows of these keys point at the target instead; rows that do not point at the source are passed over."""
    moved = 0
    for place in _places(source):
        prefix = f"{place.key}:"
        chosen = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
        rows = place.rows(**{place.field: source}, pk__in=[pk for pk in chosen if pk.isdigit()])
        moved += rows.update(**{place.field: target})
    return moved
