"""What a user is in each cooperation."""

from datetime import timedelta

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import PersonViewer, viewer_of_user
from rundbord.apps.core import clock
from tests import factories
from tests.cast import Cast


def test_a_member_sits_in_the_body(cast: Cast) -> None:
    standing = cast.viewer("member").standing(cast.cooperation.pk)
    assert standing is not None
    assert standing.member_of == {cast.body.pk}
    assert not standing.secretariat


def test_a_former_member_has_a_standing_without_bodies(cast: Cast) -> None:
    standing = cast.viewer("former").standing(cast.cooperation.pk)
    assert standing is not None
    assert standing.member_of == frozenset()


def test_who_sits_in_the_secretariat_is_secretary_of_the_whole_cooperation(cast: Cast) -> None:
    standing = cast.viewer("secretary").standing(cast.cooperation.pk)
    assert standing is not None
    assert standing.secretariat


def test_a_user_who_is_nobody_has_no_standing(cast: Cast) -> None:
    viewer = viewer_of_user(User.objects.create_user("nobody@example.com"))
    assert viewer == PersonViewer(user_id=viewer.user_id, user_uid=viewer.user_uid, operator=False, standings=())


def test_standings_cost_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    user = cast.user("member")
    with django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture is untyped
        viewer_of_user(user)


def test_a_merged_person_is_one_and_the_login_follows(cast: Cast) -> None:
    kept = factories.make_person(cast.cooperation, "Marit H. Solheim")
    factories.seat_person(cast.other_body, kept)
    cast.member.merged_into = kept
    cast.member.save()
    standing = cast.viewer("member").standing(cast.cooperation.pk)
    assert standing is not None
    assert standing.person == kept.pk
    assert standing.member_of == {cast.body.pk, cast.other_body.pk}


def test_a_seat_or_body_that_is_gone_gives_nothing(cast: Cast) -> None:
    cast.body.seats.update(valid_to=clock.today() - timedelta(days=1))
    cast.other_body.withdrawn_at = clock.now()
    cast.other_body.save()
    for who in ("member", "neighbour"):
        standing = cast.viewer(who).standing(cast.cooperation.pk)
        assert standing is not None
        assert standing.member_of == frozenset()
