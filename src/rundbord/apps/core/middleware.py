"""Refusals of services that no view answered on its own page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from rundbord.apps.core.errors import ConflictError, NotPossibleError
from rundbord.apps.core.views import error


class RefusalMiddleware:
    """A refusal becomes a page that says why: 409 where somebody else was first, else 422. Nothing was written."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page of a refusal; None (Django's own handling) for everything else."""
        if not isinstance(exception, NotPossibleError):
            return None
        status = 409 if isinstance(exception, ConflictError) else 422
        return error(request, status, _("That could not be done"), str(exception))
