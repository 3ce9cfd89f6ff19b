"""The head of a meeting's documents, shared by minutes and notices: letterhead, language, time and place."""

from rundbord.apps.files.models import Attachment
from rundbord.apps.meetings.models import Meeting
from rundbord.apps.meetings.shown import MeetingView
from rundbord.apps.people.models import Body
from rundbord.engines.typesetter.document import Fact, Language, Letterhead, Logo
from rundbord.engines.typesetter.words import when_words, words

LANGUAGES: dict[str, Language] = {"nb": "nb", "nn": "nn", "en": "en", "se": "nb"}
LOGO_TYPES = ("image/png", "image/jpeg")


def leading_body(meeting: Meeting) -> Body:
    """The body whose habits the meeting's documents follow: the first of those that hold it."""
    return meeting.held_by[0]


def language_of(meeting: Meeting) -> Language:
    """The language of the meeting's documents. Northern Sámi has no fixed words yet: bokmål stands in."""
    return LANGUAGES[meeting.language]


def letterhead_of(meeting: Meeting) -> Letterhead:
    """The body's logo and footer under the cooperation's name and address. One query and the logo's file."""
    cooperation, body = meeting.cooperation, leading_body(meeting)
    return Letterhead(
        logo=_logo(body, cooperation.name),
        sender=tuple(line for line in (cooperation.name, *cooperation.address_lines.splitlines()) if line.strip()),
        footer=tuple(line for line in body.footer_lines.splitlines() if line.strip()),
    )


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


def _logo(body: Body, cooperation: str) -> Logo | None:
    found = (
        Attachment.objects.select_related("blob")
        .filter(owner_kind="body", owner_uid=body.uid, role="logo", withdrawn_at=None, blob__media_type__in=LOGO_TYPES)
        .order_by("-version")
        .first()
    )
    if found is None:
        return None
    with found.blob.file.open("rb") as stream:
        return Logo(content=stream.read(), alt=cooperation)
