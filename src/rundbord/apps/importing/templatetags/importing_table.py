"""Cells that stand fifty times in the table of documents: rendered here because templates are slower."""

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rundbord.apps.core.forms.widgets import NOTHING, OPTION, SELECTED
from rundbord.apps.importing.models import TO_REVIEW, Document, State
from rundbord.apps.people.models import Body

register = template.Library()
COLORS = {State.ACCEPTED: "success", State.UNREADABLE: "danger"} | dict.fromkeys(TO_REVIEW, "warning")
STATE = '<span class="ds-tag" data-size="sm" data-color="{}" data-variant="outline">{}</span>'
FACTS = (
    '<td><input type="hidden" name="row" value="{uid}">'
    '<input type="hidden" name="version-{uid}" value="{version}">'
    '<input type="hidden" name="was-{uid}" value="{day}|{body}">'
    '<input class="ds-input" type="date" data-size="sm" name="date-{uid}" value="{day}" aria-label="{date_of}"></td>'
    '<td><select class="ds-input" data-size="sm" name="body-{uid}" aria-label="{body_of}">{options}</select></td>'
)
ATTENDANCE = (
    '<details class="row-attendance" hx-get="{attendance}" hx-trigger="toggle once" hx-target="find div">'
    '<summary>{counts}</summary><div><a class="ds-link" href="{read}#attendance">{see}'
    '<span class="ds-sr-only">: {name}</span></a></div></details>'
)


@register.filter
def state_tag(document: Document) -> SafeString:
    """The document's state."""
    return format_html(STATE, COLORS.get(State(document.state), "neutral"), document.get_state_display())


@register.simple_tag(takes_context=True)
def row_facts(context: template.Context, document: Document) -> SafeString:
    """The cells in which the document's date and body are mended."""
    return format_html(
        FACTS,
        uid=document.uid,
        version=document.version,
        day=document.date.isoformat() if document.date else "",
        body=document.body.uid if document.body else "",
        date_of=_("Date of %(name)s") % {"name": document.name},
        body_of=_("Body of %(name)s") % {"name": document.name},
        options=_options(context, document.body_id),
    )


def _options(context: template.Context, chosen: int | None) -> SafeString:
    """What the drop-down of bodies offers, made once for each body that is chosen somewhere."""
    made: dict[int | None, SafeString] = context["options"]
    if chosen not in made:
        bodies: list[Body] = context["bodies"]
        rows = [(one.uid, SELECTED if one.pk == chosen else NOTHING, one.name) for one in bodies]
        made[chosen] = format_html_join("", OPTION, [("", NOTHING, _("Choose a body")), *rows])
    return made[chosen]


@register.simple_tag
def row_attendance(document: Document, slug: str, read: str) -> SafeString | str:
    """How many came, and who, when it is opened; `read` is the address of the document's own page of reading."""
    if not document.format:
        return ""
    counts = [ngettext("%(count)s present", "%(count)s present", document.present) % {"count": document.present}]
    if document.absent:
        counts += [ngettext("%(count)s absent", "%(count)s absent", document.absent) % {"count": document.absent}]
    return format_html(
        ATTENDANCE,
        attendance=reverse("importing:document_attendance", args=[slug, document]),
        counts=", ".join(counts),
        read=read,
        see=_("See who"),
        name=document.name,
    )
