"""Error pages that say what happened and what to do."""

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.utils.translation import gettext as _


def error(request: HttpRequest, status: int, heading: str, explanation: str) -> HttpResponse:
    """A page for an error."""
    return render(request, "core/error.html", {"heading": heading, "explanation": explanation}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """400: the browser sent something that cannot be understood."""
    return error(request, 400, _("That could not be understood"), _("Go back, load the page again and try once more."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403: known, but not allowed."""
    return error(
        request,
        403,
        _("You do not have access to this"),
        _("Log in with the address that the secretariat knows, or ask the secretariat for access."),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """404: nothing there, or nothing that this viewer may know of."""
    if request.user.is_authenticated:
        explanation = _("The address may be old or mistyped, or the page may be for others than you.")
    else:
        explanation = _(
            "The address may be old or mistyped, or the page may be for members only. Log in and try again."
        )
    return error(request, 404, _("There is nothing here"), explanation)


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """500: our own fault. Plain HTML, because whatever failed may fail again."""
    heading = _("Something went wrong in Rundbord")
    explanation = _("Nothing that was saved is lost. Try again in a minute, or tell whoever runs Rundbord.")
    return HttpResponseServerError(f"<!DOCTYPE html><title>{heading}</title><h1>{heading}</h1><p>{explanation}</p>")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """403: the form is too old or came from elsewhere."""
    return error(
        request,
        403,
        _("The form was open for too long"),
        _("Go back, load the page again and send it once more. What you wrote is still in the form."),
    )
