"""Whether search engines may show a page that names persons."""

from django.http import HttpResponse

from rundbord.apps.people.models import Cooperation


def keep_robots_out(response: HttpResponse, cooperation: Cooperation) -> HttpResponse:
    """Ask search engines to stay away, unless the cooperation chose otherwise.

    Datatilsynet asks public bodies to keep pages that name persons out of search engines
    (datatilsynet.no, "Postlister og treff fra søkemotorar").
    """
    if not cooperation.searchable:
        response["X-Robots-Tag"] = "noindex"
    return response
