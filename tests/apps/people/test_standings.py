"""What a user is in each cooperation."""

from rundbord.apps.accounts.models import User
from rundbord.apps.accounts.viewer import PersonViewer, viewer_of_user
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


def test_standings_cost_the_same_few_queries(cast: Cast, django_assert_num_queries: object) -> None:
    user = cast.user("member")
    with django_assert_num_queries(3):  # type: ignore[operator]  # pytest-django's fixture is untyped
        viewer_of_user(user)
