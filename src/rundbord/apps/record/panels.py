"""What was said, on the pages of persons and organizations."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core.registry import Panel, add_panel
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.record import queries
from rundbord.apps.record.models import Entry

PAGE = 20
LAST_PAGE = 10_000


def register() -> None:
    """Join the pages."""
    add_panel(Panel("people.person", "record/_said.html", by_person, order=20))
    add_panel(Panel("people.organization", "record/_said.html", for_organization, order=20))


def by_person(request: HttpRequest, person: Person) -> dict[str, Any]:
    """What the person said, newest first, a page at a time."""
    return _paged(request, queries.said_by(viewer_of(request), person))


def for_organization(request: HttpRequest, organization: Organization) -> dict[str, Any] | None:
    """What was said for the organization in the cooperation whose page it is."""
    return _paged(request, queries.said_for(viewer_of(request), organization, _slug(request)))


def _paged(request: HttpRequest, entries: QuerySet[Entry]) -> dict[str, Any]:
    asked = request.GET.get("side", "1")
    page = min(max(int(asked), 1), LAST_PAGE) if asked.isdecimal() and len(asked) < 6 else 1
    rows = list(entries[(page - 1) * PAGE : page * PAGE + 1])
    return {
        "said": [(entry, _address(request, entry)) for entry in rows[:PAGE]],
        "older": _page(request, page + 1) if len(rows) > PAGE else "",
        "newer": _page(request, page - 1) if page > 1 else "",
    }


def _address(request: HttpRequest, entry: Entry) -> str:
    """Where the line stands, in the cooperation whose page it is."""
    address = reverse("record:meeting", args=[_slug(request), entry.item.meeting])
    return f"{address}#linje-{entry.uid}"


def _slug(request: HttpRequest) -> str:
    return str(request.resolver_match.kwargs["cooperation"]) if request.resolver_match else ""


def _page(request: HttpRequest, page: int) -> str:
    asked = request.GET.copy()
    asked["side"] = str(page)
    return f"?{asked.urlencode()}#said"
