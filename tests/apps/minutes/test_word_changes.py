"""What somebody changed in our Word file, and what is taken in of it."""

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx.text.paragraph import Paragraph

from rundbord.apps.accounts.viewer import System
from rundbord.apps.core import richtext
from rundbord.apps.core.errors import ConflictError, NotAllowedError, NotPossibleError
from rundbord.apps.meetings.models import AgendaItem, Exclusion, Meeting, State
from rundbord.apps.minutes.models import ReturnedChange
from rundbord.apps.minutes.queries import as_they_stand
from rundbord.apps.minutes.word.services import compare_file, leave_change, take_change
from rundbord.apps.record import services as record
from rundbord.apps.record.models import Entry, EntryKind
from rundbord.engines.typesetter.docx import to_docx
from tests import factories
from tests.cast import Cast
from tests.conftest import Login
from tests.needs import libreoffice

SYSTEM = System("test")
RICH = (
    "<p>Et stort <strong>utenforskap</strong>.</p><ul><li>unge</li><li>voksne</li></ul>"
    '<p>Se <a href="https://fjordbyene.example/">planen</a>.</p>'
    "<table><thead><tr><th>År</th><th>Antall</th></tr></thead><tbody><tr><td>2025</td><td>12</td></tr></tbody></table>"
)


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    """A held meeting with two items and lines of every kind."""
    found = factories.make_meeting(cast.body, state=State.HELD)
    first, second = factories.make_item(found, "Kompetanse"), factories.make_item(found, "Eventuelt")
    record.add_entry(actor=SYSTEM, item=first, text=RICH, kind=EntryKind.CONTRIBUTION, speaker_written="Horten")
    factories.make_entry(first, "Marit orienterte om planen.", EntryKind.PROSE)
    factories.make_entry(first, "Saken tas til orientering.", EntryKind.DECISION)
    factories.make_entry(second, "Ingen saker.", EntryKind.PROSE)
    return found


def file_of(meeting: Meeting) -> bytes:
    return to_docx(as_they_stand(SYSTEM, meeting).document)


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    """The file after `edit` did something to it as a word processor would."""
    word = docx.Document(BytesIO(content))
    edit(word)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def paragraph(word: Any, words: str) -> Any:
    return next(one for one in word.paragraphs if words in one.text)


def write(word: Any, old: str, new: str) -> None:
    run = next(run for run in paragraph(word, old).runs if old in run.text)
    run.text = run.text.replace(old, new)


def compare(cast: Cast, meeting: Meeting, edit: Callable[[Any], None]) -> list[ReturnedChange]:
    content = edited(file_of(meeting), edit)
    returned = compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=content, name="referat.docx")
    return list(returned.changes.all())


def texts(item: AgendaItem) -> list[str]:
    return [richtext.to_plain(one.text) for one in Entry.objects.filter(item=item, withdrawn_at=None)]


def test_a_file_that_nobody_touched_changes_nothing(cast: Cast, meeting: Meeting) -> None:
    assert compare(cast, meeting, lambda _word: None) == []


def test_a_line_is_changed_and_keeps_its_speaker_and_identity(cast: Cast, meeting: Meeting) -> None:
    [change] = compare(cast, meeting, lambda word: write(word, "Et stort ", "Et svært stort "))
    entry = Entry.objects.get(kind=EntryKind.CONTRIBUTION)
    take_change(actor=cast.viewer("secretary"), change=change)
    entry.refresh_from_db()
    assert entry.text == richtext.clean(RICH.replace("Et stort ", "Et svært stort "))
    assert entry.speaker_written == "Horten"


def test_a_line_is_added_after_another_one(cast: Cast, meeting: Meeting) -> None:
    def add(word: Any) -> None:
        below = paragraph(word, "Marit orienterte")
        new = Paragraph(below._p.makeelement(below._p.tag), below._parent)
        below._p.addnext(new._p)
        new.add_run("Nils spurte om kostnaden.")

    [change] = compare(cast, meeting, add)
    take_change(actor=cast.viewer("secretary"), change=change)
    lines = texts(AgendaItem.objects.get(title="Kompetanse"))
    assert lines.index("Nils spurte om kostnaden.") == lines.index("Marit orienterte om planen.") + 1


def test_a_line_that_was_taken_out_is_withdrawn_and_can_be_put_back(cast: Cast, meeting: Meeting) -> None:
    def remove(word: Any) -> None:
        gone = paragraph(word, "Ingen saker.")._p
        gone.getparent().remove(gone)

    [change] = compare(cast, meeting, remove)
    take_change(actor=cast.viewer("secretary"), change=change)
    assert texts(AgendaItem.objects.get(title="Eventuelt")) == []
    assert Entry.objects.filter(text__contains="Ingen saker").exists()


def test_tracked_changes_are_read_as_accepted(cast: Cast, meeting: Meeting) -> None:
    def track(word: Any) -> None:
        line = paragraph(word, "Ingen saker.")._p
        run = next(child for child in line if child.tag.endswith("}r"))
        space = line.tag[: line.tag.index("}") + 1]
        gone, come = line.makeelement(f"{space}del"), line.makeelement(f"{space}ins")
        line.append(gone)
        line.append(come)
        new = Paragraph(line, word).add_run("Én sak ble meldt.")._r
        gone.append(run)
        come.append(new)

    [change] = compare(cast, meeting, track)
    assert change.after == "<p>Én sak ble meldt.</p>"


def test_a_speaker_is_given_in_bold(cast: Cast, meeting: Meeting) -> None:
    def give(word: Any) -> None:
        line = paragraph(word, "Ingen saker.")
        line.runs[0].text = "Asker:"
        line.runs[0].bold = True
        line.add_run(" Vi har en sak.").bold = False

    [change] = compare(cast, meeting, give)
    take_change(actor=cast.viewer("secretary"), change=change)
    entry = Entry.objects.get(uid=change.entry_uid)
    assert (entry.speaker_written, richtext.to_plain(entry.text)) == ("Asker", "Vi har en sak.")


def test_a_line_that_changed_here_meanwhile_is_told_and_not_overwritten(cast: Cast, meeting: Meeting) -> None:
    old = file_of(meeting)
    entry = Entry.objects.get(kind=EntryKind.PROSE, item__title="Eventuelt")
    record.edit_entry(actor=SYSTEM, entry=entry, version=entry.version, text="<p>To saker.</p>")
    content = edited(old, lambda word: write(word, "Ingen saker.", "Tre saker."))
    [change] = compare_file(
        actor=cast.viewer("secretary"), meeting=meeting, content=content, name="x.docx"
    ).changes.all()
    assert (change.stale, change.before, change.after) == (True, "<p>To saker.</p>", "<p>Tre saker.</p>")
    record.edit_entry(actor=SYSTEM, entry=entry, version=entry.version, text="<p>Fire saker.</p>")
    with pytest.raises(ConflictError):
        take_change(actor=cast.viewer("secretary"), change=change)
    entry.refresh_from_db()
    assert entry.text == "<p>Fire saker.</p>"
    assert ReturnedChange.objects.get(pk=change.pk).taken is None


def test_a_change_is_decided_on_once(cast: Cast, meeting: Meeting) -> None:
    [change] = compare(cast, meeting, lambda word: write(word, "Ingen saker.", "Tre saker."))
    leave_change(actor=cast.viewer("secretary"), change=change)
    with pytest.raises(ConflictError):
        take_change(actor=cast.viewer("secretary"), change=change)
    assert texts(AgendaItem.objects.get(title="Eventuelt")) == ["Ingen saker."]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", to_docx.__doc__.encode()])  # type: ignore[union-attr]  # it has one
def test_another_file_is_told(cast: Cast, meeting: Meeting, content: bytes) -> None:
    with pytest.raises(NotPossibleError):
        compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=content, name="x.docx")


def test_the_file_of_other_minutes_is_told(cast: Cast, meeting: Meeting) -> None:
    other = factories.make_meeting(cast.other_body, state=State.HELD)
    factories.make_entry(factories.make_item(other))
    with pytest.raises(NotPossibleError):
        compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=file_of(other), name="x.docx")


def test_who_may(cast: Cast, meeting: Meeting) -> None:
    content = edited(file_of(meeting), lambda word: write(word, "Ingen saker.", "Tre saker."))
    for who in ("member", "chair", "neighbour"):
        with pytest.raises(NotAllowedError):
            compare_file(actor=cast.viewer(who), meeting=meeting, content=content, name="x.docx")
    [change] = compare(cast, meeting, lambda word: write(word, "Ingen saker.", "Tre saker."))
    Exclusion.objects.create(item=change.item, person=cast.secretary)
    with pytest.raises(NotAllowedError):
        take_change(actor=cast.viewer("secretary"), change=change)
    Meeting.objects.filter(pk=meeting.pk).update(state=State.APPROVED)
    meeting.refresh_from_db()
    with pytest.raises(NotPossibleError):
        compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=content, name="x.docx")


def test_the_page_takes_in_all_that_nobody_else_touched(cast: Cast, as_: Login, meeting: Meeting) -> None:
    def edit(word: Any) -> None:
        write(word, "Ingen saker.", "Tre saker.")
        write(word, "Marit orienterte", "Marit fortalte")

    client, slug = as_("secretary"), cast.cooperation.slug
    file = SimpleUploadedFile("referat.docx", edited(file_of(meeting), edit))
    answer = client.post(reverse("minutes:word_return", args=[slug, meeting]), {"fil": file}, follow=True)
    address = answer.redirect_chain[-1][0]
    assert "Marit fortalte" in answer.content.decode()
    client.post(f"{address}valg/", {"alle": "1"})
    assert texts(AgendaItem.objects.get(title="Eventuelt")) == ["Tre saker."]
    assert "Tatt inn" in client.get(address).content.decode()
    assert client.post(f"{address}valg/", {"endring": "0"}).status_code == 404


def test_libreoffice_saves_the_file_and_nothing_is_a_change_but_what_was_changed(
    cast: Cast, meeting: Meeting, tmp_path: Path
) -> None:
    (tmp_path / "referat.docx").write_bytes(edited(file_of(meeting), lambda word: write(word, "Ingen saker.", "Nei.")))
    subprocess.run(  # noqa: S603 - LibreOffice, on a file of ours
        [libreoffice(), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(tmp_path / "referat.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    content = (tmp_path / "saved" / "referat.docx").read_bytes()
    found = compare_file(actor=cast.viewer("secretary"), meeting=meeting, content=content, name="x.docx")
    assert [re.sub(r"<.*?>", "", one.after) for one in found.changes.all()] == ["Nei."]
