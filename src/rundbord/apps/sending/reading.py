"""Minutes that were sent, as the one who has the link reads them: item by item, so that each can be remarked on."""

from dataclasses import dataclass, replace

from rundbord.apps.accounts.viewer import PersonViewer, Viewer
from rundbord.apps.minutes.page import DocumentPage, document_page
from rundbord.apps.minutes.queries import items_of_version
from rundbord.apps.sending.copies import Copies
from rundbord.apps.sending.models import Recipient
from rundbord.engines.typesetter.document import Item, Paragraph, Run, Text


@dataclass(frozen=True)
class Section:
    """An item with the lines that a remark may be about, by their place."""

    uid: str
    title: str
    page: DocumentPage
    lines: tuple[str, ...]

    def line(self, place: str) -> str:
        """The text of the line at this place; empty for the item as a whole."""
        return self.lines[int(place)] if place.isdecimal() and int(place) < len(self.lines) else ""


@dataclass(frozen=True)
class Read:
    """The minutes: what stands before the items, then each item."""

    title: str
    head: DocumentPage
    sections: tuple[Section, ...]


def read_by(recipient: Recipient, viewer: Viewer) -> Read:
    """The copy that this recipient got, as it may be read today; `viewer` is whoever happens to be logged in.

    A forwarded link shows nobody what they are kept out of themselves.
    """
    dispatch = recipient.dispatch
    copies = Copies(dispatch.meeting, dispatch.version)
    standing = viewer.standing(dispatch.meeting.cooperation_id) if isinstance(viewer, PersonViewer) else None
    reader = standing.person if standing and copies.keeps_out(standing.person) else recipient.person_id
    document = copies.copy_for(recipient.reason, reader).document
    head = replace(document, items=(), actions=())
    uids = items_of_version(dispatch.version, inside=recipient.reason != "copy")
    return Read(
        document.title,
        document_page(head),
        tuple(
            Section(
                uid,
                f"{item.number} {item.title}".strip(),
                document_page(replace(document, facts=(), attendance=(), items=(item,), actions=(), mark="")),
                _lines(item),
            )
            for uid, item in zip(uids, document.items, strict=True)
        ),
    )


def _lines(item: Item) -> tuple[str, ...]:
    return tuple(_told(one) for one in item.blocks if isinstance(one, Paragraph) and one.kind != "heading")


def _told(paragraph: Paragraph) -> str:
    return f"{paragraph.speaker}: {_plain(paragraph.text)}" if paragraph.speaker else _plain(paragraph.text)


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(run.text for run in text if isinstance(run, Run))
