"""Entering the demo as one of its persons. Real logins are the library's: `accounts.login_urls`."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from rundbord.apps.accounts.demo import demo_persons

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """The persons to enter as; a press enters. Does not exist outside demo mode."""
    if not settings.DEMO:
        raise Http404
    persons = demo_persons()
    if request.method != "POST":
        return render(request, "accounts/demo.html", {"persons": persons, "next": request.GET.get("next", "")})
    chosen = next((person for person in persons if person.user.uid == request.POST.get("user")), None)
    if chosen is None:
        raise Http404
    login(request, chosen.user, backend=BACKEND)
    after = request.POST.get("next", "")
    return redirect(after if url_has_allowed_host_and_scheme(after, {request.get_host()}) else "/")
