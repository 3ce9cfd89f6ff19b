"""Keeping files."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings

from rundbord.apps.accounts.viewer import System
from rundbord.apps.audit.models import AuditRow
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.files import services
from rundbord.apps.files.models import Attachment, Audience, Blob
from tests.apps.files.conftest import OWNER, PDF, Thing
from tests.cast import Cast


def test_bytes_are_kept_with_digest_size_and_type(db: None, tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(PDF)
    for content in (PDF, path):
        blob = services.store_blob(content=content, name="x.bin")
        assert (blob.digest, blob.size, blob.media_type) == (
            hashlib.sha256(PDF).hexdigest(),
            len(PDF),
            "application/pdf",
        )
        with blob.file.open("rb") as stream:
            assert stream.read() == PDF


@pytest.mark.parametrize("content", [b"", b"x" * (1024 * 1024 + 1)])
def test_empty_and_too_large_files_are_refused(db: None, settings: LazySettings, content: bytes) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    with pytest.raises(NotPossibleError, match=r"papir\.pdf"):
        services.store_blob(content=content, name="papir.pdf")
    assert not Blob.objects.exists()


def attach_as(cast: Cast, who: str) -> Attachment:
    return services.attach(
        actor=cast.viewer(who),
        owner_kind="thing",
        owner_uid=OWNER,
        role="paper",
        name="C:\\sak\\Sak 4.pdf",
        blob=services.store_blob(content=PDF, name="x"),
        exemption=services.Exemption("offentleglova", "§ 13"),
    )


def test_the_secretariat_attaches(thing: Thing, cast: Cast) -> None:
    attachment = attach_as(cast, "secretary")
    assert attachment.name == "Sak 4.pdf"
    assert attachment.legal_basis == "offentleglova § 13"
    row = AuditRow.objects.get()
    assert (row.verb, row.uid, row.cooperation_id) == ("file_attach", attachment.uid, cast.cooperation.pk)


@pytest.mark.parametrize("who", ["member", "neighbour", "stranger"])
def test_others_write_nothing(thing: Thing, cast: Cast, who: str) -> None:
    attachment = thing.attach()
    blob = attachment.blob
    with pytest.raises(NotAllowedError):
        attach_as(cast, who)
    with pytest.raises(NotAllowedError):
        services.replace(actor=cast.viewer(who), attachment=attachment, blob=blob)
    with pytest.raises(NotAllowedError):
        services.withdraw(actor=cast.viewer(who), attachment=attachment, reason="")
    attachment.refresh_from_db()
    assert attachment.current
    assert attachment.withdrawn_at is None


def test_a_new_version_takes_the_place_of_the_old_one(thing: Thing, cast: Cast) -> None:
    old = thing.attach(exemption=services.Exemption("offentleglova", "§ 23"), audience=Audience.SECRETARIAT)
    Attachment.objects.update(exempt_until=date(2027, 1, 1))
    old.refresh_from_db()
    new = services.replace(actor=cast.viewer("secretary"), attachment=old, blob=old.blob, name="Sak 4 (rettet).pdf")
    old.refresh_from_db()
    assert (new.version, new.replaces, new.current, old.current) == (2, old, True, False)
    assert (new.access, new.paragraph, new.exempt_until, new.audience) == (
        Access.EXEMPT,
        "§ 23",
        date(2027, 1, 1),
        Audience.SECRETARIAT,
    )


def test_of_two_who_replace_the_same_version_one_is_told(thing: Thing, cast: Cast) -> None:
    old = thing.attach()
    services.replace(actor=cast.viewer("secretary"), attachment=old, blob=old.blob)
    with pytest.raises(ConflictError):
        services.replace(actor=cast.viewer("secretary"), attachment=old, blob=old.blob)
    assert Attachment.objects.filter(current=True).count() == 1


def test_what_is_withdrawn_is_kept_with_its_reason(thing: Thing, cast: Cast) -> None:
    attachment = thing.attach()
    services.withdraw(actor=System(name="test"), attachment=attachment, reason="Feil fil")
    attachment.refresh_from_db()
    assert attachment.withdrawn_reason == "Feil fil"
    with pytest.raises(ConflictError):
        services.withdraw(actor=System(name="test"), attachment=attachment, reason="igjen")


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("a\r\nb.pdf", "ab.pdf"), ("x" * 300 + ".pdf", "x" * 196 + ".pdf")],
)
def test_names_are_plain(thing: Thing, name: str, kept: str) -> None:
    assert thing.attach(name=name).name == kept
