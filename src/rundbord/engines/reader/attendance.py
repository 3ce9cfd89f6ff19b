"""Who was there: the attendance lines of a document as rows, one person a row."""

import itertools
import re
from dataclasses import replace

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_organization, is_person
from rundbord.engines.reader.attendance_table import codes_in, columns_of, table_row
from rundbord.engines.reader.beside import FROM
from rundbord.engines.reader.initials import after_initials
from rundbord.engines.reader.label_words import LabelKind
from rundbord.engines.reader.labels import Label, label_of, line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.people import people_in
from rundbord.engines.reader.person_row import Context, Row
from rundbord.engines.reader.pieces import pieces_of
from rundbord.engines.reader.reading import Attendance, Category, Status
from rundbord.engines.reader.roles import POST, post_at
from rundbord.engines.reader.tables import Table
from rundbord.engines.reader.told import stood_in_at, told_in

_STATES: dict[LabelKind, tuple[Status, Category]] = {
    "present": ("present", "member"),
    "absent": ("absent", "member"),
    "deputies": ("present", "deputy"),
    "observers": ("present", "observer"),
    "guests": ("present", "guest"),
    "secretariat": ("present", "secretariat"),
    "chair": ("present", "member"),
}
_KEPT_BY = re.compile(
    r"\b(?:[Rr]eferent|[Rr]ef\.?|[Ss]krivar|[Ss]ekretær|[Mm]øtesekretær|[Pp]rotokollfører|[Pp]rotokollførar)"
    r"(?:\s(?:var|er)|:)\s(?P<who>[^.:;]{3,60})"
)
_MET = re.compile(
    r"^(?:(?:(?:i|under|til|på) (?:sak|pkt\.?|punkt) \S+|"
    r"i tillegg|dessuten|også|òg|elles|ellers|videre|vidare)\s+)?(?:møtte|deltok|møtt|var til stede|stilte)\s+",
    re.IGNORECASE,
)
_MEETS_FROM = re.compile(r"(?:møtende\s|møtande\s)?(?:fra|frå)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)$")
_PLAIN_MET = ("møt", "delt", "var", "stilt")
_FROM_MET = re.compile(
    r"^(?:fra|frå|av)\s+(?P<organization>[^:]{2,45}?)\s+(?:møtte|deltok|var til stede|stilte|møtt)\s*:?\s*",
    re.IGNORECASE,
)
_INNER_LABEL = re.compile(
    r"(?:(?<=[.;)])\s+|,\s+)(?P<label>(?:Referent|Sekretær|Protokollfører|Møteleder|Møteleiar|Ordstyrer|"
    r"Skrivar|Forfall|Fravær|Fråvær|Meldt forfall|Observatør(?:er)?|Gjest(?:er)?|Til stede|Dessuten møtte|"
    r"Fra sekretariatet|Sekretariat)\s?:\s)"
)
_INNER_PLACE = re.compile(r"(?<=[.;)])\s+(?P<label>[A-ZÆØÅ][^:,.;()\d]{1,35}):\s")
_COMMA_PLACE = re.compile(r",\s+(?P<label>[A-ZÆØÅ][^:,.;()\d]{1,35}):\s")
_INNER_PLACE_HEAD = re.compile(r"(?P<label>[A-ZÆØÅ][^:,.;()\d]{1,35}):\s")


def attendance_of(
    lines: list[TextLine], indices: list[int], tables: list[Table], others: list[TextLine]
) -> tuple[Attendance, ...]:
    """The rows of the attendance lines `indices`, each person once, with those whom a deputy stands for.

    `others` are the lines of the head and the end, where the one who kept the minutes may be named.
    """
    rows: list[Row] = []
    context = Context()
    in_table = {
        index: table for table in tables if table.kind == "attendance" for index in range(table.head, table.stop)
    }
    previous = -1
    for index in indices:
        line = lines[index]
        table = in_table.get(index)
        if table is not None:
            if index > table.head:
                rows.extend(table_row(line, table, context, codes_in((lines[one] for one in indices), table)))
            elif not _headed(lines, index):
                context = Context()
        else:
            if previous >= 0 and line.blank_before and context.inline and context.status == "absent":
                context = Context()
            found, context = _line_rows(line, context)
            rows.extend(_unticked(line, found))
        previous = index
    rows.extend(_told(others))
    if not rows or any(" møtte " in line.text for line in others):
        rows.extend(told_in(others))
    return tuple(_finished(row) for row in _merged(rows))


def _unticked(line: TextLine, rows: list[Row]) -> list[Row]:
    """Somebody whose box was left empty was not there."""
    if line.bullet.endswith(("[ ]", "[]")):
        for row in rows:
            row.status = "absent"
    return rows


def _told(lines: list[TextLine]) -> list[Row]:
    """Who kept the minutes, told in a sentence ("Skrivar var dagleg leiar NN") or under them ("Referent: NN NN")."""
    rows = []
    for line in lines:
        match = _KEPT_BY.search(line.text)
        if match:
            context = Context("present", "secretariat", label="secretariat")
            rows.extend(people_in(line, match.start("who"), match.end("who"), context)[:1])
    return [row for row in rows if " " in row.name]


def _headed(lines: list[TextLine], index: int) -> bool:
    label = line_label(lines[index - 1]) if index else None
    return bool(label and label.kind in _STATES)


def _line_rows(line: TextLine, context: Context) -> tuple[list[Row], Context]:
    """The rows of a line, also where a sentence in it tells who met for somebody."""
    stood_in = stood_in_at(line)
    if stood_in is None:
        return _plain_rows(line, context)
    low, high, deputy = stood_in
    before, between = _plain_rows(line.slice(0, low), context) if low else ([], context)
    after, last = (
        _line_rows(line.slice(high, len(line.text)), between) if line.text[high:].strip(" .") else ([], between)
    )
    return [*before, deputy, *after], last


def _plain_rows(line: TextLine, context: Context) -> tuple[list[Row], Context]:
    text = line.text
    start = after_initials(text, line.lead)
    label = line_label(line)
    later = next((low for low, high in line.filled[1:] if _begins_label(text[low:high])), None)
    if later is not None:
        before, between = _line_rows(line.slice(0, later), context)
        after, last = _line_rows(line.slice(later, len(text)), replace(between, organization=None))
        return before + after, last
    inner = _INNER_LABEL.search(text)
    if inner and not (label and label.whole):
        return _inner_labels(line, inner, context)
    if label and label.kind in _STATES:
        status, category = _STATES[label.kind]
        context = Context(status, category, label=label.kind, inline=not label.whole)
        met = _FROM_MET.match(text)
        if met and label.whole and label.kind == "guests":
            return [], replace(context, organization=met["organization"])
        return ([], context) if label.whole else (_in_post(line, label, _listed(line, label.rest, context)), context)
    met = _FROM_MET.match(text)
    if met:
        organization = met["organization"].strip()
        spans = line.spans(met.start("organization"), met.start("organization") + len(organization))
        guests = replace(context, category="guest", organization=organization, organization_spans=spans)
        if re.match(r"(?:sekretariatet|administrasjonen)$", organization, re.IGNORECASE):
            guests = replace(context, category="secretariat", organization=None)
        if met.end() >= len(text):
            return [], replace(guests, status="present")
        return people_in(line, met.end(), len(text), replace(guests, status="present")), context
    also = _MET.match(text)
    if also and not also[0].lower().startswith(_PLAIN_MET):
        return people_in(line, also.end(), len(text), Context("present", "guest", one_a_line=False)), context
    return _unlabelled(line, start, context)


def _in_post(line: TextLine, label: Label, rows: list[Row]) -> list[Row]:
    """ "Møteleder: NN": the label is the post of the one person after it."""
    post = post_at(line.text)
    if len(rows) == 1 and rows[0].role is None and post and line.text[post.end() : label.end].strip(" :") == "":
        rows[0].role = rows[0].hold(line, 0, post.end())
    return rows


def _inner_labels(line: TextLine, inner: re.Match[str], context: Context) -> tuple[list[Row], Context]:
    """A line with more labels in it ("Observatør: NN. Referent: NN")."""
    before, between = _line_rows(line.slice(0, inner.start()), context)
    after, last = _line_rows(line.slice(inner.start("label"), len(line.text)), replace(between, organization=None))
    return before + after, last


def _begins_label(text: str) -> bool:
    label = label_of(text)
    return bool(label and label.kind in _STATES and ":" in text)


def _listed(line: TextLine, start: int, context: Context) -> list[Row]:
    """The persons after a label, where organizations may head them ("Hamar: NN, NN. Stange: NN")."""
    rows: list[Row] = []
    inner_places = [match.start("label") for match in _INNER_PLACE.finditer(line.text, start)]
    inner_places += [
        match.start("label") for match in _COMMA_PLACE.finditer(line.text, start) if is_organization(match["label"])
    ]
    cuts = [start, *sorted(inner_places), len(line.text)]
    for low, high in itertools.pairwise(cuts):
        head = _INNER_PLACE_HEAD.match(line.text, low, high)
        inner, begin = context, low
        if head and not is_first_name(head["label"].split()[0]):
            spans = line.spans(low, low + len(head["label"]))
            inner = _about(head["label"], replace(context, organization=head["label"], organization_spans=spans))
            begin = head.end()
        rows.extend(people_in(line, begin, high, inner))
    return rows


def _unlabelled(line: TextLine, start: int, context: Context) -> tuple[list[Row], Context]:
    text = line.text
    if len(line.filled) > 1 and "," not in line.text[line.filled[0][0] : line.filled[0][1]]:
        return columns_of(line, context), context
    colon = text.find(":", start)
    if any(is_organization(match["label"]) for match in _COMMA_PLACE.finditer(text, max(colon, 0))):
        return _listed(line, start, context), context
    if 0 < colon < 60 and not re.match(r"\d\d", text[colon + 1 : colon + 3]):
        head = _IN_BRACKETS.sub("", FROM.sub("", text[start:colon])).strip()
        if context.inline and _MEETS_FROM.match(text):
            context = Context("present", "guest")
        if not (is_person(head) and is_first_name(head.split()[0])):
            low = text.index(head, start)
            inner = _about(
                head, replace(context, organization=head, organization_spans=line.spans(low, low + len(head)))
            )
            if colon + 1 >= len(text):
                return [], inner
            return people_in(line, colon + 1, len(text), inner), context
    words = text[start:].split()
    alone = len(words) <= 7 and "," not in text and "(" not in text and len(pieces_of(text, start)) == 1
    if alone and (is_organization(text[start:]) or _is_group(line, context)) and not _named_inside(text[start:]):
        name = FROM.sub("", text[start:]).rstrip(":")
        low = text.index(name, start)
        return [], replace(context, organization=name, organization_spans=line.spans(low, low + len(name)))
    return people_in(line, start, len(text), context), context


def _is_group(line: TextLine, context: Context) -> bool:
    """One capitalized word on its own line after a blank is a place that heads its people."""
    return (
        bool(line.blank_before)
        and len(line.text.split()) == 1
        and not is_first_name(line.text)
        and context.label == "present"
    )


def _named_inside(text: str) -> bool:
    return any(is_person(one) and is_first_name(one.split()[0]) for one in PERSON.findall(text) if " " in one)


def _about(head: str, context: Context) -> Context:
    """A name in front of a colon is the organization, unless it is the secretariat or a role."""
    if re.search(r"sekretariat|administrasjon|kontoret\b|dagle?i?g (?:leder|leiar)", head, re.IGNORECASE):
        return replace(context, category="secretariat", organization=None)
    if POST.fullmatch(head):
        return replace(context, organization=None)
    if context.label == "guests" or (
        re.search(r"fylke|statsforvalt|direktorat", head, re.IGNORECASE) and context.category == "guest"
    ):
        return replace(context, category="guest")
    return context


def _merged(rows: list[Row]) -> list[Row]:
    """Each person once; whom a deputy stands for is absent where no row says anything else."""
    found: dict[str, Row] = {}
    for row in rows:
        key = _key(row.name)
        same = found.get(key)
        if same is None:
            found[key] = row
            continue
        if (row.organization and not same.organization) or (row.role and not same.role):
            same.organization = same.organization or row.organization
            same.role = same.role or row.role
            same.spans.extend(row.spans[row.named :])
        same.notes.extend(note for note in row.notes if note not in same.notes)
    for row in [one.substitute for one in found.values() if one.substitute]:
        found.setdefault(_key(row.name), row)
    for row in list(found.values()):
        if row.deputy_for and is_person(row.deputy_for) and _key(row.deputy_for) not in found:
            found[_key(row.deputy_for)] = Row(
                row.deputy_for, "absent", "member", list(row.deputy_spans), row.organization, confidence=0.7
            )
    return list(found.values())


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _finished(row: Row) -> Attendance:
    return Attendance(
        name=row.name,
        organization=row.organization or None,
        role=row.role or None,
        status=row.status,
        category=row.category,
        deputy_for=row.deputy_for,
        note="; ".join(row.notes) if row.notes else None,
        spans=tuple(sorted(set(row.spans), key=lambda span: span.start)),
        confidence=row.confidence,
    )
