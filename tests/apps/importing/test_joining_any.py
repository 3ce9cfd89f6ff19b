"""Any draft and any approved version of it: the record is the approved one's, and taking it back is exact."""

from random import Random

import pytest
from django.db import models

from rundbord.apps.core import richtext
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.services.accepting import accept_document
from rundbord.apps.importing.services.undoing import undo_document
from rundbord.apps.meetings.models import AgendaItem, Attendance, ItemNumber, Meeting
from rundbord.apps.record.models import Action, Entry, Mark
from tests.apps.importing.meeting_files import again, drop
from tests.apps.importing.samples import IMPORTER
from tests.cast import Cast

HEAD = """Referat fra møte i Fjordbyenes faggruppe for næring

Tid: Torsdag 25. november 2021, kl. 13:00-15:00

Tilstede:

NAVN\tKOMMUNE
"""
PEOPLE = ["Marit Solheim\tAsker kommune", "Eli Strand Berg\tHorten kommune", "Leif Dahl\tBærum kommune"]
TITLES = ["GODKJENNING AV INNKALLING", "KRAFT OG NETT", "BOLIG FOR UNGE", "HAVN OG SJØTRANSPORT", "EVENTUELT"]
SAYINGS = [
    "Har laget en veiviser som gjerne kan deles med de andre.",
    "Ønsker tips om hvordan andre har jobbet med utenforskap.",
    "Sender notatet om strømnettet til alle innen fredag.",
    "Regulerer nye tomter ved sjøen, og venter på svar fra fylket.",
    "Bygger ut kaia sammen med naboene i løpet av neste år.",
    "Bør være tema på neste møte.",
]
WATCHED: tuple[type[models.Model], ...] = (Meeting, AgendaItem, ItemNumber, Entry, Action, Mark, Attendance)
Item = tuple[str, list[str]]


def _items(chance: Random) -> list[Item]:
    titles = [title for title in TITLES if chance.random() < 0.8] or TITLES[:1]
    return [(title, _lines(chance)) for title in titles]


def _lines(chance: Random) -> list[str]:
    said = chance.sample(SAYINGS, chance.randrange(len(SAYINGS)))
    return [f"{chance.choice(['Asker', 'Horten', 'Eli'])}: {words}" for words in said]


def _changed(items: list[Item], chance: Random) -> list[Item]:
    """Lines changed, dropped, added and moved, items dropped and added."""
    changed = [(title, [_other(line, chance) for line in lines if chance.random() < 0.8]) for title, lines in items]
    changed = [one for one in changed if chance.random() < 0.9] or changed
    for _title, lines in changed:
        chance.shuffle(lines)
        lines.extend(_lines(chance)[:1])
    return changed + ([("NY SAK OM VIND", _lines(chance))] if chance.random() < 0.5 else [])


def _other(line: str, chance: Random) -> str:
    return line if chance.random() < 0.6 else line.replace("alle", "sekretariatet").replace("år", "sommer")


def _text(items: list[Item], chance: Random) -> str:
    people = "\n".join(one for one in PEOPLE if chance.random() < 0.9)
    parts = [
        f"{number}. {title}\n\n" + "\n\n".join(lines or ["Ingen saker."])
        for number, (title, lines) in enumerate(items, start=1)
    ]
    return HEAD + people + "\n\n" + "\n\n".join(parts) + "\n"


def _accept(document: Document) -> Meeting:
    return accept_document(actor=IMPORTER, document=again(document))


def _undo(document: Document) -> None:
    undo_document(actor=IMPORTER, document=again(document), reason="Feil")


def _stands() -> dict[str, list[dict[str, object]]]:
    found = {}
    for model in WATCHED:
        rows = model._default_manager.order_by("pk")
        rows = rows if model is ItemNumber else rows.filter(withdrawn_at=None)
        found[model.__name__] = list(rows.values())
    return found


def _record(meeting: Meeting) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Items that have lines, with them; who was there under no title."""
    found = [("", sorted((row.name_written, row.status, "") for row in meeting.attendances.filter(withdrawn_at=None)))]
    for item in meeting.items.filter(withdrawn_at=None).order_by("position", "pk"):
        rows = Entry.objects.filter(item=item, withdrawn_at=None).order_by("position", "pk")
        found.append((item.title, [(row.kind, row.speaker_written, richtext.to_plain(row.text)) for row in rows]))
    return found


@pytest.mark.parametrize("seed", range(12))
def test_the_record_becomes_the_approved_one_and_goes_back_exactly(cast: Cast, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - nothing secret: the same tests each time
    items = _items(chance)
    draft = drop(cast.cooperation, utkast="Utkast til referat\n" + _text(items, chance))["utkast"]
    approved = drop(cast.cooperation, referat=_text(_changed(items, chance), chance))["referat"]
    meeting = _accept(draft)
    before = _stands()
    assert _accept(approved) == meeting
    joined = _record(meeting)
    _undo(approved)
    assert _stands() == before
    _undo(draft)
    assert _record(_accept(approved)) == joined
