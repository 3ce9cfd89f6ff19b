"""The fixed words of documents in bokmål, nynorsk and English, and dates and times as words.

One column a language; what people wrote is never translated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from rundbord.engines.typesetter.document import Kind, Language, SectionKind


@dataclass(frozen=True)
class Words:
    """All fixed words of one language. Words in braces are filled in with `format`."""

    # Titles and status marks.
    kinds: Mapping[Kind, str]
    minutes_of: str
    protocol_of: str
    book_of: str
    notice_of: str
    draft: str
    approved: str
    approved_in: str
    corrected_in: str
    not_approved: str
    rendering: str
    # The head.
    time: str
    place: str
    body: str
    chair: str
    secretary: str
    link: str
    join: str
    join_on: str
    meeting_id: str
    code: str
    phone: str
    remark: str
    # Attendance.
    sections: Mapping[SectionKind, str]
    called: str
    name: str
    organization: str
    note: str
    # Agenda and items.
    agenda: str
    number: str
    item: str
    presenter: str
    minutes: str
    start: str
    decision: str
    proposal: str
    papers: str
    # The end.
    actions: str
    what: str
    who: str
    due: str
    next_meeting: str
    page: str
    # Dates.
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    clock: str
    at: str
    until: str


_NB_MONTHS = (
    "januar", "februar", "mars", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "desember",
)  # fmt: skip

_EN_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_WORDS: dict[Language, Words] = {
    "nb": Words(
        kinds={"minutes": "Referat", "notice": "Innkalling"},
        minutes_of="Referat fra møte i {body}",
        protocol_of="Protokoll fra møte i {body}",
        book_of="Møtebok fra møte i {body}",
        notice_of="Innkalling til møte i {body}",
        draft="UTKAST",
        approved="GODKJENT",
        approved_in="GODKJENT i sak {item}",
        corrected_in="RETTET i sak {item}",
        not_approved="IKKE GODKJENT ENNÅ",
        rendering="Dette er en gjengivelse. Originalen er den offisielle versjonen.",
        time="Tid",
        place="Sted",
        body="Organ",
        chair="Møteleder",
        secretary="Referent",
        link="Lenke",
        join="Bli med i møtet",
        join_on="Bli med på {service}",
        meeting_id="Møte-ID",
        code="Kode",
        phone="Telefon",
        remark="Merk",
        sections={
            "members": "Til stede",
            "deputies": "Varamedlemmer",
            "absent": "Forfall",
            "secretariat": "Fra sekretariatet",
            "observers": "Observatører",
            "guests": "Gjester",
        },
        called="Innkalt",
        name="Navn",
        organization="Virksomhet",
        note="Rolle eller merknad",
        agenda="Saksliste",
        number="Nr.",
        item="Sak",
        presenter="Innleder",
        minutes="Min.",
        start="Start",
        decision="Vedtak",
        proposal="Forslag til vedtak",
        papers="Sakspapirer",
        actions="Oppfølging",
        what="Hva",
        who="Hvem",
        due="Frist",
        next_meeting="Neste møte",
        page="Side {page} av {pages}",
        weekdays=("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        months=_NB_MONTHS,
        day="{day}. {month} {year}",
        clock="{hour:02}.{minute:02}",
        at="{day} kl. {clock}",
        until="{start} til {end}",
    ),
    "nn": Words(
        kinds={"minutes": "Referat", "notice": "Innkalling"},
        minutes_of="Referat frå møte i {body}",
        protocol_of="Protokoll frå møte i {body}",
        book_of="Møtebok frå møte i {body}",
        notice_of="Innkalling til møte i {body}",
        draft="UTKAST",
        approved="GODKJENT",
        approved_in="GODKJENT i sak {item}",
        corrected_in="RETTA i sak {item}",
        not_approved="IKKJE GODKJENT ENNO",
        rendering="Dette er ei attgjeving. Originalen er den offisielle versjonen.",
        time="Tid",
        place="Stad",
        body="Organ",
        chair="Møteleiar",
        secretary="Referent",
        link="Lenkje",
        join="Bli med i møtet",
        join_on="Bli med på {service}",
        meeting_id="Møte-ID",
        code="Kode",
        phone="Telefon",
        remark="Merk",
        sections={
            "members": "Til stades",
            "deputies": "Varamedlemer",
            "absent": "Forfall",
            "secretariat": "Frå sekretariatet",
            "observers": "Observatørar",
            "guests": "Gjester",
        },
        called="Innkalla",
        name="Namn",
        organization="Verksemd",
        note="Rolle eller merknad",
        agenda="Sakliste",
        number="Nr.",
        item="Sak",
        presenter="Innleiar",
        minutes="Min.",
        start="Start",
        decision="Vedtak",
        proposal="Framlegg til vedtak",
        papers="Sakspapir",
        actions="Oppfølging",
        what="Kva",
        who="Kven",
        due="Frist",
        next_meeting="Neste møte",
        page="Side {page} av {pages}",
        weekdays=("måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "sundag"),
        months=_NB_MONTHS,
        day="{day}. {month} {year}",
        clock="{hour:02}.{minute:02}",
        at="{day} kl. {clock}",
        until="{start} til {end}",
    ),
    "en": Words(
        kinds={"minutes": "Minutes", "notice": "Notice"},
        minutes_of="Minutes of the meeting of {body}",
        protocol_of="Record of the meeting of {body}",
        book_of="Record of the meeting of {body}",
        notice_of="Notice of the meeting of {body}",
        draft="DRAFT",
        approved="APPROVED",
        approved_in="APPROVED in item {item}",
        corrected_in="CORRECTED in item {item}",
        not_approved="NOT YET APPROVED",
        rendering="This is a rendering. The original is the official version.",
        time="Time",
        place="Place",
        body="Body",
        chair="Chair",
        secretary="Minutes by",
        link="Link",
        join="Join the meeting",
        join_on="Join on {service}",
        meeting_id="Meeting ID",
        code="Passcode",
        phone="Phone",
        remark="Note",
        sections={
            "members": "Present",
            "deputies": "Deputies",
            "absent": "Absent",
            "secretariat": "From the secretariat",
            "observers": "Observers",
            "guests": "Guests",
        },
        called="Called",
        name="Name",
        organization="Organization",
        note="Role or remark",
        agenda="Agenda",
        number="No.",
        item="Item",
        presenter="Presenter",
        minutes="Min.",
        start="Start",
        decision="Decision",
        proposal="Proposed decision",
        papers="Papers",
        actions="Follow-up",
        what="What",
        who="Who",
        due="Due",
        next_meeting="Next meeting",
        page="Page {page} of {pages}",
        weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=_EN_MONTHS,
        day="{day} {month} {year}",
        clock="{hour:02}:{minute:02}",
        at="{day} at {clock}",
        until="{start} to {end}",
    ),
}


def words(language: Language) -> Words:
    """The fixed words of a language."""
    return _WORDS[language]


def day_words(day: date, language: Language) -> str:
    """ "25. november 2021"."""
    own = words(language)
    return own.day.format(day=day.day, month=own.months[day.month - 1], year=day.year)


def weekday_words(day: date, language: Language) -> str:
    """ "torsdag 25. november 2021"."""
    return f"{words(language).weekdays[day.weekday()]} {day_words(day, language)}"


def clock_words(clock: time, language: Language) -> str:
    """ "13.00" in Norwegian, "13:00" in English."""
    return words(language).clock.format(hour=clock.hour, minute=clock.minute)


def when_words(
    language: Language, first: date, start: time | None = None, end: time | None = None, last: date | None = None
) -> str:
    """When a meeting is, in local time: "torsdag 25. november 2021 kl. 13.00–15.00".

    With a `last` day after the first: "… kl. 10.00 til fredag 26. november 2021 kl. 15.00".
    """
    if last is not None and last != first:
        ends = _moment(first, start, language), _moment(last, end, language)
        return words(language).until.format(start=ends[0], end=ends[1])
    if start is None or end is None:
        return _moment(first, start, language)
    return f"{_moment(first, start, language)}–{clock_words(end, language)}"


def _moment(day: date, clock: time | None, language: Language) -> str:
    named = weekday_words(day, language)
    if clock is None:
        return named
    return words(language).at.format(day=named, clock=clock_words(clock, language))
