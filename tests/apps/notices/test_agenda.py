"""The next agenda takes up what was ticked, each thing in its place."""

from datetime import date

from django.utils import translation

from rundbord.apps.core import richtext
from rundbord.apps.meetings.models import ItemKind, State
from rundbord.apps.notices.agenda import draft_agenda
from rundbord.apps.notices.left_open import Suggestion
from rundbord.apps.notices.models import SourceKind
from rundbord.apps.people.models import StandingItem
from tests import factories
from tests.cast import Cast

STANDING = [
    ("Godkjenning av innkalling og saksliste", ItemKind.APPROVE_NOTICE, 5),
    ("Godkjenning av referat", ItemKind.APPROVE_MINUTES, 3),
    ("Runden rundt bordet", ItemKind.ROUND_TABLE, 45),
    ("Eventuelt", ItemKind.ANY_OTHER, 10),
]


def with_standing_agenda(cast: Cast, lines: list[tuple[str, ItemKind, int]]) -> None:
    for position, (title, kind, minutes) in enumerate(lines):
        StandingItem.objects.create(body=cast.body, position=position, title=title, kind=kind, planned_minutes=minutes)


def suggestion(cast: Cast, kind: SourceKind, text: str, **fields: object) -> Suggestion:
    meeting = factories.make_meeting(cast.body, date(2025, 11, 25), state=State.HELD)
    item = None if kind == SourceKind.MINUTES else factories.make_item(meeting, text)
    return Suggestion(kind, "0" * 12, text, meeting, item, **fields)  # type: ignore[arg-type]  # fields of the class


def titles(cast: Cast, *taken: Suggestion) -> list[str]:
    with translation.override("nb"):
        return [item.title for item in draft_agenda(cast.body, taken)]


def test_without_anything_ticked_it_is_the_standing_agenda(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    assert titles(cast) == [title for title, _kind, _minutes in STANDING]


def test_a_body_without_a_standing_agenda_gets_the_usual_one(cast: Cast) -> None:
    with translation.override("nb"):
        kinds = [item.kind for item in draft_agenda(cast.body, [])]
    assert kinds[0] == ItemKind.APPROVE_NOTICE
    assert kinds[-1] == ItemKind.ANY_OTHER


def test_minutes_to_approve_stand_with_their_date_in_the_standing_items_place(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    waiting = suggestion(cast, SourceKind.MINUTES, "Faggruppe")
    with translation.override("nb"):
        item = draft_agenda(cast.body, [waiting])[1]
    assert item.title == "Godkjenning av referat fra 25. november 2021".replace("2021", "2025")
    assert (item.kind, item.approves, item.planned_minutes) == (ItemKind.APPROVE_MINUTES, waiting.meeting, 3)


def test_promises_are_gathered_after_the_approvals_with_owner_date_and_place(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    one = suggestion(cast, SourceKind.ACTION, "sender ut dato", owner="Kari Nordby", due=date(2026, 3, 1), said="Kari")
    with translation.override("nb"):
        item = draft_agenda(cast.body, [one])[2]
    assert item.title == "Oppfølging fra tidligere møter"
    assert richtext.to_plain(item.case_text) == (
        "Kari Nordby: sender ut dato (frist 1. mars 2026) (Kari, 25. november 2025, sender ut dato)"
    )
    assert item.taken == (one,)


def test_asks_join_the_round_table(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    ask = suggestion(cast, SourceKind.ASK, "Tips om <utenforskap>", said="Horten")
    with translation.override("nb"):
        item = next(one for one in draft_agenda(cast.body, [ask]) if one.kind == ItemKind.ROUND_TABLE)
    assert "Tips om <utenforskap>" in richtext.to_plain(item.case_text)
    assert richtext.clean(item.case_text) == item.case_text
    assert item.taken == (ask,)


def test_asks_get_an_item_of_their_own_where_there_is_no_round_table(cast: Cast) -> None:
    with_standing_agenda(cast, [STANDING[0], STANDING[3]])
    assert titles(cast, suggestion(cast, SourceKind.ASK, "Tips"))[1:] == ["Ønsker fra tidligere møter", "Eventuelt"]


def test_wishes_and_postponed_items_come_before_any_other_business(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    wish = suggestion(cast, SourceKind.NEXT_TIME, "Bør være tema i eget breakoutroom på neste møte.")
    postponed = suggestion(cast, SourceKind.POSTPONED, "Ny strategi")
    assert titles(cast, wish, postponed)[3:] == [
        "Ny strategi",
        "Bør være tema i eget breakoutroom på neste møte",
        "Eventuelt",
    ]


def test_a_wish_that_only_points_at_its_item_takes_the_items_title(cast: Cast) -> None:
    with_standing_agenda(cast, STANDING)
    wish = suggestion(cast, SourceKind.NEXT_TIME, "Saken tas opp igjen på neste møte.")
    assert wish.item
    wish.item.title = "Kystløftet"
    assert titles(cast, wish)[3:] == ["Kystløftet", "Eventuelt"]


def test_a_date_that_stands_in_the_words_is_not_said_twice(cast: Cast) -> None:
    one = suggestion(cast, SourceKind.ACTION, "Camilla lager utkast innen 27. februar.", due=date(2026, 2, 27))
    with translation.override("nb"):
        item = next(item for item in draft_agenda(cast.body, [one]) if item.taken)
    assert "frist" not in item.case_text
