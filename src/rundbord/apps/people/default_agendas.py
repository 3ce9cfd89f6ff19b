"""What bodies of each kind usually have: a standing agenda, a way of numbering, a name for their minutes.

Kinds of items are the names of meetings.ItemKind, which lives higher up (a test holds them together).
"""

from typing import Any

from django.utils.translation import gettext as _

from rundbord.apps.people.models import BodyKind
from rundbord.apps.people.models.bodies import MinutesName, NumberStyle

Line = tuple[str, str, int | None]

POLITICAL = {BodyKind.COUNCIL, BodyKind.BOARD}
EMPTY = "none"


def default_agenda(kind: str) -> list[Line]:
    """Title (in the active language), kind and planned minutes of each line; none for EMPTY."""
    if kind == EMPTY:
        return []
    opening: list[Line] = [
        (_("Approval of notice and agenda"), "approve_notice", 5),
        (_("Approval of the minutes of the last meeting"), "approve_minutes", 5),
    ]
    closing: list[Line] = [(_("Any other business"), "any_other", 10)]
    if kind == BodyKind.SECRETARIAT:
        return [(_("Round the table"), "round_table", 20), *closing]
    if kind in POLITICAL:
        return [*opening, (_("Briefings"), "briefing", 20), *closing]
    middle: list[Line] = [
        (_("News from the secretariat"), "briefing", 10),
        (_("Round the table"), "round_table", 45),
    ]
    return [*opening, *middle, *closing]


def default_habits(kind: str) -> dict[str, Any]:
    """Numbering and the name of the minutes: political bodies number through the year and keep a protocol."""
    if kind in POLITICAL:
        return {"number_style": NumberStyle.YEAR, "minutes_name": MinutesName.PROTOKOLL}
    return {}
