"""Plain writing: "Horten: …" says who speaks, "Vedtak: …" what a line is. Written out again it is the same words."""

import html
import re
from collections.abc import Collection
from dataclasses import dataclass

from rundbord.apps.core import richtext
from rundbord.apps.record.models import EntryKind

WORDS = {
    "vedtak": EntryKind.DECISION,
    "decision": EntryKind.DECISION,
    "forslag": EntryKind.PROPOSAL,
    "forslag til vedtak": EntryKind.PROPOSAL,
    "framlegg": EntryKind.PROPOSAL,
    "framlegg til vedtak": EntryKind.PROPOSAL,
    "proposal": EntryKind.PROPOSAL,
}
WRITTEN = {
    EntryKind.DECISION: {"nb": "Vedtak", "nn": "Vedtak", "en": "Decision", "se": "Vedtak"},
    EntryKind.PROPOSAL: {"nb": "Forslag", "nn": "Framlegg", "en": "Proposal", "se": "Forslag"},
}
LEAD = re.compile(r"^<p>\s*(?:<strong>)?\s*([^<>:]{1,80}?)\s*(?:</strong>)?\s*:(?:</strong>)?(?:\s|&nbsp;|<br>)*")
FULL_NAME = re.compile(r"[A-ZÆØÅ][\w.'’-]+(?: [A-ZÆØÅ][\w.'’-]*){1,3}")
STARTS_AS_PARAGRAPH = re.compile(r"^<p>")
STARTS_AS_BLOCK = re.compile(r"^<(?:ul|ol|h3|h4|blockquote|table|figure)\b")
EMPTY = re.compile(r"^<p>\s*</p>")


@dataclass(frozen=True)
class Recognized:
    """A line taken apart: what it is, who says it (as written) and its rich text without those words."""

    kind: str
    speaker: str
    text: str


def recognize(markup: str, names: Collection[str]) -> Recognized:
    """Take a line apart. `names` are those known at the table, in lower case; a full name is known by its form."""
    whole = as_blocks(markup)
    kind, speaker, rest = "", "", whole
    while match := LEAD.match(rest):
        words = html.unescape(match[1]).strip()
        if not kind and words.casefold() in WORDS:
            kind = WORDS[words.casefold()]
        elif not speaker and (words.casefold() in names or FULL_NAME.fullmatch(words)):
            speaker = words
        else:
            break
        rest = f"<p>{rest[match.end() :]}"
    rest = EMPTY.sub("", rest)
    if not richtext.to_plain(rest):
        return Recognized(EntryKind.PROSE, "", whole)
    return Recognized(kind or (EntryKind.CONTRIBUTION if speaker else EntryKind.PROSE), speaker, rest)


def written_out(kind: str, speaker: str, text: str, language: str) -> str:
    """A line as it stands in the writing field: its words, with what it is and who says it before them."""
    word = WRITTEN.get(EntryKind(kind), {}).get(language, "")
    lead = "".join(f"<strong>{html.escape(part, quote=False)}:</strong> " for part in (word, speaker) if part)
    whole = as_blocks(text)
    if not lead:
        return whole
    if STARTS_AS_PARAGRAPH.match(whole):
        return f"<p>{lead}{whole.removeprefix('<p>')}"
    return f"<p>{lead.strip()}</p>{whole}"


def as_blocks(markup: str) -> str:
    """Rich text that begins with a block: bare words become a paragraph."""
    if STARTS_AS_PARAGRAPH.match(markup) or STARTS_AS_BLOCK.match(markup):
        return markup
    return f"<p>{markup}</p>"
