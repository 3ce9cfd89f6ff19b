"""The page at `/`, and the first steps of a new cooperation."""

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rundbord.apps.accounts.viewer import PersonViewer, viewer_of
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.desk import services
from rundbord.apps.desk.forms import BeginningForm
from rundbord.apps.people.models import Cooperation
from rundbord.apps.people.queries.cooperations import cooperation_at

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """One's only cooperation, the list of one's cooperations, or the way in; on an empty installation: setting up."""
    if not Cooperation.objects.exists():
        return _begin(request)
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    viewer = viewer_of(request)
    if not isinstance(viewer, PersonViewer):
        return render(request, "desk/first.html", {"cooperations": Cooperation.objects.all()})
    own = list(Cooperation.objects.filter(pk__in=[one.cooperation for one in viewer.standings]))
    if len(own) == 1:
        return redirect("people:cooperation", own[0].slug)
    return render(request, "desk/first.html", {"cooperations": own, "known": True})


def _begin(request: HttpRequest) -> HttpResponse:
    """Explain what is missing; whoever has the setup code fills it in."""
    code = (request.POST if request.method == "POST" else request.GET).get("kode", "").strip()
    if services.setup_grant(code) is None:
        return render(request, "desk/empty.html", {"code": code}, status=403 if request.method == "POST" else 200)
    form = BeginningForm(request.POST if request.method == "POST" else None, initial={"test_mail": True})
    if request.method == "POST" and form.is_valid():
        try:
            cooperation, user = services.begin_with_code(code=code, beginning=form.beginning())
        except NotAllowedError:
            return redirect("desk:first")
        except NotPossibleError as error:
            form.add_error(None, str(error))
        else:
            login(request, user, backend=BACKEND)
            return redirect("people:cooperation", cooperation.slug)
    return render(request, "desk/setup.html", {"form": form, "code": code})


@require_POST
def first_steps_hide(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Put the first steps away."""
    services.hide_first_steps(actor=viewer_of(request), cooperation=cooperation_at(cooperation))
    messages.success(request, _("The first steps are put away. You find them again in the settings."))
    return redirect("people:cooperation", cooperation)


@require_POST
def first_steps_show(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Take the first steps out again."""
    services.show_first_steps(actor=viewer_of(request), cooperation=cooperation_at(cooperation))
    return redirect("people:cooperation", cooperation)


@require_POST
def test_mail_send(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Send the secretary a test message."""
    try:
        services.send_test_mail(actor=viewer_of(request), cooperation=cooperation_at(cooperation))
    except NotPossibleError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The test message is on its way."))
    return redirect("people:cooperation", cooperation)
