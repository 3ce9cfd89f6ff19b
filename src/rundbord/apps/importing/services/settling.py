"""Settling names over a whole batch: one answer is a mend in every document that waits with this name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.importing import mends_people
from rundbord.apps.importing.draft import NEW, UNKNOWN, Draft
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, NameDecision
from rundbord.apps.importing.names import BODY, unsettled
from rundbord.apps.importing.register import Register, load_register
from rundbord.apps.importing.rules import require_importer
from rundbord.apps.importing.services.mending import mend_document, undo_step
from rundbord.apps.people.models import Alias, Body, BodyKind, Cooperation, Organization, OrganizationKind, Person
from rundbord.apps.people.services import bodies, organizations, persons
from rundbord.apps.people.spelling import fold

EACH, WAS_THERE = "each", "there"
Meant = Person | Organization | Body


@dataclass(frozen=True)
class Answer:
    """What a person said about some spellings of one kind.

    `keys` are those of importing.names.Unsettled. `choice` is a uid of the register, "new" (somebody new, called
    `name`), "each" (each spelling is somebody new), "unknown", or "there": in each document the one who was there.
    """

    kind: str
    keys: tuple[str, ...]
    choice: str
    name: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of the answers: in how many documents they hold, and a sentence for each that would not take them."""

    documents: int
    refused: tuple[str, ...] = ()


def settle_names(*, actor: Viewer, batch: Batch, answers: Sequence[Answer]) -> Outcome:
    """Carry the answers out in all documents of the batch that wait for review, and remember them for the next ones.

    Raises NotAllowedError, and NotPossibleError (before anything is written) where an answer means nobody. A name that
    somebody settled meanwhile stays as they said; a document that cannot be mended any more is told.
    """
    require_importer(actor, batch.cooperation)
    waiting = _waiting(batch, {key for answer in answers for key in answer.keys})
    spellings = {name["key"]: name["written"] for _document, names in waiting for name in names}
    register = load_register(actor, batch.cooperation)
    _require_meaning(answers, register)
    choices, aliases = _choices(actor, batch.cooperation, answers, spellings)
    steps, refused = _mended(actor, waiting, choices)
    written = [spellings[key] for key in choices if key in spellings]
    if steps:
        _note(actor, batch, written, steps, aliases)
    return Outcome(len(steps), tuple(refused))


def undo_decision(*, actor: Viewer, decision: NameDecision) -> Outcome:
    """Let the names wait again in all documents where nobody mended them since; what came into the register stays."""
    batch = decision.batch
    require_importer(actor, batch.cooperation)
    if not NameDecision.objects.filter(pk=decision.pk, undone_at=None).update(undone_at=clock.now()):
        raise ConflictError(_("Somebody else has undone this already."))
    refused, done = [], 0
    for document in _documents(batch).filter(uid__in=decision.steps):
        try:
            undo_step(actor=actor, document=document, version=decision.steps[document.uid])
            done += 1
        except NotPossibleError as error:
            refused.append(f"{document.name}: {error}")
    with transaction.atomic():
        Alias.objects.filter(pk__in=decision.aliases, cooperation=batch.cooperation).delete()
        audit.record(actor=actor, verb="names_undo", subject=batch, cooperation=batch.cooperation_id)
    return Outcome(done, tuple(refused))


def _documents(batch: Batch) -> Any:
    return batch.documents.filter(state__in=TO_REVIEW).select_related("batch__cooperation")


def _waiting(batch: Batch, keys: set[str]) -> list[tuple[int, list[dict[str, str]]]]:
    """The documents (keys) in which any of these names waits, with the names that do."""
    rows = _documents(batch).values_list("pk", "names")
    found = ((pk, [name for name in names if name["key"] in keys]) for pk, names in rows)
    return [(pk, names) for pk, names in found if names]


def _require_meaning(answers: Sequence[Answer], register: Register) -> None:
    for answer in answers:
        known = register.bodies if answer.kind == BODY else register.of(answer.kind)
        plain = {NEW, WAS_THERE, EACH} | ({UNKNOWN} if answer.kind != BODY else set())
        if answer.choice not in plain and answer.choice not in known:
            raise NotPossibleError(_("This name is no longer in the register. Load the page again."))


def _choices(
    actor: Viewer, cooperation: Cooperation, answers: Sequence[Answer], spellings: dict[str, str]
) -> tuple[dict[str, str], list[int]]:
    """What each key is to mean, with new ones added to the register, and the keys of spellings remembered for it."""
    choices: dict[str, str] = {}
    aliases: list[int] = []
    for answer in answers:
        keys = [key for key in answer.keys if key in spellings]
        for held in [[key] for key in keys] if answer.choice == EACH else [keys] if keys else []:
            means = _meant(actor, cooperation, answer, spellings[held[0]])
            choices |= dict.fromkeys(held, means.uid if means else answer.choice)
            if means:
                aliases += _remembered(actor, cooperation, [spellings[key] for key in held], means)
    return choices, aliases


def _meant(actor: Viewer, cooperation: Cooperation, answer: Answer, written: str) -> Meant | None:
    """Who is meant, added to the register where the answer says so; nobody for "unknown" and "there"."""
    if answer.choice in (UNKNOWN, WAS_THERE):
        return None
    name = answer.name if answer.choice == NEW and answer.name else written
    if answer.choice not in (NEW, EACH):
        return _of_uid(cooperation, answer.kind, answer.choice)
    add = _ADD[answer.kind]
    return _of_name(cooperation, answer.kind, name) or add(actor, cooperation, name)


def _add_person(actor: Viewer, cooperation: Cooperation, name: str) -> Meant:
    return persons.add_person(actor=actor, cooperation=cooperation, name=name[:200])


def _add_organization(actor: Viewer, cooperation: Cooperation, name: str) -> Meant:
    kind = OrganizationKind.OTHER
    return organizations.add_organization(actor=actor, cooperation=cooperation, name=name[:200], kind=kind)


def _add_body(actor: Viewer, cooperation: Cooperation, name: str) -> Meant:
    return bodies.add_body(actor=actor, cooperation=cooperation, name=name[:200], kind=BodyKind.EXPERT)


_ADD: dict[str, Callable[[Viewer, Cooperation, str], Meant]] = {
    "person": _add_person,
    "organization": _add_organization,
    BODY: _add_body,
}


def _of_uid(cooperation: Cooperation, kind: str, uid: str) -> Meant:
    if kind == "person":
        return Person.objects.select_related("merged_into").get(cooperation=cooperation, uid=uid).current
    if kind == BODY:
        return Body.objects.get(cooperation=cooperation, uid=uid)
    return Organization.objects.select_related("merged_into").get(uid=uid).current


def _of_name(cooperation: Cooperation, kind: str, name: str) -> Meant | None:
    """Somebody of exactly this name whom another document brought meanwhile."""
    if kind == "person":
        held = Person.objects.filter(cooperation=cooperation, name__iexact=name, withdrawn_at=None)
        person = held.select_related("merged_into").first()
        return person.current if person else None
    if kind == BODY:
        return Body.objects.filter(cooperation=cooperation, name__iexact=name, withdrawn_at=None).first()
    return Organization.objects.filter(added_in=cooperation, name__iexact=name, withdrawn_at=None).first()


def _remembered(actor: Viewer, cooperation: Cooperation, written: list[str], means: Meant) -> list[int]:
    """The keys of new aliases: the next document with such a spelling asks no more."""
    field = {type(means).__name__.lower(): means}
    known = set(Alias.objects.filter(cooperation=cooperation, **field).values_list("folded", flat=True))
    fresh = [one for one in written if fold(one) not in {*known, fold(means.name)}]
    return [
        persons.remember_alias(actor=actor, cooperation=cooperation, written=one[:200], means=means).pk for one in fresh
    ]


def _mended(
    actor: Viewer, waiting: list[tuple[int, list[dict[str, str]]]], choices: dict[str, str]
) -> tuple[dict[str, int], list[str]]:
    """The versions of the documents that were mended, by uid, and why others were not."""
    steps: dict[str, int] = {}
    refused = []
    for pk, _names in waiting:
        document = Document.objects.select_related("batch__cooperation").defer("text", "hints", "draft").get(pk=pk)
        try:
            mended = mend_document(
                actor=actor, document=document, node="names", seen=0, mend=lambda draft: _settled(draft, choices)
            )
        except NotPossibleError as error:
            refused.append(f"{document.name}: {error}")
        else:
            steps |= {mended.uid: mended.version} if mended.version > document.version else {}
    return steps, refused


def _settled(draft: Draft, choices: dict[str, str]) -> Draft:
    """The draft with the answers in place of what waits; a name that somebody settled stays."""
    for one in unsettled(draft):
        choice = choices.get(one.key, "")
        if one.kind == BODY and choice:
            draft = mends_people.edit_facts(draft, {"body_uid": choice})
        elif choice == WAS_THERE and one.proposal:
            draft = mends_people.choose_name(draft, one.key, f"={one.proposal}")
        elif choice and choice != WAS_THERE:
            draft = mends_people.choose_name(draft, one.key, choice)
    return draft


def _note(actor: Viewer, batch: Batch, written: list[str], steps: dict[str, int], aliases: list[int]) -> None:
    with transaction.atomic():
        NameDecision.objects.create(
            batch=batch,
            user_uid=actor.user_uid if isinstance(actor, PersonViewer) else "",
            created_at=clock.now(),
            written=written,
            steps=steps,
            aliases=aliases,
        )
        audit.record(actor=actor, verb="names_settle", subject=batch, cooperation=batch.cooperation_id)
