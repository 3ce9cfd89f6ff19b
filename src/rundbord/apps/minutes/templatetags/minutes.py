"""How a document's lines are shown."""

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from rundbord.engines.typesetter.document import Run
from rundbord.engines.typesetter.flow import Line

register = template.Library()


@register.filter
def markup(line: Line) -> SafeString:
    """The line's runs, escaped, with their links and emphasis. Minutes have thousands: a template for each is slow."""
    return mark_safe("".join(map(_run, line.runs)))  # noqa: S308 - each run is escaped


def _run(run: Run) -> str:
    shown = conditional_escape(run.text).replace("\n", "<br>")
    if run.italic:
        shown = f"<em>{shown}</em>"
    if run.bold:
        shown = f"<strong>{shown}</strong>"
    return format_html('<a class="ds-link" href="{}">{}</a>', run.link, mark_safe(shown)) if run.link else shown  # noqa: S308 - escaped above
