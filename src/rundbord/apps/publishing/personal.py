"""What of a meeting hardly belongs in public, before it is published: personal data in what everyone would read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from rundbord.apps.accounts.viewer import Anonymous, Viewer
from rundbord.apps.core import richtext
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.rows import item_rows
from rundbord.apps.meetings.rules import AS_THE_PUBLIC, sight_of
from rundbord.apps.record.present import present_record
from rundbord.apps.record.shown import EntryView
from rundbord.engines.norwegian.personal import find_personal

AROUND = 60
REASONS: dict[str, Any] = {
    "identity": _("A national identity number"),
    "account": _("A bank account"),
    "phone": _("A mobile number"),
    "mail": _("A private e-mail address"),
    "address": _("A private address"),
    "health": _("Words about a person's health or social affairs"),
}


@dataclass(frozen=True)
class Doubt:
    """Personal data at a place: under which item, in which line ("" in the agenda), and the words around it."""

    reason: Any
    item_uid: str
    item: str
    entry_uid: str
    before: str
    words: str
    after: str


def doubts_of(viewer: Viewer, meeting: Meeting, *, record: bool) -> list[Doubt]:
    """What the public would read of the agenda, with `record` of the minutes too, that a person should look at.

    Items that the viewer is kept out of are left out: they learn nothing of them here either.
    """
    closed = {row.item.uid for row in item_rows(meeting, sight_of(viewer, meeting)) if row.kept_out}
    shown = present_record(meeting, Anonymous(), sight=AS_THE_PUBLIC)
    found: list[Doubt] = []
    for section in shown.sections:
        item = section.item
        if item.uid in closed or item.closed:
            continue
        label = f"{item.label} {item.title}".strip()
        texts = [("", item.title), ("", richtext.to_plain(item.case_text + item.proposed_decision))]
        if record:
            texts += [(entry.uid, _said(entry)) for entry in section.entries]
        for entry_uid, text in texts:
            found.extend(_doubts(text, item.uid, label, entry_uid))
    return found


def _said(entry: EntryView) -> str:
    return ": ".join(part for part in (entry.speaker, richtext.to_plain(entry.text)) if part)


def _doubts(text: str, item_uid: str, item: str, entry_uid: str) -> Iterator[Doubt]:
    for one in find_personal(text):
        yield Doubt(
            reason=REASONS[one.kind],
            item_uid=item_uid,
            item=item,
            entry_uid=entry_uid,
            before=text[max(0, one.start - AROUND) : one.start],
            words=text[one.start : one.end],
            after=text[one.end : one.end + AROUND],
        )
