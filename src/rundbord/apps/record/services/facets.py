"""What points at lines: actions, votes, asks, offers and wishes."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.services.act import Act, act
from rundbord.apps.meetings.services.items import required
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.undo import addition, before
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record.models import Action, Entry, Mark, MarkKind, Vote


class ActionFields(TypedDict, total=False):
    """What may be written on an action beside its text. `due` is a local date."""

    responsible_written: str
    person: Person | None
    organization: Organization | None
    due: date | None


class ActionChanges(ActionFields, total=False):
    """What may be changed on an action."""

    text: str


def add_action(*, actor: Viewer, entry: Entry, text: str, **fields: Unpack[ActionFields]) -> Action:
    """Somebody is to do something. Raises NotPossibleError for an empty text or a person of another cooperation."""
    meeting = entry.item.meeting
    with act(actor=actor, meeting=meeting, item=entry.item, verb="action_add", frozen_too=True) as done:
        action = Action(entry=entry, **_checked(meeting, {**fields, "text": text}))
        action.save()
        done.about(action)
        done.undone_by(addition(action), action)
    return action


def edit_action(*, actor: Viewer, action: Action, version: int, **changes: Unpack[ActionChanges]) -> Action:
    """Change an action: its text, who answers for it, by when. Raises as `add_action`, and ConflictError."""
    return _write_action(actor, action, version, "action_edit", **_checked(action.entry.item.meeting, changes))


def hand_on_action(
    *,
    actor: Viewer,
    action: Action,
    version: int,
    person: Person | None,
    organization: Organization | None = None,
) -> Action:
    """Let somebody else answer for it; with neither person nor organization it is without owner."""
    written = str(person or organization or "")
    changes: ActionChanges = {"person": person, "organization": organization, "responsible_written": written}
    values = _checked(action.entry.item.meeting, changes)
    return _write_action(actor, action, version, "action_hand_on", **values)


def settle_action(*, actor: Viewer, action: Action, version: int, state: str) -> Action:
    """It is done, or dropped."""
    if state not in {Action.State.DONE, Action.State.DROPPED}:
        raise NotPossibleError(_("An action is settled by being done or dropped."))
    return _write_action(actor, action, version, "action_settle", state=state, settled_at=clock.now())


def reopen_action(*, actor: Viewer, action: Action, version: int) -> Action:
    """It was not done after all."""
    return _write_action(actor, action, version, "action_reopen", state=Action.State.OPEN, settled_at=None)


def withdraw_action(*, actor: Viewer, action: Action, version: int, reason: str = "") -> Action:
    """It was never an action."""
    values = {"withdrawn_at": clock.now(), "withdrawn_reason": reason[:200]}
    return _write_action(actor, action, version, "action_withdraw", **values)


def add_mark(*, actor: Viewer, entry: Entry, kind: str, quote: str) -> Mark:
    """Mark an ask, an offer or a wish for the next meeting; `quote` is the part of the line that says it."""
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="mark_add", frozen_too=True) as done:
        mark = Mark.objects.create(entry=entry, kind=MarkKind(kind), quote=required(quote))
        done.about(mark)
        done.undone_by(addition(mark), mark)
    return mark


def settle_mark(*, actor: Viewer, mark: Mark, version: int) -> Mark:
    """The ask is answered, the offer taken, the wish met."""
    return _write_mark(actor, mark, version, "mark_settle", settled_at=clock.now())


def reopen_mark(*, actor: Viewer, mark: Mark, version: int) -> Mark:
    """It was not settled after all."""
    return _write_mark(actor, mark, version, "mark_reopen", settled_at=None)


def withdraw_mark(*, actor: Viewer, mark: Mark, version: int) -> Mark:
    """It was no ask, offer or wish."""
    return _write_mark(actor, mark, version, "mark_withdraw", withdrawn_at=clock.now())


def set_vote(
    *,
    actor: Viewer,
    entry: Entry,
    version: int,
    votes_for: int | None = None,
    votes_against: int | None = None,
    votes_blank: int | None = None,
    text: str = "",
) -> Vote:
    """How the line was voted on; with neither counts nor words the vote is taken away. `version` is the line's."""
    values = {"votes_for": votes_for, "votes_against": votes_against, "votes_blank": votes_blank, "text": text[:500]}
    with act(actor=actor, meeting=entry.item.meeting, item=entry.item, verb="entry_set_vote") as done:
        line = before(entry)
        save_version(entry, version)
        vote, _made = Vote.objects.get_or_create(entry=entry)
        kept = before(vote, *values)
        save_version(vote, vote.version, **values)
        done.about(entry, ["vote"])
        done.undone_by(line, entry)
        done.undone_by(kept, vote)
    return vote


def _checked(meeting: Meeting, fields: Any) -> dict[str, Any]:
    values: dict[str, Any] = dict(fields)
    if "text" in values:
        values["text"] = required(values["text"])
    person = values.get("person")
    if person is not None and person.cooperation_id != meeting.cooperation_id:
        raise NotPossibleError(_("This person belongs to another cooperation."))
    return values


def _write_action(actor: Viewer, action: Action, version: int, verb: str, **values: Any) -> Action:
    item = action.entry.item
    with act(actor=actor, meeting=item.meeting, item=item, verb=verb, frozen_too=True) as done:
        _write(done, action, version, values)
    return action


def _write_mark(actor: Viewer, mark: Mark, version: int, verb: str, **values: Any) -> Mark:
    item = mark.entry.item
    with act(actor=actor, meeting=item.meeting, item=item, verb=verb, frozen_too=True) as done:
        _write(done, mark, version, values)
    return mark


def _write(done: Act, row: Action | Mark, version: int, values: dict[str, Any]) -> None:
    kept = before(row, *values)
    save_version(row, version, **values)
    done.about(row, values)
    done.undone_by(kept, row)
