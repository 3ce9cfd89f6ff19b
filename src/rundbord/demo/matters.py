"""The matters that the demo's bodies treat again and again, and which items belong to each."""

from dataclasses import dataclass

from rundbord.apps.matters.services import add_matter
from rundbord.apps.meetings import services as meetings
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.people.models import Cooperation
from rundbord.demo.register import ACTOR


@dataclass(frozen=True)
class Story:
    """A matter of the demo; an item belongs to it whose title has one of `words` (lower case)."""

    title: str
    summary: str
    words: tuple[str, ...]


STORIES = (
    Story(
        "Kystløftet",
        "Ordførernes felles klimaerklæring: fra et ønske i faggruppa til underskrift i representantskapet.",
        ("kystløftet", "felles klimaerklæring"),
    ),
    Story("Kraftkartet", "Kart over kraft, nett og planer som alle kommunene holder ved like.", ("kraftkart",)),
    Story(
        "Overskuddsmasser",
        "Prøveordning for stein og jord som en kommune har for mye av og en annen trenger.",
        ("overskuddsmasse", "overskotsmass"),
    ),
    Story("Regional transportplan 2025–2036", "Felles svar på fylkeskommunens høring.", ("regional transportplan",)),
    Story("Heim til havet", "Rekrutteringskampanje, to runder og en ny søknad.", ("heim til havet",)),
    Story("Stortingsmelding om distriktsnæring", "Høring med frist 15. april 2026.", ("distriktsnæring",)),
)


def write_matters(cooperation: Cooperation) -> None:
    """Add the matters and give each item its own."""
    items = list(AgendaItem.objects.filter(meeting__cooperation=cooperation, withdrawn_at=None))
    for story in STORIES:
        matter = add_matter(actor=ACTOR, cooperation=cooperation, title=story.title, summary=story.summary)
        for item in items:
            if any(word in item.title.lower() for word in story.words):
                meetings.edit_item(actor=ACTOR, item=item, version=item.version, matter=matter)
