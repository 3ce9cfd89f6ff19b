"""The next agenda: the body's standing items, with what is taken up from earlier meetings in its place."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from rundbord.apps.meetings.models import ItemKind, Meeting
from rundbord.apps.notices.left_open import Suggestion
from rundbord.apps.notices.models import SourceKind
from rundbord.apps.people.default_agendas import default_agenda
from rundbord.apps.people.models import Body
from rundbord.engines.typesetter.words import day_words

FOLLOW_UP_MINUTES = 10
THE_ITEM_ITSELF = {"saken", "saka", "punktet"}
WISH_MINUTES = 15


@dataclass(frozen=True)
class DraftItem:
    """An item of the agenda to be. `case_text` is rich text; `taken` is what it takes up."""

    title: str
    kind: str
    planned_minutes: int | None = None
    case_text: str = ""
    approves: Meeting | None = None
    taken: tuple[Suggestion, ...] = field(default=())


def draft_agenda(body: Body, taken: Sequence[Suggestion]) -> list[DraftItem]:
    """The agenda with everything that was ticked, in the body's language (the active one).

    Minutes to approve take the standing item's place; what was promised is gathered in one item after them; asks
    join the round table; wishes and postponed items come before any other business.
    """
    by_kind = {kind: [one for one in taken if one.kind == kind] for kind in SourceKind}
    agenda = standing(body)
    agenda = _with_minutes(agenda, by_kind[SourceKind.MINUTES], body.language)
    agenda = _after_approvals(agenda, _follow_up(by_kind[SourceKind.ACTION], body.language))
    agenda = _with_asks(agenda, by_kind[SourceKind.ASK], body.language)
    own = [*by_kind[SourceKind.POSTPONED], *by_kind[SourceKind.NEXT_TIME]]
    return _before_the_end(agenda, [_own_item(one, body.language) for one in own])


def standing(body: Body) -> list[DraftItem]:
    """The body's standing agenda; the usual one of its kind where it has none."""
    lines = [(line.title, line.kind, line.planned_minutes) for line in body.standing_items.all()]
    return [DraftItem(*line) for line in lines or default_agenda(body.kind)]


def when_said(one: Suggestion, language: str) -> str:
    """ "Eli, 25. november 2021, sak 5": who said it, in which meeting, under which item."""
    day = one.meeting.date
    parts = [one.said, _day(day, language) if day else "", one.item.title if one.item else ""]
    return ", ".join(part for part in parts if part)


def _day(day: date, language: str) -> str:
    return day_words(day, "nn" if language == "nn" else "en" if language == "en" else "nb")


def _with_minutes(agenda: list[DraftItem], taken: list[Suggestion], language: str) -> list[DraftItem]:
    """One item for each meeting whose minutes are to be approved, where the standing item was."""
    approvals = [
        DraftItem(
            title=_("Approval of the minutes of %(date)s") % {"date": _day(one.meeting.date, language)}
            if one.meeting.date
            else _("Approval of the minutes of the last meeting"),
            kind=ItemKind.APPROVE_MINUTES,
            planned_minutes=5,
            approves=one.meeting,
            taken=(one,),
        )
        for one in reversed(taken)
    ]
    if not approvals:
        return agenda
    place = next((i for i, item in enumerate(agenda) if item.kind == ItemKind.APPROVE_MINUTES), None)
    if place is None:
        first = 1 if agenda and agenda[0].kind == ItemKind.APPROVE_NOTICE else 0
        return [*agenda[:first], *approvals, *agenda[first:]]
    usual = agenda[place].planned_minutes
    return [*agenda[:place], *(replace(one, planned_minutes=usual) for one in approvals), *agenda[place + 1 :]]


def _follow_up(taken: list[Suggestion], language: str) -> list[DraftItem]:
    if not taken:
        return []
    return [
        DraftItem(
            title=_("Follow-up from earlier meetings"),
            kind=ItemKind.BRIEFING,
            planned_minutes=FOLLOW_UP_MINUTES,
            case_text=_listed((_promise(one, language), when_said(one, language)) for one in taken),
            taken=tuple(taken),
        )
    ]


def _promise(one: Suggestion, language: str) -> str:
    """ "Kari Nordby: sender ut dato (frist 1. mars 2026)"; the date is not said twice."""
    if one.due and _day(one.due, language).removesuffix(f" {one.due.year}") not in one.text:
        return _("%(what)s (due %(date)s)") % {"what": one.told, "date": _day(one.due, language)}
    return one.told


def _with_asks(agenda: list[DraftItem], taken: list[Suggestion], language: str) -> list[DraftItem]:
    if not taken:
        return agenda
    heading = _("Somebody asked for this and has no answer yet:")
    text = f"<p>{html.escape(heading)}</p>" + _listed((one.text, when_said(one, language)) for one in taken)
    place = next((i for i, item in enumerate(agenda) if item.kind == ItemKind.ROUND_TABLE), None)
    if place is not None:
        round_table = replace(agenda[place], case_text=text, taken=tuple(taken))
        return [*agenda[:place], round_table, *agenda[place + 1 :]]
    own = DraftItem(_("Asks from earlier meetings"), ItemKind.DISCUSSION, WISH_MINUTES, text, None, tuple(taken))
    return _before_the_end(agenda, [own])


def _own_item(one: Suggestion, language: str) -> DraftItem:
    """A wish or a postponed item on its own. A postponed item keeps its title; a wish becomes one, in its own words."""
    said = html.escape(when_said(one, language))
    if one.kind == SourceKind.POSTPONED and one.item:
        postponed = _("Postponed from an earlier meeting")
        origin = f"<p>{html.escape(postponed)} ({said}).</p>"
        minutes = one.item.planned_minutes or WISH_MINUTES
        return DraftItem(one.item.title, one.item.kind, minutes, origin + one.item.case_text, None, (one,))
    quote = f"<p>«{html.escape(one.text)}» ({said})</p>"
    return DraftItem(_wished(one), ItemKind.DISCUSSION, WISH_MINUTES, quote, None, (one,))


def _wished(one: Suggestion) -> str:
    """The title of a wish: its own words, or the item's title where the words only point at it ("Saken tas opp …")."""
    first_word = one.text.split(maxsplit=1)[0].lower() if one.text.strip() else ""
    if first_word in THE_ITEM_ITSELF and one.item:
        return one.item.title
    return _shortened(one.text)


def _shortened(text: str) -> str:
    first = text.strip().splitlines()[0].strip(' .«»"-') if text.strip() else _("Wish from the last meeting")
    return first if len(first) <= 90 else first[:90].rsplit(" ", 1)[0] + " …"


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    points = "".join(
        f"<li>{html.escape(text)}{f' <em>({html.escape(said)})</em>' if said else ''}</li>" for text, said in rows
    )
    return f"<ul>{points}</ul>"


def _after_approvals(agenda: list[DraftItem], items: list[DraftItem]) -> list[DraftItem]:
    kinds = (ItemKind.APPROVE_NOTICE, ItemKind.APPROVE_MINUTES)
    place = next((i for i, item in enumerate(agenda) if item.kind not in kinds), len(agenda))
    return [*agenda[:place], *items, *agenda[place:]]


def _before_the_end(agenda: list[DraftItem], items: list[DraftItem]) -> list[DraftItem]:
    place = next((i for i, item in enumerate(agenda) if item.kind == ItemKind.ANY_OTHER), len(agenda))
    return [*agenda[:place], *items, *agenda[place:]]
