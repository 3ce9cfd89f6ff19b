"""Who was there: the attendance lines of a document as rows, one person a row."""

import itertools
import re
from dataclasses import dataclass, field, replace

from rundbord.engines.norwegian.names import PERSON, is_first_name, is_organization, is_person
from rundbord.engines.reader.labels import LabelKind, line_label
from rundbord.engines.reader.lines import TextLine
from rundbord.engines.reader.pieces import Piece, pieces_of
from rundbord.engines.reader.reading import Attendance, Category, Span, Status
from rundbord.engines.reader.roles import ABSENT, DEPUTY, NOBODY, OBSERVER, PARTIAL, PARTY, POST, SECRETARIAT
from rundbord.engines.reader.tables import Table

_STATES: dict[LabelKind, tuple[Status, Category]] = {
    "present": ("present", "member"),
    "absent": ("absent", "member"),
    "deputies": ("present", "deputy"),
    "observers": ("present", "observer"),
    "guests": ("present", "guest"),
    "secretariat": ("present", "secretariat"),
    "chair": ("present", "member"),
}
_FROM = re.compile(r"^(?:i tillegg )?(?:fra|frå|for|ved|i|på vegne av)\s+", re.IGNORECASE)
_MET = re.compile(
    r"^(?:(?:i tillegg|dessuten|også|òg|elles|ellers|videre|vidare)\s+)?(?:møtte|deltok|møtt|var til stede|stilte)\s+",
    re.IGNORECASE,
)
_FROM_MET = re.compile(
    r"^(?:fra|frå)\s+(?P<organization>[^:]{2,45}?)\s+(?:møtte|deltok|var til stede|stilte|møtt)\s*:?\s*", re.IGNORECASE
)
_JOINER = re.compile(r"\s(?:i|fra|frå|ved|for|hos)\s(?=[A-ZÆØÅ])")
_INNER_LABEL = re.compile(
    r"(?:(?<=[.;)])\s+|,\s+)(?P<label>(?:Referent|Sekretær|Protokollfører|Møteleder|Møteleiar|Ordstyrer|"
    r"Skrivar|Forfall|Fravær|Fråvær|Meldt forfall|Observatør(?:er)?|Gjest(?:er)?|Til stede|Dessuten møtte|"
    r"Fra sekretariatet|Sekretariat)\s?:\s)"
)
_INNER_PLACE = re.compile(r"(?<=[.;)])\s+(?P<label>[A-ZÆØÅ][^:,.;()\d]{1,35}):\s")
_INNER_PLACE_HEAD = re.compile(r"(?P<label>[A-ZÆØÅ][^:,.;()\d]{1,35}):\s")
_CASE_NOTE = re.compile(r"\bsak\b|^\W*[A-Z]{0,3}\s?\d+(?:\.\d+)?/\d+|§", re.IGNORECASE)


@dataclass
class _Row:
    """A person being read; spans are collected as parts are recognized."""

    name: str
    status: Status
    category: Category
    spans: list[Span]
    organization: str | None = None
    role: str | None = None
    deputy_for: str | None = None
    named: int = 1
    deputy_spans: tuple[Span, ...] = ()
    notes: list[str] = field(default_factory=list)
    confidence: float = 0.9


@dataclass(frozen=True)
class _Context:
    """What the lines above say about the persons that follow."""

    status: Status = "present"
    category: Category = "member"
    organization: str | None = None
    organization_spans: tuple[Span, ...] = ()
    label: LabelKind | None = None
    inline: bool = False
    one_a_line: bool = True


def attendance_of(lines: list[TextLine], indices: list[int], tables: list[Table]) -> tuple[Attendance, ...]:
    """The rows of the attendance lines `indices`, each person once, with those whom a deputy stands for."""
    rows: list[_Row] = []
    context = _Context()
    in_table = {
        index: table for table in tables if table.kind == "attendance" for index in range(table.head, table.stop)
    }
    previous = -1
    for index in indices:
        line = lines[index]
        table = in_table.get(index)
        if table is not None:
            if index > table.head:
                rows.extend(_table_row(line, table, context))
            elif not _headed(lines, index):
                context = _Context()
        else:
            if previous >= 0 and line.blank_before and context.inline and context.status == "absent":
                context = _Context()
            found, context = _line_rows(line, context)
            rows.extend(found)
        previous = index
    return tuple(_finished(row) for row in _merged(rows))


def _headed(lines: list[TextLine], index: int) -> bool:
    label = line_label(lines[index - 1]) if index else None
    return bool(label and label.kind in _STATES)


def _line_rows(line: TextLine, context: _Context) -> tuple[list[_Row], _Context]:
    text = line.text
    start = line.lead
    label = line_label(line)
    inner = _INNER_LABEL.search(text)
    if inner and not (label and label.whole):
        return _inner_labels(line, inner, context)
    if label and label.kind in _STATES:
        status, category = _STATES[label.kind]
        context = _Context(status, category, label=label.kind, inline=not label.whole)
        met = _FROM_MET.match(text)
        if met and label.whole and label.kind == "guests":
            return [], replace(context, organization=met["organization"])
        return ([], context) if label.whole else (_listed(line, label.rest, context), context)
    met = _FROM_MET.match(text)
    if met:
        organization = met["organization"].strip()
        spans = line.spans(met.start("organization"), met.start("organization") + len(organization))
        guests = replace(context, category="guest", organization=organization, organization_spans=spans)
        if re.match(r"(?:sekretariatet|administrasjonen)$", organization, re.IGNORECASE):
            guests = replace(context, category="secretariat", organization=None)
        if met.end() >= len(text):
            return [], replace(guests, status="present")
        return _people(line, met.end(), len(text), replace(guests, status="present")), context
    also = _MET.match(text)
    if also and re.match(r"i tillegg|dessuten|også|òg|elles|ellers|videre|vidare", text, re.IGNORECASE):
        return _people(line, also.end(), len(text), _Context("present", "guest", one_a_line=False)), context
    return _unlabelled(line, start, context)


def _inner_labels(line: TextLine, inner: re.Match[str], context: _Context) -> tuple[list[_Row], _Context]:
    """A line with more labels in it ("Observatør: NN. Referent: NN")."""
    before, between = _line_rows(line.slice(0, inner.start()), context)
    after, last = _line_rows(line.slice(inner.start("label"), len(line.text)), replace(between, organization=None))
    return before + after, last


def _listed(line: TextLine, start: int, context: _Context) -> list[_Row]:
    """The persons after a label, where organizations may head them ("Hamar: NN, NN. Stange: NN")."""
    rows: list[_Row] = []
    cuts = [start, *(match.start("label") for match in _INNER_PLACE.finditer(line.text, start)), len(line.text)]
    for low, high in itertools.pairwise(cuts):
        head = _INNER_PLACE_HEAD.match(line.text, low, high)
        inner, begin = context, low
        if head and not is_first_name(head["label"].split()[0]):
            spans = line.spans(low, low + len(head["label"]))
            inner = _about(head["label"], replace(context, organization=head["label"], organization_spans=spans))
            begin = head.end()
        rows.extend(_people(line, begin, high, inner))
    return rows


def _unlabelled(line: TextLine, start: int, context: _Context) -> tuple[list[_Row], _Context]:
    text = line.text
    if len(line.filled) == 2 and "," not in line.text[line.filled[0][0] : line.filled[0][1]]:
        return _two_columns(line, context), context
    colon = text.find(":", start)
    if 0 < colon < 60 and not re.match(r"\d\d", text[colon + 1 : colon + 3]):
        head = _FROM.sub("", text[start:colon]).strip()
        if not (is_person(head) and is_first_name(head.split()[0])):
            low = text.index(head, start)
            inner = _about(
                head, replace(context, organization=head, organization_spans=line.spans(low, low + len(head)))
            )
            if colon + 1 >= len(text):
                return [], inner
            return _people(line, colon + 1, len(text), inner), context
    words = text[start:].split()
    alone = len(words) <= 7 and "," not in text and "(" not in text
    if alone and (is_organization(text[start:]) or _is_group(line, context)) and not _named_inside(text[start:]):
        name = _FROM.sub("", text[start:]).rstrip(":")
        low = text.index(name, start)
        return [], replace(context, organization=name, organization_spans=line.spans(low, low + len(name)))
    return _people(line, start, len(text), context), context


def _is_group(line: TextLine, context: _Context) -> bool:
    """One capitalized word on its own line after a blank is a place that heads its people."""
    return (
        bool(line.blank_before)
        and len(line.text.split()) == 1
        and not is_first_name(line.text)
        and context.label == "present"
    )


def _named_inside(text: str) -> bool:
    return any(is_person(one) and is_first_name(one.split()[0]) for one in PERSON.findall(text) if " " in one)


def _about(head: str, context: _Context) -> _Context:
    """A name in front of a colon is the organization, unless it is the secretariat or a role."""
    if re.search(r"sekretariat|administrasjon", head, re.IGNORECASE):
        return replace(context, category="secretariat", organization=None)
    if POST.fullmatch(head):
        return replace(context, organization=None)
    if context.label == "guests" or (
        re.search(r"fylke|statsforvalt|direktorat", head, re.IGNORECASE) and context.category == "guest"
    ):
        return replace(context, category="guest")
    return context


def _two_columns(line: TextLine, context: _Context) -> list[_Row]:
    """A role or an organization beside a name, in either order."""
    (low, high), (left, right) = line.filled
    first, second = line.text[low:high], line.text[left:right]
    if _starts_with_name(first) and not (_starts_with_name(second) and POST.match(first)):
        rows = _people(line, low, high, context)
        if len(rows) == 1:
            _add_place(rows[0], line, left, right)
        return rows
    rows = _people(line, left, right, replace(context, organization=None))
    for row in rows:
        _add_role(row, line, low, high)
        if re.match(r"i tillegg", first, re.IGNORECASE):
            row.category = "guest"
    return rows


def _starts_with_name(text: str) -> bool:
    match = PERSON.match(text)
    return bool(match and is_person(match[0]) and not POST.match(text))


def _table_row(line: TextLine, table: Table, context: _Context) -> list[_Row]:
    absent = table.column("absent")
    name = table.column("name")
    name = table.column("present") if name is None else name
    if (
        absent is not None
        and absent < len(line.columns)
        and PERSON.search(line.cell(absent))
        and len(line.cell(absent)) > 3
    ):
        low, high = line.columns[absent]
        others = _people(line, low, high, replace(context, status="absent"))
    else:
        others = []
    if name is None or name >= len(line.columns) or not line.cell(name):
        return others
    low, high = line.columns[name]
    rows = _people(line, low, high, context)
    for row in rows[:1]:
        _add_columns(row, line, table)
        if absent is not None and 0 < len(line.cell(absent)) <= 3:
            row.status = "absent"
    return rows + others


def _add_columns(row: _Row, line: TextLine, table: Table) -> None:
    for index, column in enumerate(table.columns[: len(line.columns)]):
        low, high = line.columns[index]
        text = line.text[low:high].strip(" -–")
        if not text:
            continue
        if column == "organization":
            _add_place(row, line, low, high)
        elif column == "role":
            row.role = text
            row.spans.extend(line.spans(low, high))
        elif column == "deputy_for" and row.status == "present":
            row.deputy_for, row.category = text, "deputy"
            row.deputy_spans = line.spans(low, high)
            row.spans.extend(row.deputy_spans)
        elif column in {"party", "note", "status"}:
            row.notes.append(text)
            row.spans.extend(line.spans(low, high))


def _add_place(row: _Row, line: TextLine, low: int, high: int) -> None:
    """An organization with remarks after it ("Flesberg, i deler av møtet", "Nedre Romerike NB. Bytte til ...")."""
    text = line.text[low:high]
    cut = re.search(r"\s+(?:NB\b|obs\b)|,\s+(?=[a-zæøå])|\s*\(", text)
    end = low + cut.start() if cut else high
    place = line.text[low:end].strip()
    if SECRETARIAT.match(place):
        row.category = "secretariat"
        return
    row.organization = place
    row.spans.extend(line.spans(low, end))
    rest = line.text[end:high].strip(" ,()")
    inner = line.text.find("(", end, high)
    if 0 <= inner <= end + 1:
        closed = line.text.find(")", inner, high)
        _add_note(row, line, inner + 1, closed if closed > 0 else high)
    elif rest:
        row.notes.append(rest)
        row.spans.extend(line.spans(end, high))


def _people(line: TextLine, start: int, end: int, context: _Context) -> list[_Row]:
    """The persons in a stretch of a line."""
    rows: list[_Row] = []
    text = line.text
    for piece in pieces_of(text, start, end):
        words = text[piece.start : piece.end]
        if NOBODY.match(words):
            continue
        current = rows[-1] if rows else None
        placed = current is None or current.organization is not None
        alone = placed and bool(piece.notes) and _alone(words, context)
        if not alone and not _begins_person(words, current, context) and current is not None:
            _add_piece(current, line, piece.start, piece.end)
        else:
            row = _person(line, piece, context)
            if row is None:
                continue
            rows.append(row)
        for low, high in piece.notes:
            if rows:
                _add_note(rows[-1], line, low, high)
    return rows


def _begins_person(words: str, current: _Row | None, context: _Context) -> bool:
    if current is None:
        return True
    if DEPUTY.match(words) or PARTIAL.match(words) or PARTY.match(words):
        return False
    name = _name_in(words)
    if name is None:
        return bool(context.label and not context.one_a_line and is_first_name(words))
    if is_first_name(words[name[0] : name[1]].split(maxsplit=1)[0]):
        return True
    if name[0] == 0 and (
        is_organization(words) or (current.organization is None and context.category != "secretariat")
    ):
        return False
    return not is_organization(words[name[0] : name[1]])


def _alone(words: str, context: _Context) -> bool:
    """One capitalized word with a remark in parentheses: a first name where only first names stand."""
    plain = words.isalpha() and words.istitle() and len(words) > 2
    return plain and bool(context.label) and not is_organization(words) and not PARTIAL.match(words)


def _name_in(words: str) -> tuple[int, int] | None:
    """Where the name stands in a piece, after a role in front of it."""
    start = 0
    while True:
        role = POST.match(words, start)
        if not role or role.end() >= len(words):
            break
        start = role.end() + len(words[role.end() :]) - len(words[role.end() :].lstrip())
    match = PERSON.match(words, start)
    if match is None and start == 0:
        later = [
            one
            for one in PERSON.finditer(words)
            if " " in one[0] and is_person(one[0]) and is_first_name(one[0].split()[0])
        ]
        match = later[0] if later else None
    if match is None:
        return None
    if match.start() == 0 and not is_person(match[0]) and len(match[0].split()) < 2:
        return None
    return match.span()


def _person(line: TextLine, piece: Piece, context: _Context) -> _Row | None:
    words = line.text[piece.start : piece.end]
    name = _name_in(words) or _lone_name(words, context)
    if name is None:
        return None
    low, high = piece.start + name[0], piece.start + name[1]
    row = _Row(line.text[low:high], context.status, context.category, list(line.spans(low, high)))
    row.named = len(row.spans)
    row.organization = context.organization
    row.spans.extend(context.organization_spans if context.organization else ())
    if not is_first_name(row.name.split()[0]):
        row.confidence = 0.75
    if name[0]:
        row.role = words[: name[0]].strip()
        row.spans.extend(line.spans(piece.start, low))
    rest = words[name[1] :].strip()
    if rest:
        _add_piece(row, line, high, piece.end)
    return row


def _lone_name(words: str, context: _Context) -> tuple[int, int] | None:
    """A first name alone, where the label says that persons follow."""
    match = PERSON.match(words)
    if match and context.label and len(words.split()) <= 3 and not is_organization(words):
        return match.span()
    return None


def _add_piece(row: _Row, line: TextLine, start: int, end: int) -> None:
    """What stands after a name: a remark, whom the person stands for, a role, an organization."""
    text = line.text[start:end].strip()
    low = start + len(line.text[start:end]) - len(line.text[start:end].lstrip())
    absent = ABSENT.search(text)
    if absent:
        row.status = "absent"
        before = text[: absent.start()].strip(" ,")
        if before:
            _add_piece(row, line, low, low + len(before))
        return
    deputy = DEPUTY.match(text)
    stands_in = re.search(r"\s(?:for|i stede[dt] for|vara for)\s(?=[A-ZÆØÅ][\w-]+\s[A-ZÆØÅ])", text)
    if deputy is None and stands_in and is_person(text[stands_in.end() :]):
        _add_piece(row, line, low, low + stands_in.start())
        _add_piece(row, line, low + stands_in.start() + 1, end)
    elif deputy:
        row.deputy_for, row.category = text[deputy.end() :].strip(), "deputy"
        row.deputy_spans = line.spans(low + deputy.end(), end)
        row.spans.extend(row.deputy_spans)
    elif SECRETARIAT.match(text):
        row.category = "secretariat"
        if re.match(r"ref|sekretær", text, re.IGNORECASE):
            row.role = row.role or text
            row.spans.extend(line.spans(low, end))
    elif OBSERVER.match(text):
        row.category = "observer"
    elif PARTY.match(text) or PARTIAL.match(text):
        row.notes.append(text)
        row.spans.extend(line.spans(low, end))
        if (
            _CASE_NOTE.search(text)
            and row.category == "member"
            and row.organization
            and re.search(r"fylke|direktorat", row.organization)
        ):
            row.category = "guest"
    elif _FROM.match(text):
        match = _FROM.match(text)
        _add_place(row, line, low + (match.end() if match else 0), end)
    else:
        _add_role(row, line, low, end)


def _add_role(row: _Row, line: TextLine, start: int, end: int) -> None:
    """A role, an organization, or both ("næringssjef i Sunnfjord kommune")."""
    text = line.text[start:end].strip()
    from_only = re.match(r"i tillegg (?:fra|frå)\s+|(?:fra|frå)\s+", text, re.IGNORECASE)
    if from_only:
        _add_place(row, line, start + from_only.end(), end)
        return
    role = POST.match(text)
    joined = _JOINER.search(text)
    if role and joined:
        row.role = text[: joined.start()].strip()
        row.spans.extend(line.spans(start, start + joined.start()))
        _add_place(row, line, start + joined.end(), end)
    elif role and text[role.end() : role.end() + 1] == " " and is_organization(text[role.end() :]):
        row.role = text[: role.end()]
        row.spans.extend(line.spans(start, start + role.end()))
        _add_place(row, line, start + role.end() + 1, end)
    elif (role and role.end() == len(text)) or (text[:1].islower() and not is_organization(text)):
        if row.role:
            row.notes.append(text)
        else:
            row.role = text
        row.spans.extend(line.spans(start, end))
        if SECRETARIAT.match(text):
            row.category = "secretariat"
    elif row.organization is None or is_organization(text):
        _add_place(row, line, start, end)
    else:
        row.notes.append(text)
        row.spans.extend(line.spans(start, end))


def _add_note(row: _Row, line: TextLine, start: int, end: int) -> None:
    """A parenthesis: remarks, parties, places and whom the person stands for, parted by commas."""
    for piece in pieces_of(line.text, start, end):
        text = line.text[piece.start : piece.end]
        known = (
            DEPUTY.match(text)
            or SECRETARIAT.match(text)
            or OBSERVER.match(text)
            or PARTIAL.match(text)
            or PARTY.match(text)
        )
        if known or row.organization is None or POST.match(text):
            if row.organization is None and not known and not POST.match(text) and text[:1].isupper():
                _add_place(row, line, piece.start, piece.end)
            elif SECRETARIAT.match(text) and re.match("ref", text, re.IGNORECASE):
                row.category = "secretariat"
                row.notes.append(text)
                row.spans.extend(line.spans(piece.start, piece.end))
            else:
                _add_piece(row, line, piece.start, piece.end)
        else:
            row.notes.append(text)
            row.spans.extend(line.spans(piece.start, piece.end))
        if re.match(r"observatør", text, re.IGNORECASE):
            row.category = "observer"


def _merged(rows: list[_Row]) -> list[_Row]:
    """Each person once; whom a deputy stands for is absent where no row says anything else."""
    found: dict[str, _Row] = {}
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
    for row in list(found.values()):
        if row.deputy_for and is_person(row.deputy_for) and _key(row.deputy_for) not in found:
            found[_key(row.deputy_for)] = _Row(
                row.deputy_for, "absent", "member", list(row.deputy_spans), row.organization, confidence=0.7
            )
    return list(found.values())


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _finished(row: _Row) -> Attendance:
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
