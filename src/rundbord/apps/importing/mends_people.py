"""Mending what a draft says about the meeting, its people and its places to look at: from a draft to a draft."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from django.utils.translation import gettext as _

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing.draft import KINDS, NEW, UNKNOWN, Attendee, Doubt, Draft, Line, Name, name_key, replaced
from rundbord.apps.meetings.models import Attendance
from rundbord.apps.people.spelling import fold

DATES, TIMES = ("date", "end_date"), ("start", "end")
YES, NO = "yes", "no"


def edit_facts(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Change what is known of the meeting; only the fields in `values`. What was asked about them is answered."""
    wanted = {name: value.strip() for name, value in values.items()}
    for name in DATES:
        _require_date(wanted.get(name, ""))
    for name in TIMES:
        _require_time(wanted.get(name, ""))
    draft = replace(draft, facts=replace(draft.facts, **wanted))  # type: ignore[arg-type]  # all of these are texts
    answered = {kind for kind, name in (("body", "body_uid"), ("date", "date")) if wanted.get(name)}
    return replace(draft, doubts=tuple(_answered(one, YES) if one.kind in answered else one for one in draft.doubts))


def _require_date(value: str) -> None:
    try:
        date.fromisoformat(value or "2000-01-01")
    except ValueError:
        raise NotPossibleError(_("Write the date as year, month and day, for example 2021-11-25.")) from None


def _require_time(value: str) -> None:
    try:
        time.fromisoformat(value or "12:00")
    except ValueError:
        raise NotPossibleError(_("Write the time as hours and minutes, for example 13:00.")) from None


def attendee_of(draft: Draft, key: str) -> Attendee:
    """The row of this key; raises NotPossibleError where it is gone."""
    found = next((row for row in draft.attendance if row.key == key), None)
    if found is None:
        raise NotPossibleError(_("This person is no longer in the list. Load the page again."))
    return found


def edit_attendee(draft: Draft, key: str, values: Mapping[str, str]) -> Draft:
    """Change a row of the attendance list."""
    row = attendee_of(draft, key)
    wanted = {name: " ".join(value.split()) for name, value in values.items()}
    if not wanted.get("name", row.name):
        raise NotPossibleError(_("Write the person's name."))
    if wanted.get("category", row.category) not in Attendance.Category.values:
        raise NotPossibleError(_("Choose in what capacity the person came."))
    changed = replace(row, **wanted)  # type: ignore[arg-type]  # all of these are texts
    return replace(draft, attendance=tuple(changed if one.key == key else one for one in draft.attendance))


def add_attendee(draft: Draft, name: str) -> Draft:
    """One more row at the end of the attendance list."""
    if not name.strip():
        raise NotPossibleError(_("Write the person's name."))
    row = Attendee(f"a{draft.next_key}", " ".join(name.split()))
    return replace(draft, attendance=(*draft.attendance, row), next_key=draft.next_key + 1)


def remove_attendee(draft: Draft, key: str, source: str) -> Draft:
    """Somebody who was no attendee: the words go to the remainder."""
    row = attendee_of(draft, key)
    written = " ".join(source[start:end] for start, end in row.spans) or row.name
    rest = Line(f"l{draft.next_key}", "rest", written, spans=row.spans)
    doubts = tuple(replace(one, node=rest.key) if one.node == key else one for one in draft.doubts)
    others = tuple(one for one in draft.attendance if one.key != key)
    return replace(draft, attendance=others, parts=(rest, *draft.parts), doubts=doubts, next_key=draft.next_key + 1)


def choose_name(draft: Draft, key: str, choice: str) -> Draft:
    """Say whom a name means: a uid of the register, "new", "unknown", or another name of the document ("=Eli Berg").

    One answer holds for the name everywhere in the document.
    """
    means = choice.removeprefix("=") if choice.startswith("=") else ""
    names = tuple(
        replace(one, means=means, choice="" if means else choice) if one.key == key else one for one in draft.names
    )
    written = next((one.written for one in draft.names if one.key == key), None)
    if written is None:
        raise NotPossibleError(_("This name is no longer in the document. Load the page again."))
    answer = NO if choice == UNKNOWN else YES
    doubts = tuple(_answered(one, answer) if _is_about(one, written) else one for one in draft.doubts)
    return replace(draft, names=names, doubts=doubts)


def choose_new(draft: Draft, keys: set[str]) -> Draft:
    """All these names become new in the register."""
    return replace(draft, names=tuple(replace(one, choice=NEW) if one.key in keys else one for one in draft.names))


def answer_doubt(draft: Draft, key: str, answer: str) -> Draft:
    """Answer a place to look at: "yes" carries out what it proposes, "new" adds whom it is about to the register, "no"
    leaves everything as it is."""
    doubt = next((one for one in draft.doubts if one.key == key), None)
    if doubt is None or answer not in {YES, NO, NEW}:
        raise NotPossibleError(_("This question is no longer there. Load the page again."))
    name = _name_asked_about(draft, doubt)
    if answer == NEW and name is not None:
        return choose_name(draft, name.key, NEW)
    if answer == YES and doubt.proposal:
        draft = _carried_out(draft, doubt)
    return replace(draft, doubts=tuple(_answered(one, answer) if _is_same(one, doubt) else one for one in draft.doubts))


def settle_moved(draft: Draft, key: str) -> Draft:
    """Questions about a name that the line of this key does not bear any more stand where the name still does; where
    nobody bears it they are answered."""
    return replace(draft, doubts=tuple(_moved(draft, one) if one.node == key else one for one in draft.doubts))


def _moved(draft: Draft, doubt: Doubt) -> Doubt:
    if doubt.kind not in {"speaker", "spelling"} or _name_asked_about(draft, doubt) is None:
        return doubt
    bearers = _bearers(draft, doubt.text)
    if doubt.node in bearers:
        return doubt
    return replace(doubt, node=bearers[0]) if bearers else _answered(doubt, YES)


def _bearers(draft: Draft, written: str) -> list[str]:
    """The keys of all that bear a name."""
    lines = [part for part in draft.parts if isinstance(part, Line)]
    named = [(row.key, (row.name, row.organization)) for row in draft.attendance]
    named += [(line.key, (line.person, line.organization)) for line in lines]
    return [key for key, names in named if fold(written) in {fold(name) for name in names}]


def _carried_out(draft: Draft, doubt: Doubt) -> Draft:
    match doubt.kind:
        case "speaker" | "spelling":
            return _named(draft, doubt)
        case "employer":
            return edit_attendee(draft, doubt.node, {"employer": doubt.proposal})
        case "kind" if doubt.proposal in KINDS:
            part = next((one for one in draft.parts if one.key == doubt.node), None)
            return replaced(draft, replace(part, kind=doubt.proposal)) if isinstance(part, Line) else draft
        case "body":
            return edit_facts(draft, {"body_uid": draft.facts.likely_body})
        case "date":
            return edit_facts(draft, {"date": doubt.proposal})
        case _:
            return draft


def _named(draft: Draft, doubt: Doubt) -> Draft:
    """A name means what was proposed; words that are no name are spelled as proposed."""
    name = _name_asked_about(draft, doubt)
    if name is None:
        part = next((one for one in draft.parts if one.key == doubt.node), None)
        if not isinstance(part, Line):
            return draft
        word = re.compile(rf"(?<!\w){re.escape(doubt.text)}(?!\w)")
        return replaced(draft, replace(part, text=word.sub(lambda _found: doubt.proposal, part.text, count=1)))
    if draft.name(name.kind, doubt.proposal) is not None:
        return choose_name(draft, name.key, f"={doubt.proposal}")
    return choose_name(draft, name.key, name.likely) if name.likely else draft


def _name_asked_about(draft: Draft, doubt: Doubt) -> Name | None:
    for kind in ("person", "organization"):
        name = draft.name(kind, doubt.text)
        if name is not None and name.key == name_key(kind, doubt.text):
            return name
    return None


def _is_about(doubt: Doubt, written: str) -> bool:
    return doubt.kind in {"speaker", "spelling"} and bool(written) and fold(doubt.text) == fold(written)


def _is_same(one: Doubt, other: Doubt) -> bool:
    """One answer about a name holds for all who ask the same."""
    return one.key == other.key or (one.kind == other.kind and _is_about(one, other.text))


def _answered(doubt: Doubt, answer: str) -> Doubt:
    return replace(doubt, answer=doubt.answer or answer)
