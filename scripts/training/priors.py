"""Weights set by hand, where training begins."""

from rundbord.engines.reader.chances import Thing

_DOCUMENT = {
    "few items": -0.7,
    "no numbers": -0.7,
    "numbers odd": -1.2,
    "few persons": -0.7,
    "one long item": -1.0,
    "empty items": -2.5,
    "much left over": -0.5,
    "odd words": -0.7,
}
_MARGIN = {"margin 0": -1.5, "margin 1": -1.0, "margin 2": -0.5, "margin 4": 0.5, "margin 5": 1.0}
# What each sign says for a thing being right, set by hand: where the training of certainty begins.
CERTAINTY: dict[Thing, dict[str, float]] = {
    "attendance": {"bias": 2.0, "few persons": -1.5, "no first name": -1.0, "no organization": -0.5, "words 1": -0.5},
    "items": {"bias": 2.0, "heading 0.7": -1.5, "no number": -0.5, **_DOCUMENT},
    "contributions": {"bias": 1.8, "unknown speaker": -1.0, "known speaker": 0.3, **_MARGIN, **_DOCUMENT},
    "decisions": {"bias": 0.9, "decision:block": 0.7, "decision:line": 0.7, **_MARGIN, **_DOCUMENT},
    "actions": {"bias": 0.2, "action_row": -0.5, "who": 0.3, "in contribution": -0.5, **_MARGIN, **_DOCUMENT},
    "header": {"bias": 1.5, "few items": -0.5, "few persons": -0.5, "length 5": -1.0},
}
