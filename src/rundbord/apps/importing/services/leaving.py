"""Items that leave the agenda, since a newer document of the same meeting does not have them."""

from collections.abc import Iterable

from rundbord.apps.files.models import Attachment
from rundbord.apps.importing.services.intakes import Imported
from rundbord.apps.meetings.models import AgendaItem
from rundbord.apps.record.models import Entry


def leaving(missing: Iterable[AgendaItem], imported: Imported, *, is_notice: bool) -> list[AgendaItem]:
    """Those of the missing items that go. What a person made or changed stays, and what has lines, papers or sub-items
    that stay. A (revised) notice takes items of earlier imports away; minutes only empty ones that minutes brought.
    """
    left = [item for item in missing if not imported.touched(item) and _brought(item, imported, is_notice=is_notice)]
    keys, uids = [item.pk for item in left], [item.uid for item in left]
    held = set(Entry.objects.filter(item__in=keys, withdrawn_at=None).values_list("item", flat=True))
    papers = Attachment.objects.filter(owner_kind="agendaitem", owner_uid__in=uids, withdrawn_at=None)
    with_papers = set(papers.values_list("owner_uid", flat=True))
    left = [item for item in left if item.pk not in held and item.uid not in with_papers]
    under = AgendaItem.objects.filter(parent__in=left, withdrawn_at=None).exclude(pk__in=[item.pk for item in left])
    tops = set(under.values_list("parent", flat=True))
    return [item for item in left if item.pk not in tops]


def _brought(item: AgendaItem, imported: Imported, *, is_notice: bool) -> bool:
    if is_notice:
        return imported.made(item)
    return imported.made_by_minutes(item) and not (item.case_text or item.proposed_decision)
