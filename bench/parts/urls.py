"""The program's addresses and, beside them, a bare page: our base page for the same user, with nothing on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from rundbord import urls


def bare(request: HttpRequest) -> HttpResponse:
    """The base page."""
    return render(request, "core/base.html", {"user": str(request.user)})


urlpatterns = [path("bare/", bare), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
