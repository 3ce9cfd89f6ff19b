"""The package for the archive: complete, described by its schema, always the same bytes, and for keepers only."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.urls import reverse

from rundbord.apps.accounts.viewer import System
from rundbord.apps.archiving import package, queries, services
from rundbord.apps.archiving.models import ArchiveCase
from rundbord.apps.core import clock
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.core.models import Access
from rundbord.apps.files.services import attach, store_blob
from rundbord.apps.meetings.models import Exclusion, Meeting, State
from rundbord.apps.minutes.models import MinutesVersion
from rundbord.apps.minutes.services import make_version
from rundbord.apps.sending.models import Dispatch, DispatchState, Purpose, Reason, Recipient
from tests import factories
from tests.cast import Cast
from tests.conftest import Login
from tests.engines.typesetter.test_standards import validate

ACTOR = System("test")


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A meeting with an exempt item, a paper with a hostile name, and minutes that were sent."""
    meeting = factories.make_meeting(cast.body, state=State.SENT)
    factories.make_entry(factories.make_item(meeting))
    closed = factories.make_item(meeting, "Personalsak")
    closed.access, closed.law, closed.paragraph = Access.EXEMPT, "offentleglova", "§ 13"
    closed.save()
    blob = store_blob(content=b"notat", name="a.txt")
    attach(actor=ACTOR, owner_kind="agendaitem", owner_uid=closed.uid, role="paper", name="=..notat.txt", blob=blob)
    attach(actor=ACTOR, owner_kind="meeting", owner_uid=meeting.uid, role="remark", name="Merknad", blob=blob)
    make_version(actor=ACTOR, meeting=meeting)
    MinutesVersion.objects.update(state="sent")
    return meeting


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def address(meeting: Meeting, name: str) -> str:
    return reverse(f"archiving:{name}", args=[meeting.cooperation.slug, meeting.uid])


def test_the_index_follows_its_schema_and_tells_of_every_file(meeting: Meeting) -> None:
    parts = opened(package.package_of(meeting))
    index = json.loads(parts.read("index.json"))
    jsonschema.Draft202012Validator(json.loads(parts.read("index.schema.json"))).validate(index)
    told = {one["file"]: one for one in index["documents"]}
    assert set(parts.namelist()) == {*told, "index.json", "index.csv", "index.schema.json"}
    assert all(hashlib.sha256(parts.read(path)).hexdigest() == one["sha256"] for path, one in told.items())
    assert [one["kind"] for one in told.values()] == ["notice", "paper", "incoming", "minutes"]
    assert [(one["access_code"], one["legal_basis"]) for one in told.values()] == [
        ("exempt", "offentleglova § 13"),
        ("exempt", "offentleglova § 13"),
        ("open", ""),
        ("exempt", "offentleglova § 13"),
    ]


def test_the_table_says_the_same_and_holds_no_formula(meeting: Meeting) -> None:
    parts = opened(package.package_of(meeting))
    rows = list(csv.DictReader(io.StringIO(parts.read("index.csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["file"] for row in rows] == [one["file"] for one in json.loads(parts.read("index.json"))["documents"]]
    assert rows[1]["title"] == "'=..notat.txt"


def test_names_of_files_are_safe(meeting: Meeting) -> None:
    assert package.safe_name("../a\\b:c?.. ") == "a b c"
    assert package.safe_name("///") == "dokument"
    assert not any(".." in name or name.startswith("/") for name in opened(package.package_of(meeting)).namelist()[:1])


def test_the_same_meeting_gives_the_same_bytes(meeting: Meeting) -> None:
    assert package.package_of(meeting) == package.package_of(Meeting.objects.get(pk=meeting.pk))


def test_what_the_program_sets_holds_pdf_a(meeting: Meeting, tmp_path: Path) -> None:
    parts = opened(package.package_of(meeting))
    paths = [Path(parts.extract(name, tmp_path)) for name in parts.namelist() if name.endswith(".pdf")]
    assert len(paths) == 2
    assert all(line.endswith("true") for line in validate(*paths).splitlines())


def test_drafts_do_not_go_to_the_archive(meeting: Meeting) -> None:
    MinutesVersion.objects.update(state="draft")
    assert not [name for name in opened(package.package_of(meeting)).namelist() if "referat/" in name]


@pytest.mark.parametrize(("who", "status"), [("secretary", 200), ("chair", 403), ("member", 403), ("anonymous", 404)])
def test_who_fetches_it(meeting: Meeting, as_: Login, who: str, status: int) -> None:
    answer = as_(who).get(address(meeting, "package"))
    assert answer.status_code == status
    if status == 200:
        assert answer["Cache-Control"] == "private, no-store"


def test_a_keeper_who_is_kept_out_of_an_item_does_not_get_the_whole(meeting: Meeting, cast: Cast, as_: Login) -> None:
    Exclusion.objects.create(item=meeting.items.earliest("pk"), person=cast.secretary)
    assert as_("secretary").get(address(meeting, "package")).status_code == 403


def test_the_case_is_noted_and_the_meeting_leaves_the_list(meeting: Meeting, cast: Cast, as_: Login) -> None:
    secretary = cast.viewer("secretary")
    assert list(queries.not_archived(secretary, cast.cooperation)) == [meeting]
    posted = {"seen": "0", "case_number": " 26/ 123 ", "journaled_on": "2026-03-01"}
    assert as_("secretary").post(address(meeting, "archive"), posted).status_code == 302
    assert ArchiveCase.objects.get().case_number == "26/ 123"
    assert not queries.not_archived(secretary, cast.cooperation)
    assert as_("secretary").post(address(meeting, "archive"), posted).status_code == 409


def test_the_case_is_refused_where_it_cannot_be(meeting: Meeting, cast: Cast) -> None:
    known: dict[str, Any] = {"meeting": meeting, "case_number": "1", "journaled_on": None}
    with pytest.raises(NotAllowedError):
        services.note_archive_case(actor=cast.viewer("chair"), seen=0, **known)
    with pytest.raises(ConflictError):
        services.note_archive_case(actor=cast.viewer("secretary"), seen=7, **known)
    with pytest.raises(NotPossibleError):
        services.note_archive_case(
            actor=cast.viewer("secretary"), meeting=meeting, seen=0, case_number="", journaled_on=date(2027, 1, 1)
        )


def test_the_index_names_to_whom_the_minutes_were_sent(cast: Cast, meeting: Meeting) -> None:
    version = MinutesVersion.objects.get()
    for state, name in ((DispatchState.SENT, "kom"), (DispatchState.STOPPED, "stoppet")):
        dispatch = Dispatch.objects.create(
            meeting=meeting, version=version, purpose=Purpose.ALL, state=state, leaves_at=clock.now(),
            created_at=clock.now(),
        )  # fmt: skip
        for reason in (Reason.PRESENT, Reason.COPY):
            address = f"{name}-{reason}@kommune.example"
            Recipient.objects.create(dispatch=dispatch, name=name, address=address, reason=reason)
    index = json.loads(opened(package.package_of(meeting)).read("index.json"))
    minutes = next(row for row in index["documents"] if row["kind"] == "minutes")
    assert "kom-present@kommune.example" in minutes["recipients"]
    assert not any("stoppet" in one for row in index["documents"] for one in row["recipients"])
