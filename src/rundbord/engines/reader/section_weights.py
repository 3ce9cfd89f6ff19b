"""What each feature of a line says about its part of the document, and what may follow what.

Set by hand from the catalogue of layouts. Positive numbers speak for a part, negative against it; 1 is a hint,
4 nearly settles it, 8 settles it.
"""

from typing import Literal

from rundbord.engines.reader.decode import Model

SectionKind = Literal["head", "attendance", "contents", "division", "item", "body", "end", "furniture", "embedded"]

KINDS: tuple[SectionKind, ...] = ("head", "attendance", "contents", "division", "item", "body", "end", "furniture")

START: dict[SectionKind, float] = {
    "head": 2,
    "attendance": -2,
    "contents": -2,
    "item": -3,
    "body": -8,
    "end": -8,
    "division": -4,
}

WEIGHTS: dict[str, dict[SectionKind, float]] = {
    "furniture": {"furniture": 20},
    "item": {"item": 16},
    "toc": {"contents": 9},
    "section": {"division": 6},
    "closing": {"end": 7},
    "next": {"end": 5, "head": 3, "body": 1},
    "web": {"end": 5, "head": 2},
    "role_only": {"end": 3, "attendance": 0.5},
    "date": {"head": 1.5},
    "time": {"head": 2},
    "table_head": {"contents": 8, "attendance": 2},
    "title": {"head": 3},
    "sentence": {"body": 2, "head": 0.3, "attendance": -1, "end": -1},
    "long": {"body": 1},
    "bullet": {"body": 1, "contents": 0.5},
    "meaning": {"body": 6},
    "person_row": {"attendance": 3, "end": 1},
    "numbered_person": {"attendance": 2},
    "has_person": {"attendance": 1.5},
    "organization_only": {"attendance": 1, "head": 1, "body": 1},
    "organization_label": {"attendance": 2, "body": 2},
    "table:attendance": {"attendance": 8},
    "table:toc": {"contents": 8},
    "table:items": {"body": 4, "contents": 0.5, "attendance": -4},
    "table:actions": {"body": 8},
    "label:present": {"attendance": 7},
    "label:absent": {"attendance": 7},
    "label:deputies": {"attendance": 7},
    "label:observers": {"attendance": 7},
    "label:guests": {"attendance": 6},
    "label:secretariat": {"attendance": 4, "end": 3},
    "label:chair": {"attendance": 4, "head": 2},
    "label:called": {"head": 6},
    "label:place": {"head": 6},
    "label:time": {"head": 6},
    "label:date": {"head": 6},
    "label:body": {"head": 5},
    "label:letterhead": {"head": 5},
    "label:toc": {"contents": 7},
    "label:papers": {"body": 5, "head": 1.5},
    "label:proposal": {"body": 6},
    "label:speech": {"body": 4},
    "label:treatment": {"body": 5},
    "label:vote": {"body": 6},
    "label:decision": {"body": 6},
    "label:action": {"body": 5},
    "label:responsible": {"body": 5},
    "label:due": {"body": 4},
    "label:next": {"end": 6, "head": 3},
    "label:signature": {"end": 6, "head": 2},
    "label:remarks": {"attendance": 4, "body": 3, "head": 4},
    "label:web": {"end": 6, "head": 2},
    "before_first_item": {"body": -12, "end": -5, "head": 1},
    "after_first_item": {"head": -5, "attendance": -5, "contents": -4, "body": 1},
    "late_attendance": {"attendance": 22},
    "near_end": {"end": 0.9},
    "enumerated": {"body": 1},
    "top": {"head": 2},
}

TRANSITIONS: dict[tuple[SectionKind, SectionKind], float] = {
    ("head", "head"): 1,
    ("head", "body"): -6,
    ("head", "end"): -4,
    ("attendance", "attendance"): 2,
    ("attendance", "head"): -0.5,
    ("attendance", "body"): -6,
    ("attendance", "end"): -3,
    ("contents", "contents"): 1.5,
    ("contents", "body"): -5,
    ("contents", "attendance"): -0.5,
    ("contents", "head"): -1.5,
    ("division", "item"): 1,
    ("division", "body"): -3,
    ("division", "division"): -1,
    ("item", "body"): 1,
    ("item", "attendance"): -5,
    ("item", "head"): -5,
    ("item", "contents"): -4,
    ("item", "end"): -3,
    ("body", "body"): 1.5,
    ("body", "attendance"): -6,
    ("body", "head"): -6,
    ("body", "contents"): -4,
    ("end", "end"): 1.5,
    ("end", "body"): -2,
    ("end", "item"): -1,
    ("end", "attendance"): -2,
    ("end", "head"): -4,
    ("furniture", "head"): 0.5,
}

MODEL: Model[SectionKind] = Model(KINDS, WEIGHTS, [TRANSITIONS], START)
