"""Where a document under review stands among those of its meeting, and what accepting it will do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundbord.apps.importing.groups import Companion, Group, group_of, is_kept_only
from rundbord.apps.importing.models import Document, Intake, Part, State
from rundbord.apps.importing.parts import NOTICES, RECORDS
from rundbord.apps.importing.services.intakes import MEETING
from rundbord.apps.meetings.models import Meeting


@dataclass(frozen=True)
class Other:
    """Another document of the meeting. `comparable` tells that both are minutes, or both notices."""

    one: Companion
    counts: bool
    comparable: bool


@dataclass(frozen=True)
class Standing:
    """What the review shows. `said` is "alone" or "together" where a person decided, else empty."""

    part: Part
    parts: tuple[tuple[str, str], ...]
    said: str = ""
    others: tuple[Other, ...] = ()
    doubtful: tuple[Other, ...] = ()
    meeting: Meeting | None = None
    other_meetings: tuple[Meeting, ...] = ()
    counts: bool = True
    asks: bool = False
    accepting: str = ""
    revises: bool = False

    @property
    def shown(self) -> bool:
        """Is there anything to tell?"""
        return bool(self.others or self.doubtful or self.meeting or self.other_meetings or self.said == "alone")


def standing_of(document: Document) -> Standing | None:
    """The document's standing; None for one without text. Needs `in_meeting`; four queries at most."""
    if not hasattr(document, "in_meeting"):
        return None
    part, parts = Part(document.in_meeting.part), tuple((one.value, str(one.label)) for one in Part)
    alone = document.in_meeting.together == document.uid
    group = group_of(document)
    if group is None:
        return Standing(part, parts, said="alone" if alone else "")
    own = group.member(document)
    return Standing(
        part=part,
        parts=parts,
        said="together" if document.in_meeting.together and not alone else "alone" if alone else "",
        others=tuple(_other(group, own, one) for one in group.company_of(document)),
        doubtful=tuple(_other(group, own, one) for one in group.doubtful),
        meeting=group.meeting,
        other_meetings=group.other_meetings,
        counts=group.counts.pk == document.pk,
        asks=group.asks_about(document),
        accepting=_accepting(group, document) if document.to_review else "",
        revises=_revises(group, document),
    )


def _revises(group: Group, document: Document) -> bool:
    """Will accepting it change the agenda of a meeting that is there?"""
    revised = group.member(document).part == Part.REVISED and document.to_review and group.meeting is not None
    return revised and not is_kept_only(group, document)


def _other(group: Group, own: Companion, one: Companion) -> Other:
    pair = {own.part, one.part}
    return Other(
        one, counts=group.counts.pk == one.document.pk, comparable=pair <= set(RECORDS) or pair <= set(NOTICES)
    )


def _accepting(group: Group, document: Document) -> str:
    """What a press on "accept" will do."""
    if group.asks_about(document):
        return _("Say first where the document belongs. Then it can be accepted.")
    if group.meeting is not None:
        return _into(group, document)
    if len(group.members) == 1:
        return ""
    if group.counts.pk == document.pk:
        return _("Accepting this one makes the meeting. The others are kept with it as originals.")
    return _("“%(name)s” counts more. Accepting this one now uses its words until that is accepted.") % {
        "name": group.counts.name
    }


def what_was_taken_in(document: Document) -> list[str]:
    """What became of a document that was just accepted, a sentence each."""
    intake = Intake.objects.filter(document=document, undone_at=None).last()
    if intake is None or MEETING in intake.made:
        return [_("The meeting is saved. The original is kept with it as the official version.")]
    if not intake.record:
        return [_("The file is kept with the meeting. The record is as it was.")]
    kept = ngettext(
        "%(count)d line that somebody mended or wrote by hand was left as it is.",
        "%(count)d lines that somebody mended or wrote by hand were left as they are.",
        intake.kept,
    )
    joined = _("The document is brought into the meeting that was there. The original is kept with it.")
    return [joined, *([kept % {"count": intake.kept}] if intake.kept else [])]


def _into(group: Group, document: Document) -> str:
    if is_kept_only(group, document):
        return _("Accepting this one keeps the file with the meeting. The record is not changed.")
    if group.member(document).part == Part.REVISED:
        return _(
            "Accepting this one brings its changes into the agenda of the meeting. What somebody has written or "
            "changed by hand stays."
        )
    replaced = [
        one for one in group.company_of(document) if one.part in RECORDS and one.document.state == State.ACCEPTED
    ]
    if replaced:
        return _(
            "Accepting this one brings its changes into the meeting, in place of “%(name)s”. "
            "What somebody has mended by hand stays."
        ) % {"name": replaced[0].document.name}
    return _("Accepting this one brings its words into the meeting. What was there stays; nothing is doubled.")
