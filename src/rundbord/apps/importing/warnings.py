"""What a reviewer should know before accepting, though nothing is done about it."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundbord.apps.importing.draft import Draft, Heading
from rundbord.apps.importing.models import Document
from rundbord.apps.importing.recognized import unread_pages
from rundbord.apps.meetings.models import ItemNumber


def warnings_of(document: Document, draft: Draft) -> list[str]:
    """A sentence each; one query. Numbers that start anew in each meeting cannot clash."""
    if not document.to_review:
        return []
    unread = _of_unread_pages(document)
    return unread if document.body is None else [*unread, *_of_body(document, draft)]


def _of_unread_pages(document: Document) -> list[str]:
    pages = unread_pages(document)
    if not pages:
        return []
    sentence = ngettext(
        "Page %(pages)s is a picture, and its text is not read. Look into the original.",
        "Pages %(pages)s are pictures, and their text is not read. Look into the original.",
        len(pages),
    )
    return [sentence % {"pages": ", ".join(map(str, pages))}]


def _of_body(document: Document, draft: Draft) -> list[str]:
    found = []
    if _body_of_the_import(document, draft):
        found.append(
            _("The body is the one that was chosen for the whole import. The document says “%(says)s”.")
            % {"says": draft.facts.body or "–"}
        )
    numbers = sorted(_used_elsewhere(document, draft))
    if numbers:
        found.append(
            _("These numbers are used in other meetings of the body: %(numbers)s. They are kept as printed.")
            % {"numbers": ", ".join(numbers)}
        )
    return found


def _body_of_the_import(document: Document, draft: Draft) -> bool:
    """Did the import choose the body, and nobody look at it since?"""
    chosen = any(doubt.kind == "body" and doubt.answer for doubt in draft.doubts)
    return chosen and document.body_id == document.batch.body_id and not draft.version_of("facts")


def _used_elsewhere(document: Document, draft: Draft) -> set[str]:
    yearly = {part.number for part in draft.parts if isinstance(part, Heading) and "/" in part.number}
    if not yearly:
        return set()
    used = ItemNumber.objects.filter(
        body=document.body, printed__in=yearly, item__withdrawn_at=None, item__meeting__withdrawn_at=None
    )
    if document.date:
        used = used.exclude(item__meeting__date=document.date)
    return set(used.values_list("printed", flat=True))
