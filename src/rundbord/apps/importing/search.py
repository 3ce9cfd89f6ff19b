"""Searching documents by their words: all words must stand there, each as a word or as the beginning of one."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.importing import queries
from rundbord.apps.importing.models import TO_REVIEW, Document, DocumentWords, State
from rundbord.apps.importing.rules import may_import
from rundbord.apps.importing.search_index import asked_by_index, documents_with
from rundbord.apps.importing.search_words import asked_words, found_in
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.queries import visible_to as meetings_visible_to
from rundbord.apps.people.models import Cooperation

SHOWN = 30
AROUND = 110
FOUND = (*TO_REVIEW, State.ACCEPTED)
Piece = tuple[str, bool]
"""Words, and whether they are to be marked."""


@dataclass(frozen=True)
class Hit:
    """A document that holds the words; `meeting` is what it became, `pieces` are the words around the first ones."""

    document: Document
    meeting: Meeting | None
    pieces: list[Piece]

    @property
    def snippet(self) -> SafeString:
        """The words around, those that were asked for marked."""
        return marked(self.pieces)


@dataclass(frozen=True)
class Found:
    """The documents of the newest meetings first, at most `SHOWN`; `more` says that there are others."""

    hits: list[Hit]
    more: bool = False


def find_documents(viewer: Viewer, cooperation: Cooperation, asked: str) -> Found:
    """The documents that hold all words of the question, within what the viewer may see; three queries.

    What is set aside, or could not be read, is not found.
    """
    words = asked_words(asked)
    if not words:
        return Found([])
    keys = found_keys(viewer, cooperation, words)
    texts = queries.visible_to(viewer, cooperation).select_related("body").defer("draft", "hints", "names")
    documents = texts.in_bulk(keys[:SHOWN])
    meetings = _meetings(viewer, cooperation, list(documents.values()))
    hits = [_hit(documents[key], meetings, words) for key in keys[:SHOWN] if key in documents]
    return Found(hits, more=len(keys) > SHOWN)


def found_keys(viewer: Viewer, cooperation: Cooperation, words: list[str]) -> list[int]:
    """The keys of the documents found, the newest meetings first, at most one more than are shown; one query."""
    if not may_import(viewer, cooperation):
        return []
    away = Document.objects.filter(batch__cooperation=cooperation).exclude(state__in=FOUND)
    rows = DocumentWords.objects.filter(cooperation=cooperation, pk__in=documents_with(words))
    rows = rows.exclude(pk__in=away.order_by().values("pk"))
    newest = rows.order_by(F("day").desc(nulls_last=True), "-pk").values_list("pk", flat=True)
    with asked_by_index():
        return list(newest[: SHOWN + 1])


def _meetings(viewer: Viewer, cooperation: Cooperation, documents: list[Document]) -> dict[str, Meeting]:
    uids = [document.meeting_uid for document in documents if document.state == State.ACCEPTED]
    held = meetings_visible_to(viewer).filter(cooperation=cooperation, uid__in=uids, withdrawn_at=None)
    return {meeting.uid: meeting for meeting in held} if uids else {}


def _hit(document: Document, meetings: dict[str, Meeting], words: list[str]) -> Hit:
    meeting = meetings.get(document.meeting_uid) if document.state == State.ACCEPTED else None
    return Hit(document, meeting, snippet(document.text, words))


def snippet(text: str, words: list[str]) -> list[Piece]:
    """The stretch of the text in which most of the words stand together."""
    places = list(found_in(text, words))
    if not places:
        return [(" ".join(text[: 2 * AROUND].split()), False)]
    best = max(places, key=lambda place: _together(places, place[0]))
    start, end = _bounds(text, best[0])
    return _pieces(text, start, end, [(at, to) for at, to, _word in places if start <= at and to <= end])


def _together(places: list[tuple[int, int, str]], start: int) -> int:
    return len({word for at, _to, word in places if start <= at < start + AROUND})


def _bounds(text: str, at: int) -> tuple[int, int]:
    """From where to where a stretch around a place goes, between words."""
    start, end = max(0, at - AROUND // 2), min(len(text), at + 2 * AROUND)
    if start:
        start = text.find(" ", start, at) + 1 or at
    if end < len(text):
        end = max(text.rfind(" ", at, end), at + 1)
    return start, end


def _pieces(text: str, start: int, end: int, places: list[tuple[int, int]]) -> list[Piece]:
    found: list[Piece] = [("… ", False)] if start else []
    last = start
    for at, to in places:
        found += [(_plain(text[last:at]), False), (text[at:to], True)]
        last = to
    found += [(_plain(text[last:end]), False)]
    return [*found, (" …", False)] if end < len(text) else found


def _plain(words: str) -> str:
    """Words on one line, with a space where there was one at either end."""
    plain = " ".join(words.split())
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and plain else ""
    return f"{before}{plain}{after}"


def marked(pieces: list[Piece]) -> SafeString:
    """The pieces as HTML, those to be marked in `<mark>`."""
    return format_html_join("", "{}", ((_one(words, is_marked),) for words, is_marked in pieces))


def _one(words: str, is_marked: bool) -> str | SafeString:  # noqa: FBT001 - half of a piece
    return format_html_join("", "<mark>{}</mark>", [(words,)]) if is_marked else words


def words_marked(text: str, asked: str) -> SafeString:
    """The whole text as HTML, the words that were asked for marked."""
    pieces, last = [], 0
    for start, end, _word in found_in(text, asked_words(asked)):
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    return marked([*pieces, (text[last:], False)])
