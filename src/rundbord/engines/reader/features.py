"""What is known about a sentence, as features for the weights in `body_weights.py`."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader import evidence
from rundbord.engines.reader.speakers import Speaker
from rundbord.engines.reader.subjects import (
    STATES,
    Subject,
    asks,
    is_task,
    may_be_saying,
    may_be_task,
    says,
    was_there,
)
from rundbord.engines.reader.unit import State, Unit
from rundbord.engines.reader.verbs import ORGAN, SAY, TO_DO, is_task_verb

_SPOKEN = word_set("speaker speaker_heading says says_maybe subject_has group speech:line speech:block speech:later")
_ONLY_NAMES = re.compile(
    r"(?:[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)(?:(?:,\s|\sog\s)[A-ZÆØÅ][\w-]*(?:\s[A-ZÆØÅ][\w-]*)*)+\.?"
)
_ARROWS = frozenset({"=>", "->", "→", "⇒"})
_PROPOSAL = re.compile(r"(?:Forslaget|Framlegget|Innstillinga?n?|Innstillingen|Tilrådinga)\s")
_PROPOSED = re.compile(
    r"(?:\w+s )?(?:forslag|framlegg|innstilling|tilråding)\w*\s(?:\w+\s){0,3}?(?:ble|blei|vart|er|var)\b", re.IGNORECASE
)
_THEREFORE = re.compile(r",\s(?:så|og)\s")
_PRESENT = re.compile(r"\s([a-zæøå]+[ae]r)\b")
_URL = re.compile(r"<?(?:https?://|www\.)\S+")


@dataclass(frozen=True)
class Setting:
    """Where a sentence stands: the unit before it, the labels above it, what its item is about."""

    before: Unit | None
    state: State
    kinds: AbstractSet[str]
    has_decision: bool

    @property
    def labelled(self) -> bool:
        """True under a label that still holds."""
        return bool(self.state.mode) and self.state.age not in {"", "list"}

    @property
    def quiet(self) -> bool:
        """True in case papers, proposals and votes, where nobody speaks."""
        state = self.state
        if state.mode == "papers":
            return state.age in {"line", "block", "later"}
        return state.mode in {"proposal", "vote"} and state.age in {"line", "block"}


def add_features(unit: Unit, setting: Setting) -> None:
    """Give a unit all its features; its speaker and subject must be set."""
    _add_place(unit, setting)
    _add_words(unit, setting)
    _add_neighbours(unit, setting)
    if not setting.quiet and unit.subject:
        _add_subject(unit, unit.subject, setting)
    if unit.first and not _SPOKEN.intersection(unit.features) and not unit.line.bullet:
        unit.features["unspoken"] = 1.0


def _add_place(unit: Unit, setting: Setting) -> None:
    """The label above, the speaker, the kind of the item."""
    state, found = setting.state, unit.features
    age = state.age
    if age == "list":
        age = "block" if (unit.line.bullet or unit.line.lead) and not unit.line.blank_before else ""
    if state.mode and age:
        found[f"{state.mode}:{age}"] = 1.0
    if unit.own_speaker:
        to_do = "mention" in found or (state.mode == "action" and state.age)
        found["speaker_task" if to_do else "speaker"] = 1.0
    elif state.speaker is not None:
        unit.speaker = state.speaker
        found["speaker_heading"] = 1.0
    if state.group and (unit.line.bullet or unit.line.lead):
        found["group"] = 1.0
    if not unit.own_speaker and _in_labelled_paragraph(unit, setting.before):
        found["speaker_paragraph"] = 1.0
    found.update(dict.fromkeys(setting.kinds - (set() if unit.line.bullet else {"discussion"}), 1.0))


def _in_labelled_paragraph(unit: Unit, before: Unit | None) -> bool:
    if before is None or before.line is not unit.line:
        return False
    return any(name in before.features for name in ("speaker", "speaker_task", "speaker_paragraph"))


def _add_words(unit: Unit, setting: Setting) -> None:
    """What the wording tells, with what one wording says about another."""
    text, found = unit.text, unit.features
    _add_bullet(unit, setting)
    opinions = bool(unit.line.bullet) or setting.labelled
    found.update(dict.fromkeys(evidence.wording(text, opinions=opinions), 1.0))
    if "decided" in found:
        found.pop("noun_phrase", None)
    if "decided" in found and _THEREFORE.search(text):
        found.pop("nothing", None)
    if "passive" in found:
        found.pop("any_passive", None)
    organ = ORGAN.match(text)
    told = {
        "only_names": bool(_ONLY_NAMES.fullmatch(text)) and not (unit.speaker and unit.speaker.person),
        "speaker_nothing": "nothing" in found and unit.own_speaker,
        "speaker_decides": bool(unit.own_speaker and "decided" in found and _PROPOSAL.match(text)),
        "link_only": bool(_URL.fullmatch(text.strip())),
        "elected_in_election": "elected" in found and "election" in setting.kinds,
        "organ_decides": bool(organ and evidence.ORGAN_DECIDES.match(text[organ.end() :])),
        "organ_decides_maybe": bool(organ and _decides_maybe(text[organ.end() :])),
        "due": evidence.has_due(text),
        "infinitive": text.partition(" ")[0].lower() in TO_DO,
    }
    if organ and "speaker_paragraph" in found:
        found["organ_after_speech"] = 1.0
    found.update({name: 1.0 for name, holds in told.items() if holds})
    if told["organ_decides"]:
        found.pop("promise", None)


def _decides_maybe(text: str) -> bool:
    """True for any other verb in the present tense after an organ, which minutes tell only of what it decides."""
    match = _PRESENT.match(text)
    return bool(match and match[1] not in STATES and not is_task_verb(match[1]))


def _add_bullet(unit: Unit, setting: Setting) -> None:
    if unit.line.bullet in _ARROWS:
        unit.features["arrow"] = 1.0
    elif unit.line.bullet:
        unit.features["bullet"] = 1.0
        spoken = setting.labelled or setting.state.speaker or unit.own_speaker or "discussion" in setting.kinds
        if not spoken:
            unit.features["bullet_no_label"] = 1.0
    elif unit.line.lead and unit.first:
        unit.features["enumerated"] = 1.0


def _add_neighbours(unit: Unit, setting: Setting) -> None:
    """What the sentence before tells about this one."""
    before, found = setting.before, unit.features
    if "decided" in found and not setting.has_decision:
        found.pop("vote_figures", None)
    if "decided" in found and setting.has_decision and setting.state.mode != "decision":
        voted = "vote_figures" in found or setting.state.mode in {"treatment", "vote"}
        if voted or _PROPOSED.match(unit.text):
            found["vote_outcome"] = 1.0
    if before is None:
        return
    same = before.line is unit.line
    if same and "decided" in before.features and len(before.text.split()) <= 2:
        found["after_bare_outcome"] = 1.0
    if unit.first and not same and not unit.line.blank_before and "vote:line" in before.features:
        found["after_vote"] = 1.0


def _add_subject(unit: Unit, subject: Subject, setting: Setting) -> None:
    """What the subject and its verb tell; a person who says something is the speaker."""
    found = unit.features
    person = bool(subject.speaker and subject.speaker.person)
    told = person and subject.verb in SAY
    if "organ_decides" in found or ("decided" in found and not told):
        return
    if told:
        found.pop("decided", None)
        found.pop("agreed", None)
    if unit.own_speaker or ("speaker_paragraph" in found and subject.speaker and not person):
        return
    name = _said(unit, subject, setting) or _to_do(unit, subject)
    if name is None and person and may_be_saying(subject, unit.line.text) and "procedure" not in found:
        name = "says_maybe"
    if name in {"says", "subject_has", "says_maybe"}:
        unit.speaker, unit.own_speaker = _under_heading(subject.speaker, setting.state), True
    if name:
        found[name] = 1.0
    if name in {"task", "task_person"} and _after_decision(unit, setting.before):
        found["task_after_decision"] = 1.0


def _under_heading(speaker: Speaker | None, state: State) -> Speaker | None:
    """A person who speaks under the name of a municipality speaks for it."""
    above = state.speaker.organization if state.heading and state.speaker else None
    if speaker is None or above is None or speaker.person is None or speaker.organization:
        return speaker
    return replace(speaker, organization=above)


def _said(unit: Unit, subject: Subject, setting: Setting) -> str | None:
    state = setting.state
    discussed = state.mode == "speech" and state.age in {"line", "block", "later"}
    if "round" in setting.kinds and not (subject.speaker and subject.speaker.person):
        discussed = not was_there(subject, unit.line.text)
    if asks(subject, unit.line.text) or not says(subject, unit.line.text, discussed=discussed):
        return None
    return "subject_has" if subject.verb in {"har", "hadde"} else "says"


def _to_do(unit: Unit, subject: Subject) -> str | None:
    person = bool(subject.speaker and subject.speaker.person)
    if asks(subject, unit.line.text):
        return "task"
    if evidence.SIGNS.search(unit.text):
        return "signs"
    if is_task(subject, unit.line.text) and "takes_on" not in unit.features:
        return "task_person" if person else "task"
    if subject.generic and subject.verb in SAY:
        return None if "asked_help" in unit.features else "generic_says"
    if not may_be_task(subject):
        return None
    return "task_maybe" if person else "role_task_maybe"


def _after_decision(unit: Unit, before: Unit | None) -> bool:
    """True where a decision's first sentence stands before, under the same label."""
    decided = any(name.startswith("decision:") for name in unit.features)
    if not decided or before is None or before.label:
        return False
    plain = not (unit.line.lead or unit.line.bullet)
    return not unit.first or (plain and before.line is not unit.line)
