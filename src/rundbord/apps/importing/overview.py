"""The documents of a batch in one table: which of them are shown, fifty at a time, and how many could be accepted."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.listed import Row, rows_of
from rundbord.apps.importing.models import TO_REVIEW, Batch, Document, State

SHOWN = 50
FILTERS = {
    "": Q(pk__isnull=False),
    "steder": Q(state__in=TO_REVIEW, doubts__gt=0),
    "uten": Q(state__in=TO_REVIEW, doubts=0),
    "godtatt": Q(state=State.ACCEPTED),
    "uleste": Q(state__in=(State.UNREADABLE, State.STOPPED)),
}
"""What may be shown, by the word in the address."""


@dataclass(frozen=True)
class Filter:
    """A choice of documents, with how many it shows."""

    word: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Overview:
    """A page of the table, and the filters that it may be seen through. `clear` says how many documents can be accepted
    together.
    """

    rows: list[Row]
    page: "Page[Document]"
    shown: str
    filters: list[Filter]
    clear: int

    @property
    def editable(self) -> bool:
        """Is there a row to save?"""
        return any(row.document.to_review for row in self.rows)

    @property
    def extra(self) -> str:
        """What the addresses of the other pages begin with."""
        return f"vis={self.shown}&" if self.shown else ""


class _Pages(Paginator):  # type: ignore[type-arg]  # generic only in its stubs
    """Pages whose number of documents is known already."""

    def __init__(self, documents: QuerySet[Document], known: int) -> None:
        super().__init__(documents, SHOWN)
        self.count = known


def overview_of(viewer: Viewer, batch: Batch, *, shown: str, page: str) -> Overview:
    """The table as the viewer may see it; four queries."""
    shown = shown if shown in FILTERS else ""
    documents = queries.visible_to(viewer, batch.cooperation).filter(batch=batch)
    rules = {f"shown_{word}": Count("pk", filter=rule) for word, rule in FILTERS.items()}
    clear = clear_documents(viewer, batch).order_by().values("pk")  # found once, not asked of every document
    counts = documents.aggregate(**rules, clear=Count("pk", filter=Q(pk__in=clear)))
    pages = _Pages(queries.listed(documents).filter(FILTERS[shown]), counts[f"shown_{shown}"])
    one = pages.get_page(page)
    return Overview(
        rows=rows_of(viewer, batch, list(one.object_list)),
        page=one,
        shown=shown,
        filters=_filters(counts, shown),
        clear=counts["clear"],
    )


def _filters(counts: dict[str, int], shown: str) -> list[Filter]:
    """All of them, but for empty ones."""
    labels = {
        "": _("All"),
        "steder": _("With places to look at"),
        "uten": _("Without places to look at"),
        "godtatt": _("Accepted"),
        "uleste": _("Not read"),
    }
    found = [Filter(word, labels[word], counts[f"shown_{word}"], chosen=word == shown) for word in FILTERS]
    return [one for one in found if one.count or one.chosen or not one.word]


def clear_documents(viewer: Viewer, batch: Batch) -> QuerySet[Document]:
    """Those that may be accepted together: nothing to look at, a body chosen, and not brought in before."""
    documents = queries.visible_to(viewer, batch.cooperation)
    others = documents.exclude(state=State.SET_ASIDE)
    alike = others.filter(blob__digest=OuterRef("blob__digest")).exclude(pk=OuterRef("pk"))
    twins = alike.filter(Q(state=State.ACCEPTED) | Q(pk__lt=OuterRef("pk")))
    clear = documents.filter(FILTERS["uten"], ~Exists(twins), batch=batch, body__isnull=False)
    return clear.order_by("position", "pk")
