"""The lines of an item: sentences weighed into prose, proposals, contributions, decisions and actions."""

import itertools
import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from rundbord.engines.reader import evidence
from rundbord.engines.reader.actions import Calendar, action_of
from rundbord.engines.reader.body_weights import MODEL, UnitKind
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.marks import marks_of
from rundbord.engines.reader.reading import Action, Line, LineKind, Mark
from rundbord.engines.reader.roster import Roster
from rundbord.engines.reader.signs import signs_of_line
from rundbord.engines.reader.tables import Table
from rundbord.engines.reader.unit import Unit
from rundbord.engines.reader.units import UnitScanner

_LINE_KIND: dict[UnitKind, LineKind] = {
    "text": "prose",
    "papers": "prose",
    "vote": "prose",
    "action": "prose",
    "proposal": "proposal",
    "speech": "contribution",
    "decision": "decision",
}

_PROMISED = 0.9
_FEW_WORDS = 7
_SAID = frozenset({"speaker", "says", "says_maybe", "subject_has", "speaker_paragraph"})
_RESOLVES = frozenset({"passive", "decided", "impersonal"})
_FINITE = re.compile(r"\b(?:\w+(?:er|ar|es|ast|te)|er|var|ble|vart|blei|skal|må|kan|vil|har|blir|vert)\b")
Weigh = Callable[[Sequence[Unit], Sequence[int]], tuple[list[UnitKind], list[float]]]


def weigh(units: Sequence[Unit], steps: Sequence[int]) -> tuple[list[UnitKind], list[float]]:
    """The kind of each unit of an item and how sure it is; `steps` is 1 where a unit goes on with the line before."""
    return MODEL.decode([unit.features for unit in units], steps)


@dataclass
class _Building:
    """A line being put together from units of one source line."""

    kind: UnitKind
    units: list[Unit]
    margin: float
    marks: list[Mark]
    actions: list[Action]


def lines_under(
    lines: list[tuple[int, TextLine]],
    kinds: AbstractSet[str],
    roster: Roster,
    calendar: Calendar,
    tables: dict[int, Table],
    *,
    notice: bool,
    by: Weigh = weigh,
) -> tuple[Line, ...]:
    """The lines of an item in the source's order; `by` weighs the units."""
    units = UnitScanner(roster, kinds, tables).scan(lines)
    if notice:
        return tuple(
            _finished(one) for one in _grouped(units, ["text"] * len(units), [1.0] * len(units), roster, calendar)
        )
    weighed = [unit for unit in units if not unit.label]
    _mark_siblings(weighed)
    _mark_closing(weighed)
    steps = [
        0,
        *(int(after.line is before.line and not after.own_speaker) for before, after in itertools.pairwise(weighed)),
    ]
    path, sure = by(weighed, steps)
    kind_of = {id(unit): (kind, margin) for unit, kind, margin in zip(weighed, path, sure, strict=True)}
    found = [kind_of.get(id(unit), ("text", 4.0)) for unit in units]
    groups = _grouped(units, [kind for kind, _ in found], [margin for _, margin in found], roster, calendar)
    return tuple(_finished(one) for one in groups)


def _mark_siblings(units: list[Unit]) -> None:
    """In a list where somebody is named as a speaker, the other points were said too."""
    lists: list[list[Unit]] = [[]]
    for unit in units:
        unit.features["bias"] = 1.0
        if unit.line.bullet:
            lists[-1].append(unit)
        else:
            lists.append([])
    for points in lists:
        if any("speaker" in unit.features for unit in points):
            for unit in points:
                unit.features["sibling"] = 1.0


def _mark_closing(units: list[Unit]) -> None:
    """What ends a paragraph of contributions in the passive was decided, where no label says what was."""
    if any(name.startswith("decision:") for unit in units for name in unit.features):
        return
    for _, paragraph in itertools.groupby(units, key=lambda unit: id(unit.line)):
        *above, last = paragraph
        told = any(_SAID.intersection(unit.features) for unit in above)
        if told and not last.own_speaker and _RESOLVES.intersection(last.features):
            last.features["closing"] = 1.0


def _grouped(
    units: list[Unit], kinds: list[UnitKind], sure: list[float], roster: Roster, calendar: Calendar
) -> list[_Building]:
    groups: list[_Building] = []
    for unit, kind, margin in zip(units, kinds, sure, strict=True):
        marks = marks_of(unit, kind)
        if groups and _belongs(groups[-1], unit, kind):
            groups[-1].units.append(unit)
            groups[-1].marks.extend(marks)
            groups[-1].margin = min(groups[-1].margin, margin)
            _more_due(groups[-1], unit, calendar)
            if _is_action_too(unit, kind, marks):
                groups[-1].actions.append(action_of(unit, roster, calendar))
            continue
        group = _Building(kind, [unit], margin, list(marks), [])
        if kind == "action":
            _add_action(groups, group, unit, roster, calendar)
        elif _is_action_too(unit, kind, marks):
            group.actions.append(action_of(unit, roster, calendar))
        groups.append(group)
    return groups


def _belongs(group: _Building, unit: Unit, kind: UnitKind) -> bool:
    """True where a unit goes on with the line before it: same source line, same kind, same speaker."""
    last = group.units[-1]
    if last.line is not unit.line or last.label or unit.label:
        return False
    if kind == "speech":
        return group.kind == "speech" and not unit.own_speaker
    if kind == "action":
        return group.kind == "action" and ("due_alone" in unit.features or _verbless(unit))
    if kind == "decision" and _elects(last) and _elects(unit):
        return False
    return _LINE_KIND[group.kind] == _LINE_KIND[kind] and group.kind != "action"


def _elects(unit: Unit) -> bool:
    return evidence.ELECTS.search(unit.text) is not None


def _more_due(group: _Building, unit: Unit, calendar: Calendar) -> None:
    """A deadline after its action ("Frist 15. november.")."""
    if group.actions and group.actions[-1].due is None and _tells_when(unit, calendar):
        action = group.actions[-1]
        group.actions[-1] = replace(action, text=f"{action.text} {unit.text}".strip(), due=calendar.due(unit.text))


def _tells_when(unit: Unit, calendar: Calendar) -> bool:
    return "due_alone" in unit.features or (_verbless(unit) and calendar.due(unit.text) is not None)


def _verbless(unit: Unit) -> bool:
    """True for words with a date that tell of nobody doing anything ("Utkast til kommunene 14. august.")."""
    short = not unit.first and len(unit.text.split()) <= _FEW_WORDS and unit.subject is None
    return short and any(character.isdigit() for character in unit.text) and not _FINITE.search(unit.text)


def _add_action(groups: list[_Building], group: _Building, unit: Unit, roster: Roster, calendar: Calendar) -> None:
    """An action of its own, or the name or deadline of the one before it."""
    before = next((one for one in reversed(groups) if one.actions), None)
    if unit.row is None and ("due_alone" in unit.features or _only_date(unit, calendar)):
        if before and before.actions[-1].due is None:
            before.actions[-1] = replace(before.actions[-1], due=calendar.due(unit.text))
        return
    if unit.row is None and roster.kind(unit.text) and len(unit.text.split()) <= 5:
        decided = next(
            (
                one
                for one in reversed(groups)
                if one.kind in {"decision", "action"} or (one.units[0].line is unit.line and not one.units[0].label)
            ),
            None,
        )
        if before and before.actions[-1].responsible is None:
            before.actions[-1] = replace(before.actions[-1], responsible=unit.text.strip(" ."))
        elif decided and not decided.actions:
            made = action_of(decided.units[0], roster, calendar)
            decided.actions.append(replace(made, responsible=unit.text.strip(" .")))
        return
    group.actions.append(action_of(unit, roster, calendar))


def _only_date(unit: Unit, calendar: Calendar) -> bool:
    alone = "doer_behind" not in unit.features and len(unit.text.split()) <= 4
    return alone and calendar.due(unit.text) is not None and unit.subject is None


def _is_action_too(unit: Unit, kind: UnitKind, marks: Sequence[Mark]) -> bool:
    """A decision that says who is to do it or by when, and a promise made in passing."""
    found = unit.features
    if kind in {"speech", "text"}:
        return any(mark.kind == "promise" and mark.confidence >= _PROMISED for mark in marks)
    if kind != "decision" or "nothing" in found:
        return False
    return unit.told is not None or any(
        name in found for name in ("due", "task", "task_person", "asked", "takes_on", "by_agent")
    )


def _finished(group: _Building) -> Line:
    units = group.units
    line = units[0].line
    labelled = group.kind in {"speech", "decision", "action"} and units[0].words > units[0].start
    start = units[0].words if labelled else units[0].start
    end = max(unit.end for unit in units)
    if units[0].row is not None:
        end = max([end, *(stretch[1] for stretch in units[0].row if stretch)])
    speaker = units[0].speaker if group.kind == "speech" else None
    label = line.text[units[0].start : units[0].words].strip() if labelled else ""
    return Line(
        kind=_LINE_KIND[group.kind],
        text=line.text[start:end].strip(),
        spans=line.spans(units[0].start if label else start, end),
        confidence=_confidence(group),
        label=label or None,
        person=speaker.person if speaker else None,
        organization=speaker.organization if speaker else None,
        actions=tuple(group.actions),
        marks=tuple(group.marks),
        signs=signs_of_line(units, group.margin),
    )


def _confidence(group: _Building) -> float:
    """From how far the evidence lies above the next best kind: 0.5 at a tie, 0.95 at four and more."""
    speaker = group.units[0].speaker
    value = 0.5 + min(max(group.margin, 0.0), 4.0) * 0.1125
    return round(value * (0.8 if speaker and group.kind == "speech" and not speaker.certain else 1.0), 2)
