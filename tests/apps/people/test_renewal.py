"""A whole body renewed from a pasted list."""

from datetime import date

import pytest

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core.errors import NotAllowedError, NotPossibleError
from rundbord.apps.people.models import Body, BodyKind, Organization, Person, Seat, SeatKind
from rundbord.apps.people.queries import bodies
from rundbord.apps.people.renewal import Renewal, plan_renewal
from rundbord.apps.people.services.norway import load_norway
from rundbord.apps.people.services.renewal import renew_body
from tests import factories
from tests.cast import Cast

DAY = date(2026, 4, 1)
HEADER = "Kommune\tNavn\tE-post\tVerv\n"


@pytest.fixture
def board(cast: Cast) -> Body:
    load_norway(actor=System("test"))
    return factories.make_body(cast.cooperation, "Styret", BodyKind.BOARD)


def _plan(body: Body, lines: str, day: date = DAY, *, add_unknown: bool = False, only_add: bool = False) -> Renewal:
    return plan_renewal(
        viewer=System("test"),
        body=body,
        text=HEADER + lines,
        first_day=day,
        add_unknown=add_unknown,
        only_add=only_add,
    )


def _renew(cast: Cast, body: Body, lines: str, day: date = DAY) -> Renewal:
    plan = _plan(body, lines, day)
    renew_body(actor=cast.viewer("secretary"), renewal=plan)
    return plan


def _sitting(body: Body, day: date = DAY) -> list[tuple[str, str, list[str]]]:
    return [
        (
            line.organization_name,
            line.member.person.name if line.member else "",
            [deputy.person.name for deputy in line.deputies],
        )
        for line in bodies.sitting(body, day)
    ]


FIRST = (
    "Moss\tEli Berg\teli@moss.example\t\nMoss\tOla Nordby\t\t1. vara\nHorten kommune\tKari Lie\tkari@horten.example\t\n"
)
NEW = (
    "Moss\tEli Berg\teli@moss.example\t\nMoss\tPer Holm\tper@moss.example\tVara\nHorten\tNy Mann\tny@horten.example\t\n"
)


def test_an_empty_body_is_filled(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST)
    assert _sitting(board) == [("Moss", "Eli Berg", ["Ola Nordby"]), ("Horten", "Kari Lie", [])]
    assert _sitting(board, date(2026, 3, 31)) == []
    eli = Person.objects.get(name="Eli Berg")
    assert eli.user is not None
    assert eli.user.email == "eli@moss.example"


def test_after_an_election_some_stay_some_go_some_are_new(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST, date(2022, 1, 1))
    plan = _renew(cast, board, NEW)
    assert [one.match.row.name for one in plan.staying] == ["Eli Berg"]
    assert sorted(one.match.row.name for one in plan.coming) == ["Ny Mann", "Per Holm"]
    assert sorted(one.membership.person.name for one in plan.leaving) == ["Kari Lie", "Ola Nordby"]
    assert _sitting(board) == [("Moss", "Eli Berg", ["Per Holm"]), ("Horten", "Ny Mann", [])]
    assert _sitting(board, date(2026, 3, 31)) == [("Moss", "Eli Berg", ["Ola Nordby"]), ("Horten", "Kari Lie", [])]
    assert Seat.objects.filter(body=board).count() == 2


def test_the_same_list_again_changes_nothing(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST)
    plan = _renew(cast, board, FIRST)
    assert (len(plan.staying), plan.coming, plan.leaving) == (3, [], [])
    assert Person.objects.filter(name="Eli Berg").count() == 1


def test_who_is_not_in_the_list_leaves_a_vacant_seat(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST)
    _renew(cast, board, "Moss\tEli Berg\t\t\nHorten\tLedig\t\t\n", date(2026, 5, 1))
    assert _sitting(board, date(2026, 5, 1)) == [("Moss", "Eli Berg", []), ("Horten", "", [])]


def test_an_empty_list_throws_nobody_out(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST)
    assert _plan(board, "").leaving == []


def test_bad_rows_are_named_and_the_good_ones_taken(cast: Cast, board: Body) -> None:
    lines = "Hortn\tEli Berg\t\t\nUtopia\tOla Nordby\t\t\nHorten\tKari Lie\tkari\t\nHorten\tPer Holm\t\t\n"
    plan = _renew(cast, board, lines)
    assert [row.number for row in plan.matches.bad] == [2, 3, 4]
    assert "Horten" in plan.matches.bad[0].problems[0]
    assert _sitting(board) == [("Horten", "Per Holm", [])]
    assert plan.matches.bad_text.splitlines()[:2] == [HEADER.strip(), "Hortn\tEli Berg\t\t"]


def test_an_unknown_organization_may_be_added(cast: Cast, board: Body) -> None:
    plan = _plan(board, "Vestfoldkommuner\tKari Lie\t\t\nVestfoldkommuner\tPer Holm\t\tVara\n", add_unknown=True)
    renew_body(actor=cast.viewer("secretary"), renewal=plan)
    assert _sitting(board) == [("Vestfoldkommuner", "Kari Lie", ["Per Holm"])]
    region = Organization.objects.get(name="Vestfoldkommuner")
    assert (region.kind, region.added_in) == ("region", cast.cooperation)


def test_one_person_may_sit_for_two(cast: Cast, board: Body) -> None:
    _renew(cast, board, "Moss\tEli Berg\te@x.example\t\nHorten\tEli Berg\te@x.example\t\n")
    assert _sitting(board) == [("Moss", "Eli Berg", []), ("Horten", "Eli Berg", [])]
    assert Person.objects.filter(name="Eli Berg").count() == 1


def test_a_row_that_stands_twice_is_told(cast: Cast, board: Body) -> None:
    assert len(_plan(board, "Moss\tEli Berg\t\t\nMoss\tEli Berg\t\t\n").matches.bad) == 1


def test_namesakes_are_asked_about(cast: Cast, board: Body) -> None:
    for _one in range(2):
        factories.make_person(cast.cooperation, "Eli Berg")
    email = Person.objects.filter(name="Eli Berg")[0].email
    plan = _plan(board, f"Moss\tEli Berg\t\t\nHorten\tEli Berg\t{email}\t\n")
    assert [row.number for row in plan.matches.bad] == [2]
    assert len(plan.coming) == 1


def test_observers_are_left_alone_by_a_list_of_members(cast: Cast, board: Body) -> None:
    seat = Seat.objects.create(body=board, kind=SeatKind.OBSERVER)
    seat.memberships.create(person=cast.neighbour)
    _renew(cast, board, FIRST)
    assert ("", "Nils Bakke", []) in _sitting(board)


def test_what_was_previewed_is_told_from_what_is_there_now(cast: Cast, board: Body) -> None:
    first = _plan(board, FIRST).fingerprint
    assert _plan(board, FIRST).fingerprint == first
    assert _plan(board, NEW).fingerprint != first
    _renew(cast, board, FIRST)
    assert _plan(board, FIRST).fingerprint != first


@pytest.mark.parametrize("who", ["member", "neighbour", "former", "chair", "stranger", "disqualified"])
def test_only_those_who_keep_the_body_renew_it(cast: Cast, board: Body, who: str) -> None:
    with pytest.raises(NotAllowedError):
        renew_body(actor=cast.viewer(who), renewal=_plan(board, FIRST))
    assert not Person.objects.filter(name="Eli Berg").exists()


def test_a_list_that_empties_the_secretariat_is_refused_whole(cast: Cast, board: Body) -> None:
    secretariat = Body.objects.get(cooperation=cast.cooperation, kind=BodyKind.SECRETARIAT)
    with pytest.raises(NotPossibleError):
        _renew(cast, secretariat, "Moss\tLedig\t\t\n")
    assert cast.secretary.memberships.get().valid_to is None


def test_whoever_stands_in_a_bad_row_keeps_the_seat_until_it_is_mended(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST, date(2022, 1, 1))
    plan = _renew(cast, board, "Moss\tEli Berg\teli@moss.example\t\nHorten\tKari Lie\tkari(at)horten\t\n")
    assert [one.membership.person.name for one in plan.leaving] == ["Ola Nordby"]
    assert plan.vacant == []


def test_mended_rows_are_added_without_anybody_leaving(cast: Cast, board: Body) -> None:
    _renew(cast, board, FIRST, date(2022, 1, 1))
    plan = _plan(board, "Moss\tNy Vara\t\tVara 2\nHorten\tNy Mann\t\t\n", only_add=True)
    assert [one.membership.person.name for one in plan.leaving] == ["Kari Lie"]
    renew_body(actor=cast.viewer("secretary"), renewal=plan)
    assert _sitting(board) == [("Moss", "Eli Berg", ["Ola Nordby", "Ny Vara"]), ("Horten", "Ny Mann", [])]


def test_a_shared_mailbox_makes_no_two_persons_one(cast: Cast, board: Body) -> None:
    lines = "Moss\tEli Berg\tpost@moss.example\t\nMoss\tOla Nordby\tpost@moss.example\tVara\n"
    lines += f"Horten\tX Y\t{cast.chair.email}\t\n"
    plan = _plan(board, lines)
    assert [one.row.name for one in plan.matches.good] == ["Eli Berg"]
    assert [row.number for row in plan.matches.bad] == [3, 4]
    assert "Leif Dahl" in plan.matches.bad[1].problems[0]


def test_a_new_address_of_somebody_known_is_told(cast: Cast, board: Body) -> None:
    plan = _plan(board, f"Moss\t{cast.member.name}\tny@moss.example\t\n")
    assert plan.coming[0].match.new_address == "ny@moss.example"
    renew_body(actor=cast.viewer("secretary"), renewal=plan)
    changed = Person.objects.get(pk=cast.member.pk)
    assert changed.user is not None
    assert (changed.email, changed.user.email) == ("ny@moss.example", "ny@moss.example")
