"""What a revised notice changes on the agenda that is there, shown before it is accepted."""

from collections.abc import Iterator
from dataclasses import dataclass

from rundbord.apps.core import richtext
from rundbord.apps.importing.differences import Difference, Section, agenda_differences
from rundbord.apps.importing.draft import Draft
from rundbord.apps.importing.services.intakes import Imported
from rundbord.apps.importing.services.leaving import leaving
from rundbord.apps.meetings.models import AgendaItem, ItemNumber, Meeting


@dataclass(frozen=True)
class AgendaChange:
    """An item that is otherwise; `leaves` tells of one that the notice lacks that it goes off the agenda."""

    difference: Difference
    leaves: bool = False


def agenda_changes(draft: Draft, meeting: Meeting) -> list[AgendaChange]:
    """The items that the draft adds, moves, changes or lacks, in order; seven queries at most."""
    items = list(meeting.items.filter(withdrawn_at=None).order_by("position", "pk"))
    printed = dict(ItemNumber.objects.filter(item__in=items).values_list("item", "printed"))
    sections = [Section(printed.get(one.pk, ""), one.title, tuple(_lines(one)), one.uid) for one in items]
    found = [one for one in agenda_differences(sections, draft) if one.differs]
    missing = {one.key for one in found if one.change == "removed"}
    gone = leaving([one for one in items if one.uid in missing], Imported(meeting), is_notice=True)
    leaves = {one.uid for one in gone}
    return [AgendaChange(one, leaves=one.key in leaves) for one in found]


def _lines(item: AgendaItem) -> Iterator[str]:
    for text in (item.case_text, item.proposed_decision):
        yield from (line for line in richtext.to_plain(text).splitlines() if line.strip())
