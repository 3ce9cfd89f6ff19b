"""What outsiders get of a closed item: exactly this, by this one module, in every page, document and export."""

from django.utils.translation import gettext as _

from rundbord.apps.meetings.rows import ItemRow
from rundbord.apps.meetings.rules import is_exempt
from rundbord.apps.meetings.shown import ItemView


def closed_item(row: ItemRow) -> ItemView:
    """Number, public title or a neutral phrase, legal basis. Nothing else of the item leaves here.

    Of a person who is excluded from the item the same: the title is as outsiders read it.
    """
    return ItemView(
        uid=row.item.uid,
        key=row.item.pk,
        title=public_title(row),
        label=row.label,
        printed=row.printed,
        elsewhere=row.elsewhere,
        provisional=row.provisional,
        level=1 if row.parent else 0,
        closed=True,
        kept_out=row.kept_out,
        exempt=is_exempt(row.line),
        legal_basis=basis(row),
        numbered=row.item.numbered,
    )


def withdrawn_item(row: ItemRow) -> ItemView:
    """A withdrawn item as all but its keepers see it: that the number was used, and no more."""
    return ItemView(
        uid=row.item.uid,
        key=row.item.pk,
        title=_("Withdrawn"),
        label=row.label,
        printed=row.printed,
        elsewhere=row.elsewhere,
        level=1 if row.parent else 0,
        closed=True,
        withdrawn=True,
        numbered=row.item.numbered,
    )


def public_title(row: ItemRow) -> str:
    """The title that outsiders read."""
    if not is_exempt(row.line):
        return row.item.title
    return row.item.public_title or _("Exempt from public disclosure")


def basis(row: ItemRow) -> str:
    """The legal basis of the item's exemption, its own before that of the item above."""
    return next((item.legal_basis for item in row.line if item.legal_basis), "")
