"""Whom the answers about names mean: those of the register, and somebody new, who comes into it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import models
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing.draft import NEW, UNKNOWN
from rundbord.apps.importing.names import BODY
from rundbord.apps.importing.register import Register
from rundbord.apps.importing.sorts import new_name, sort_of, sorts_of
from rundbord.apps.people.models import Alias, Body, Cooperation, Organization, Person
from rundbord.apps.people.services import bodies, organizations, persons
from rundbord.apps.people.spelling import fold

EACH, WAS_THERE = "each", "there"
Meant = Person | Organization | Body


@dataclass(frozen=True)
class Answer:
    """What a person said about some spellings of one kind.

    `keys` are those of importing.names.Unsettled. `choice` is a uid of the register, "new" (somebody new, called
    `name`), "each" (each spelling is somebody new), "unknown", or "there": in each document the one who was there.
    `sort` is the kind of a new organization or body; empty: as its name tells.
    """

    kind: str
    keys: tuple[str, ...]
    choice: str
    name: str = ""
    sort: str = ""


@dataclass
class Meaning:
    """What each key is to mean (a uid, or what `Answer.choice` says of it), and the new rows by model."""

    actor: Viewer
    cooperation: Cooperation
    register: Register
    choices: dict[str, str] = field(default_factory=dict)
    made: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def take(self, answer: Answer, spellings: dict[str, str]) -> None:
        """Carry out an answer about the spellings (as written, by key) that wait, in the caller's transaction."""
        keys = [key for key in answer.keys if key in spellings]
        for held in [[key] for key in keys] if answer.choice == EACH else [keys] if keys else []:
            means = self._meant(answer, spellings[held[0]])
            self.choices |= dict.fromkeys(held, means.uid if means else answer.choice)
            if means:
                self._remember([spellings[key] for key in held], means)

    def _meant(self, answer: Answer, written: str) -> Meant | None:
        """Who is meant; nobody for "unknown" and "there". One of exactly this name is not added a second time."""
        if answer.choice in (UNKNOWN, WAS_THERE):
            return None
        if answer.choice not in (NEW, EACH):
            return _of_uid(self.cooperation, answer.kind, answer.choice)
        name = answer.name if answer.choice == NEW and answer.name else new_name(answer.kind, written)
        known = self.register.of(answer.kind)
        same = _called(name, known)
        if same:
            return _of_uid(self.cooperation, answer.kind, same[0])
        added = self._add(answer, name[:200])
        known[added.uid] = added.name
        self._note(added)
        return added

    def _add(self, answer: Answer, name: str) -> Meant:
        sort = answer.sort if answer.choice == NEW and answer.sort else sort_of(answer.kind, name)
        if answer.kind == "person":
            return persons.add_person(actor=self.actor, cooperation=self.cooperation, name=name)
        add = bodies.add_body if answer.kind == BODY else organizations.add_organization
        added: Meant = add(actor=self.actor, cooperation=self.cooperation, name=name, kind=sort)
        return added

    def _remember(self, written: list[str], means: Meant) -> None:
        """The next document with such a spelling asks no more."""
        field_name = type(means).__name__.lower()
        held = Alias.objects.filter(cooperation=self.cooperation, **{field_name: means})
        known = {fold(means.name), *held.values_list("folded", flat=True)}
        for one in dict.fromkeys(written):
            if fold(one) not in known:
                self._note(
                    persons.remember_alias(
                        actor=self.actor, cooperation=self.cooperation, written=one[:200], means=means
                    )
                )

    def _note(self, row: models.Model) -> None:
        self.made[row._meta.label_lower].append(row.pk)


def require_meaning(answers: Sequence[Answer], register: Register) -> None:
    """Raise NotPossibleError where an answer means nobody, or something that is none of its kind."""
    for answer in answers:
        plain = {NEW, WAS_THERE, EACH} | ({UNKNOWN} if answer.kind != BODY else set())
        if answer.choice not in plain and answer.choice not in register.of(answer.kind):
            raise NotPossibleError(_("This name is no longer in the register. Load the page again."))
        if answer.choice == NEW and answer.name and len(_called(answer.name, register.of(answer.kind))) > 1:
            raise NotPossibleError(
                _("Several in the register are called %(name)s. Settle it in the document.") % {"name": answer.name}
            )
        if answer.sort and answer.sort not in dict(sorts_of(answer.kind)):
            raise NotPossibleError(_("Choose what kind it is."))


def _called(name: str, known: dict[str, str]) -> list[str]:
    """The uids of those who are called this already."""
    return [uid for uid, held in known.items() if fold(held) == fold(name)]


def _of_uid(cooperation: Cooperation, kind: str, uid: str) -> Meant:
    if kind == "person":
        return Person.objects.select_related("merged_into").get(cooperation=cooperation, uid=uid).current
    if kind == BODY:
        return Body.objects.get(cooperation=cooperation, uid=uid)
    return Organization.objects.select_related("merged_into").get(uid=uid).current
