"""Persons: listed, added, changed, their offices, and lists of them pasted in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rundbord.apps.core import clock
from rundbord.apps.people import exports, rules
from rundbord.apps.people.forms.base import VersionedForm
from rundbord.apps.people.forms.bodies import LastDayForm
from rundbord.apps.people.forms.persons import (
    NewPersonForm,
    PersonForm,
    PersonsListForm,
    PersonWithdrawForm,
    PostForm,
)
from rundbord.apps.people.matching import match_list
from rundbord.apps.people.models import Person, Post
from rundbord.apps.people.queries import persons as person_queries
from rundbord.apps.people.services import persons
from rundbord.apps.people.services.person_lists import plan_persons, take_in_persons
from rundbord.apps.people.views.bodies import get_or_post
from rundbord.apps.people.views.form_pages import FormPage
from rundbord.apps.people.views.lists import CSV, download, members_reach
from rundbord.apps.people.views.reach import reach_of


@require_safe
def persons_list(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Everybody whom the cooperation knows, by name; `?q=` narrows it."""
    reach = members_reach(request, cooperation)
    wanted = request.GET.get("q", "").strip()
    found = person_queries.listed(reach.viewer, reach.cooperation, wanted, clock.today())
    context = {
        "cooperation": reach.cooperation,
        "persons": found,
        "wanted": wanted,
        "withdrawn": person_queries.withdrawn(reach.viewer, reach.cooperation),
        "keeps": rules.keeps(reach.viewer, reach.cooperation),
        "adds": rules.adds_persons(reach.viewer, reach.cooperation),
        "sees_persons": True,
    }
    return render(request, "people/persons.html", context)


@require_safe
def persons_csv(request: HttpRequest, cooperation: str) -> HttpResponse:
    """Everybody as CSV."""
    reach = members_reach(request, cooperation)
    found = person_queries.listed(reach.viewer, reach.cooperation, "", clock.today())
    return download(exports.persons_csv(found, clock.today()), CSV, f"{reach.cooperation.slug}-personer.csv")


@get_or_post
def person_add(request: HttpRequest, cooperation: str) -> HttpResponse:
    """A new person."""
    reach = reach_of(request, cooperation)
    rules.require(rules.adds_persons(reach.viewer, reach.cooperation))
    form = NewPersonForm(request.POST or None)
    added: list[Person] = []

    def add() -> None:
        added.append(persons.add_person(actor=reach.viewer, cooperation=reach.cooperation, **form.cleaned_data))

    if form.is_valid() and form.carried_out(add):
        messages.success(request, _("%(name)s is added.") % {"name": added[0].name})
        return redirect("people:person", cooperation, added[0])
    back = reverse("people:persons", args=[cooperation])
    return FormPage(reach.cooperation, form, heading=_("New person"), back=back).render(request)


@get_or_post
def person_edit(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A person's name and addresses; persons change their own, but for the address that they log in with."""
    reach = reach_of(request, cooperation)
    person = reach.person(uid).current
    whole = rules.keeps(reach.viewer, reach.cooperation)
    rules.require(whole or rules.is_self(reach.viewer, person))
    form = PersonForm(request.POST, whole=whole) if request.POST else PersonForm.of(person, whole=whole)
    if form.is_valid() and form.carried_out(
        lambda: persons.edit_person(actor=reach.viewer, person=person, seen=form.cleaned_data["seen"], **form.values)
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("people:person", cooperation, person)
    back = reverse("people:person", args=[cooperation, person])
    return FormPage(reach.cooperation, form, heading=person.name, back=back).render(request)


@get_or_post
def person_withdraw(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Somebody is taken out of the register, with a reason."""
    reach = reach_of(request, cooperation)
    person = reach.person(uid).current
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = PersonWithdrawForm(request.POST or None, initial={"seen": person.version})
    if form.is_valid() and form.carried_out(
        lambda: persons.withdraw_person(actor=reach.viewer, person=person, **form.cleaned_data)
    ):
        messages.success(request, _("%(name)s is taken out of the register.") % {"name": person.name})
        return redirect("people:person", cooperation, person)
    page = FormPage(
        reach.cooperation,
        form,
        heading=_("Take %(name)s out of the register") % {"name": person.name},
        intro=_(
            "The person is no longer listed and can no longer log in. What was said and decided stays, and you can take"
            " the person back."
        ),
        action=_("Take out"),
        back=reverse("people:person", args=[cooperation, person]),
    )
    return page.render(request)


@require_POST
def person_restore(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """Somebody who was taken out comes back."""
    reach = reach_of(request, cooperation)
    person = reach.person_or_withdrawn(uid).current
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = VersionedForm(request.POST)
    if form.is_valid() and form.carried_out(
        lambda: persons.restore_person(actor=reach.viewer, person=person, **form.cleaned_data)
    ):
        messages.success(request, _("%(name)s is back in the register.") % {"name": person.name})
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return redirect("people:person", cooperation, person)


@get_or_post
def post_add(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """An office that the person holds."""
    reach = reach_of(request, cooperation)
    person = reach.person(uid).current
    rules.require(rules.adds_persons(reach.viewer, reach.cooperation))
    form = PostForm(reach.cooperation, request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: persons.add_post(actor=reach.viewer, person=person, **form.cleaned_data)
    ):
        messages.success(request, _("The office is added."))
        return redirect("people:person", cooperation, person)
    back = reverse("people:person", args=[cooperation, person])
    page = FormPage(reach.cooperation, form, heading=_("New office"), intro=person.name, back=back)
    return page.render(request)


@get_or_post
def post_end(request: HttpRequest, cooperation: str, uid: str, number: int) -> HttpResponse:
    """The person leaves an office."""
    reach = reach_of(request, cooperation)
    person = reach.person(uid).current
    rules.require(rules.adds_persons(reach.viewer, reach.cooperation))
    posts = Post.objects.filter(person_queries.same_as(person)).select_related("person__cooperation")
    post: Post = get_object_or_404(posts, pk=number)
    form = LastDayForm(request.POST or None)
    if form.is_valid() and form.carried_out(
        lambda: persons.end_post(actor=reach.viewer, post=post, last_day=form.cleaned_data["last_day"])
    ):
        messages.success(request, _("The office ends."))
        return redirect("people:person", cooperation, person)
    back = reverse("people:person", args=[cooperation, person])
    page = FormPage(reach.cooperation, form, heading=_("End the office"), intro=str(post), back=back)
    return page.render(request)


@get_or_post
def persons_paste(request: HttpRequest, cooperation: str) -> HttpResponse:
    """A list of persons: pasted, previewed, taken in."""
    reach = reach_of(request, cooperation)
    rules.require(rules.keeps(reach.viewer, reach.cooperation))
    form = PersonsListForm(request.POST or None, request.FILES or None)
    context = {"cooperation": reach.cooperation, "form": form, "sees_persons": True}
    if not form.is_valid():
        return render(request, "people/persons_paste.html", context, status=form.http_status)
    matches = match_list(reach.cooperation, form.cleaned_data["text"])
    changes = plan_persons(matches)
    context |= {"matches": matches, "changes": changes, "text": form.cleaned_data["text"]}
    if "take_in" not in request.POST:
        return render(request, "people/persons_preview.html", context)
    take_in_persons(actor=reach.viewer, cooperation=reach.cooperation, changes=changes)
    taken = len(changes)
    sentence = ngettext("%(persons)d person is taken in.", "%(persons)d persons are taken in.", taken)
    messages.success(request, sentence % {"persons": taken})
    if not matches.bad:
        return redirect("people:persons", cooperation)
    mend = PersonsListForm(initial={"text": matches.bad_text})
    return render(request, "people/persons_paste.html", {**context, "form": mend, "bad": matches.bad})
