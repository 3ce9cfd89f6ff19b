"""How persons, periods and successions are shown."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundbord.apps.core.models import PeriodModel
from rundbord.apps.people.models import (
    Membership,
    Organization,
    OrganizationCode,
    Person,
    SuccessionKind,
    SuccessionLink,
)
from rundbord.apps.people.queries.history import Label
from rundbord.apps.people.spelling import alphabetical

register = template.Library()


@register.simple_tag(takes_context=True)
def person_link(context: template.RequestContext, person: Person) -> str | SafeString:
    """The person's name; a link to the page where the viewer may open it (`sees_persons` in the page's context)."""
    if not context.get("sees_persons"):
        return person.name
    address = reverse("people:person", args=[context["cooperation"].slug, person])
    return format_html('<a class="ds-link" href="{}">{}</a>', address, person.name)


@register.simple_tag
def period(row: PeriodModel | Label) -> str:
    """From when to when the row holds, in words."""
    begins, ends = _day(row.valid_from), _day(row.valid_to)
    if begins and ends:
        return _("%(begins)s to %(ends)s") % {"begins": begins, "ends": ends}
    if begins:
        return _("since %(begins)s") % {"begins": begins}
    return _("until %(ends)s") % {"ends": ends} if ends else ""


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


@register.simple_tag
def sits_as(membership: Membership) -> str:
    """As what, and for whom: "First deputy for Asker" (the name stands in `organization_name`, see history)."""
    what = membership.seat.get_kind_display() if membership.rank == 0 else deputy(membership.rank)
    name: str | None = membership.organization_name  # type: ignore[attr-defined]  # annotated by the queries
    return _("%(what)s for %(organization)s") % {"what": what, "organization": name} if name else what


@register.filter
def scheme_name(scheme: str) -> str:
    """What kind of number it is."""
    return str(OrganizationCode.Scheme(scheme).label)


@register.filter
def deputy(rank: int) -> str:
    """The name of a deputy's rank."""
    return _("Deputy no. %(rank)s") % {"rank": rank}


@register.simple_tag(takes_context=True)
def succession_line(context: template.RequestContext, links: list[SuccessionLink]) -> SafeString:
    """A succession, given as its links, in a sentence: "Skedsmo, Fet and Sørum became Lillestrøm"."""
    before = {link.organization for link in links if link.side == SuccessionLink.Side.BEFORE}
    after = {link.organization for link in links if link.side == SuccessionLink.Side.AFTER}
    kind = SuccessionKind(links[0].succession.kind)
    if kind == SuccessionKind.MERGED and before & after:
        before, sentence = before - after, _("%(before)s became part of %(after)s")
    elif kind == SuccessionKind.SPLIT and before & after:
        after, sentence = after - before, _("%(after)s was parted from %(before)s")
    else:
        sentence = _sentences()[kind]
    marked = sentence % {"before": "{0}", "after": "{1}"} + ' <span class="meta">{2}</span>'
    return format_html(marked, _listed(context, before), _listed(context, after), _day(links[0].succession.on))


def _sentences() -> dict[SuccessionKind, str]:
    return {
        SuccessionKind.MERGED: _("%(before)s became %(after)s"),
        SuccessionKind.SPLIT: _("%(before)s was split into %(after)s"),
        SuccessionKind.RENUMBERED: _("%(after)s got a new number"),
        SuccessionKind.RESTORED: _("%(after)s was restored"),
    }


def _listed(context: template.RequestContext, organizations: set[Organization]) -> SafeString:
    """Names by alphabet, the last one after "and"."""
    ordered = sorted(organizations, key=lambda one: alphabetical(one.name))
    names = [_organization(context, organization) for organization in ordered]
    if len(names) < 2:
        return format_html("{}", *names) if names else format_html("")
    first = format_html_join(", ", "{}", ((name,) for name in names[:-1]))
    return format_html("{} {} {}", first, _("and"), names[-1])


def _organization(context: template.RequestContext, organization: Organization) -> str | SafeString:
    if organization == context["organization"]:
        return organization.name
    address = reverse("people:organization", args=[context["cooperation"].slug, organization])
    return format_html('<a class="ds-link" href="{}">{}</a>', address, organization.name)


@register.simple_tag(takes_context=True)
def separate_address(context: template.RequestContext, kind: str, merged: Person | Organization) -> str:
    """Where a merge of this row is undone."""
    return reverse(f"people:{kind}_separate", args=[context["cooperation"].slug, merged])
