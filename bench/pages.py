"""How fast pages are: every GET page at 1 x and at 100 x the demo's meetings, as the secretary who sees most.
A meeting of 300 lines is among them.

    python bench/pages.py

Server time (ms, median) in this process through Django's test client, session and user included, and queries. The
peer is a bare Django view that renders our base page for the same user, in the same run: what a page costs before it
shows anything. The last line is `worst_median_ms=`, `most_queries=` (both at 100 x) and `same_queries=` (yes, or how
many pages ask more often at 100 x).
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.test import Client

RUNS, TIMES = 9, 100
PEER = "bare Django view"
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Page:
    """A page and where it is."""

    name: str
    path: str


@dataclass(frozen=True)
class Cost:
    """What a page costs: median milliseconds, queries."""

    ms: float
    queries: int


def main() -> None:
    """Build the demo in a folder of its own, measure, grow, measure again."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    from bench.parts.entering import enter_demo

    with tempfile.TemporaryDirectory() as folder:
        enter_demo(Path(folder))
        _serve_bare()
        client, pages = _secretary(), list(_pages())
        small = {page: _cost(client, page) for page in pages}
        from bench.parts.growth import grow

        meetings = grow(TIMES)
        _analyze()
        large = {page: _cost(client, page) for page in pages}
        _report(small, large, meetings)


def _serve_bare() -> None:
    """A bare page beside the program's addresses."""
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.parts.urls"


def _secretary() -> "Client":
    from django.test import Client

    from rundbord.apps.accounts.models import User
    from rundbord.demo.cast import PEOPLE

    email = next(person.email for person in PEOPLE if person.key == "ragnhild")
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email=email), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _pages() -> Iterator[Page]:
    """Every page of the table that the tests ask, for the fullest thing of its kind that the demo has; no files."""
    from django.urls import reverse

    from bench.parts.fullest import fullest
    from bench.parts.long import LINES, long_meeting
    from tests.house.addresses import ADDRESSES

    yield Page(PEER, "/bare/")
    slug, things = fullest()
    longest = long_meeting(things["body"][0])
    for name in ("record:meeting", "minutes:minutes"):
        yield Page(f"{name}, {LINES} lines", reverse(name, args=[slug, longest]))
    for address in ADDRESSES:
        if "GET" not in address.methods or ":" not in address.name or address.ending or address.of == "attachment":
            continue
        args: tuple[Any, ...] = (*address.before, *things[address.of]) if address.of else ()
        yield Page(address.name, reverse(address.name, args=[slug, *args] if address.of else []))


def _cost(client: "Client", page: Page) -> Cost:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        status = client.get(page.path).status_code
    asked = len(queries)  # before the next request empties the log
    if status not in {200, 302}:
        raise SystemExit(f"{page.name} answers {status}: {page.path}")
    times = []
    for _ in range(RUNS):
        begun = perf_counter()
        client.get(page.path)
        times.append((perf_counter() - begun) * 1000)
    return Cost(median(times), asked)


def _analyze() -> None:
    """Let the database know how much there is now, as its housekeeping would."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _report(small: dict[Page, Cost], large: dict[Page, Cost], meetings: int) -> None:
    import django

    print(f"{meetings} meetings at {TIMES} x; the peer is a {PEER} of Django {django.get_version()}")
    print(f"{'page':36} {'ms 1x':>8} {'ms 100x':>8} {'queries 1x':>11} {'100x':>5}")
    for page in sorted(large, key=lambda one: -large[one].ms):
        few, many = small[page], large[page]
        print(f"{page.name:36} {few.ms:8.1f} {many.ms:8.1f} {few.queries:11} {many.queries:5}")
    ours = {page: cost for page, cost in large.items() if page.name != PEER}
    more = [page for page in ours if large[page].queries > small[page].queries]
    worst, most = max(cost.ms for cost in ours.values()), max(cost.queries for cost in ours.values())
    print(f"worst_median_ms={worst:.1f} most_queries={most} same_queries={len(more) or 'yes'}")


if __name__ == "__main__":
    main()
