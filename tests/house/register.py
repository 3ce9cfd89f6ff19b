"""Persons, organizations, matters, documents on their way in and messages of the world, planted likewise."""

from typing import Any

from rundbord.apps.core import clock
from rundbord.apps.importing.likeness import sketch_of
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services.batches import Dropped, import_files
from rundbord.apps.importing.services.indexing import index_document
from rundbord.apps.importing.services.parting import note_part
from rundbord.apps.importing.services.reading import draft_from, summary
from rundbord.apps.mail.models import Message, MessageState
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.models import (
    Body,
    BodyRole,
    Cooperation,
    Membership,
    Organization,
    OrganizationKind,
    Part,
    Participation,
    Person,
    Post,
)
from rundbord.engines.reader.source import Source
from tests.house.world import EVERYBODY, IN_THE_COOPERATION, KEEPERS, NOBODY, SYSTEM, Thing, World

STRANGER = frozenset({"stranger"})


def fill(world: World) -> None:
    """The same things in both cooperations; what is closed in one is the other's not to see."""
    cast = world.cast
    _fill(world, cast.cooperation, "ours", IN_THE_COOPERATION, KEEPERS, "secretary")
    _fill(world, cast.other_cooperation, "theirs", STRANGER, STRANGER, "stranger")
    role = BodyRole.objects.get(body=cast.body, person=cast.chair)
    world.add("role", Thing("the chair's", cast.cooperation.slug, (cast.body, role.pk)))
    for body in (cast.body, cast.other_body):
        world.add("body", Thing(body.name, cast.cooperation.slug, (body,)))
    _mix(world)


def _fill(
    world: World, cooperation: Cooperation, label: str, people: frozenset[str], keepers: frozenset[str], whose: str
) -> None:
    def thing(**who: Any) -> dict[str, Any]:
        return {"label": label, "slug": cooperation.slug, "keeps": keepers, "whose": whose, **who}

    def word(where: str, seen_by: frozenset[str]) -> str:
        return world.plant(f"{label}: {where}", seen_by)

    world.add("cooperation", Thing(args=(), **thing()))
    person = Person.objects.create(
        cooperation=cooperation,
        name=word("person's name", people),
        email=f"{word('person’s address', people)}@kommune.example",
        phone=word("person's phone", people),
    )
    world.add("person", Thing(args=(person,), **thing(sees=people)))
    matter = Matter.objects.create(
        cooperation=cooperation, title=word("matter's title", people), summary=word("matter's summary", people)
    )
    world.add("matter", Thing(args=(matter,), **thing(sees=people)))
    organization = Organization.objects.create(
        name=word("organization's name", EVERYBODY), kind=OrganizationKind.COMPANY, added_in=cooperation
    )
    world.add("organization", Thing(args=(organization,), **thing()))
    region = Organization.objects.create(
        name=word("region's name", EVERYBODY), kind=OrganizationKind.REGION, added_in=cooperation
    )
    part = Part.objects.create(child=organization, parent=region)
    world.add("part", Thing(args=(region, part.pk), **thing()))
    post = Post.objects.create(person=person, organization=organization, title=word("person's office", people))
    world.add("post", Thing(args=(person, post.pk), **thing(sees=people)))
    taking_part = Participation.objects.create(cooperation=cooperation, organization=organization)
    world.add("participation", Thing(args=(taking_part.pk,), **thing(sees=keepers)))
    _seat(world, cooperation, thing())
    body = Body.objects.create(
        cooperation=cooperation, name=word("withdrawn body", NOBODY), withdrawn_at=clock.now(), withdrawn_reason="-"
    )
    world.add("body", Thing(args=(body,), **thing(sees=NOBODY)))
    batch = _documents(world, cooperation, label, keepers)
    world.add("batch", Thing(args=(batch,), **thing(sees=keepers)))
    for document in batch.documents.all():
        world.add("document", Thing(args=(document,), **thing(sees=keepers)))
        if document.draft:
            world.add("document pair", Thing(args=(document, document), **thing(sees=keepers)))
    message = _message(cooperation, word("message's subject", keepers), word("message's words", NOBODY))
    world.add("message", Thing(args=(message,), **thing(sees=keepers)))
    if label == "theirs":
        world.other_words = [one.word for one in world.canaries if one.where.startswith(("theirs", "foreign"))]
        world.other_words += ["Innlandsbyene", "Fremmed styre", world.cast.stranger.name]


def _seat(world: World, cooperation: Cooperation, known: dict[str, Any]) -> None:
    membership = Membership.objects.filter(seat__body__cooperation=cooperation).select_related("seat").earliest("pk")
    world.add("membership", Thing(args=(membership,), **known))
    world.add("seat", Thing(args=(membership.seat,), **known))


def _documents(world: World, cooperation: Cooperation, label: str, keepers: frozenset[str]) -> Batch:
    """A document as the reader would leave it, and one that could not be read."""

    def word(where: str) -> str:
        return world.plant(f"{label}: imported {where}", keepers)

    text = "\n".join(
        [
            f"Referat fra møte i {word('body')}",
            "Dato: 12. mars 2024",
            "Til stede: Marit Solheim, Leif Dahl",
            f"Sak 1 {word('title')}",
            f"Marit Solheim: {word('words')}",
        ]
    )
    files = [Dropped(f"{word('name')}.txt", text.encode()), Dropped(f"{word('name of an unreadable file')}.pdf", b"")]
    batch = import_files(actor=SYSTEM, cooperation=cooperation, files=files)
    read = batch.documents.get(state=State.WAITING)
    draft = draft_from(Source(text=text, format="txt"), cooperation)
    Document.objects.filter(pk=read.pk).update(state=State.READ, text=text, format="txt", **summary(draft))
    index_document(read, text)
    note_part(read, "minutes", text, sketch_of(text))
    return batch


def _message(cooperation: Cooperation, subject: str, words: str) -> Message:
    return Message.objects.create(
        key=f"test:{cooperation.pk}",
        cooperation_id=cooperation.pk,
        to="mottaker@kommune.example",
        subject=subject,
        text=words,
        state=MessageState.FAILED,
        created_at=clock.now(),
    )


def _mix(world: World) -> None:
    """Each thing of one cooperation under the other's name: nobody's."""
    slugs = {world.cast.cooperation.slug: world.cast.other_cooperation.slug}
    slugs |= {other: own for own, other in slugs.items()}
    kinds = ("person", "matter", "organization", "batch", "document", "body", "post", "participation", "part", "seat")
    for kind in (*kinds, "membership", "document pair"):
        for thing in list(world.things[kind]):
            owner = "stranger" if thing.whose == "secretary" else "secretary"
            mixed = Thing(f"{thing.label} under another name", slugs[thing.slug], thing.args, NOBODY, whose=owner)
            world.add(kind, mixed)
