"""The lines under an item as sentences, each with what is known about it: label above, speaker, subject, wording."""

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from rundbord.engines.norwegian.names import PERSON
from rundbord.engines.norwegian.words import holds_any
from rundbord.engines.reader import evidence
from rundbord.engines.reader.actions import doer_behind
from rundbord.engines.reader.features import Setting, add_features
from rundbord.engines.reader.labels import Label, is_lead_in, label_of, line_label
from rundbord.engines.reader.lines import TextLine, joined
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.rows import is_task_row, stretch_of, task_in_gaps, task_in_row
from rundbord.engines.reader.sentences import sentences_of
from rundbord.engines.reader.speakers import Speaker, label_speaker
from rundbord.engines.reader.subjects import says, subject_of, told_to
from rundbord.engines.reader.tables import Table
from rundbord.engines.reader.unit import State, Unit
from rundbord.engines.reader.unit_speaker import is_dashed_label, name_speaker
from rundbord.engines.reader.verbs import SAY

_MODES: dict[str, str] = {
    "papers": "papers",
    "letterhead": "papers",
    "secretariat": "papers",
    "proposal": "proposal",
    "speech": "speech",
    "remarks": "speech",
    "treatment": "treatment",
    "vote": "vote",
    "decision": "decision",
    "action": "action",
    "responsible": "action",
    "due": "action",
}
_GROUP = re.compile(r"^(?:gruppe|bord|arbeidsgruppe)\s?(?:nr\.?\s?)?(?:\d+|[A-H])\b", re.IGNORECASE)
_INNER_LABEL = re.compile(
    r"(?:(?<=[.!?)»])\s+|^)(?P<label>(?:(?:[A-ZÆØÅ]\w+s (?:forslag|framlegg|innstilling)|"
    r"Forslag|Framlegg) til vedtak|Ansvar(?:lig|leg)?|Frist|Vedtak|Konklusjon|Oppfølging|Tiltak|"
    r"Votering|Røysting|Innspill|Innspel|Kommentarer|Kommentarar|Diskusjon|Drøfting)(?!\s(?:fra|"
    r"frå)\b)[^:.]{0,12}:)(?=\s|$)"
)
_MID_LABEL = re.compile(r"\s(?P<label>(?:Ansvar|Frist|Oppfølging|Tiltak):)(?=\s|$)")
_AND_NAME = re.compile(r",?\sog\s(?=[A-ZÆØÅ])")
_DECIDES = re.compile(
    r"^[A-ZÆØÅ][\w ]{2,60}\b(?:vedtok|vedtar|vedtek|besluttet|beslutta|konkluderte|fattet)\b[^.:]{0,40}:$|"
    r"^(?:Det|Vi|Dei|De|Gruppa|Gruppen|Møtet) "
    r"(?=[^.:]*\b(?:vedtak|enighet|semje|einigheit|enige|einige|samde)\b)[^.:]{5,70}:$"
)
_LED_BY = re.compile(
    r"(?:innledning|innleiing|presentasjon|orientering|innlegg|foredrag)\s(?:v/|ved)\s?"
    r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)(?:,\s(?P<of>[A-ZÆØÅ][^,.:]{1,40}))?:?$",
    re.IGNORECASE,
)
_MOVED_BY = re.compile(
    r"\b(?:framsatt|fremsatt|fremmet|sett fram|frå|"
    r"fra) (?:av )?(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)(?:\s\([^()]*\))?:$"
)
_DECISIVE = re.compile(
    r"[^:.]{0,80}?\b\w*(?:vedtak(?:et)?|vedtok|vedtatt|vedteke\w*|vedtar|vedtek|beslut\w+|bestemt\w*|konkluder\w*|"
    r"avgjorde|avgjord|enige?|einige?|enighet|einigheit|samde?|semje)\b[^:.]{0,50}:(?=\s|$)",
    re.IGNORECASE,
)
_DECISIVE_HINTS = (
    *("vedt", "beslut", "bestemt", "konkluder", "avgjord", "enig", "einig", "samd", "semje"),
    *("følgende", "følgjande", "desse", "disse"),
)
_FOLLOWING = re.compile(r"(?:følgende|følgjande|desse|disse)\b[^:.]{3,80}:(?=\s|$)", re.IGNORECASE)
_ONLY_PROPOSED = re.compile(
    r"\b(?:\w*forslag\w*|framlegg\w*|innstilling(?!en? ble|a vart)|foresl\w+|før\w*|ikk?j?e|tidlegare|tidligere|"
    r"oppfølging|oppfylging|bakgrunn\w*|(?:om|av) vedtak\w*|vedtak (?:i|fra|frå|av) sak\w*)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r"[^:.]{0,50}\b(?:å (?:gjøre|gjere)|skal gjøres|skal gjerast|må gjøres|må gjerast|gjør vi|gjer vi|oppgave\w*|"
    r"oppgåve\w*|"
    r"aksjons?\w*|hjemmelekse\w*|heimelekse\w*|lov(?:et|a|te)|følges opp|følgjast opp|"
    r"ansvarsfordeling\w*)\b[^:.]{0,30}:",
    re.IGNORECASE,
)
_POINT = re.compile(r"(\d{1,2})[.)]\s")
_LONGEST_LABEL = 12
_TASK_FOR = re.compile(
    r"(?:(?:to-?do|aksjon|oppgave|oppgåve|gjøremål|gjeremål)\s*[-–:]?\s*|"
    r"AP\s)(?=(?:[A-ZÆØÅ][\w-]*[\s,]*(?:og\s)?){1,4}[:–-]\s)",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"[A-ZÆØÅ][^:.]{2,30}:\s(?=[A-ZÆØÅ])")


def _topic_length(unit: Unit) -> int:
    """The length of a topic in front of the words of a point: "Bobil: Isak etterlyste ..."."""
    if not (unit.first and unit.line.bullet) or unit.own_speaker:
        return 0
    return topic.end() if (topic := _TOPIC.match(unit.text)) else 0


def _decisive(text: str) -> Label | None:
    """Words of deciding in front of a colon are a label, whatever else they say; a proposal decides nothing."""
    if ":" not in text or not holds_any(text.lower(), _DECISIVE_HINTS):
        return None
    match = _DECISIVE.match(text) or (_FOLLOWING.match(text) if evidence.PASSIVE.search(text) else None)
    if match is None or _ONLY_PROPOSED.search(match[0]) or len(match[0].split()) > _LONGEST_LABEL:
        return None
    rest = len(text) - len(text[match.end() :].lstrip())
    if text[rest : rest + 1].islower():
        return None
    return Label("decision", match.end(), rest, rest >= len(text))


def _to_do(text: str) -> Label | None:
    """ "Så til det vi lovet å gjøre:" leads to what is to be done."""
    return Label("action", len(text), len(text), whole=True) if text.endswith(":") and _TO_DO.fullmatch(text) else None


def _leads_in(text: str) -> bool:
    return is_lead_in(text) or bool(_MOVED_BY.search(text))


class UnitScanner:
    """Cuts an item's lines into units; `kinds` are what its title and division announce."""

    def __init__(self, roster: Roster, kinds: AbstractSet[str], tables: dict[int, Table]) -> None:
        """Scan with the document's speakers, the item's kinds and the tables by line identity."""
        self.roster = roster
        self.kinds = kinds
        self.tables = tables
        self.state = State()
        self.units: list[Unit] = []
        self.has_decision = False
        self.lists_speakers = False
        self.point = 0

    def scan(self, lines: list[tuple[int, TextLine]]) -> list[Unit]:
        """All units of the item in order."""
        lines = self._with_quotes(lines)
        labels = [line_label(line) for _, line in lines]
        self.lists_speakers = sum(is_dashed_label(line, self.roster) for _, line in lines) > 1
        self.has_decision = any(label and label.kind == "decision" for label in labels)
        for position, (index, line) in enumerate(lines):
            following = lines[position + 1][1] if position + 1 < len(lines) else None
            table = self.tables.get(index)
            if table is not None and table.kind in {"actions", "items"} and table.is_row(line):
                self._table_row(line, table, is_head=index == table.head)
            elif is_task_row(line):
                self.units.append(task_in_gaps(line))
            else:
                self._line(line, following)
        return self.units

    def _with_quotes(self, lines: list[tuple[int, TextLine]]) -> list[tuple[int, TextLine]]:
        """ "NN tok ordet og sa:" with the paragraph that was said, where it stands right below."""
        found: list[tuple[int, TextLine]] = []
        for index, line in lines:
            if found and index == found[-1][0] + 1 and self._leads_to(found[-1][1], line):
                found[-1] = (index, joined(found[-1][1], line))
            else:
                found.append((index, line))
        return found

    def _leads_to(self, lead: TextLine, line: TextLine) -> bool:
        plain = not (line.blank_before or line.bullet or line.lead or line.table or lead.table or lead.bullet)
        if not plain or not lead.text.endswith(":") or label_of(lead.text):
            return False
        subject = subject_of(lead.text, 0, len(lead.text), self.roster)
        return bool(subject and subject.speaker and subject.speaker.person and subject.verb in SAY)

    def _table_row(self, line: TextLine, table: Table, *, is_head: bool) -> None:
        if is_head:
            self._push_label(line, 0, len(line.text))
            return
        unit = task_in_row(line, table)
        text = stretch_of(line, table.column("text"))
        if unit:
            self.units.append(unit)
        elif text:
            self._line(line.slice(*text), None)

    def _push_label(self, line: TextLine, start: int, end: int) -> None:
        self.units.append(Unit(line, start, end, start, first=True, label=True))

    def _line(self, line: TextLine, following: TextLine | None) -> None:
        self._grow_older(line)
        if line.meaning:
            self._with_meaning(line)
            return
        label = line_label(line) or _decisive(line.text) or _to_do(line.text)
        if label and label.kind in _MODES:
            self._labelled(line, label)
            return
        task = _TASK_FOR.match(line.text)
        if task:
            self.state = State(mode="action", age="line", presenter=self.state.presenter)
            self._sentences(line, task.end())
            self.state = State(presenter=self.state.presenter)
            return
        if self._heading_line(line, following):
            return
        self._sentences(line, line.lead)

    def _with_meaning(self, line: TextLine) -> None:
        """A line whose symbol says what it is."""
        presenter = self.state.presenter
        self.state = State(mode=line.meaning, age="line", presenter=presenter)
        self._sentences(line, line.lead)
        self.state = State(presenter=presenter)

    def _grow_older(self, line: TextLine) -> None:
        """A label's word fades with a blank line, and ends where a list of bullets does."""
        state = self.state
        point = _POINT.match(line.text)
        before, self.point = self.point, int(point[1]) if point else self.point
        if point and before and self.point == before + 1:
            return
        if not line.blank_before and not (state.bullets and not line.bullet and not line.lead):
            return
        if state.age == "list":
            self.state = State(presenter=state.presenter)
            return
        if state.mode in {"papers", "treatment"}:
            state.age = "later"
            return
        if state.bullets and not line.bullet and not line.lead:
            self.state = State(
                presenter=state.presenter, mode=state.mode if state.mode == "treatment" else "", age="later"
            )
        elif self.units and not self.units[-1].label:
            state.age = "later"
            if state.heading and not line.bullet:
                state.speaker, state.heading = None, False

    def _labelled(self, line: TextLine, label: Label) -> None:
        mode = _MODES[label.kind]
        self._push_label(line, 0, label.end)
        said_by = self._label_by(line, label) if mode == "speech" else None
        presenter = self.state.presenter
        if label.whole:
            by = said_by or (presenter if re.search(r"presentasjon", line.text, re.IGNORECASE) else None)
            self.state = State(mode=mode, age="block", speaker=by, presenter=presenter)
            return
        self.state = State(mode=mode, age="line", speaker=said_by, presenter=presenter)
        if line.text.endswith(":"):
            self.units[-1].end = len(line.text)
        elif said_by:
            self.units.pop()
            self._sentences(line, 0)
        else:
            self._sentences(line, label.rest)
        lists_on = line.text.endswith(":") or mode == "treatment"
        enumerated = bool(re.match(r"(?:\d{1,2}[.)]|[a-z]\))\s", line.text[label.rest :]))
        age = "block" if lists_on else "list" if enumerated else ""
        self.state = State(mode=mode if age else "", age=age, presenter=self.state.presenter)

    def _label_by(self, line: TextLine, label: Label) -> Speaker | None:
        if not re.match(r"\w+ (?:fra|frå|av) \S", line.text[: label.end]):
            return None
        return label_speaker(line.text, 0, len(line.text), self.roster)

    def _heading_line(self, line: TextLine, following: TextLine | None) -> bool:
        """A name alone that heads what it said, a group, or a sentence that leads into a list."""
        text = line.text
        if _GROUP.match(text) and len(text) < 90:
            self._push_label(line, 0, len(text))
            self.state = State(mode="speech", age="block", group=True, presenter=self.state.presenter)
            return True
        led = _LED_BY.match(text)
        if led and len(text.split()) <= 9:
            self._push_label(line, 0, len(text))
            by = Speaker(led["name"], led["of"], 0, 0)
            self.state = State(mode="speech", age="block", speaker=by, presenter=by)
            return True
        short = len(text.split()) <= 6 and not text.endswith((".", "?", "!"))
        kind = self.roster.kind(text.rstrip(":")) if short and not line.bullet else None
        if kind and following is not None and not following.blank_before:
            self._push_label(line, 0, len(text))
            name = text.rstrip(":")
            speaker = Speaker(name, None, 0, 0) if kind == "person" else Speaker(None, name, 0, 0)
            self.state = State(mode=self.state.mode, age=self.state.age, speaker=speaker, heading=True)
            return True
        if self._leads_to_decisions(line):
            return True
        if not text.endswith(":") or (following is not None and not following.bullet and not _leads_in(text)):
            return False
        if label_speaker(text, 0, len(text), self.roster) and not following:
            return False
        self._lead_in(line)
        return True

    def _leads_to_decisions(self, line: TextLine) -> bool:
        """ "... Vi ble enige om tre ting:" with what was decided below."""
        low, high = sentences_of(line.text)[-1] if line.text.endswith(":") else (0, 0)
        if not _DECIDES.search(line.text[low:high]):
            return False
        if low:
            self._sentences(line.slice(0, low), 0)
        self._push_label(line, low, high)
        self.state = State(mode="decision", age="block", presenter=self.state.presenter)
        return True

    def _lead_in(self, line: TextLine) -> None:
        presenter = self.state.presenter
        stretches = sentences_of(line.text)
        low, high = stretches[-1]
        if low:
            self._sentences(line.slice(0, low), 0)
            presenter = self.state.presenter or presenter
        self._push_label(line, low, high)
        moved = _MOVED_BY.search(line.text[low:high])
        speaker = Speaker(moved["name"], None, 0, 0) if moved else self._organization_in(line.text[low:high])
        mode = "speech" if _leads_in(line.text) or speaker or self.state.mode == "speech" else self.state.mode
        if re.search(r"presentasjon|innlegg", line.text, re.IGNORECASE):
            speaker = speaker or presenter
        self.state = State(mode=mode, age="block", speaker=speaker, presenter=presenter, heading=False)

    def _organization_in(self, text: str) -> Speaker | None:
        for match in PERSON.finditer(text):
            for word in (match[0], match[0].split()[-1]):
                if self.roster.organization(word) and not self.roster.people(word):
                    return Speaker(None, word, 0, 0)
        return None

    def _sentences(self, line: TextLine, start: int) -> None:
        """One unit a sentence; labels inside a line begin a mode of their own."""
        if not line.text[start:].strip():
            return
        first = True
        for low, high in self._stretches(line, start):
            begin = self._inner_label(line, low, high, first=first)
            if begin < high:
                self._unit(line, begin, high, first=first)
                first = False
        self.state.bullets = bool(line.bullet)

    def _inner_label(self, line: TextLine, low: int, high: int, *, first: bool) -> int:
        """Where the sentence begins after a label at its head."""
        inner = _INNER_LABEL.match(line.text[low:high])
        if inner is None:
            return low
        label = label_of(line.text[low:high])
        end = low + inner.end()
        self.units.append(Unit(line, low, end, low, first=first, label=True))
        mode = _MODES.get(label.kind, "") if label else ""
        self.state = State(mode=mode, age="line" if end < high else "block", presenter=self.state.presenter)
        return end + 1

    def _stretches(self, line: TextLine, start: int) -> list[tuple[int, int]]:
        """The sentences of a line, cut before labels and where a second organization speaks."""
        text = line.text
        found: list[tuple[int, int]] = []
        for low, high in sentences_of(text, start):
            cuts = {low, high, *self._second_speakers(text, low, high)}
            cuts.update(low + match.start("label") for match in _MID_LABEL.finditer(text[low:high]))
            found.extend((one, two) for one, two in pairwise(sorted(cuts)) if text[one:two].strip())
        if len(found) > 1 and "round" in self.kinds and self.roster.organization(text[slice(*found[0])].rstrip(".")):
            found[:2] = [(found[0][0], found[1][1])]
        return found

    def _second_speakers(self, text: str, low: int, high: int) -> list[int]:
        """Where "... og Kristiansund mener" begins, if the sentence began with what another one said."""
        found = []
        for match in _AND_NAME.finditer(text[low:high]):
            subject = subject_of(text, low + match.end(), high, self.roster)
            before = subject_of(text, low, low + match.start(), self.roster)
            if subject and before and subject.speaker and subject.verb in SAY and says(before, text, discussed=False):
                found.append(low + match.end())
        return found

    def _unit(self, line: TextLine, start: int, end: int, *, first: bool) -> None:
        before = self.units[-1] if self.units else None
        setting = Setting(before, self.state, self.kinds, self.has_decision)
        begin = 0 if first and start <= line.lead else start
        unit = Unit(line, begin, end, start, first=first, mode=self.state.mode)
        if not setting.quiet:
            name_speaker(unit, self.state, self.roster, in_round="round" in self.kinds or self.lists_speakers)
        unit.subject = subject_of(line.text, unit.words + _topic_length(unit), end, self.roster)
        if not setting.quiet and (" at " in unit.text):
            unit.told = told_to(line.text, unit.words, end, self.roster)
        add_features(unit, setting)
        behind = doer_behind(unit.text, self.roster)
        if behind:
            sure = behind.sure or "infinitive" in unit.features
            unit.features["doer_behind" if sure else "name_behind"] = 1.0
        if self._presents(unit):
            self.state.presenter = unit.subject.speaker if unit.subject else None
        self.units.append(unit)

    def _presents(self, unit: Unit) -> bool:
        return bool(
            unit.subject
            and unit.subject.speaker
            and unit.subject.speaker.person
            and re.match(r"present|orient|innle|viste|synte|holdt|heldt", unit.subject.verb)
        )
