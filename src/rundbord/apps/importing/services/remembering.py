"""Remembering what a reviewer decided about names, so that the next document asks less."""

from collections.abc import Iterator

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.audit import services as audit
from rundbord.apps.core import clock
from rundbord.apps.importing.draft import Name
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.settled import Settled
from rundbord.apps.people.models import Alias, Body, Organization, Person
from rundbord.apps.people.spelling import fold


def remember_names(*, actor: Viewer, document: Document, settled: Settled, body: Body) -> list[Alias]:
    """Keep each spelling that a person decided on as alias, inside the caller's transaction; returns the new ones."""
    cooperation = document.batch.cooperation
    wanted = list(_decided(settled, body))
    held = Alias.objects.filter(cooperation=cooperation, folded__in=[fold(written) for written, _means in wanted])
    known = set(held.values_list("folded", "person", "organization", "body"))
    fresh = [
        alias
        for alias in (_alias(document, written, means) for written, means in wanted)
        if (alias.folded, alias.person_id, alias.organization_id, alias.body_id) not in known
    ]
    Alias.objects.bulk_create(fresh)
    if fresh:
        audit.record(
            actor=actor, verb="alias_remember", subject=document, cooperation=cooperation.pk, changed=["aliases"]
        )
    return fresh


def _decided(settled: Settled, body: Body) -> Iterator[tuple[str, Person | Organization | Body]]:
    """Each spelling with what it means, where a person said so and the name alone does not."""
    for name in settled.draft.names:
        means = _meaning(settled, name)
        if means and (name.choice or name.means) and fold(name.written) != fold(means.name):
            yield name.written, means
    written = settled.draft.facts.body
    if written and fold(written) != fold(body.name):
        yield written, body


def _meaning(settled: Settled, name: Name) -> Person | Organization | None:
    return settled.person(name.written) if name.kind == "person" else settled.organization(name.written)


def _alias(document: Document, written: str, means: Person | Organization | Body) -> Alias:
    alias = Alias(
        cooperation=document.batch.cooperation,
        folded=fold(written)[:200],
        written=written[:200],
        created_at=clock.now(),
    )
    setattr(alias, type(means).__name__.lower(), means)
    return alias
