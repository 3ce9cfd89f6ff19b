"""What a reader of the registers asks for: a body, words, what is open."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from rundbord.apps.people.models import Body
from rundbord.apps.record.models import Action, Entry

OPEN, SETTLED, ALL = "apne", "ferdige", "alle"


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `state` is one of OPEN, SETTLED and ALL."""

    body: Body | None
    words: str
    state: str

    def actions(self, found: QuerySet[Action]) -> QuerySet[Action]:
        """Those actions that were asked for."""
        if self.state != ALL:
            is_open = Q(state=Action.State.OPEN)
            found = found.filter(is_open if self.state == OPEN else ~is_open)
        for word in self.words.split():
            owner = Q(responsible_written__icontains=word) | Q(person__name__icontains=word)
            found = found.filter(Q(text__icontains=word) | owner | Q(organization__name__icontains=word))
        return found.filter(**self._held_by("entry__item__"))

    def decisions(self, found: QuerySet[Entry]) -> QuerySet[Entry]:
        """Those decisions that were asked for."""
        for word in self.words.split():
            found = found.filter(Q(text__icontains=word) | Q(item__title__icontains=word))
        return found.filter(**self._held_by("item__"))

    def _held_by(self, item: str) -> dict[str, Any]:
        return {f"{item}meeting__meeting_bodies__body": self.body} if self.body else {}


def asked(query: QueryDict, bodies: list[Body]) -> Asked:
    """What `query` asks for; what it does not know is left out."""
    state = query.get("status", OPEN)
    return Asked(
        body=next((one for one in bodies if one.uid == query.get("organ", "")[:12]), None),
        words=" ".join(query.get("q", "").replace("\x00", "").split()[:6])[:100],
        state=state if state in {SETTLED, ALL} else OPEN,
    )
