"""Each request's language follows its user."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from rundbord.apps.accounts.models import User


class ViewerMiddleware:
    """A logged-in user's own language wins over the browser's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Activate the user's language, if the user chose one."""
        user = request.user
        if isinstance(user, User) and user.language:
            translation.activate(user.language)
            request.LANGUAGE_CODE = user.language
        return self.get_response(request)
