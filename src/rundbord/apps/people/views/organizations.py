"""Organizations that the cooperation adds and changes, and those that take part through a region."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from rundbord.apps.people import rules
from rundbord.apps.people.forms.bodies import LastDayForm
from rundbord.apps.people.forms.organizations import NewOrganizationForm, OrganizationForm, PartForm, ParticipationForm
from rundbord.apps.people.models import Organization, Part
from rundbord.apps.people.services import organizations
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import reach_of


@get_or_post
def organization_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """A region, company or other that Norway's register does not have."""
    reach = reach_of(request, cooperation)
    rules.require(rules.adds_persons(reach.viewer, reach.cooperation))
    form = NewOrganizationForm(request.POST or None)
    added: list[Organization] = []

    def add() -> None:
        added.append(
            organizations.add_organization(actor=reach.viewer, cooperation=reach.cooperation, **form.cleaned_data)
        )

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("%(name)s is added.") % {"name": added[0].name})
        return redirect("people:organization", cooperation, added[0])
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("New organization"),
        intro=_("Municipalities and counties are here already. Add regions, companies, clusters and others."),
    )
    return page.render(request)


@get_or_post
def organization_edit(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """What the cooperation knows of an organization that it added."""
    reach = reach_of(request, cooperation)
    organization = reach.organization(uid).current
    rules.require(rules.keeps(reach.viewer, reach.cooperation) and organization.added_in_id == reach.cooperation.pk)
    form = OrganizationForm(request.POST) if request.POST else OrganizationForm.of(organization)

    def edit() -> None:
        fields = dict(form.cleaned_data)
        organizations.edit_organization(
            actor=reach.viewer,
            cooperation=reach.cooperation,
            organization=organization,
            seen=fields.pop("seen"),
            **fields,
        )

    if form.is_valid() and form.carried_out(edit):
        messages.success(request, _("The changes are saved."))
        return redirect("people:organization", cooperation, organization)
    back = reverse("people:organization", args=[cooperation, organization])
    return FormPage(reach.cooperation, form, heading=organization.name, back=back).render(request)


@get_or_post
def part_add(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """The organization is part of a region, or the region has another part."""
    reach = reach_of(request, cooperation)
    organization = reach.organization(uid).current
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = PartForm(reach.cooperation, organization, request.POST or None)

    def add() -> None:
        other = form.cleaned_data["other"]
        region, child = (organization, other) if form.of_region else (other, organization)
        organizations.add_part(
            actor=reach.viewer,
            cooperation=reach.cooperation,
            region=region,
            child=child,
            valid_from=form.cleaned_data["valid_from"],
        )

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("It is noted."))
        return redirect("people:organization", cooperation, organization)
    heading = _("%(name)s gets a part") if form.of_region else _("%(name)s becomes part of a region")
    back = reverse("people:organization", args=[cooperation, organization])
    page = FormPage(
        reach.cooperation,
        form,
        heading=heading % {"name": organization.name},
        intro=_("Whoever sits for the region speaks for those who are part of it."),
        back=back,
    )
    return page.render(request)


@get_or_post
def part_end(request: HttpRequest, cooperation: str, uid: str, number: int) -> HttpResponse:
    """The organization leaves a region."""
    reach = reach_of(request, cooperation)
    organization = reach.organization(uid)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    rows = Part.objects.filter(Q(parent=organization) | Q(child=organization)).select_related("parent", "child")
    part: Part = get_object_or_404(rows, pk=number, parent__added_in=reach.cooperation)
    form = LastDayForm(request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: organizations.end_part(
            actor=reach.viewer, cooperation=reach.cooperation, part=part, last_day=form.cleaned_data["last_day"]
        )
    ):
        messages.success(request, _("It is noted."))
        return redirect("people:organization", cooperation, organization)
    heading = _("%(name)s leaves %(region)s") % {"name": part.child.name, "region": part.parent.name}
    back = reverse("people:organization", args=[cooperation, organization])
    return FormPage(reach.cooperation, form, heading=heading, back=back).render(request)


@get_or_post
def participation_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """An organization takes part, directly or through a region."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = ParticipationForm(reach.cooperation, request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: organizations.add_participation(actor=reach.viewer, cooperation=reach.cooperation, **form.cleaned_data)
    ):
        messages.success(request, _("The organization takes part."))
        return redirect("people:cooperation", cooperation)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("Let an organization take part"),
        intro=_("Many municipalities at once are chosen from the list, under Settings."),
    )
    return page.render(request)


@get_or_post
def participation_end(request: HttpRequest, cooperation: str, number: int) -> HttpResponse:
    """An organization leaves the cooperation."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    taking_part = get_object_or_404(reach.cooperation.participations.select_related("cooperation"), pk=number)
    form = LastDayForm(request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: organizations.end_participation(
            actor=reach.viewer, participation=taking_part, last_day=form.cleaned_data["last_day"]
        )
    ):
        messages.success(request, _("%(name)s leaves.") % {"name": taking_part.organization.name})
        return redirect("people:cooperation", cooperation)
    heading = _("%(name)s leaves the cooperation") % {"name": taking_part.organization.name}
    return FormPage(reach.cooperation, form, heading=heading).render(request)
