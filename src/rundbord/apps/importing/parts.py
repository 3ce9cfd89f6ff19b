"""Which part of its meeting a document is, as its kind, name and first lines tell; and which of several counts."""

import re

from rundbord.apps.importing.models import Part

HEAD = 800  # characters in which a document says what it is
RANK = {Part.MINUTES: 0, Part.DRAFT: 1, Part.REVISED: 2, Part.NOTICE: 3, Part.PAPERS: 4, Part.COPY: 5}
ROLES = {
    Part.MINUTES: "original",
    Part.DRAFT: "original_draft",
    Part.REVISED: "original_notice_revised",
    Part.NOTICE: "original_notice",
    Part.PAPERS: "original_papers",
    Part.COPY: "original_copy",
}
PART_OF = {role: part for part, role in ROLES.items()}
RECORDS, NOTICES = (Part.MINUTES, Part.DRAFT), (Part.REVISED, Part.NOTICE)
FIRST_LINES = 4
WRITTEN, PRINTED, SCANNED = 0, 1, 2
_RECORD = r"(?:møte)?(?:referat\w*|protokoll\w*|møtebok\w*)"
_DRAFT_NAME = re.compile(
    r"(?:^|[\W_])(?:utkast|draft|kladd|foreløpig|førebels|ikke[\W_]godkjent)(?:[\W_]|$)", re.IGNORECASE
)
_DRAFT = re.compile(
    rf"""^\W*(?:utkast|foreløpig|førebels)\W*$
    | \b(?:utkast|foreløpig\w*|førebels)\W+(?:til\W+)?{_RECORD}
    | \b{_RECORD}[^\n]{{0,40}}\b(?:utkast|foreløpig|førebels)\b
    | \bikkj?e\W+(?:ennå\W+)?godkj(?:ent|end)\b""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_APPROVED = re.compile(
    rf"\b{_RECORD}[ ,:(–-]+godkj(?:ent|end)\b|\bgodkj(?:ent|end)[ ,:]+(?:(?:i|på) møtet? +)?\d{{1,2}}\.", re.IGNORECASE
)
_APPROVED_LINE = re.compile(r"^\W*godkj(?:ent|end)\W*$", re.IGNORECASE | re.MULTILINE)
_APPROVED_NAME = re.compile(r"(?<!ikke)[\W_](?:godkjent|godkjend)(?:[\W_]|$)", re.IGNORECASE)
_PAPERS = re.compile(r"saks?(?:framlegg|fremlegg|papir\w*|dokument\w*)|(?:^|[\W_])vedlegg", re.IGNORECASE)
_CHANGED = r"(?:revider\w*|oppdater\w*|endra|endret|endrede|korriger\w*|retta|rettet)"
_NOTICE = r"(?:møte)?(?:innkalling\w*|dagsorden|saks?liste\w*|agenda)"
_REVISED = re.compile(rf"\b(?:{_CHANGED}|nye?)[\W_]+{_NOTICE}|\b{_NOTICE}[ _,(–-]{{1,4}}{_CHANGED}", re.IGNORECASE)
_REVISED_NAME = re.compile(r"(?:^|[\W_])rev(?:ider[td]\w*)?(?:[\W_\d]|$)", re.IGNORECASE)
_RECORD_NAME = re.compile(_RECORD, re.IGNORECASE)


def guess_part(kind: str, name: str, text: str) -> Part:
    """The part of a document of this kind (`reader.reading.DocumentKind`); minutes that say nothing are approved."""
    head = text[:HEAD]
    first_line = head.lstrip().partition("\n")[0]
    if not _RECORD_NAME.search(name) and (_PAPERS.search(name) or _PAPERS.search(first_line)):
        return Part.PAPERS
    if kind == "notice":
        return Part.REVISED if _REVISED_NAME.search(name) or _REVISED.search(f"{name}\n{head}") else Part.NOTICE
    if _DRAFT_NAME.search(name):
        return Part.DRAFT
    approved = _APPROVED_NAME.search(name) or _APPROVED.search(head) or _APPROVED_LINE.search(_first_lines(head))
    return Part.DRAFT if _DRAFT.search(head) and not approved else Part.MINUTES


def _first_lines(head: str) -> str:
    """The few lines before the first item, where minutes say of themselves that they are approved."""
    return "\n".join([line for line in head.splitlines() if line.strip()][:FIRST_LINES])


def format_rank(file_format: str) -> int:
    """A file that was written before one that was printed, that before one whose words were guessed from a picture."""
    return {"pdf": PRINTED, "png": SCANNED, "jpeg": SCANNED, "tiff": SCANNED}.get(file_format, WRITTEN)


def position(part: Part, file_format: str) -> int:
    """Where the file stands among its meeting's originals: the one that counts first."""
    return RANK[part] * 10 + format_rank(file_format)
