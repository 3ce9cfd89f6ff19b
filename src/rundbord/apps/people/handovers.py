"""What a person has open when they leave a seat: higher apps (actions, asks …) register how to find and hand it on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.people.models import Body, Person


@dataclass(frozen=True)
class OpenThing:
    """Something that the person has promised; `uid` names it."""

    uid: str
    text: str


@dataclass(frozen=True)
class Handover:
    """How things of one kind are found and handed on.

    `open_for(viewer, person, body)` lists what the person has open from this body, as far as the viewer may read it.
    `hand_on(actor, uids, receiver)` gives these to the receiver, or to nobody ("uten eier") where it is None; it runs
    inside the caller's transaction.
    """

    kind: str
    open_for: Callable[[Viewer, Person, Body], Sequence[OpenThing]]
    hand_on: Callable[[Viewer, Sequence[str], Person | None], None]


_handovers: list[Handover] = []


def add_handover(handover: Handover) -> None:
    """Register a kind of thing that can be handed on."""
    _handovers.append(handover)


def open_things(viewer: Viewer, person: Person, body: Body) -> list[tuple[str, OpenThing]]:
    """What the person has open from this body and the viewer may read, each with the key `kind:uid`.

    What the viewer is kept out of stays with the person until somebody else hands it on.
    """
    return [(f"{one.kind}:{thing.uid}", thing) for one in _handovers for thing in one.open_for(viewer, person, body)]


def hand_on(*, actor: Viewer, person: Person, body: Body, keys: Sequence[str], receiver: Person | None) -> int:
    """Give the things of these keys to the receiver; keys of anything else are passed over."""
    still_open = {key for key, _thing in open_things(actor, person, body)}
    chosen = [key for key in keys if key in still_open]
    for handover in _handovers:
        uids = [key.partition(":")[2] for key in chosen if key.startswith(f"{handover.kind}:")]
        if uids:
            handover.hand_on(actor, uids, receiver)
    return len(chosen)
