"""The head of a meeting's documents, shared by minutes and notices: letterhead, language, time and place."""

from dataclasses import replace

from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.shown import MeetingView
from rundbord.apps.minutes.models import Letterhead as Kept
from rundbord.apps.people.models import Body, Cooperation
from rundbord.engines.typesetter.document import Document, Fact, Language, Letterhead, Logo
from rundbord.engines.typesetter.words import when_words, words

LANGUAGES: dict[str, Language] = {"nb": "nb", "nn": "nn", "en": "en", "se": "nb"}


def leading_body(meeting: Meeting) -> Body:
    """The body whose habits the meeting's documents follow: the first of those that hold it."""
    return meeting.held_by[0]


def language_of(meeting: Meeting) -> Language:
    """The language of the meeting's documents. Northern Sámi has no fixed words yet: bokmål stands in."""
    return LANGUAGES[meeting.language]


def under_letterhead(document: Document, meeting: Meeting) -> Document:
    """The document as its files show it: under the letterhead of the body that leads the meeting. One query."""
    return replace(document, letterhead=body_letterhead(leading_body(meeting), meeting.cooperation))


def body_letterhead(body: Body, cooperation: Cooperation) -> Letterhead:
    """The body's logo, address and footer under the cooperation's name. One query and the logo's file."""
    kept = kept_letterhead(body)
    return Letterhead(
        logo=_logo(kept, cooperation.name),
        sender=sender_lines(cooperation, kept.address_lines),
        footer=written_lines(body.footer_lines),
    )


def kept_letterhead(body: Body) -> Kept:
    """What is kept of the body's letterhead; an empty one where nobody wrote it yet."""
    return Kept.objects.filter(body=body).select_related("logo__blob").first() or Kept(body=body)


def sender_lines(cooperation: Cooperation, address_lines: str) -> tuple[str, ...]:
    """Who sends: the cooperation's name over the body's own address, or over the cooperation's."""
    return (cooperation.name, *written_lines(address_lines or cooperation.address_lines))


def written_lines(text: str) -> tuple[str, ...]:
    """The lines of a text field that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def facts_of(meeting: MeetingView, language: Language) -> tuple[Fact, ...]:
    """Body, time and place, as far as they are known."""
    own = words(language)
    facts = [Fact(own.body, ", ".join(body.name for body in meeting.bodies))]
    if meeting.date:
        when = when_words(language, meeting.date, meeting.start_time, meeting.end_time, meeting.end_date)
        facts.append(Fact(own.time, when))
    if meeting.place:
        facts.append(Fact(own.place, meeting.place))
    return tuple(facts)


def _logo(kept: Kept, cooperation: str) -> Logo | None:
    if kept.logo is None or kept.logo.withdrawn_at:
        return None
    with kept.logo.blob.file.open("rb") as stream:
        return Logo(content=stream.read(), alt=kept.logo_alt or cooperation)
