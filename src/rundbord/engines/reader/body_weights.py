"""What each feature of a sentence says about its kind, and what may follow what. Set by hand, as for the sections."""

from typing import Literal

from rundbord.engines.reader.decode import Model

UnitKind = Literal["text", "papers", "proposal", "vote", "speech", "decision", "action"]

KINDS: tuple[UnitKind, ...] = ("text", "papers", "proposal", "vote", "speech", "decision", "action")

START: dict[UnitKind, float] = {"text": 0.5}

WEIGHTS: dict[str, dict[UnitKind, float]] = {
    # the label above or in front
    "papers:line": {"papers": 8},
    "papers:block": {"papers": 7},
    "papers:later": {"papers": 4},
    "proposal:line": {"proposal": 9},
    "proposal:block": {"proposal": 8},
    "proposal:later": {"proposal": 2},
    "vote:line": {"vote": 9},
    "vote:block": {"vote": 6},
    "vote:later": {"vote": 0.5},
    "decision:line": {"decision": 9},
    "decision:block": {"decision": 7.5},
    "decision:later": {"decision": 1},
    "action:line": {"action": 9},
    "action:block": {"action": 6},
    "action:later": {"action": 0.5},
    "speech:line": {"speech": 8},
    "speech:block": {"speech": 5},
    "speech:later": {"speech": 2.5},
    "treatment:line": {"text": 0.5},
    "treatment:block": {"text": 0.5},
    # who
    "speaker": {"speech": 9},
    "speaker_decides": {"decision": 9, "vote": -4},
    "speaker_task": {"action": 6},
    "mention": {"action": 3},
    "speaker_paragraph": {"speech": 1.5},
    "speaker_nothing": {"text": 8},
    "speaker_heading": {"speech": 3.5},
    "says": {"speech": 6},
    "subject_has": {"speech": 2.5},
    "says_maybe": {"speech": 3},
    "unspoken": {"speech": -4},
    "generic_says": {"text": 3},
    "group": {"speech": 5},
    # the words
    "bias": {"text": 0.6},
    "decided": {"decision": 5},
    "agreed": {"decision": 6.5},
    "any_passive": {"decision": 1.0},
    "after_bare_outcome": {"text": 2},
    "impersonal": {"decision": 2.5},
    "noun_phrase": {"text": 4, "decision": -3},
    "moved": {"proposal": 6, "decision": -4},
    "vote_outcome": {"vote": 3, "decision": -5},
    "after_vote": {"decision": 4},
    "organ_decides": {"decision": 5},
    "organ_after_speech": {"text": 3},
    "closing": {"decision": 4},
    "organ_decides_maybe": {"decision": 1.8},
    "passive": {"decision": 2.6},
    "elected": {"decision": 1},
    "elected_in_election": {"decision": 6},
    "takes_on": {"decision": 4.5},
    "task": {"action": 5},
    "task_person": {"action": 5.5},
    "task_maybe": {"action": 2.8},
    "role_task_maybe": {"action": 0.6},
    "task_after_decision": {"action": 6},
    "promise": {"action": 5.5},
    "infinitive": {"action": 0.8},
    "doer_behind": {"action": 6},
    "name_behind": {"action": 2},
    "asked_help": {"action": 6},
    "wants_of_all": {"action": 6},
    "asked": {"action": 1.5},
    "being_asked": {"action": 5},
    "by_agent": {"action": 3.5},
    "due": {"action": 2.5},
    "due_alone": {"action": 3},
    "nothing": {"text": 7, "decision": -2},
    "vote_figures": {"vote": 4, "text": 1},
    "procedure": {"text": 3},
    "opinion": {"speech": 1.0},
    "sibling": {"speech": 1.4},
    "question": {"speech": 0.4, "decision": -3, "action": -2},
    "bullet": {"speech": 0.8, "action": 0.2},
    "arrow": {"decision": 3, "action": 1},
    "bullet_no_label": {"text": 2.3},
    "enumerated": {"text": 0.8},
    "only_names": {"text": 9},
    "link_only": {"text": 1.5},
    "lead_in": {"text": 8},
    # the item
    "round": {"decision": -2},
    "briefing": {"text": 0.8, "decision": -1},
    "other": {"text": 0.2},
    "discussion": {"speech": 1.2},
    "action_row": {"action": 12},
}

NEW_LINE: dict[tuple[UnitKind, UnitKind], float] = {
    ("papers", "papers"): 1.5,
    ("proposal", "proposal"): 0.5,
    ("speech", "speech"): 0.3,
    ("speech", "papers"): -3,
    ("decision", "papers"): -3,
    ("decision", "proposal"): -1,
    ("action", "speech"): -0.5,
}

SAME_LINE: dict[tuple[UnitKind, UnitKind], float] = {
    ("speech", "speech"): 3.2,
    ("speech", "text"): -2,
    ("papers", "papers"): 1,
    ("proposal", "proposal"): 1,
    ("vote", "vote"): 1,
    ("decision", "decision"): 0.5,
    ("text", "text"): 1.0,
    ("text", "speech"): -1,
}

MODEL: Model[UnitKind] = Model(KINDS, WEIGHTS, [NEW_LINE, SAME_LINE], START)
