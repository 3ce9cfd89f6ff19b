"""What the register knows, as the documents of a batch are checked against it: loaded once for many documents.

Loading it takes longer than reading a document. It is loaded anew as soon as anything was written that may change it,
which the trail tells in one query, and whenever the day or the cooperation is another.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps

from rundbord.apps.accounts.viewer import System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core import clock
from rundbord.apps.importing.register import load_register
from rundbord.apps.people.models import Body, Cooperation, Organization, Person
from rundbord.apps.people.naming import Candidate, Directory, Named, directory
from rundbord.engines.reader.reading import Known

READER = System("reader")
NO_NAMES = ("meetings", "record", "minutes", "files")
"""Apps whose acts leave the register as it is: somebody who takes minutes meanwhile makes nothing load anew."""


@dataclass
class Remembering(Directory):
    """A directory that looks every name up once: documents of a batch name the same people and places."""

    found: dict[tuple[str, str], list[Candidate[Any]]] = field(default_factory=dict)

    def persons(self, written: str) -> list[Candidate[Person]]:
        """As of any directory."""
        return self._once(super().persons, written)

    def organizations(self, written: str) -> list[Candidate[Organization]]:
        """As of any directory."""
        return self._once(super().organizations, written)

    def bodies(self, written: str) -> list[Candidate[Body]]:
        """As of any directory."""
        return self._once(super().bodies, written)

    def _once(self, look_up: Callable[[str], list[Candidate[Named]]], written: str) -> list[Candidate[Named]]:
        key = look_up.__name__, written
        if key not in self.found:
            self.found[key] = look_up(written)
        return self.found[key]


@dataclass(frozen=True)
class Names:
    """What a reading is checked against, and whom its names may mean."""

    known: Known
    directory: Directory


def load_names(cooperation: Cooperation) -> Names:
    """The names as they are now; eight queries."""
    loaded = directory(cooperation)
    return Names(load_register(READER, cooperation).known(), Remembering(loaded.people, loaded.places, loaded.groups))


_own = threading.local()


def names_of(cooperation: Cooperation) -> Names:
    """The names that this thread loaded last, if they are still those of the cooperation; one query."""
    _own.latest = _latest_act(getattr(_own, "latest", 0))
    stamp = cooperation.uid, clock.today(), _own.latest
    if getattr(_own, "stamp", None) != stamp:
        _own.stamp, _own.names = stamp, load_names(cooperation)
    found: Names = _own.names
    return found


def _latest_act(seen: int) -> int:
    """The key of the newest act after this one that may have changed the register; this one where there is none."""
    elsewhere = [model._meta.model_name for app in NO_NAMES for model in apps.get_app_config(app).get_models()]
    acts = AuditRow.objects.filter(pk__gt=seen).exclude(kind__in=elsewhere)
    return acts.order_by("-pk").values_list("pk", flat=True).first() or seen


def forget() -> None:
    """Let the names go: nothing more is to be read soon."""
    _own.__dict__.clear()
