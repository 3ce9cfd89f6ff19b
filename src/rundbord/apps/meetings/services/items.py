"""Writing the agenda."""

from datetime import date
from typing import Any, TypedDict, Unpack

from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.matters.models import Matter
from rundbord.apps.meetings.models import AgendaItem, ItemKind, Meeting
from rundbord.apps.meetings.positions import arranged, keys_in_order, tree_order, write_order
from rundbord.apps.meetings.services.act import act
from rundbord.apps.meetings.services.lock import save_version
from rundbord.apps.meetings.services.numbers import keep_printed, renumber
from rundbord.apps.meetings.services.undo import addition, before, before_move
from rundbord.apps.people.models import Body

RICH = {"case_text", "proposed_decision"}


class ItemFields(TypedDict, total=False):
    """What may be written on an item beside its title. Rich text is cleaned; `exempt_until` is a local date."""

    kind: str
    numbered: bool
    public_title: str
    case_text: str
    proposed_decision: str
    presenter: str
    planned_minutes: int | None
    matter: Matter | None
    approves: Meeting | None
    postponed: bool
    access: str
    law: str
    paragraph: str
    exempt_until: date | None


class ItemChanges(ItemFields, total=False):
    """What may be changed on an item."""

    title: str


def add_item(
    *,
    actor: Viewer,
    meeting: Meeting,
    title: str,
    parent: AgendaItem | None = None,
    after: AgendaItem | None = None,
    number: str = "",
    **fields: Unpack[ItemFields],
) -> AgendaItem:
    """A new item at the end of the agenda (of `parent`'s sub-items), or behind `after`.

    `number` is kept as printed in the leading body's series (imports). Raises NotPossibleError for a sub-item of a
    sub-item, an exemption without legal basis, and things of another cooperation.
    """
    with act(actor=actor, meeting=meeting, verb="item_add") as done:
        _require_top(parent)
        fields.setdefault("numbered", fields.get("kind") != ItemKind.BREAK)
        values = checked(meeting, fields)
        item = AgendaItem(meeting=meeting, parent=parent, title=required(title), **values)
        item.position = meeting.items.count() + 1
        item.save()
        behind = after or (parent and (parent.children.exclude(pk=item.pk).last() or parent))
        if behind:
            _place(meeting, item, behind)
        if number:
            keep_printed(item, meeting.held_by[0], number)
        renumber(meeting)
        done.about(item)
        done.undone_by(addition(item), item)
    return item


def edit_item(*, actor: Viewer, item: AgendaItem, version: int, **changes: Unpack[ItemChanges]) -> AgendaItem:
    """Change an item; `version` is the one that the actor saw. Raises as `add_item`, and ConflictError."""
    with act(actor=actor, meeting=item.meeting, item=item, verb="item_edit") as done:
        values = checked(item.meeting, changes, item)
        kept = before(item, *values)
        save_version(item, version, **values)
        renumber(item.meeting)
        done.about(item, values)
        done.undone_by(kept, item)
    return item


def move_item(*, actor: Viewer, item: AgendaItem, version: int, after: AgendaItem | None) -> AgendaItem:
    """Put an item (with its sub-items) behind another, or first. A sub-item may move to another item's sub-items."""
    with act(actor=actor, meeting=item.meeting, item=item, verb="item_move") as done:
        parent = _parent_after(item, after)
        kept = before_move(item, "parent")
        save_version(item, version, parent=parent)
        _place(item.meeting, item, after)
        renumber(item.meeting)
        done.about(item, ["position"])
        done.undone_by(kept, item)
    return item


def step_item(*, actor: Viewer, item: AgendaItem, version: int, steps: int) -> AgendaItem:
    """Move an item up (negative) or down among its siblings. At the edge nothing happens."""
    siblings = list(item.meeting.items.filter(parent=item.parent_id, withdrawn_at=None).order_by("position", "pk"))
    place = next((at for at, one in enumerate(siblings) if one.pk == item.pk), None)
    if place is None:
        raise NotPossibleError(_("This item is withdrawn. Put it back before you move it."))
    wanted = max(0, min(len(siblings) - 1, place + steps))
    if wanted == place:
        return item
    rest = [one for one in siblings if one.pk != item.pk]
    after = rest[wanted - 1] if wanted else item.parent
    return move_item(actor=actor, item=item, version=version, after=after)


def indent_item(*, actor: Viewer, item: AgendaItem, version: int) -> AgendaItem:
    """Make the item a sub-item of the one above it."""
    above = item.meeting.items.filter(parent=None, withdrawn_at=None, position__lt=item.position).last()
    if above is None or item.parent_id or item.children.exists():
        raise NotPossibleError(_("Only an item without sub-items can become a sub-item of the one above it."))
    return _reparent(actor, item, version, above, "item_indent")


def outdent_item(*, actor: Viewer, item: AgendaItem, version: int) -> AgendaItem:
    """Make the sub-item an item of its own, behind the one it belonged to."""
    if item.parent_id is None:
        raise NotPossibleError(_("This is not a sub-item."))
    return _reparent(actor, item, version, None, "item_outdent")


def withdraw_item(*, actor: Viewer, item: AgendaItem, version: int, reason: str = "") -> AgendaItem:
    """Take an item off the agenda. A number that was given is not used again."""
    return _set_withdrawn(actor, item, version, reason, "item_withdraw", withdrawn=True)


def restore_item(*, actor: Viewer, item: AgendaItem, version: int) -> AgendaItem:
    """Put a withdrawn item back."""
    return _set_withdrawn(actor, item, version, "", "item_restore", withdrawn=False)


def set_number(*, actor: Viewer, item: AgendaItem, body: Body, printed: str) -> None:
    """Write an item's number in a body's series by hand, as it is printed elsewhere."""
    with act(actor=actor, meeting=item.meeting, item=item, verb="item_set_number") as done:
        if not item.meeting.meeting_bodies.filter(body=body).exists():
            raise NotPossibleError(_("This body does not hold the meeting."))
        keep_printed(item, body, required(printed))
        done.about(item, ["number"])


def checked(meeting: Meeting, fields: Any, item: AgendaItem | None = None) -> dict[str, Any]:
    """The fields ready to be stored: rich text clean, title there, exemption with basis, nothing from elsewhere."""
    values: dict[str, Any] = dict(fields)
    for name in RICH & values.keys():
        values[name] = richtext.clean(values[name])
    if "title" in values:
        values["title"] = required(values["title"])
    for name in ("matter", "approves"):
        other = values.get(name)
        if other is not None and other.cooperation_id != meeting.cooperation_id:
            raise NotPossibleError(_("This belongs to another cooperation."))
    require_basis(values, item, imported=bool(meeting.batch_uid))
    return values


def require_basis(values: dict[str, Any], row: Any | None, *, imported: bool) -> None:
    """An exemption always names its law and paragraph (offentleglova § 3); old minutes may not have said it."""
    held = {name: values.get(name, getattr(row, name, "")) for name in ("access", "law", "paragraph")}
    if held["access"] == Access.EXEMPT and not imported and not (held["law"] and held["paragraph"]):
        raise NotPossibleError(_("An exemption needs its legal basis: name the law and the paragraph."))


def required(text: str) -> str:
    """The text in one line without space around; raises NotPossibleError where nothing is left."""
    words = " ".join(text.split())
    if not words:
        raise NotPossibleError(_("This needs a text."))
    return words


def _require_top(parent: AgendaItem | None) -> None:
    if parent is not None and parent.parent_id is not None:
        raise NotPossibleError(_("A sub-item cannot have sub-items of its own."))


def _parent_after(item: AgendaItem, after: AgendaItem | None) -> AgendaItem | None:
    """Whose sub-item it is behind `after`: items stay items, sub-items go to the item that they land under."""
    if after is not None and (after.meeting_id != item.meeting_id or item.pk in {after.pk, after.parent_id}):
        raise NotPossibleError(_("The item cannot be moved there."))
    if item.parent_id is None or after is None:
        return None
    return after.parent or after


def _place(meeting: Meeting, item: AgendaItem, after: AgendaItem | None) -> None:
    rows = AgendaItem.objects.filter(meeting=meeting)
    parents = dict(rows.values_list("pk", "parent"))
    order = keys_in_order(rows)
    block = [item.pk, *(key for key in order if parents[key] == item.pk)]
    target = after.pk if after else None
    if after and item.parent_id is None:
        family = after.parent_id or after.pk
        target = [key for key in order if (parents[key] or key) == family and key not in block][-1]
    write_order(rows, tree_order(arranged(order, block, target), parents))


def _reparent(actor: Viewer, item: AgendaItem, version: int, parent: AgendaItem | None, verb: str) -> AgendaItem:
    with act(actor=actor, meeting=item.meeting, item=item, verb=verb) as done:
        kept, old = before_move(item, "parent"), item.parent
        save_version(item, version, parent=parent)
        if old is not None:
            _place(item.meeting, item, old)
        renumber(item.meeting)
        done.about(item, ["parent"])
        done.undone_by(kept, item)
    return item


def _set_withdrawn(
    actor: Viewer, item: AgendaItem, version: int, reason: str, verb: str, *, withdrawn: bool
) -> AgendaItem:
    with act(actor=actor, meeting=item.meeting, item=item, verb=verb) as done:
        kept = before(item, "withdrawn_at", "withdrawn_reason")
        save_version(item, version, withdrawn_at=clock.now() if withdrawn else None, withdrawn_reason=reason[:200])
        renumber(item.meeting)
        done.about(item, ["withdrawn_at"])
        done.undone_by(kept, item)
    return item
