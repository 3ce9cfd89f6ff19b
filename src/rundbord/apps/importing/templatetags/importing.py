"""Small parts of the review that stand on the page a hundred times: rendered here because includes are slower."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rundbord.apps.importing.shown import Node

register = template.Library()
NAMED = 40


@register.simple_tag(takes_context=True)
def mend_link(context: template.RequestContext, node: Node, what: str) -> str | SafeString:
    """A link that opens the node's form; `what` tells readers by ear which one. Nothing where nothing is to mend."""
    if not context["document"].to_review:
        return ""
    return format_html(
        '<a class="ds-link mend" href="?rett={0}#{0}" hx-get="?rett={0}" hx-target="#review" data-mend>'
        '{1}<span class="ds-sr-only">: {2}</span></a>',
        node.key,
        _("Mend"),
        what[:NAMED],
    )
