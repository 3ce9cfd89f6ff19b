"""The minutes as each recipient may read them: few different copies for many recipients."""

from dataclasses import dataclass, replace

from django.template.loader import render_to_string

from rundbord.apps.meetings.models import Exclusion, Meeting
from rundbord.apps.meetings.rules import AS_THE_PUBLIC, Place, Sight
from rundbord.apps.minutes.files import FORMATS, file_name
from rundbord.apps.minutes.models import MinutesVersion
from rundbord.apps.minutes.page import document_page
from rundbord.apps.minutes.plain import plain
from rundbord.apps.minutes.queries import version_as
from rundbord.apps.sending.models import Reason
from rundbord.engines.typesetter.document import Document

PDF = FORMATS["pdf"]
Cut = tuple[bool, int | None]
"""At the table or as the public, and the integer key of a person who is kept out of something."""


@dataclass(frozen=True)
class Copy:
    """A copy as document, as plain text and as HTML for a mail."""

    document: Document
    text: str
    html: str

    @property
    def name(self) -> str:
        """What its file is called."""
        return file_name(self.document, PDF.ending)

    def pdf(self) -> bytes:
        """The file."""
        return PDF.make(self.document)


def sight_for(reason: str, person: int | None) -> Sight:
    """What a recipient sees of the meeting: the table's copy, or for the copy list the public's."""
    if reason == Reason.COPY:
        return replace(AS_THE_PUBLIC, person=person)
    return Sight(place=Place.MEMBER, person=person, agenda=True, record=True)


class Copies:
    """The copies of one version, each made once."""

    def __init__(self, meeting: Meeting, version: MinutesVersion) -> None:
        """Prepare for a version; it is rendered as it stands in `version` and `meeting`, saved or not."""
        self._meeting, self._version = meeting, version
        self._made: dict[Cut, Copy] = {}
        rows = Exclusion.objects.filter(item__meeting=meeting, withdrawn_at=None).select_related("person")
        self._kept_out = {row.person.merged_into_id or row.person_id for row in rows}

    def keeps_out(self, person: int | None) -> bool:
        """Is this person (integer key) kept out of something in the meeting?"""
        return person in self._kept_out

    def cut_for(self, reason: str, person: int | None) -> Cut:
        """Which copy a recipient gets."""
        return reason != Reason.COPY, person if person in self._kept_out else None

    def copy_for(self, reason: str, person: int | None) -> Copy:
        """The copy itself."""
        cut = self.cut_for(reason, person)
        if cut not in self._made:
            self._made[cut] = copy_of(version_as(self._meeting, self._version, sight_for(reason, cut[1])))
        return self._made[cut]


def copy_of(document: Document) -> Copy:
    """The document as a mail carries it."""
    page = document_page(document)
    return Copy(document, plain(page.flow), render_to_string("sending/mail_document.html", {"page": page}))
