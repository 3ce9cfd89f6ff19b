"""Adding and changing bodies, their standing agenda and officers, and founding a cooperation."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from rundbord.apps.accounts.viewer import PersonViewer, System, viewer_of_user
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import ItemKind
from rundbord.apps.people.default_agendas import default_agenda
from rundbord.apps.people.models import Body, BodyKind, BodyRole, Cooperation, Role
from rundbord.apps.people.services import bodies, cooperations
from rundbord.apps.people.services.bodies import AgendaLine
from tests.cast import Cast

OUTSIDERS = ("member", "neighbour", "former", "chair", "stranger", "disqualified")


@pytest.mark.parametrize("kind", BodyKind.values)
def test_default_agendas_use_the_kinds_of_items_that_meetings_know(kind: str) -> None:
    lines = default_agenda(kind)
    assert lines
    assert {line[1] for line in lines} <= set(ItemKind.values)


@pytest.mark.parametrize(("language", "title"), [("nb", "Eventuelt"), ("nn", "Ymse"), ("en", "Any other business")])
def test_a_new_body_has_its_standing_agenda_in_its_language(cast: Cast, language: str, title: str) -> None:
    body = bodies.add_body(
        actor=cast.viewer("secretary"),
        cooperation=cast.cooperation,
        name=" Styret ",
        kind=BodyKind.BOARD,
        language=language,
        meeting_minutes=180,
    )
    assert (body.name, body.minutes_name, body.number_style, body.meeting_minutes) == (
        "Styret",
        "protokoll",
        "year",
        180,
    )
    assert [item.title for item in body.standing_items.all()][-1] == title


def test_names_are_there_and_differ(cast: Cast) -> None:
    actor = cast.viewer("secretary")
    for name in ("", "  ", "faggruppe for NÆRING"):
        with pytest.raises(NotPossibleError):
            bodies.add_body(actor=actor, cooperation=cast.cooperation, name=name, kind=BodyKind.EXPERT)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_only_the_secretariat_adds_bodies(cast: Cast, who: str) -> None:
    actor, body = cast.viewer(who), cast.body
    acts: list[Callable[[], object]] = [
        lambda: bodies.add_body(actor=actor, cooperation=cast.cooperation, name="Ny", kind="expert"),
        lambda: bodies.edit_body(actor=actor, body=body, seen=0, name="Ny"),
        lambda: bodies.withdraw_body(actor=actor, body=body, seen=0, reason=""),
        lambda: bodies.set_standing_agenda(actor=actor, body=body, seen=0, lines=[]),
        lambda: bodies.give_role(actor=actor, body=body, person=cast.member, role=Role.CHAIR),
    ]
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()


def test_nobody_makes_their_own_body_the_secretariat(cast: Cast) -> None:
    BodyRole.objects.create(body=cast.body, person=cast.member, role=Role.SECRETARY)
    actor = cast.viewer("member")
    bodies.edit_body(actor=actor, body=cast.body, seen=0, name="Næring")
    with pytest.raises(NotAllowedError):
        bodies.edit_body(actor=actor, body=cast.body, seen=1, kind=BodyKind.SECRETARIAT)
    with pytest.raises(NotAllowedError):
        bodies.give_role(actor=actor, body=cast.body, person=cast.neighbour, role=Role.SECRETARY)


def test_a_change_is_made_only_to_what_was_seen(cast: Cast) -> None:
    actor = cast.viewer("secretary")
    bodies.edit_body(actor=actor, body=cast.body, seen=0, name="Næring")
    mine = Body.objects.get(pk=cast.body.pk)
    with pytest.raises(ConflictError):
        bodies.edit_body(actor=actor, body=mine, seen=0, name="Min")
    with pytest.raises(ConflictError):
        bodies.set_standing_agenda(actor=actor, body=mine, seen=0, lines=[])
    assert Body.objects.get(pk=cast.body.pk).name == "Næring"


def test_the_standing_agenda_is_replaced_in_order(cast: Cast) -> None:
    lines = [AgendaLine("Åpning", "briefing", 5), AgendaLine(" ", "briefing"), AgendaLine("Slutt", "any_other")]
    bodies.set_standing_agenda(actor=cast.viewer("secretary"), body=cast.body, seen=0, lines=lines)
    held = cast.body.standing_items.values_list("title", "kind", "planned_minutes")
    assert list(held) == [("Åpning", "briefing", 5), ("Slutt", "any_other", None)]


def test_there_is_one_chair_at_a_time(cast: Cast) -> None:
    actor = cast.viewer("secretary")
    bodies.give_role(actor=actor, body=cast.body, person=cast.member, role=Role.CHAIR, first_day=date(2026, 4, 1))
    chairs = [
        list(BodyRole.objects.on(day).filter(body=cast.body).values_list("person__name", flat=True))
        for day in (date(2026, 3, 31), date(2026, 4, 1))
    ]
    assert chairs == [["Leif Dahl"], ["Marit Solheim"]]
    role = BodyRole.objects.get(person=cast.member)
    bodies.end_role(actor=actor, role=role, last_day=date(2026, 4, 2))
    assert not BodyRole.objects.on(date(2026, 4, 3)).exists()


def test_the_last_secretariat_stays(cast: Cast) -> None:
    secretariat = Body.objects.get(cooperation=cast.cooperation, kind=BodyKind.SECRETARIAT)
    actor = cast.viewer("secretary")
    with pytest.raises(NotPossibleError):
        bodies.withdraw_body(actor=actor, body=secretariat, seen=0, reason="Slutt")
    secretariat.refresh_from_db()
    with pytest.raises(NotPossibleError):
        bodies.edit_body(actor=actor, body=secretariat, seen=0, kind=BodyKind.EXPERT)
    bodies.withdraw_body(actor=actor, body=cast.body, seen=0, reason="Slutt")


def test_a_new_cooperation_has_a_secretary_who_can_work_at_once(db: None) -> None:
    cooperation, secretary = cooperations.add_cooperation(
        actor=System("setup"), name="Møre Øst", secretary_name="Sara Moen", secretary_email="Sara@more.example"
    )
    assert cooperation.slug == "more-ost"
    assert secretary.user is not None
    assert secretary.user.email == "sara@more.example"
    viewer = viewer_of_user(secretary.user)
    bodies.add_body(actor=viewer, cooperation=cooperation, name="Styret", kind=BodyKind.BOARD)


@pytest.mark.parametrize(
    ("name", "slug", "email"), [("", "", "a@b.no"), ("Ny", "konto", "a@b.no"), ("Ny", "", " "), ("???", "", "a@b.no")]
)
def test_a_cooperation_needs_name_address_and_secretary(db: None, name: str, slug: str, email: str) -> None:
    with pytest.raises(NotPossibleError):
        cooperations.add_cooperation(
            actor=System("setup"), name=name, slug=slug, secretary_name="Sara", secretary_email=email
        )
    assert not Cooperation.objects.exists()


def test_only_the_operator_founds_cooperations(cast: Cast) -> None:
    operator = PersonViewer(user_id=1, user_uid="0" * 12, operator=True)
    cooperations.add_cooperation(actor=operator, name="Ny", secretary_name="A", secretary_email="a@ny.example")
    with pytest.raises(NotAllowedError):
        cooperations.add_cooperation(
            actor=cast.viewer("secretary"), name="Nyere", secretary_name="A", secretary_email="a@ny.example"
        )


def _first_words(patterns: list[URLPattern | URLResolver], before: str = "") -> set[str]:
    words: set[str] = set()
    for one in patterns:
        route = before + str(one.pattern)
        if "/" not in route and isinstance(one, URLResolver):
            words |= _first_words(one.url_patterns, route)
        else:
            words.add(route.split("/")[0])
    return {word for word in words if word and "<" not in word}


def test_no_cooperation_can_hide_an_address_of_the_installation() -> None:
    assert _first_words(get_resolver().url_patterns) <= cooperations.RESERVED
