"""What the demo's secretary does in the review before accepting: body and date, places to look at, names."""

from functools import partial
from pathlib import Path

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing.draft import Draft, from_json
from rundbord.apps.importing.mends_people import YES, answer_doubt, choose_name, edit_facts
from rundbord.apps.importing.models import Batch, Document, State
from rundbord.apps.importing.services.mending import mend_document
from rundbord.apps.people.models import Body
from rundbord.apps.people.naming import Directory, directory
from rundbord.demo import cast


def review(*, actor: Viewer, batch: Batch, left: str) -> int:
    """Mend every document that was read but the one called `left`; returns how many needed it."""
    bodies = dict(Body.objects.filter(cooperation=batch.cooperation).values_list("name", "uid"))
    known, mended = directory(batch.cooperation), 0
    for document in batch.documents.exclude(name=left).filter(state=State.READ):
        before = from_json(document.draft)
        mend = partial(_reviewed, document, bodies, known)
        if mend(before) != before:
            mend_document(actor=actor, document=document, node="facts", seen=0, mend=mend)
            mended += 1
    return mended


def _reviewed(document: Document, bodies: dict[str, str], known: Directory, draft: Draft) -> Draft:
    """The draft with its body and date right, every proposal taken, and everybody whom the register must mean."""
    name, day = named(document.name)
    facts = {"body_uid": bodies[name], "date": day}
    if any(getattr(draft.facts, field) != value for field, value in facts.items()):
        draft = edit_facts(draft, facts)
    for doubt in draft.open_doubts:
        if doubt.proposal:
            draft = answer_doubt(draft, doubt.key, YES)
    return _with_known_names(draft, known)


def _with_known_names(draft: Draft, known: Directory) -> Draft:
    for name in draft.names:
        if name.kind != "person" or name.found or name.choice or name.means:
            continue
        meant = known.persons(name.written)
        if len(meant) == 1:
            draft = choose_name(draft, name.key, meant[0].means.uid)
    return draft


def named(file: str) -> tuple[str, str]:
    """The body's name and the ISO date that a file of the demo is named by ("innkalling-styre-2026-03-13.pdf")."""
    stem = Path(file).stem.removeprefix("innkalling-")
    word, day = stem[:-11], stem[-10:]
    return next(body.name for body in cast.BODIES if body.key.startswith(word)), day
