"""Every row that points at a person or an organization, whichever app it belongs to.

Merging and splitting must not forget a place where somebody is named, so the places are not listed here: they are
the foreign keys that Django knows of.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Model, Value
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from rundbord.apps.core import richtext
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
    gettext_noop("extracts"),
    gettext_noop("memberships"),
    gettext_noop("organization codes"),
    gettext_noop("organization names"),
    gettext_noop("participations"),
    gettext_noop("parts"),
    gettext_noop("posts"),
    gettext_noop("recipients"),
    gettext_noop("remarks"),
    gettext_noop("reports"),
    gettext_noop("seats"),
    gettext_noop("succession links"),
)


@dataclass(frozen=True)
class Mention:
    """A row that points at the subject, in words; `key` is `app.model.field:pk`."""

    key: str
    text: str


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

    @property
    def label(self) -> str:
        return capfirst(_(str(self.model._meta.verbose_name_plural)))

    def rows(self, **lookup: Any) -> Any:
        return self.model._base_manager.filter(**lookup)  # noqa: SLF001 - Django's documented manager

    def mentions(self, subject: Subject) -> list[Mention]:
        """The rows in words, with what they belong to; one query."""
        near = _foreign_keys(self.model)
        far = [f"{name}__{other}" for name, model in near.items() for other in _foreign_keys(model)]
        rows = self.rows(**{self.field: subject}).select_related(*near, *far)
        return [Mention(f"{self.key}:{row.pk}", _words(row, near, subject)) for row in rows]


def _foreign_keys(model: type[Model]) -> dict[str, Any]:
    fields = model._meta.fields
    return {field.name: field.related_model for field in fields if field.many_to_one}


def _words(row: Model, near: Iterable[str], subject: Subject) -> str:
    """The row and what it belongs to: "Et stort utenforskap · Runden rundt bordet"."""
    others = [getattr(row, name) for name in near]
    texts = [richtext.to_plain(str(row)), *(str(other) for other in others if other not in {None, subject})]
    return " · ".join(dict.fromkeys(text for text in texts if text))


def _places(subject: Subject) -> list[_Place]:
    relations = type(subject)._meta.related_objects
    places = [_Place(relation.related_model, relation.field.name) for relation in relations]
    return [place for place in places if place.model is not type(subject)]


def counts(subject: Subject) -> list[tuple[str, int]]:
    """How many rows of each kind point at exactly this row (not at those merged into it); one query."""
    places = {place.key: place for place in _places(subject)}
    parts = [
        place.rows(**{place.field: subject})
        .order_by()
        .annotate(place=Value(key))
        .values("place")
        .annotate(n=Count("pk"))
        for key, place in places.items()
    ]
    found = parts[0].union(*parts[1:], all=True).values_list("place", "n")
    return [(places[key].label, number) for key, number in found if number]


def mentions(subject: Subject) -> list[MentionGroup]:
    """What points at exactly this row, in words; one query a kind."""
    groups = [MentionGroup(place.label, place.mentions(subject)) for place in _places(subject)]
    return [group for group in groups if group.mentions]


def move(source: Subject, target: Subject, keys: Collection[str]) -> int:
    """Let the rows of these keys point at the target instead; rows that do not point at the source are passed over."""
    moved = 0
    for place in _places(source):
        prefix = f"{place.key}:"
        chosen = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
        rows = place.rows(**{place.field: source}, pk__in=[pk for pk in chosen if pk.isdigit()])
        moved += rows.update(**{place.field: target})
    return moved
