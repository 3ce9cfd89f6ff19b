"""A meeting as one ZIP for the archive: its documents, and an index of them in JSON and CSV.

The same meeting always gives the same bytes. The index follows `index.schema.json`, which lies in the package too.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable
from importlib.resources import files
from io import BytesIO
from typing import Any

from rundbord.apps.archiving.documents import Archived, documents_of
from rundbord.apps.archiving.models import ArchiveCase
from rundbord.apps.meetings.listing import title_of
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.people.exports import csv_text

FOLDERS = {
    "notice": "1-innkalling",
    "paper": "2-sakspapirer",
    "minutes": "3-referat",
    "public_minutes": "4-offentlig-kopi",
    "incoming": "5-annet",
}
UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST = 100
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say: the files' own dates stand in the index
COLUMNS = (
    "file", "kind", "title", "body", "date", "version", "sender", "recipients", "access_code", "legal_basis",
    "media_type", "size", "sha256",
)  # fmt: skip


def package_of(meeting: Meeting) -> bytes:
    """The whole package. It holds what is exempt too: for those who keep the meeting, never for others."""
    named = _named(documents_of(meeting))
    rows = [_row(path, one, meeting) for path, one in named]
    index = {"format": "rundbord-archive", "version": 1, "meeting": _facts(meeting), "documents": rows}
    parts = [(path, one.content) for path, one in named]
    parts += [
        ("index.json", json.dumps(index, ensure_ascii=False, indent=2, sort_keys=True).encode()),
        ("index.csv", _csv(rows)),
        ("index.schema.json", schema_text().encode()),
    ]
    return zipped(parts)


def package_name(meeting: Meeting) -> str:
    """ "Faggruppe for næring 2026-03-10 arkiv.zip"."""
    return f"{safe_name(title_of(meeting))} {meeting.date or ''} arkiv.zip".replace("  ", " ")


def schema_text() -> str:
    """The JSON Schema (2020-12) of the index."""
    return files("rundbord.apps.archiving").joinpath("index.schema.json").read_text(encoding="utf-8")


def _named(documents: Iterable[Archived]) -> list[tuple[str, Archived]]:
    """Each document with its path in the package: numbered, so that no two are called the same."""
    named = []
    for number, one in enumerate(documents, start=1):
        stem = safe_name(one.title.removesuffix(f".{one.ending}"))
        ending = f".{safe_name(one.ending).lower()}" if one.ending else ""
        version = f" v{one.version}" if one.version > 1 else ""
        named.append((f"{FOLDERS[one.kind]}/{number:03d} {stem}{version}{ending}", one))
    return named


def safe_name(text: str) -> str:
    """Without characters that file systems dislike, and not too long; dots at the ends go too (Windows)."""
    return " ".join(UNSAFE.sub(" ", text).split())[:LONGEST].strip(" .") or "dokument"


def _row(path: str, one: Archived, meeting: Meeting) -> dict[str, Any]:
    return {
        "file": path,
        "kind": one.kind,
        "title": one.title,
        "body": ", ".join(body.name for body in meeting.held_by),
        "date": one.date.isoformat() if one.date else None,
        "version": one.version,
        "sender": meeting.cooperation.name,
        "recipients": list(one.recipients),
        "access_code": str(one.code),
        "legal_basis": one.legal_basis,
        "media_type": one.media_type,
        "size": len(one.content),
        "sha256": hashlib.sha256(one.content).hexdigest(),
    }


def _facts(meeting: Meeting) -> dict[str, Any]:
    case = ArchiveCase.objects.filter(meeting=meeting).first()
    return {
        "uid": meeting.uid,
        "title": title_of(meeting),
        "cooperation": meeting.cooperation.name,
        "bodies": [body.name for body in meeting.held_by],
        "date": meeting.date.isoformat() if meeting.date else None,
        "end_date": meeting.end_date.isoformat() if meeting.end_date else None,
        "case_number": case.case_number if case else "",
        "journaled_on": case.journaled_on.isoformat() if case and case.journaled_on else None,
    }


def _csv(rows: list[dict[str, Any]]) -> bytes:
    """The index as a table for Excel."""
    cells = ({**row, "recipients": ", ".join(row["recipients"])} for row in rows)
    return csv_text(COLUMNS, ([row[name] if row[name] is not None else "" for name in COLUMNS] for row in cells))


def zipped(parts: list[tuple[str, bytes]]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for path, content in parts:
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return whole.getvalue()
