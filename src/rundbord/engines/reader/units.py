"""The lines under an item as sentences, each with what is known about it: label above, speaker, subject, wording."""

import re
from dataclasses import dataclass, field

from rundbord.engines.norwegian.names import PERSON
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader import evidence
from rundbord.engines.reader.labels import Label, LabelKind, is_lead_in, label_of, line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.sentences import sentences_of
from rundbord.engines.reader.speakers import (
    Speaker,
    Subject,
    asks,
    is_task,
    label_speaker,
    may_be_saying,
    may_be_task,
    says,
    subject_of,
)
from rundbord.engines.reader.tables import Table
from rundbord.engines.reader.verbs import GENERIC, ORGAN, SAY
import itertools

_MODES: dict[LabelKind, str] = {
    "papers": "papers", "letterhead": "papers", "proposal": "proposal", "speech": "speech", "treatment": "treatment", "vote": "vote",
    "decision": "decision", "action": "action", "responsible": "action", "due": "action", "secretariat": "papers", "remarks": "speech",
}  # fmt: skip
_GROUP = re.compile(r"^(?:gruppe|bord|arbeidsgruppe)\s?(?:nr\.?\s?)?(?:\d+|[A-H])\b", re.IGNORECASE)
_INNER_LABEL = re.compile(
    r"(?:(?<=[.!?)»])\s+|^)(?P<label>(?:Ansvar(?:lig|leg)?|Frist|Vedtak|Konklusjon|Oppfølging|Tiltak|"
    r"Votering|Røysting|Innspill|Innspel|Kommentarer|Kommentarar|Diskusjon|Drøfting)(?!\s(?:fra|"
    r"frå)\b)[^:.]{0,12}:)(?=\s|$)"
)
_SOON = re.compile(
    r"^(?:snarest|fortløpende|fortløpande|løpende|asap|straks|neste møte|uke \d+|veke \d+|"
    r".{0,12}\d{1,2}\.\s?(?:\d{1,2}\.|\w{3,9}).{0,6})$",
    re.IGNORECASE,
)
_ONLY_NAMES = re.compile(
    r"(?:[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)(?:(?:,\s|\sog\s)[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)+\.?"
)
_URL = re.compile(r"<?(?:https?://|www\.)\S+")


_SPOKEN = word_set("speaker speaker_heading says says_maybe subject_has group speech:line speech:block speech:later")


@dataclass
class Unit:
    """A sentence at `start`:`end` of a line; its words begin at `words` (after an enumerator and a speaker label)."""

    line: TextLine
    start: int
    end: int
    words: int
    first: bool
    label: bool = False
    mode: str = ""
    speaker: Speaker | None = None
    own_speaker: bool = False
    subject: Subject | None = None
    features: dict[str, float] = field(default_factory=dict)
    row: tuple[tuple[int, int] | None, tuple[int, int] | None] | None = None

    @property
    def text(self) -> str:
        """The words without enumerator and speaker label."""
        return self.line.text[self.words : self.end]


@dataclass
class _State:
    """What the lines above say about the lines that follow."""

    mode: str = ""
    age: str = ""
    speaker: Speaker | None = None
    heading: bool = False
    presenter: Speaker | None = None
    group: bool = False
    bullets: bool = False


class UnitScanner:
    """Cuts an item's lines into units; `kinds` are what its title and division announce."""

    def __init__(self, roster: Roster, kinds: set[str], tables: dict[int, Table]) -> None:
        """Scan with the document's speakers, the item's kinds and the tables by line identity."""
        self.roster = roster
        self.kinds = kinds
        self.tables = tables
        self.state = _State()
        self.units: list[Unit] = []
        self.speaking: TextLine | None = None
        self.has_decision = False

    def scan(self, lines: list[tuple[int, TextLine]]) -> list[Unit]:
        """All units of the item in order."""
        labels = [line_label(line) for _, line in lines]
        self.has_decision = any(label and label.kind == "decision" for label in labels)
        for position, (index, line) in enumerate(lines):
            following = lines[position + 1][1] if position + 1 < len(lines) else None
            table = self.tables.get(index)
            if table is not None and table.kind in {"actions", "items"} and (line.table or line.columns[0] == (0, 0)):
                self._table_row(line, table, is_head=index == table.head)
            elif self._is_action_row(line):
                self._gap_row(line)
            else:
                self._line(line, following)
        return self.units

    def _table_row(self, line: TextLine, table: Table, *, is_head: bool) -> None:
        if is_head:
            self._push_label(line, 0, len(line.text))
            return
        column = table.column("text")
        who, when = table.column("responsible"), table.column("due")
        ranges = [self._range(line, one) for one in (column, who, when)]
        if ranges[1] or ranges[2]:
            low, high = ranges[0] or self._range(line, table.column("title")) or (0, len(line.text))
            unit = Unit(line, low, high, low, first=True, row=(ranges[1], ranges[2]), features={"action_row": 1.0})
            self.units.append(unit)
        elif ranges[0]:
            self._line(line.slice(*ranges[0]), None)

    def _range(self, line: TextLine, column: int | None) -> tuple[int, int] | None:
        if column is None or not line.cell(column).strip():
            return None
        return line.columns[column]

    def _is_action_row(self, line: TextLine) -> bool:
        """A task with who and when beside it, parted by wide gaps."""
        if line.table or len(line.columns) < 2 or line.heading or label_of(line.cell(0)):
            return False
        last = line.cell(len(line.columns) - 1)
        who, when = self._who_and_when(last)
        if len(line.columns) == 2:
            return bool(who and when)
        return bool(_SOON.match(last) or (when and not who)) and len(line.cell(1)) < 40

    def _who_and_when(self, cell: str) -> tuple[str, str]:
        match = re.match(r"(?P<who>[A-ZÆØÅ][^\d]*?)\s+(?P<when>\S+(?:\s\S+)?)$", cell)
        if match and _SOON.match(match["when"]):
            return match["who"], match["when"]
        return ("", cell) if _SOON.match(cell) else ("", "")

    def _gap_row(self, line: TextLine) -> None:
        low, high = line.columns[0]
        start, end = line.columns[-1]
        if len(line.columns) == 2:
            who, _ = self._who_and_when(line.cell(1))
            cut = start + len(who)
            row = ((start, cut), (cut, end))
        else:
            row = (line.columns[1], (start, end))
        self.units.append(Unit(line, low, high, low, first=True, row=row, features={"action_row": 1.0}))

    def _push_label(self, line: TextLine, start: int, end: int) -> None:
        self.units.append(Unit(line, start, end, start, first=True, label=True))

    def _line(self, line: TextLine, following: TextLine | None) -> None:
        self._grow_older(line)
        label = line_label(line)
        if label and label.kind in _MODES:
            self._labelled(line, label)
            return
        if self._heading_line(line, following):
            return
        self._sentences(line, line.lead, following)

    def _grow_older(self, line: TextLine) -> None:
        """A label's word fades with a blank line, and ends where a list of bullets does."""
        state = self.state
        if not line.blank_before and not (state.bullets and not line.bullet and not line.lead):
            return
        if state.age == "list":
            self.state = _State(presenter=state.presenter)
            return
        if state.mode in {"papers", "treatment"}:
            state.age = "later"
            return
        if state.bullets and not line.bullet and not line.lead:
            self.state = _State(
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
            self.state = _State(mode=mode, age="block", speaker=by, presenter=presenter)
            return
        self.state = _State(mode=mode, age="line", speaker=said_by, presenter=presenter)
        if line.text.endswith(":"):
            self.units[-1].end = len(line.text)
        elif said_by:
            self.units.pop()
            self._sentences(line, 0, None)
        else:
            self._sentences(line, label.rest, None)
        lists_on = line.text.endswith(":") or mode == "treatment"
        enumerated = bool(re.match(r"(?:\d{1,2}[.)]|[a-z]\))\s", line.text[label.rest :]))
        age = "block" if lists_on else "list" if enumerated else ""
        self.state = _State(mode=mode if age else "", age=age, presenter=self.state.presenter)

    def _label_by(self, line: TextLine, label: Label) -> Speaker | None:
        if not re.match(r"\w+ (?:fra|frå|av) \S", line.text[: label.end]):
            return None
        return label_speaker(line.text, 0, len(line.text), self.roster)

    def _heading_line(self, line: TextLine, following: TextLine | None) -> bool:
        """A name alone that heads what it said, a group, or a sentence that leads into a list."""
        text = line.text
        if _GROUP.match(text) and len(text) < 90:
            self._push_label(line, 0, len(text))
            self.state = _State(mode="speech", age="block", group=True, presenter=self.state.presenter)
            return True
        short = len(text.split()) <= 6 and not text.endswith((".", "?", "!"))
        kind = self.roster.kind(text.rstrip(":")) if short and not line.bullet else None
        if kind and following is not None and not following.blank_before:
            self._push_label(line, 0, len(text))
            name = text.rstrip(":")
            speaker = Speaker(name, None, 0, 0) if kind == "person" else Speaker(None, name, 0, 0)
            self.state = _State(mode=self.state.mode, age=self.state.age, speaker=speaker, heading=True)
            return True
        if not text.endswith(":") or (following is not None and not following.bullet and not is_lead_in(text)):
            return False
        if label_speaker(text, 0, len(text), self.roster) and not following:
            return False
        self._lead_in(line, following)
        return True

    def _lead_in(self, line: TextLine, following: TextLine | None) -> None:
        presenter = self.state.presenter
        stretches = sentences_of(line.text)
        low, high = stretches[-1]
        if low:
            self._sentences(line.slice(0, low), 0, None)
            presenter = self.state.presenter or presenter
        self._push_label(line, low, high)
        speaker = self._organization_in(line.text[low:high])
        mode = "speech" if is_lead_in(line.text) or speaker or self.state.mode == "speech" else self.state.mode
        if re.search(r"presentasjon|innlegg", line.text, re.IGNORECASE):
            speaker = speaker or presenter
        self.state = _State(mode=mode, age="block", speaker=speaker, presenter=presenter, heading=False)

    def _organization_in(self, text: str) -> Speaker | None:
        for match in PERSON.finditer(text):
            for word in (match[0], match[0].split()[-1]):
                if self.roster.organization(word) and not self.roster.people(word):
                    return Speaker(None, word, 0, 0)
        return None

    def _sentences(self, line: TextLine, start: int, following: TextLine | None) -> None:
        """One unit a sentence; labels inside a line begin a mode of their own."""
        if not line.text[start:].strip():
            return
        first = True
        for low, high in self._stretches(line, start):
            inner = _INNER_LABEL.match(line.text[low:high])
            if inner:
                label = label_of(line.text[low:high])
                self.units.append(Unit(line, low, low + inner.end(), low, first=first, label=True))
                mode = _MODES.get(label.kind, "") if label else ""
                self.state = _State(
                    mode=mode, age="line" if low + inner.end() < high else "block", presenter=self.state.presenter
                )
                low += inner.end() + 1
                if low >= high:
                    continue
            self._unit(line, low, high, first=first)
            first = False
        self.state.bullets = bool(line.bullet)

    def _stretches(self, line: TextLine, start: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for low, high in sentences_of(line.text, start):
            cuts = [low]
            for match in re.finditer(r"\s(?P<label>(?:Ansvar|Frist|Oppfølging|Tiltak):)(?=\s|$)", line.text[low:high]):
                cuts.append(low + match.start("label"))
            for match in re.finditer(r",?\sog\s(?=[A-ZÆØÅ])", line.text[low:high]):
                subject = subject_of(line.text, low + match.end(), high, self.roster)
                before = subject_of(line.text, low, low + match.start(), self.roster)
                if (
                    subject
                    and before
                    and subject.speaker
                    and subject.verb in SAY
                    and says(before, line.text, discussed=False)
                ):
                    cuts.append(low + match.end())
            cuts.append(high)
            found.extend((one, two) for one, two in itertools.pairwise(cuts) if line.text[one:two].strip())
        if (
            len(found) > 1
            and "round" in self.kinds
            and self.roster.organization(line.text[found[0][0] : found[0][1]].rstrip("."))
        ):
            found[:2] = [(found[0][0], found[1][1])]
        return found

    def _unit(self, line: TextLine, start: int, end: int, *, first: bool) -> None:
        text, state = line.text, self.state
        unit = Unit(line, 0 if first and start <= line.lead else start, end, start, first=first, mode=state.mode)
        quiet = (state.mode == "papers" and state.age in {"line", "block", "later"}) or (
            state.mode in {"proposal", "vote"} and state.age in {"line", "block"}
        )
        if not quiet:
            self._find_speaker(unit, first=first)
        unit.subject = subject_of(text, unit.words, end, self.roster)
        self._add_mode(unit)
        self._add_words(unit, quiet=quiet)
        if self._presents(unit):
            state.presenter = unit.subject.speaker if unit.subject else None
        self.units.append(unit)

    def _presents(self, unit: Unit) -> bool:
        return bool(
            unit.subject
            and unit.subject.speaker
            and unit.subject.speaker.person
            and re.match(r"present|orient|innle|viste|synte|holdt|heldt", unit.subject.verb)
        )

    def _find_speaker(self, unit: Unit, *, first: bool) -> None:
        text = unit.line.text
        speaker = label_speaker(text, unit.words, unit.end, self.roster)
        if speaker is None and first and "round" in self.kinds:
            dotted = label_speaker(text, unit.words, unit.end, self.roster, mark=".")
            speaker = dotted if dotted and dotted.organization and dotted.end < unit.end else None
        if speaker is None and self.state.mode == "action":
            speaker = self._role_label(unit)
        if speaker is None:
            by = re.match(
                r"(?:presentasjon|innledning|innleiing|"
                r"orientering)\sved\s(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)",
                text[unit.words : unit.end],
                re.IGNORECASE,
            )
            if by:
                self.state.presenter = Speaker(by["name"], None, 0, 0)
            return
        if not first and not speaker.certain:
            return
        if self.state.heading and self.state.speaker and speaker.person and not speaker.organization:
            speaker = Speaker(
                speaker.person, self.state.speaker.organization, speaker.start, speaker.end, speaker.certain
            )
        unit.speaker, unit.own_speaker, unit.words = speaker, True, speaker.end

    def _role_label(self, unit: Unit) -> Speaker | None:
        """ "Alle: melde inn ..." under a label of actions."""
        role = GENERIC.match(unit.line.text, unit.words, unit.end)
        if role is None or unit.line.text[role.end() : role.end() + 2] != ": ":
            return None
        return Speaker(role[0], None, unit.words, role.end() + 2)

    def _add_mode(self, unit: Unit) -> None:
        state, found = self.state, unit.features
        age = state.age
        if age == "list":
            age = "block" if (unit.line.bullet or unit.line.lead) and not unit.line.blank_before else ""
        if state.mode and age:
            found[f"{state.mode}:{age}"] = 1.0
        if unit.own_speaker:
            found["speaker_task" if state.mode == "action" and state.age else "speaker"] = 1.0
            self.speaking = unit.line
        elif state.speaker is not None:
            unit.speaker = state.speaker
            found["speaker_heading"] = 1.0
        if state.group and (unit.line.bullet or unit.line.lead):
            found["group"] = 1.0
        if self.speaking is unit.line and not unit.own_speaker:
            found["speaker_paragraph"] = 1.0
        for kind in self.kinds - (set() if unit.line.bullet else {"discussion"}):
            found[kind] = 1.0

    def _add_words(self, unit: Unit, *, quiet: bool) -> None:
        text, found = unit.text, unit.features
        labelled = bool(self.state.mode) and self.state.age not in {"", "list"}
        if unit.line.bullet:
            found["bullet"] = 1.0
            if not labelled and not self.state.speaker and not unit.own_speaker and "discussion" not in self.kinds:
                found["bullet_no_label"] = 1.0
        elif unit.line.lead and unit.first:
            found["enumerated"] = 1.0
        for name in evidence.wording(text):
            found[name] = 1.0
        if _ONLY_NAMES.fullmatch(text) and not unit.own_speaker:
            found["only_names"] = 1.0
        if "asked_help" in found:
            found.pop("generic_says", None)
        if "noun_phrase" in found and "decided" in found:
            del found["noun_phrase"]
        if "passive" in found:
            found.pop("any_passive", None)
        if "opinion" in found and not (unit.line.bullet or labelled):
            del found["opinion"]
        if "nothing" in found and unit.own_speaker:
            found["speaker_nothing"] = 1.0
        if (
            self.units
            and self.units[-1].line is unit.line
            and "decided" in self.units[-1].features
            and len(self.units[-1].text.split()) <= 2
        ):
            found["after_bare_outcome"] = 1.0
        if self._after_vote(unit):
            found["after_vote"] = 1.0
        if "decided" in found and "vote_figures" in found and self.has_decision and self.state.mode != "decision":
            found["vote_outcome"] = 1.0
        if _URL.fullmatch(text.strip()):
            found["link_only"] = 1.0
        if "elected" in found and "election" in self.kinds:
            found["elected_in_election"] = 1.0
        organ = ORGAN.match(text)
        if organ and evidence.ORGAN_DECIDES.match(text[organ.end() :]):
            found["organ_decides"] = 1.0
        if evidence.has_due(text):
            found["due"] = 1.0
        if not quiet and unit.subject:
            self._add_subject(unit, unit.subject)
        if unit.first and not _SPOKEN.intersection(found) and not unit.line.bullet:
            found["unspoken"] = 1.0

    def _add_subject(self, unit: Unit, subject: Subject) -> None:
        found = unit.features
        discussed = self.state.mode == "speech" and self.state.age in {"line", "block", "later"}
        told = bool(subject.speaker and subject.speaker.person and subject.verb in SAY)
        if "organ_decides" in found or ("decided" in found and not told):
            return
        if told:
            found.pop("decided", None)
        if unit.own_speaker or ("speaker_paragraph" in found and subject.speaker and not subject.speaker.person):
            return
        if asks(subject, unit.line.text):
            self._add_task(unit, "task")
        elif says(subject, unit.line.text, discussed=discussed):
            found["subject_has" if subject.verb in {"har", "hadde"} else "says"] = 1.0
            unit.speaker, unit.own_speaker = subject.speaker, True
        elif evidence.SIGNS.search(unit.text):
            return
        elif is_task(subject) and "takes_on" not in found:
            self._add_task(unit, "task_person" if subject.speaker and subject.speaker.person else "task")
        elif subject.generic and subject.verb in SAY and "asked_help" not in found:
            found["generic_says"] = 1.0
        elif subject.speaker and subject.speaker.person and may_be_task(subject):
            found["task_maybe"] = 1.0
        elif subject.speaker and subject.speaker.person and may_be_saying(subject) and "procedure" not in found:
            found["says_maybe"] = 1.0
            unit.speaker, unit.own_speaker = subject.speaker, True

    def _add_task(self, unit: Unit, name: str) -> None:
        unit.features[name] = 1.0
        decided = any(key.startswith("decision:") for key in unit.features)
        if decided and not unit.first and not self._follows_label(unit):
            unit.features["task_after_decision"] = 1.0

    def _after_vote(self, unit: Unit) -> bool:
        """The line right below a vote tells what was decided."""
        if not unit.first or unit.line.blank_before or not self.units or self.units[-1].line is unit.line:
            return False
        return "vote:line" in self.units[-1].features

    def _follows_label(self, unit: Unit) -> bool:
        return bool(self.units) and self.units[-1].label and self.units[-1].line is unit.line
