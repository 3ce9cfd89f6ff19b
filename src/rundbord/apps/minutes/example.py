"""A page of minutes about nothing in particular, to see a letterhead on."""

from datetime import date, time

from django.utils import translation
from django.utils.translation import gettext as _

from rundbord.apps.minutes.compose import body_title
from rundbord.engines.typesetter.document import (
    Action,
    AttendanceSection,
    Attendee,
    Document,
    Fact,
    Item,
    Language,
    Letterhead,
    Paragraph,
)
from rundbord.engines.typesetter.words import when_words, words

DAY = date(2026, 3, 10)


def example(letterhead: Letterhead, *, body: str, minutes_name: str, language: Language) -> Document:
    """Minutes of a made-up meeting of the body, under this letterhead."""
    own = words(language)
    with translation.override(language):
        return Document(
            kind="minutes",
            language=language,
            title=body_title(minutes_name, body, language),
            issued=DAY,
            letterhead=letterhead,
            mark=own.draft,
            facts=(Fact(own.time, when_words(language, DAY, time(13), time(15))), Fact(own.place, "Teams")),
            attendance=(AttendanceSection("members", _present()),),
            items=_items(),
            actions=(Action(_("Send out the programme"), "Kari Nordvik", date(2026, 4, 1), "2"),),
        )


def _present() -> tuple[Attendee, ...]:
    return (
        Attendee("Kari Nordvik", "Lillestrøm kommune", _("chair")),
        Attendee("Per Sundby", "Asker kommune", _("deputy for %(name)s") % {"name": "Anne Vik"}),
    )


def _items() -> tuple[Item, ...]:
    return (
        Item(_("Approval of notice and agenda"), "1", blocks=(Paragraph(_("Approved."), "decision"),)),
        Item(
            _("This is an example"),
            "2",
            blocks=(
                Paragraph(_("Here stands what was said."), "contribution", "Per Sundby"),
                Paragraph(_("Here stands what was decided."), "decision"),
            ),
        ),
    )
