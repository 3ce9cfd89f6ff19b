"""What is to be done, by whom and by when."""

import re
from dataclasses import dataclass
from datetime import date

from rundbord.engines.norwegian.dates import find_dates, month_end
from rundbord.engines.reader import evidence
from rundbord.engines.reader.reading import Action
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.unit import Unit

_AND = re.compile(r"\s?[/&+]\s?|,\s|\sog\s")
_NAMES = (
    r"[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*\.?){0,3}"
    r"(?:(?:,\s|\sog\s|\s?[/&+]\s?)[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*\.?){0,3}){0,4}"
)
_WHEN = (
    r"(?:(?:tids)?frist|innen|innan|senest|seinast|før|til)?:?\s?"
    r"(?:\d|utgangen|utgongen|slutten|uke|veke|snarest|snarast|fortløpende|fortløpande|neste møte)[^()\[\]]{0,25}"
)
_CELL = 16
_SHORT_DATE = re.compile(r"(?<![\d.,/])(\d{1,2})[./](\d{1,2})\b(?![.,/]?\d)")
_MAY_END = re.compile(
    r"[)\]\d]\.?$|[–—>→-]\s[A-ZÆØÅ]|[Aa]nsv|[Oo]ppf|[Hh]vem|[Kk]ven|[Uu]tføres|\s(?:snar[ea]st|neste møte)$"
)
_BEHIND = re.compile(
    r"(?:\s*(?P<open>[(\[])|\s(?P<dash>[–—-]|→|->)\s|(?<=[.;,])\s|\s(?=[Aa]nsv)|"
    r"\s(?=[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)?\s(?:\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})|snarest|snarast|neste møte)$))"
    r"(?P<label>(?:[Aa]nsv\w*|[Oo]ppf\w*|[Uu]tføres av|[Hh]vem|[Kk]ven)\.?:?\s)?"
    rf"(?P<name>{_NAMES})(?:[,;]?\s?(?:[–-]\s)?(?P<when>{_WHEN}))?[)\]]?\.?$"
)


@dataclass(frozen=True)
class Doer:
    """Who is named behind what is to be done, and where what is to be done ends."""

    name: str
    end: int
    sure: bool


def doer_behind(text: str, roster: Roster) -> Doer | None:
    """The name behind a task ("... (Hanne, 20/3)", "... – ansvar: Vidar, frist 30. april"); sure with label or date."""
    match = _BEHIND.search(text) if _MAY_END.search(text) else None
    if match is None or not match.start() or not any(match[one] for one in ("open", "dash", "label", "when")):
        return None
    parted = any(match[one] for one in ("open", "dash", "label"))
    low = match.start("name") + (0 if parted else match["name"].rfind(" ") + 1)
    name = text[low : match.end("name")]
    known = all(roster.kind(one) == "person" or one.isupper() or one == "Alle" for one in _AND.split(name))
    if not (known or match["label"]):
        return None
    return Doer(name, match.start() if parted else low - 1, bool(match["label"] or match["when"]))


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
            return self._short(text)
        found = next((one for one in dates if evidence.DUE.search(text[max(0, one.start - 40) : one.start])), dates[-1])
        return self.rolled(found.value, given=found.year_given)

    def _short(self, text: str) -> date | None:
        """A day as "21.02" or "20/3", which is a date in a cell, in brackets or behind a word for a deadline only."""
        match = _SHORT_DATE.search(text)
        told = match and (
            len(text) < _CELL or evidence.DUE.search(text, 0, match.start()) or text[match.end() :] == ")"
        )
        if not match or not told or self.meeting is None:
            return None
        try:
            return self.rolled(date(self.meeting.year, int(match[2]), int(match[1])), given=False)
        except ValueError:
            return None

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
    behind = doer_behind(text, roster)
    if behind and (responsible is None or behind.sure):
        return Action(text[: behind.end].strip(), behind.name, calendar.due(text))
    return Action(text.strip(), responsible, calendar.due(text))


def _row_action(unit: Unit, calendar: Calendar) -> Action:
    who, when = unit.row or (None, None)
    responsible = unit.line.text[who[0] : who[1]].strip() if who else None
    due = calendar.due(unit.line.text[when[0] : when[1]]) if when else None
    return Action(unit.text.strip(), responsible or None, due)


def _responsible(unit: Unit, text: str) -> str | None:
    """As written: the label in front, whom somebody asks, the agent of a passive, else the subject."""
    if unit.told:
        return unit.told
    if unit.own_speaker and unit.speaker and unit.speaker.end > unit.speaker.start:
        return " ".join(filter(None, (unit.speaker.person, unit.speaker.organization))) or None
    for pattern in (evidence.ASKS_HELP, evidence.WANTS_OF_ALL, evidence.BY_AGENT, evidence.BEING_ASKED, evidence.ASKED):
        match = pattern.search(text)
        if match:
            groups = match.groupdict()
            return (groups.get("who") or groups.get("who2") or "").strip() or None
    return unit.subject.words.strip() if unit.subject else None
