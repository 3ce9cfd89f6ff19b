"""Adding and changing bodies, their standing agenda and officers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rundbord.apps.people import rules
from rundbord.apps.people.forms.agendas import AgendaForm
from rundbord.apps.people.forms.bodies import BodyForm, LastDayForm, NewBodyForm, RoleForm, WithdrawForm
from rundbord.apps.people.models import Body, BodyRole
from rundbord.apps.people.services import bodies
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import reach_of

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@get_or_post
def body_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """A new body."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = NewBodyForm(request.POST or None, initial={"language": reach.cooperation.language})
    added: list[Body] = []

    def add() -> None:
        added.append(bodies.add_body(actor=reach.viewer, cooperation=reach.cooperation, **form.cleaned_data))

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("%(name)s is added. Now paste its members.") % {"name": added[0].name})
        return redirect("people:body_renew", reach.cooperation.slug, added[0])
    page = FormPage(reach.cooperation, form, heading=_("New body"), action=_("Add the body"))
    return page.render(request)


@get_or_post
def body_edit(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A body's name and habits."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    form = BodyForm(request.POST) if request.POST else BodyForm.of(body)
    if form.is_valid() and form.carried_out(
        lambda: bodies.edit_body(actor=reach.viewer, body=body, seen=form.cleaned_data["seen"], **form.habits)
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("people:body", cooperation, body)
    page = FormPage(reach.cooperation, form, heading=_("Change the body"), body=body)
    return page.render(request)


@get_or_post
def body_agenda(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A body's standing agenda."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    form = AgendaForm(request.POST) if request.POST else AgendaForm.of(body)
    if "more" not in request.POST and form.is_valid():
        saved = form.carried_out(
            lambda: bodies.set_standing_agenda(
                actor=reach.viewer, body=body, seen=form.cleaned_data["seen"], lines=form.agenda_lines
            )
        )
        if saved:
            messages.success(request, _("The standing agenda is saved."))
            return redirect("people:body", cooperation, body)
    context = {"cooperation": reach.cooperation, "body": body, "form": form}
    return render(
        request, "people/body_agenda.html", context, status=form.http_status if "more" not in request.POST else 200
    )


@get_or_post
def role_give(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A new chair, deputy chair or secretary."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    form = RoleForm(reach.cooperation, request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: bodies.give_role(actor=reach.viewer, body=body, **form.cleaned_data)
    ):
        messages.success(request, _("The role is given."))
        return redirect("people:body", cooperation, body)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("Chair or secretary"),
        body=body,
        intro=_("The time of the chair before ends the day before. A body may have several secretaries."),
    )
    return page.render(request)


@get_or_post
def role_end(request: HttpRequest, cooperation: str, uid: str, number: int) -> HttpResponse:
    """Somebody is no longer chair, deputy chair or secretary."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps_body(reach.viewer, body))
    role: BodyRole = get_object_or_404(
        BodyRole.objects.select_related("body__cooperation", "person"), pk=number, body=body
    )
    form = LastDayForm(request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: bodies.end_role(actor=reach.viewer, role=role, last_day=form.cleaned_data["last_day"])
    ):
        messages.success(request, _("The role ends."))
        return redirect("people:body", cooperation, body)
    heading = _("%(name)s is no longer %(role)s") % {"name": role.person.name, "role": role.get_role_display().lower()}
    return FormPage(reach.cooperation, form, heading=heading, body=body).render(request)


@get_or_post
def body_withdraw(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The body is no more."""
    reach = reach_of(request, cooperation)
    body = reach.body(uid)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = WithdrawForm(request.POST or None, initial={"seen": body.version})
    if form.is_valid() and form.carried_out(
        lambda: bodies.withdraw_body(actor=reach.viewer, body=body, **form.cleaned_data)
    ):
        messages.success(request, _("%(name)s is closed down. Its meetings stay.") % {"name": body.name})
        return redirect("people:cooperation", cooperation)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("Close down %(name)s") % {"name": body.name},
        intro=_("The body leaves the list of bodies. Its meetings and what was said there stay."),
        action=_("Close down"),
        body=body,
    )
    return page.render(request)
