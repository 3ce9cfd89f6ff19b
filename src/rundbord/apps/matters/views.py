"""Pages of matters."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.matters import queries, rules, services
from rundbord.apps.matters.forms import MatterForm, NewMatterForm
from rundbord.apps.matters.models import Matter
from rundbord.apps.people.forms.bodies import WithdrawForm
from rundbord.apps.people.queries.cooperations import cooperation_at
from rundbord.apps.people.rules import require
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage


@require_safe
def matters(request: HttpRequest, cooperation: str) -> HttpResponse:
    """All matters of the cooperation, by title."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    if not rules.sees(viewer, at):
        raise Http404
    context = {"cooperation": at, "matters": queries.visible_to(viewer, at), "writes": rules.writes(viewer, at)}
    return render(request, "matters/matters.html", context)


@require_safe
def matter(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The matter, and (panels) its way through the meetings."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    subject = get_object_or_404(queries.visible_to(viewer, at), uid=uid)
    context = {"cooperation": at, "matter": subject, "writes": rules.writes(viewer, at)}
    return render(request, "matters/matter.html", context)


@get_or_post
def matter_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """A new matter."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    require(rules.writes(viewer, at))
    form = NewMatterForm(request.POST or None)
    added: list[Matter] = []

    def add() -> None:
        added.append(services.add_matter(actor=viewer, cooperation=at, **form.cleaned_data))

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("The matter is added."))
        return redirect("matters:matter", cooperation, added[0])
    back = reverse("matters:matters", args=[cooperation])
    return FormPage(at, form, heading=_("New matter"), back=back).render(request)


@get_or_post
def matter_edit(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The matter's title and summary."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    subject = get_object_or_404(queries.visible_to(viewer, at).select_related("cooperation"), uid=uid)
    require(rules.writes(viewer, at))
    form = MatterForm(request.POST) if request.POST else MatterForm.of(subject)

    def edit() -> None:
        fields = dict(form.cleaned_data)
        services.edit_matter(actor=viewer, matter=subject, seen=fields.pop("seen"), **fields)

    if form.is_valid() and form.carried_out(edit):
        messages.success(request, _("The changes are saved."))
        return redirect("matters:matter", cooperation, subject)
    back = reverse("matters:matter", args=[cooperation, subject])
    return FormPage(at, form, heading=subject.title, back=back).render(request)


@get_or_post
def matter_withdraw(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The matter was a mistake."""
    viewer, at = viewer_of(request), cooperation_at(cooperation)
    subject = get_object_or_404(queries.visible_to(viewer, at).select_related("cooperation"), uid=uid)
    require(rules.writes(viewer, at))
    form = WithdrawForm(request.POST or None, initial={"seen": subject.version})
    if form.is_valid() and form.carried_out(
        lambda: services.withdraw_matter(actor=viewer, matter=subject, **form.cleaned_data)
    ):
        messages.success(request, _("The matter is withdrawn."))
        return redirect("matters:matters", cooperation)
    page = FormPage(
        at,
        form,
        heading=_("Withdraw the matter"),
        intro=_("%(title)s: the items that treated it stay where they are.") % {"title": subject.title},
        action=_("Withdraw"),
        back=reverse("matters:matter", args=[cooperation, subject]),
    )
    return page.render(request)
