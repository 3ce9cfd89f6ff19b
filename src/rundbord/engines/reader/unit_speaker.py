"""Who is named in front of a sentence, as far as the labels above it let somebody speak or be told to do something."""

import re
from dataclasses import replace

from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.speakers import Speaker, label_speaker, mention_at
from rundbord.engines.reader.unit import State, Unit
from rundbord.engines.reader.verbs import GENERIC

_LED_IN_BY = re.compile(
    r"(?:presentasjon|innledning|innleiing|orientering)\sved\s(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)",
    re.IGNORECASE,
)
_ALL = re.compile(r"Alle|Begge|Vi\b")
_DASH = re.compile(r"\s[–-]\s")


def name_speaker(unit: Unit, state: State, roster: Roster, *, in_round: bool) -> None:
    """Give a unit the speaker in front of it; the presenter whom it names instead is kept in `state`."""
    mention = mention_at(unit.line.text, unit.words, unit.end)
    if mention:
        unit.features["mention"] = 1.0
    speaker = mention or _in_front(unit, state, roster, in_round=in_round)
    if speaker is None:
        by = _LED_IN_BY.match(unit.text)
        state.presenter = Speaker(by["name"], None, 0, 0) if by else state.presenter
    elif unit.first or speaker.certain:
        speaker = speaker if mention else _under_heading(speaker, state)
        unit.speaker, unit.own_speaker, unit.words = speaker, True, speaker.end


def _in_front(unit: Unit, state: State, roster: Roster, *, in_round: bool) -> Speaker | None:
    """Before a colon; in a round also before a full stop or a dash; under a label of actions also a role."""
    found = label_speaker(unit.line.text, unit.words, unit.end, roster)
    if found is None and unit.first and in_round:
        found = _organization_before(".", unit, roster)
    if found is None and unit.first and (in_round or state.mode == "speech"):
        found = _dashed_label(unit, roster, person=state.mode == "speech")
    if found is None and state.mode == "action":
        found = _role_label(unit) or _dashed(unit, roster)
    return found


def _organization_before(mark: str, unit: Unit, roster: Roster) -> Speaker | None:
    found = label_speaker(unit.line.text, unit.words, unit.end, roster, mark=mark)
    return found if found and found.organization and found.end < unit.end else None


def is_dashed_label(line: TextLine, roster: Roster) -> bool:
    """True for a line that begins with an organization and a dash ("Herøy – har eige team")."""
    found = label_speaker(line.text, line.lead, len(line.text), roster, mark="–")
    return bool(found and found.organization and not found.person)


def _dashed_label(unit: Unit, roster: Roster, *, person: bool) -> Speaker | None:
    found = label_speaker(unit.line.text, unit.words, unit.end, roster, mark="–")
    named = found is not None and (found.organization or (person and found.certain))
    return found if found and named and found.end < unit.end else None


def _under_heading(speaker: Speaker, state: State) -> Speaker:
    """A person named under the name of a municipality speaks for it."""
    if state.heading and state.speaker and speaker.person and not speaker.organization:
        return replace(speaker, organization=state.speaker.organization)
    return speaker


def _dashed(unit: Unit, roster: Roster) -> Speaker | None:
    """ "Tora og Sverre – skolebesøk" under a label of actions."""
    text = unit.line.text
    named = label_speaker(text, unit.words, unit.end, roster, mark="–")
    if named is not None:
        return named
    role = GENERIC.match(text, unit.words, unit.end) or _ALL.match(text, unit.words, unit.end)
    dash = _DASH.match(text, role.end()) if role else None
    return Speaker(role[0], None, unit.words, dash.end()) if role and dash else None


def _role_label(unit: Unit) -> Speaker | None:
    """ "Alle: melde inn ..." under a label of actions."""
    role = GENERIC.match(unit.line.text, unit.words, unit.end)
    if role is None or unit.line.text[role.end() : role.end() + 2] != ": ":
        return None
    return Speaker(role[0], None, unit.words, role.end() + 2)
