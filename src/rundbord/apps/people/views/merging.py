"""Merging and splitting persons and organizations, each with a preview and a way back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rundbord.apps.people import rules
from rundbord.apps.people.forms.persons import MergeForm, SplitForm
from rundbord.apps.people.mentions import Subject, counts, mentions
from rundbord.apps.people.models import Organization, Person
from rundbord.apps.people.services import merging
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.reach import Reach, reach_of


@dataclass(frozen=True)
class _At:
    """What is merged or split, and where its page is."""

    reach: Reach
    subject: Subject

    @property
    def page(self) -> str:
        name = "person" if isinstance(self.subject, Person) else "organization"
        return reverse(f"people:{name}", args=[self.reach.cooperation.slug, self.subject.current])


def _at(request: HttpRequest, cooperation: str, kind: str, uid: str) -> _At:
    reach = reach_of(request, cooperation)
    subject: Subject = reach.person(uid) if kind == "person" else reach.organization(uid)
    rules.require(merging.may_change(reach.viewer, reach.cooperation, subject))
    return _At(reach, subject)


@get_or_post
def merge(request: HttpRequest, cooperation: str, kind: str, uid: str) -> HttpResponse:
    """Choose the row to keep, see what will be read as it, and merge."""
    at = _at(request, cooperation, kind, uid)
    reach, subject = at.reach, at.subject
    form = MergeForm(reach.cooperation, subject, request.POST or None, initial={"seen": subject.version})
    kept: Person | Organization | None = form.cleaned_data["kept"] if form.is_valid() else None
    if kept and "merge" in request.POST:
        done = form.carried_out(
            lambda: merging.merge(
                actor=reach.viewer,
                cooperation=reach.cooperation,
                kept=kept,
                merged=subject,
                seen=form.cleaned_data["seen"],
            )
        )
        if done:
            names = {"merged": subject.name, "kept": kept.name}
            messages.success(request, _("%(merged)s is read as %(kept)s from now on.") % names)
            return redirect(_At(reach, kept).page)
    heading = _("Merge %(name)s") % {"name": subject.name}
    page = FormPage(reach.cooperation, form, heading=heading, action=_("See what happens"), back=at.page)
    more = {"groups": mentions(subject), "kept_groups": mentions(kept)} if kept else {}
    return page.render(request, "people/merge.html", subject=subject, kept=kept, **more)


@require_POST
def separate(request: HttpRequest, cooperation: str, kind: str, uid: str) -> HttpResponse:
    """Undo a merge."""
    at = _at(request, cooperation, kind, uid)
    seen = request.POST.get("seen", "")
    merging.separate(
        actor=at.reach.viewer,
        cooperation=at.reach.cooperation,
        merged=at.subject,
        seen=int(seen) if seen.isdigit() else at.subject.version,
    )
    messages.success(request, _("%(name)s stands alone again.") % {"name": at.subject.name})
    return redirect(_At(at.reach, at.subject).page)


@get_or_post
def split(request: HttpRequest, cooperation: str, kind: str, uid: str) -> HttpResponse:
    """Name the new person or organization, see all that is noted, and choose what belongs to it."""
    at = _at(request, cooperation, kind, uid)
    reach, subject = at.reach, at.subject
    form = SplitForm(mentions(subject) if request.POST else [], request.POST or None)
    added: list[Subject] = []

    def carry_out() -> None:
        added.append(
            merging.split(
                actor=reach.viewer,
                cooperation=reach.cooperation,
                subject=subject,
                name=form.cleaned_data["name"],
                keys=form.keys,
            )
        )

    chosen = "split" in request.POST
    if form.is_valid() and chosen and form.carried_out(carry_out):
        messages.success(request, _("%(name)s is added. Merge the two again to undo it.") % {"name": added[0].name})
        return redirect(_At(reach, added[0]).page)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("Split %(name)s") % {"name": subject.name},
        intro=_("Tick what belongs to the new one. The rest stays."),
        back=at.page,
    )
    return page.render(request, "people/split.html", counts=counts(subject) if not form.is_bound else [])
