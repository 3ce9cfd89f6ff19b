"""The cooperation's and its bodies' own pages."""

from datetime import date

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from rundbord.apps.accounts.viewer import viewer_of
from rundbord.apps.core import clock
from rundbord.apps.people import rules
from rundbord.apps.people.forms.organizations import is_own_region
from rundbord.apps.people.queries import bodies, cooperations, history, organizations, persons
from rundbord.apps.people.robots import keep_robots_out
from rundbord.apps.people.services import merging


def day_asked(request: HttpRequest) -> date:
    """The date of `?dato=YYYY-MM-DD`, today where it is missing or no date."""
    try:
        return parse_date(request.GET.get("dato", "")) or clock.today()
    except ValueError:
        return clock.today()


@require_safe
def cooperation(request: HttpRequest, cooperation: str) -> HttpResponse:
    """The cooperation: its bodies, who takes part, and what higher apps show of its meetings."""
    viewer, subject = viewer_of(request), cooperations.cooperation_at(cooperation)
    context = {
        "cooperation": subject,
        "bodies": bodies.visible_to(viewer, subject),
        "participants": cooperations.participants(subject, clock.today()),
        "keeps": rules.keeps(viewer, subject),
        "sees_persons": rules.sees_persons(viewer, subject),
    }
    return render(request, "people/cooperation.html", context)


@require_safe
def body(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A body: who sits for whom on a date, its officers and standing agenda, its meetings (panels)."""
    viewer, day = viewer_of(request), day_asked(request)
    subject = get_object_or_404(bodies.visible_at(viewer, cooperation), uid=uid)
    at = subject.cooperation
    lines = bodies.sitting(subject, day)
    context = {
        "cooperation": at,
        "body": subject,
        "day": day,
        "lines": lines,
        "vacant": sum(line.vacant for line in lines),
        "roles": bodies.roles(subject, day),
        "keeps": rules.keeps_body(viewer, subject),
        "keeps_all": rules.keeps(viewer, at),
        "seats_people": rules.seats_people(viewer, subject),
        "sees_persons": rules.sees_persons(viewer, at),
    }
    return keep_robots_out(render(request, "people/body.html", context), at)


@require_safe
def person(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """A person, for those who sit in the cooperation: seats over time, and what they said (panels)."""
    viewer, at = viewer_of(request), cooperations.cooperation_at(cooperation)
    visible = persons.findable(viewer, at).select_related("merged_into").annotate(merged_count=Count("merged"))
    subject = get_object_or_404(visible, uid=uid)
    if subject.merged_into:
        return redirect("people:person", at.slug, subject.merged_into)
    subject.cooperation = at
    context = {
        "cooperation": at,
        "person": subject,
        "memberships": persons.seats_over_time(subject),
        "roles": persons.roles_over_time(subject),
        "posts": persons.posts_over_time(subject),
        "merged": subject.merged.all() if subject.merged_count else [],  # type: ignore[attr-defined]  # annotated
        "keeps": rules.keeps(viewer, at),
        "is_self": rules.is_self(viewer, subject),
        "adds": rules.adds_persons(viewer, at) and not subject.withdrawn_at,
    }
    return render(request, "people/person.html", context)


@require_safe
def organization(request: HttpRequest, cooperation: str, uid: str) -> HttpResponse:
    """An organization: who represents it where, what it was and became, what was said for it (panels)."""
    viewer, at = viewer_of(request), cooperations.cooperation_at(cooperation)
    visible = organizations.visible_to(viewer, at).select_related("merged_into").annotate(merged_count=Count("merged"))
    subject, day = get_object_or_404(visible, uid=uid), day_asked(request)
    if subject.merged_into:
        return redirect("people:organization", at.slug, subject.merged_into)
    seats = organizations.seats_for(subject, at, day)
    context = {
        "cooperation": at,
        "organization": subject,
        "day": day,
        "representations": organizations.representation(seats, subject, day),
        "past": organizations.past_memberships(seats, subject, day),
        "successions": organizations.successions_of(subject),
        "changes": merging.may_change(viewer, at, subject),
        "keeps": rules.keeps(viewer, at),
        "merged": subject.merged.filter(added_in=at) if subject.merged_count else [],  # type: ignore[attr-defined]  # annotated
        "own_region": is_own_region(at, subject),
        "labels": history.labels_of(subject),
        "taking_part": organizations.taking_part(subject, at, day),
        "belonging": organizations.belonging(subject, at, day),
        "sees_persons": rules.sees_persons(viewer, at),
    }
    return keep_robots_out(render(request, "people/organization.html", context), at)
