"""Whom the names of a draft mean: what the register knows for certain, and what a person has to be asked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from rundbord.apps.importing.draft import Doubt, Draft, Line, Name, day, name_key
from rundbord.apps.importing.places_on_date import PlacesOnDate
from rundbord.apps.people.models import Body
from rundbord.apps.people.naming import Candidate, Directory
from rundbord.apps.people.spelling import fold

SURE = {"alias", "exact", "name_parts"}
ABOUT_NAMES = {"speaker", "spelling"}
ASKED_ONCE = {*ABOUT_NAMES, "body", "date"}


def match(draft: Draft, directory: Directory) -> Draft:
    """The draft with every name looked up in the register, and with doubts where that leaves a question."""
    draft = _without_needless(_with_body(with_names(draft, directory), directory))
    for doubt in list(_questions(draft, directory)):
        draft = _asked(draft, doubt)
    return draft


def _without_needless(draft: Draft) -> Draft:
    """The draft without the reader's questions about names that the register knows for certain."""
    known = {fold(name.written) for name in draft.names if name.found}
    kept = tuple(one for one in draft.doubts if one.kind not in ABOUT_NAMES or fold(one.text) not in known)
    return replace(draft, doubts=kept)


def with_names(draft: Draft, directory: Directory) -> Draft:
    """The draft with a `Name` for each name in it; those that it has already stay as they are."""
    present = {one.means.uid for row in draft.attendance for one in _sure(directory.persons(row.name))}
    places = PlacesOnDate(directory, day(draft.facts.date))
    held = {name.key for name in draft.names}
    fresh: dict[str, Name] = {}
    for kind, written in written_names(draft, directory):
        key = name_key(kind, written)
        if key not in held and key not in fresh:
            is_person = kind == "person"
            fresh[key] = (
                _person(directory, key, written, present) if is_person else _place(directory, places, key, written)
            )
    return replace(draft, names=(*draft.names, *fresh.values()))


def written_names(draft: Draft, directory: Directory) -> Iterator[tuple[str, str]]:
    """Each name in the draft with its kind; whoever is to do something may be either."""
    for row in draft.attendance:
        yield "person", row.name
        yield from (("organization", one) for one in (row.organization, row.employer) if one)
    lines = [part for part in draft.parts if isinstance(part, Line) and part.kind != "rest"]
    for line in lines:
        if line.person:
            yield "person", line.person
        if line.organization:
            yield "organization", line.organization
    for responsible in {task.responsible for line in lines for task in line.tasks} - {""}:
        is_organization = bool(_sure(directory.organizations(responsible)))
        yield ("organization" if is_organization else "person"), responsible


def _person(directory: Directory, key: str, written: str, present: set[str]) -> Name:
    """What the register says. A bare first name can only mean, for certain, somebody who was there."""
    candidates = directory.persons(written)
    sure = _sure(candidates)
    if " " not in fold(written):
        sure = [one for one in sure if one.means.uid in present]
    return _name(key, "person", written, sure, candidates)


def _place(directory: Directory, places: PlacesOnDate, key: str, written: str) -> Name:
    """What the register says of the document's date; of namesakes the one that takes part."""
    candidates = directory.organizations(written)
    known = _sure(candidates)
    sure = places.living(known, written)
    if not sure and (after := places.successor(known)):
        return Name(key, "organization", written, likely=after.uid, alike=after.name)
    sure = sure or known
    if len(sure) > 1:
        sure = [one for one in sure if one.means.pk in directory.places.preferred]
    return _name(key, "organization", written, sure, candidates)


def _name(
    key: str, kind: str, written: str, sure: Sequence[Candidate[Any]], candidates: Sequence[Candidate[Any]]
) -> Name:
    """Found where only one is sure, else whom it is spelled like."""
    if len(sure) == 1:
        return Name(key, kind, written, found=sure[0].means.uid)
    likely = [one for one in candidates if one.how in {"spelling", "initials"}]
    return Name(key, kind, written, likely=likely[0].means.uid if likely else "", alike=_one_name(likely))


def _sure(candidates: Iterable[Candidate[Any]]) -> list[Candidate[Any]]:
    """The candidates of the best reason, where that is reason enough."""
    found = [one for one in candidates if one.how in SURE]
    return [one for one in found if one.how == found[0].how]


def _one_name(candidates: Sequence[Candidate[Any]]) -> str:
    return str(candidates[0].means) if candidates else ""


def _with_body(draft: Draft, directory: Directory) -> Draft:
    facts = draft.facts
    for written in (facts.body, f"{facts.body} {facts.cooperation}", facts.cooperation):
        sure = [one for one in _sure(directory.bodies(written)) if one.how != "name_parts"] if written.strip() else []
        if len(sure) == 1 and not facts.body_uid:
            return replace(draft, facts=replace(facts, body_uid=sure[0].means.uid))
    likely = likely_body(draft, directory)
    return replace(draft, facts=replace(facts, likely_body=likely.uid if likely else ""))


def likely_body(draft: Draft, directory: Directory) -> Body | None:
    """The body that the words in the document are most like."""
    for written in (draft.facts.body, draft.facts.cooperation):
        candidates = directory.bodies(written) if written.strip() else []
        if candidates:
            return candidates[0].means
    return None


def _questions(draft: Draft, directory: Directory) -> Iterator[Doubt]:
    """What the register leaves open; keys are given when they are asked."""
    if not draft.facts.body_uid:
        likely = likely_body(draft, directory)
        yield Doubt("", "body", "facts", draft.facts.body, likely.name if likely else "")
    if not draft.facts.date:
        yield Doubt("", "date", "facts", "")
    for row in draft.attendance:
        yield from _about_name(draft, "person", row.name, row.key)
        if row.organization:
            yield from _about_name(draft, "organization", row.organization, row.key)
    for part in draft.parts:
        if isinstance(part, Line) and part.kind != "rest":
            if part.person:
                yield from _about_name(draft, "person", part.person, part.key)
            if part.organization:
                yield from _about_name(draft, "organization", part.organization, part.key)


def _about_name(draft: Draft, kind: str, written: str, node: str) -> Iterator[Doubt]:
    name = draft.name(kind, written)
    if name is None or name.found or name.choice or name.means:
        return
    present = _one_who_was_there(draft, written) if kind == "person" else ""
    if present:
        yield Doubt("", "speaker", node, written, present)
    elif name.alike:
        yield Doubt("", "spelling", node, written, name.alike)


def _one_who_was_there(draft: Draft, written: str) -> str:
    """The only attendee whose name begins or ends with these words, if that is not the whole name."""
    words = fold(written)
    alike = {
        row.name
        for row in draft.attendance
        if fold(row.name).startswith(f"{words} ") or fold(row.name).endswith(f" {words}")
    }
    return alike.pop() if len(alike) == 1 else ""


def _asked(draft: Draft, doubt: Doubt) -> Draft:
    """One more doubt, unless the same is asked already: one answer about a name holds for the whole document."""
    if any(_same(doubt, other) for other in draft.doubts):
        return draft
    asked = replace(doubt, key=f"d{draft.next_key}")
    return replace(draft, doubts=(*draft.doubts, asked), next_key=draft.next_key + 1)


def _same(one: Doubt, other: Doubt) -> bool:
    alike = one.kind == other.kind or {one.kind, other.kind} == ABOUT_NAMES
    return alike and one.kind in ASKED_ONCE and (one.kind in {"body", "date"} or fold(one.text) == fold(other.text))
