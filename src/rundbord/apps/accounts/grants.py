"""Rights that stand in links. The token is shown once, when the grant is made; only its hash is kept."""

import hashlib
import secrets
from datetime import timedelta

from rundbord.apps.accounts.models import Grant
from rundbord.apps.accounts.viewer import LinkHolder
from rundbord.apps.core import clock

TOKEN_BYTES = 24  # 192 bits: out of reach of guessing


def create_grant(
    *,
    purpose: str,
    subject_kind: str,
    subject_uid: str,
    lasts: timedelta,
    organization_uid: str = "",
    person_uid: str = "",
) -> tuple[Grant, str]:
    """A new grant and the token for its link. The service that calls has asked whether its actor may, and audits."""
    token, now = secrets.token_urlsafe(TOKEN_BYTES), clock.now()
    grant = Grant.objects.create(
        purpose=purpose,
        subject_kind=subject_kind,
        subject_uid=subject_uid,
        organization_uid=organization_uid,
        person_uid=person_uid,
        token_hash=_hash(token),
        created_at=now,
        expires_at=now + lasts,
    )
    return grant, token


def find_grant(token: str, *, purpose: str) -> Grant | None:
    """The grant of this token for this purpose, or None where there is none, it has expired or was revoked."""
    return Grant.objects.filter(
        token_hash=_hash(token), purpose=purpose, revoked_at=None, expires_at__gt=clock.now()
    ).first()


def revoke_grant(grant: Grant) -> bool:
    """End the grant; False where it had ended already, so that of two who use a grant up one is told."""
    return bool(Grant.objects.filter(pk=grant.pk, revoked_at=None).update(revoked_at=clock.now()))


def holder_of(grant: Grant) -> LinkHolder:
    """The viewer that whoever has the link is."""
    return LinkHolder(
        grant_uid=grant.uid,
        purpose=grant.purpose,
        subject_kind=grant.subject_kind,
        subject_uid=grant.subject_uid,
        organization_uid=grant.organization_uid,
        person_uid=grant.person_uid,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
