"""`{% panels place subject %}` and `{% commands place subject %}`: what higher apps add to a page."""

from typing import Any

from django import template
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from rundbord.apps.core import registry

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: template.RequestContext, place: str, subject: Any) -> SafeString:
    """The panels of a place, each rendered with the page's context and its own on top."""
    shown = registry.panels(place, context["request"], subject)
    page: dict[str, Any] = {str(name): value for name, value in context.flatten().items()}
    parts = [get_template(panel["template"]).render({**page, **panel["context"]}) for panel in shown]
    return mark_safe("".join(parts))  # noqa: S308 - rendered templates, each escaped by itself


@register.inclusion_tag("core/_commands.html", takes_context=True)
def commands(context: template.RequestContext, place: str, subject: Any) -> dict[str, Any]:
    """The buttons of a place, the main one first."""
    shown = registry.commands(place, context["request"], subject)
    return {"commands": sorted(shown, key=lambda one: not one["main"])}
