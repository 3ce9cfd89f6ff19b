"""What is to be done, by whom and by when."""

import re
from dataclasses import dataclass
from datetime import date

from rundbord.engines.norwegian.dates import find_dates, month_end
from rundbord.engines.reader import evidence
from rundbord.engines.reader.reading import Action
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.unit import Unit

_TRAILING_NAME = re.compile(
    r"\s*\((?:ansvar(?:lig)?:?\s*)?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*(?:\s(?:og|,)\s[A-ZÆØÅ][\w-]+)*)\)\.?$"
)
_AFTER_DASH = re.compile(
    r"\s[–-]\s(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*(?:\s(?:og|,)\s[A-ZÆØÅ][\w-]+)*)"
    r"(?:,\s(?:frist|innen|innan|senest|seinast)\b.*)?\.?$"
)


@dataclass(frozen=True)
class Calendar:
    """The meeting's date, against which dates without a year are read."""

    meeting: date | None

    def due(self, text: str) -> date | None:
        """The day by which something is due: a date, or the end of a named month; a day gone by is next year's."""
        year = self.meeting.year if self.meeting else None
        end = month_end(text, year)
        if end:
            return end
        dates = find_dates(text, year)
        if not dates:
            return None
        found = next((one for one in dates if evidence.DUE.search(text[max(0, one.start - 40) : one.start])), dates[-1])
        return self.rolled(found.value, given=found.year_given)

    def rolled(self, value: date, *, given: bool) -> date:
        """A date without a year that lies before the meeting means the year after."""
        if given or self.meeting is None or value >= self.meeting:
            return value
        try:
            return value.replace(year=value.year + 1)
        except ValueError:
            return value


def action_of(unit: Unit, roster: Roster, calendar: Calendar) -> Action:
    """The action that a unit tells of."""
    if unit.row is not None:
        return _row_action(unit, calendar)
    text = unit.text
    responsible = _responsible(unit, text)
    if responsible is None:
        trailing = _TRAILING_NAME.search(text) or _AFTER_DASH.search(text)
        if trailing and roster.kind(trailing["name"].split(" og ")[0]) == "person":
            return Action(text[: trailing.start()].strip(), trailing["name"], calendar.due(text))
    return Action(text.strip(), responsible, calendar.due(text))


def _row_action(unit: Unit, calendar: Calendar) -> Action:
    who, when = unit.row or (None, None)
    responsible = unit.line.text[who[0] : who[1]].strip() if who else None
    due = calendar.due(unit.line.text[when[0] : when[1]]) if when else None
    return Action(unit.text.strip(), responsible or None, due)


def _responsible(unit: Unit, text: str) -> str | None:
    """As written: the label in front, whom somebody asks, the agent of a passive, else the subject."""
    if unit.own_speaker and unit.speaker and unit.speaker.end > unit.speaker.start:
        return " ".join(filter(None, (unit.speaker.person, unit.speaker.organization))) or None
    for pattern in (evidence.ASKS_HELP, evidence.WANTS_OF_ALL, evidence.BY_AGENT, evidence.BEING_ASKED, evidence.ASKED):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            return (groups.get("who") or groups.get("who2") or "").strip() or None
    return unit.subject.words.strip() if unit.subject else None
