"""What stands on each line of a meeting, written in one go: a meeting may have hundreds of lines.

A template resolves each name anew on every line, which took most of a long meeting's time.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rundbord.apps.record.shown import EntryView

register = template.Library()

ATTRIBUTES = 'id="linje-{0}" data-uid="{0}" data-move="{1}linje/{0}/flytt/?version={2}"'
STEP = (
    '<button class="ds-button" data-variant="tertiary" data-size="sm" data-icon data-step="%(step)s" id="%(id)s-{0}"'
    ' type="submit" form="acts" formaction="{1}linje/{0}/flytt/?version={2}" name="steps" value="%(step)s"'
    ' aria-label="{%(word)s} {3}" aria-keyshortcuts="Alt+%(key)s">%(shown)s</button>'
)
UP = STEP % {"step": "-1", "id": "opp", "word": "4", "key": "ArrowUp", "shown": "↑"}
DOWN = STEP % {"step": "1", "id": "ned", "word": "5", "key": "ArrowDown", "shown": "↓"}
EDIT = '<a class="ds-button" data-variant="tertiary" data-size="sm" href="{1}linje/{0}/" aria-label="{6} {3}">{6}</a>'
TOOLS = UP + DOWN + EDIT


@register.simple_tag
def line_attributes(entry: EntryView, place: str) -> SafeString:
    """Where the line is, for scripts and links; `place` is the meeting's address."""
    return format_html(ATTRIBUTES, entry.uid, place, entry.version)


@register.simple_tag
def line_tools(entry: EntryView, place: str, words: dict[str, str]) -> SafeString:
    """The buttons of a line: up, down, edit. They belong to the page's one form for moves (`acts`)."""
    shown = (words["up"], words["down"], words["edit"])
    return format_html(TOOLS, entry.uid, place, entry.version, entry.speaker, *shown)
