"""What the forms of the review ask for: each act's name, and the mend that the posted fields make of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from rundbord.apps.core.errors import NotPossibleError
from rundbord.apps.importing import mends, mends_people
from rundbord.apps.importing.draft import MARKS, Draft, Line, Marking, Task, day, name_key, replaced

Mend = Callable[[Draft], Draft]
FACTS = ("body_uid", "date", "end_date", "start", "end", "place", "language")
ROW = ("name", "organization", "role", "status", "category", "deputy_for", "note")


@dataclass(frozen=True)
class Edit:
    """One act on one node. `names` says that it may bring in names that the register is asked about."""

    mend: Mend
    names: bool = False


def edit_asked(posted: QueryDict, source: str) -> Edit:
    """The act that a form asks for; `source` is the document's text. Raises NotPossibleError for none of ours."""
    make = ACTS.get(posted.get("act", ""))
    if make is None:
        raise NotPossibleError(_("That could not be understood"))
    return make(posted, posted.get("node", ""), source)


def _facts(posted: QueryDict, _node: str, _source: str) -> Edit:
    values = {name: posted.get(name, "") for name in FACTS if name in posted}
    return Edit(lambda draft: mends_people.edit_facts(draft, values))


def _row(posted: QueryDict, node: str, _source: str) -> Edit:
    values = {name: posted.get(name, "") for name in ROW if name in posted}

    def mend(draft: Draft) -> Draft:
        draft = mends_people.edit_attendee(draft, node, values)
        row = mends_people.attendee_of(draft, node)
        draft = _chosen(draft, posted, "person", row.name)
        return _chosen(draft, posted, "organization", row.organization)

    return Edit(mend, names=True)


def _chosen(draft: Draft, posted: Mapping[str, str], kind: str, written: str) -> Draft:
    """Whom the form says that a name means; a name that the form does not know yet is left to the register."""
    key, choice = name_key(kind, written), posted.get(f"{kind}_choice", "")
    held = next((one for one in draft.names if one.key == key), None)
    if held is None or choice in {"", held.choice or held.found}:
        return draft
    return mends_people.choose_name(draft, key, choice)


def _row_add(posted: QueryDict, _node: str, _source: str) -> Edit:
    return Edit(lambda draft: mends_people.add_attendee(draft, posted.get("name", "")), names=True)


def _row_remove(_posted: QueryDict, node: str, source: str) -> Edit:
    return Edit(lambda draft: mends_people.remove_attendee(draft, node, source))


def _heading(posted: QueryDict, node: str, _source: str) -> Edit:
    number, title = posted.get("number", ""), posted.get("title", "")
    return Edit(lambda draft: mends.edit_heading(draft, node, number=number, title=title))


def _line(posted: QueryDict, node: str, _source: str) -> Edit:
    return Edit(lambda draft: _line_saved(draft, node, posted), names=True)


def _line_saved(draft: Draft, node: str, posted: QueryDict) -> Draft:
    """Words, kind, speaker, marks and actions of the line as the whole form says."""
    under = posted.get("under", "")
    here = mends.heading_over(draft, node)
    if under and (here is None or under != here.key):
        draft = mends.put_under(draft, node, under)
    draft = mends.edit_line(
        draft,
        node,
        text=posted.get("text", "").replace("\r\n", "\n"),
        kind=posted.get("kind", ""),
        person=posted.get("person", ""),
        organization=posted.get("organization", ""),
    )
    line = mends.line_of(draft, node)
    draft = replaced(draft, replace(line, marks=_marks(line, posted), tasks=_tasks(posted)))
    return mends_people.settle_moved(draft, node)


def _marks(line: Line, posted: QueryDict) -> tuple[Marking, ...]:
    held = {mark.kind: mark for mark in line.marks}
    return tuple(held.get(kind) or Marking(kind, line.text) for kind in MARKS if kind in posted.getlist("mark"))


def _tasks(posted: QueryDict) -> tuple[Task, ...]:
    fields = (posted.getlist(name) for name in ("task_text", "task_responsible", "task_due"))
    return tuple(_task(*one) for one in zip(*fields, strict=False) if one[0].strip())


def _task(text: str, responsible: str, due: str) -> Task:
    try:
        day(due.strip())
    except ValueError:
        raise NotPossibleError(_("Write the date as year, month and day, for example 2021-11-25.")) from None
    return Task(text.strip(), " ".join(responsible.split()), due.strip())


def _kind(posted: QueryDict, node: str, _source: str) -> Edit:
    return Edit(lambda draft: mends.set_kind(draft, node, posted.get("value", "")), names=True)


def _mark(posted: QueryDict, node: str, _source: str) -> Edit:
    return Edit(lambda draft: mends.toggle_mark(draft, node, posted.get("value", "")))


def _split(posted: QueryDict, node: str, source: str) -> Edit:
    text = posted.get("text", "").replace("\r\n", "\n")
    return Edit(lambda draft: mends.split_line(draft, node, text, source))


def _move(steps: int) -> "Callable[[QueryDict, str, str], Edit]":
    return lambda _posted, node, _source: Edit(lambda draft: mends.move_part(draft, node, steps))


def _plain(mend: Callable[[Draft, str], Draft]) -> "Callable[[QueryDict, str, str], Edit]":
    return lambda _posted, node, _source: Edit(lambda draft: mend(draft, node))


def _answer(posted: QueryDict, node: str, _source: str) -> Edit:
    """Yes or no, or a body chosen from the list; an employer may be a name that the register is asked about."""
    if posted.get("value") == "chosen":
        if not posted.get("body_uid"):
            raise NotPossibleError(_("Choose which body held the meeting."))
        return Edit(lambda draft: mends_people.edit_facts(draft, {"body_uid": posted.get("body_uid", "")}))
    return Edit(lambda draft: mends_people.answer_doubt(draft, node, posted.get("value", "")), names=True)


def _strangers(posted: QueryDict, _node: str, _source: str) -> Edit:
    """The whole list of names that the register lacks: what each one is."""
    chosen = {name.removeprefix("choice:"): posted.get(name, "") for name in posted if name.startswith("choice:")}

    def mend(draft: Draft) -> Draft:
        for key, choice in chosen.items():
            if choice:
                draft = mends_people.choose_name(draft, key, choice)
        return draft

    return Edit(mend)


def _all_new(posted: QueryDict, _node: str, _source: str) -> Edit:
    keys = {name.removeprefix("choice:") for name in posted if name.startswith("choice:")}
    return Edit(lambda draft: mends_people.choose_new(draft, keys))


ACTS: dict[str, Callable[[QueryDict, str, str], Edit]] = {
    "facts": _facts,
    "row": _row,
    "row_add": _row_add,
    "row_remove": _row_remove,
    "heading": _heading,
    "heading_indent": _plain(mends.indent_heading),
    "heading_to_line": _plain(mends.heading_to_line),
    "line": _line,
    "line_to_heading": _plain(mends.line_to_heading),
    "kind": _kind,
    "mark": _mark,
    "split": _split,
    "join": _plain(mends.join_line),
    "up": _move(-1),
    "down": _move(1),
    "answer": _answer,
    "strangers": _strangers,
    "all_new": _all_new,
}
