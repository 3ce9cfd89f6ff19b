"""The forms of the review: filled with what the draft says, and with what was sent after a refusal."""

import re

from django.urls import reverse

from rundbord.apps.importing.draft import Line, from_json
from rundbord.apps.importing.models import Document
from tests.apps.importing.samples import bring_in, only
from tests.cast import Cast
from tests.conftest import Login


def _open(as_: Login, cast: Cast, document: Document, key: str) -> str:
    address = reverse("importing:document", args=[cast.cooperation.slug, document])
    return as_("secretary").get(address, {"rett": key}).content.decode()


def _line(document: Document, words: str) -> Line:
    parts = from_json(document.draft).parts
    return next(part for part in parts if isinstance(part, Line) and words in part.text)


def _labelled(page: str, label: str) -> str:
    """The field with this label, as it is drawn."""
    found = re.search(rf'<label class="ds-label" for="([^"]+)">{re.escape(label)}</label>', page)
    assert found
    drawn: list[str] = re.findall(rf'<(?:input|select|textarea)[^>]*id="{found[1]}"[^>]*>', page)
    return drawn[0]


def test_the_facts_stand_in_fields_of_their_kinds(as_: Login, cast: Cast) -> None:
    page = _open(as_, cast, only(bring_in(cast.cooperation)), "facts")
    date, start = _labelled(page, "Dato"), _labelled(page, "Fra klokken")
    assert 'type="date"' in date
    assert 'value="2021-11-25"' in date
    assert 'type="time"' in start
    assert 'value="13:00"' in start
    assert f'<option value="{cast.body.uid}" selected>' in page


def test_a_person_may_be_somebody_of_the_register(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    row = next(row for row in from_json(document.draft).attendance if row.name == "Leif Dahl")
    page = _open(as_, cast, document, row.key)
    assert 'value="Leif Dahl"' in _labelled(page, "Navnet slik det er skrevet")
    assert f'<option value="{cast.chair.uid}" selected>{cast.chair.name}</option>' in page


def test_a_line_has_its_speaker_kind_marks_and_actions(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    page = _open(as_, cast, document, _line(document, "veiviser").key)
    assert 'list="known-persons"' in _labelled(page, "Person som sa det")
    assert "data-autofocus" in _labelled(page, "Tekst")
    assert re.search(r'name="mark" value="offer"[^>]*checked', page)
    assert page.count('name="task_text"') >= 1


def test_what_was_typed_is_not_lost_when_it_is_refused(as_: Login, cast: Cast) -> None:
    document = only(bring_in(cast.cooperation))
    line = _line(document, "veiviser")
    address = reverse("importing:document_mend", args=[cast.cooperation.slug, document])
    sent = {"act": "line", "node": line.key, "seen": "0", "text": "Nye ord", "kind": "contribution", "mark": "ask",
            "task_text": "Ring", "task_responsible": "Marit", "task_due": "i morgen"}  # fmt: skip
    answer = as_("secretary").post(address, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nye ord</textarea>" in page
    assert 'value="Ring"' in page
    assert re.search(r'name="mark" value="ask"[^>]*checked', page)
    assert not re.search(r'name="mark" value="offer"[^>]*checked', page)
