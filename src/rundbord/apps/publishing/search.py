"""Searching what is published, for everybody: no name of a person finds what is older than a year.

Offentlegforskrifta § 6 says so of public journals: a search for a personal name shall give no hit in what is more than
a year old. All rules of it stand here: which words are names, and from which day they hide.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Q, QuerySet

from rundbord.apps.accounts.viewer import Viewer
from rundbord.apps.core import clock, richtext
from rundbord.apps.meetings.models import AgendaItem, Attendance, Meeting
from rundbord.apps.meetings.queries import items_visible_to, kept_out
from rundbord.apps.people.models import Cooperation, Person
from rundbord.apps.people.queries.organizations import known_in
from rundbord.apps.publishing.queries import PUBLIC, Published, published, shown
from rundbord.apps.record import queries as record
from rundbord.apps.record.models import Entry
from rundbord.engines.norwegian.names import is_first_name
from rundbord.engines.norwegian.places import is_place

YEAR = timedelta(days=365)
MOST_WORDS, MOST_HITS, LOOKED_THROUGH = 8, 30, 2000
AROUND = 90
WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Hit:
    """A published meeting and where in it the words stand: an item's title, and the text around the first of them."""

    meeting: Published
    item: AgendaItem
    around: str


@dataclass
class _Text:
    """What everybody may read of an item, and of its meeting's title."""

    item: AgendaItem
    parts: list[str] = field(default_factory=list)


def words_of(asked: str) -> list[str]:
    """The words of a question, in lower case."""
    return [word.casefold() for word in WORD.findall(asked)][:MOST_WORDS]


def search(viewer: Viewer, cooperation: Cooperation, asked: str) -> list[Hit]:
    """The published items that hold all words, of the newest meetings first, at most `MOST_HITS`.

    The viewer matters only where somebody is kept out of an item: that one finds no more of it than elsewhere.
    """
    words = words_of(asked)
    if not words:
        return []
    texts = _texts(viewer, cooperation, max(words, key=len))
    names = name_words(cooperation) if any(hides_names(one.item.meeting) for one in texts) else frozenset()
    hits = [(one, around) for one in texts if (around := _found(one, words, names))][:MOST_HITS]
    meetings = published(cooperation).filter(pk__in={one.item.meeting_id for one, _around in hits})
    rows = {row.meeting.pk: row for row in shown(meetings)}
    return [Hit(rows[one.item.meeting_id], one.item, around) for one, around in hits]


def hides_names(meeting: Meeting) -> bool:
    """Is the meeting so old that no name may find it? One without a date counts as old."""
    return meeting.date is None or meeting.date < clock.today() - YEAR


def without_names(text: str, names: frozenset[str]) -> str:
    """The text without the words that are part of somebody's name; a capital word right after a name is one too."""
    kept: list[str] = []
    end, after_name = 0, False
    for found in WORD.finditer(text):
        between, word = text[end : found.start()], found[0]
        after_name = _is_name(word, names) or (after_name and between == " " and word[:1].isupper())
        kept += [between, "" if after_name else word]
        end = found.end()
    return "".join([*kept, text[end:]])


def name_words(cooperation: Cooperation) -> frozenset[str]:
    """The words of all names of persons that the cooperation knows, in lower case; not those of its organizations."""
    persons = Person.objects.filter(cooperation=cooperation).values_list("name", flat=True)
    met = Attendance.objects.filter(meeting__cooperation=cooperation).values_list("name_written", flat=True)
    spoke = Entry.objects.filter(item__meeting__cooperation=cooperation, person__isnull=False)
    written = {*persons, *met, *spoke.values_list("speaker_written", flat=True)}
    organizations = set(known_in(cooperation).values_list("name", flat=True))
    return frozenset(_split(written) - _split(organizations))


def _split(names: set[str]) -> set[str]:
    return {word for name in names for word in words_of(name)}


def _is_name(word: str, names: frozenset[str]) -> bool:
    """A name that is known here, or a first name in use in Norway written as a name; places stay."""
    if word.casefold() in names:
        return True
    return word[:1].isupper() and is_first_name(word) and not is_place(word)


def _texts(viewer: Viewer, cooperation: Cooperation, longest: str) -> list[_Text]:
    """The items with the longest word somewhere, with all that everybody may read of them; four queries."""
    items = items_visible_to(PUBLIC).filter(~kept_out(viewer), meeting__cooperation=cooperation)
    entries = record.visible_to(PUBLIC).filter(item__meeting__cooperation=cooperation)
    in_entries = entries.filter(_holds("text", longest) | _holds("speaker_written", longest))
    in_item = Q()
    for name in ("title", "case_text", "proposed_decision", "meeting__title"):
        in_item |= _holds(name, longest)
    found = items.filter(in_item | Q(pk__in=in_entries.values("item")))
    ordered = found.select_related("meeting").order_by("-meeting__date", "-meeting", "position")[:LOOKED_THROUGH]
    said = _said(entries.filter(item__in=[item.pk for item in ordered]))
    return [_Text(item, [*_of_item(item), *said[item.pk]]) for item in ordered]


def _of_item(item: AgendaItem) -> list[str]:
    rich = (richtext.to_plain(text) for text in (item.case_text, item.proposed_decision) if text)
    return [item.meeting.title, item.title, *rich]


def _said(entries: QuerySet[Entry]) -> defaultdict[int, list[str]]:
    said: defaultdict[int, list[str]] = defaultdict(list)
    for entry in entries.order_by("position", "pk"):
        said[entry.item_id].append(f"{entry.speaker_written} {richtext.to_plain(entry.text)}".strip())
    return said


def _holds(name: str, word: str) -> Q:
    """SQLite knows upper and lower case of ASCII only, so the usual spellings are asked for each."""
    spellings = {word, word.capitalize(), word.upper()}
    condition = Q()
    for spelling in spellings:
        condition |= Q(**{f"{name}__icontains": spelling})
    return condition


def _found(text: _Text, words: list[str], names: frozenset[str]) -> str:
    """The text around the first word, if all words stand there as the beginnings of words; else empty."""
    parts = text.parts
    if hides_names(text.item.meeting):
        parts = [without_names(part, names) for part in parts]
    whole = " ".join(parts)
    places = [re.search(rf"\b{re.escape(word)}", whole, re.IGNORECASE) for word in words]
    if not all(places) or places[0] is None:
        return ""
    return _around(" ".join(text.parts), words[0])


def _around(whole: str, word: str) -> str:
    place = re.search(rf"\b{re.escape(word)}", whole, re.IGNORECASE)
    start = max(0, place.start() - AROUND) if place else 0
    return " ".join(whole[start : start + 2 * AROUND].split())
