"""Lists of members: addresses to copy, CSV, vCards, and a new list pasted in."""

from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from rundbord.apps.core import clock
from rundbord.apps.people import exports, rules
from rundbord.apps.people.forms.bodies import RenewForm
from rundbord.apps.people.models import Body
from rundbord.apps.people.queries import bodies, persons
from rundbord.apps.people.renewal import Renewal, plan_renewal
from rundbord.apps.people.services.renewal import renew_body
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.pages import day_asked
from rundbord.apps.people.views.reach import Reach, reach_of

CSV, VCARD = "text/csv; charset=utf-8", "text/vcard; charset=utf-8"
OPEN_GO_TO = {"successor", "nobody", "keep"}


def download(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file to save, never shown in the page."""
    return HttpResponse(content, content_type=media_type, headers=to_save(name))


def to_save(name: str) -> dict[str, str]:
    """The header of a file to save."""
    return {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"}


def members_reach(request: HttpRequest, cooperation: str) -> Reach:
    """The reach of those who may see addresses; Http404 for others."""
    reach = reach_of(request, cooperation)
    if not rules.sees_persons(reach.viewer, reach.cooperation):
        raise Http404
    return reach


@require_safe
def body_csv(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Who sits in the body, with addresses."""
    body, day = members_reach(request, cooperation).body(uid), day_asked(request)
    return download(exports.members_csv(body, day), CSV, f"{slugify(body.name)}-{day}.csv")


@require_safe
def body_vcard(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The members' and deputies' cards."""
    reach = members_reach(request, cooperation)
    body, day = reach.body(uid), day_asked(request)
    cards = {
        one.person.pk: exports.Card(one.person, line.organization_name)
        for line in bodies.sitting(body, day)
        for one in ([line.member] if line.member else []) + line.deputies
    }
    return download(exports.vcards(cards.values(), reach.cooperation), VCARD, f"{slugify(body.name)}.vcf")


@require_safe
def body_addresses(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Addresses to copy into a mail: the members', and with the deputies'."""
    reach = members_reach(request, cooperation)
    body = reach.body(uid)
    lines = bodies.sitting(body, day_asked(request))
    members = [line.member.person for line in lines if line.member]
    deputies = [one.person for line in lines for one in line.deputies]
    context = {
        "cooperation": reach.cooperation,
        "body": body,
        "members": exports.addresses(members),
        "everybody": exports.addresses([*members, *deputies]) if deputies else "",
        "without": [person for person in members if not person.email],
        "sees_persons": True,
    }
    return render(request, "people/body_addresses.html", context)


@require_safe
def person_vcard(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A person's card."""
    reach = reach_of(request, cooperation)
    person = reach.person(uid).current
    card = exports.card_of(person, persons.posts_over_time(person), clock.today())
    return download(exports.vcards([card], reach.cooperation), VCARD, f"{slugify(person.name)}.vcf")


@get_or_post
def body_renew(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A new list of members: pasted, previewed, carried out."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.seats_people(reach.viewer, body))
    form = RenewForm(request.POST or None, request.FILES or None)
    context = {"cooperation": reach.cooperation, "body": body, "form": form, "sees_persons": True}
    if not form.is_valid():
        context["first_time"] = not body.seats.exists()
        return render(request, "people/body_renew.html", context, status=form.http_status)
    plan = plan_renewal(
        viewer=reach.viewer,
        body=body,
        text=form.cleaned_data["text"],
        first_day=form.cleaned_data["first_day"],
        add_unknown=form.cleaned_data["add_unknown"],
        only_add=form.cleaned_data["only_add"],
    )
    seen, go_to = request.POST.get("fingerprint", ""), request.POST.get("open_go_to", "successor")
    changed_meanwhile = seen not in {"", plan.fingerprint}
    context |= {"plan": plan, "text": form.cleaned_data["text"], "changed_meanwhile": changed_meanwhile}
    if seen == plan.fingerprint and go_to in OPEN_GO_TO:
        done = form.carried_out(lambda: renew_body(actor=reach.viewer, renewal=plan, open_go_to=go_to))  # type: ignore[arg-type]  # checked above
        if done:
            return _renewed(request, body, plan, context)
    status = 409 if changed_meanwhile else form.http_status
    return render(request, "people/body_renew_preview.html", context, status=status)


def _renewed(request: HttpRequest, body: Body, plan: Renewal, context: dict[str, object]) -> HttpResponse:
    """Back to the body; bad rows stay on the page to be mended."""
    taken = len(plan.placings)
    messages.success(
        request, ngettext("%(rows)d row is taken in.", "%(rows)d rows are taken in.", taken) % {"rows": taken}
    )
    if not plan.matches.bad:
        return redirect("people:body", body.cooperation.slug, body)
    initial = {"text": plan.matches.bad_text, "first_day": plan.first_day, "only_add": True}
    form = RenewForm(initial=initial)
    return render(request, "people/body_renew.html", {**context, "form": form, "bad": plan.matches.bad})
