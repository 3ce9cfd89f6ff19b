"""Rights that stand in links."""

from datetime import timedelta

import pytest

from rundbord.apps.accounts.grants import create_grant, find_grant, holder_of, revoke_grant
from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import LinkHolder
from rundbord.apps.core import clock

pytestmark = pytest.mark.django_db


def make() -> tuple[Grant, str]:
    return create_grant(
        purpose="answer",
        subject_kind="round",
        subject_uid="0123456789ab",
        lasts=timedelta(days=14),
        person_uid="ba9876543210",
    )


def test_the_token_finds_its_grant_and_is_kept_nowhere() -> None:
    grant, token = make()
    assert find_grant(token, purpose="answer") == grant
    assert len(token) == 32
    assert token not in str(Grant.objects.values().get())
    assert make()[1] != token


def test_another_token_or_purpose_finds_nothing() -> None:
    _grant, token = make()
    assert find_grant(token, purpose="vote") is None
    assert find_grant(token[:-1], purpose="answer") is None
    assert find_grant("", purpose="answer") is None


def test_a_grant_expires() -> None:
    grant, token = make()
    with clock.frozen(grant.expires_at - timedelta(seconds=1)):
        assert find_grant(token, purpose="answer") == grant
    with clock.frozen(grant.expires_at):
        assert find_grant(token, purpose="answer") is None


def test_a_revoked_grant_is_gone_and_keeps_when() -> None:
    grant, token = make()
    assert revoke_grant(grant)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert not revoke_grant(grant)
    assert find_grant(token, purpose="answer") is None
    grant.refresh_from_db()
    assert grant.revoked_at == clock.now()


def test_whoever_has_the_link_is_a_viewer_of_its_own() -> None:
    grant, _token = make()
    assert holder_of(grant) == LinkHolder(
        grant_uid=grant.uid,
        purpose="answer",
        subject_kind="round",
        subject_uid="0123456789ab",
        person_uid="ba9876543210",
    )
