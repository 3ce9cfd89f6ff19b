"""A reading as JSON: the short form (docs/reference/reading.md), and the full one with spans and confidence."""

import re
from dataclasses import asdict
from datetime import date, time
from typing import Any

from rundbord.engines.reader.reading import Found, Item, Line, Reading

_WORD = re.compile(r"\w+")


def as_json(reading: Reading) -> dict[str, Any]:
    """The short form: what a careful person reads out of the document."""
    return {
        "kind": reading.kind,
        "language": reading.language,
        "cooperation": _value(reading.cooperation),
        "body": _value(reading.body),
        "date": _date(reading.date),
        "start": _time(reading.start),
        "end": _time(reading.end),
        "place": _value(reading.place),
        "attendance": [
            {
                "name": row.name,
                "organization": row.organization,
                "role": row.role,
                "status": row.status,
                "category": row.category,
                "deputy_for": row.deputy_for,
                "note": row.note,
            }
            for row in reading.attendance
        ],
        "items": [_item(item) for item in reading.items],
        "next_meetings": [one.isoformat() for one in reading.next_meetings],
        "links": list(reading.links),
        "remainder": [*(rest.text for rest in reading.remainder), *reading.parted],
    }


def as_full_json(reading: Reading) -> dict[str, Any]:
    """The full form: the short one, and beside each field its spans, confidence, marks and doubts."""
    short = as_json(reading)
    full = _plain(asdict(reading))
    for item, lines in zip(full["items"], short["items"], strict=True):
        item.update({key: lines[key] for key in ("text", "contributions", "decisions", "actions")})
    return {**full, "short": short}


def _item(item: Item) -> dict[str, Any]:
    return {
        "number": item.number,
        "title": item.title,
        "text": "\n".join(filter(None, (_rest_text(line) for line in item.lines))),
        "contributions": [
            {"person": line.person, "organization": line.organization, "text": line.text}
            for line in item.lines
            if line.kind == "contribution"
        ],
        "decisions": [line.text for line in item.lines if line.kind == "decision"],
        "actions": [
            {"text": action.text, "responsible": action.responsible, "due": _date(action.due)}
            for line in item.lines
            for action in line.actions
        ],
    }


def _rest_text(line: Line) -> str:
    """What of a line stands in no other field: prose, and the words of a label beside the speaker's name."""
    label = _without(
        line.label or "",
        [line.person or "", line.organization or "", *(action.responsible or "" for action in line.actions)],
    )
    if line.kind in {"contribution", "decision"}:
        return label
    if not line.actions:
        return " ".join(filter(None, (line.label, line.text)))
    taken = [part for action in line.actions for part in (action.text, action.responsible or "")]
    return " ".join(filter(None, (label, _without(line.text, taken))))


def _without(text: str, taken: list[str]) -> str:
    """The text without the taken parts; empty where no word is left."""
    for part in taken:
        if part:
            text = text.replace(part, " ", 1)
    text = " ".join(text.split()).removesuffix(" :")
    return text if _WORD.search(text) else ""


def _value(found: Found | None) -> str | None:
    return found.value if found else None


def _date(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _time(value: time | None) -> str | None:
    return f"{value:%H:%M}" if value else None


def _plain(value: Any) -> Any:
    """Dates and times as text, all the way down."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, time):
        return _time(value)
    return value.isoformat() if isinstance(value, date) else value
