"""What the reader finds in small documents."""

from datetime import date, time

from rundbord.engines.reader import as_full_json, as_json, read
from rundbord.engines.reader.reading import Known, Reading
from rundbord.engines.reader.source import Source
from tests.engines.reader.samples import CLASSIC, NETWORK, NOTICE


def reading(text: str, known: Known | None = None) -> Reading:
    return read(Source(text), known)


def test_head_tells_body_place_and_time() -> None:
    found = reading(CLASSIC)
    assert found.cooperation
    assert found.cooperation.value == "INDRE FJORD REGIONRÅD"
    assert found.body
    assert found.body.value == "styret"
    assert found.place
    assert found.place.value == "Rådhuset, møterom Fjell"
    assert (found.date, found.start, found.end) == (date(2024, 3, 14), time(10), time(12, 30))
    assert found.next_meetings == (date(2024, 6, 6),)


def test_attendance_tells_who_sits_for_whom() -> None:
    rows = {row.name: row for row in reading(CLASSIC).attendance}
    assert list(rows) == ["Anne Solheim", "Kjell Bakke", "Siri Rud", "Ola Nes", "Marte Lunde"]
    assert rows["Anne Solheim"].organization == "Valle kommune"
    assert rows["Kjell Bakke"].note == "fra kl. 10.30"
    assert (rows["Siri Rud"].category, rows["Siri Rud"].deputy_for) == ("deputy", "Ola Nes")
    assert rows["Ola Nes"].status == "absent"
    assert rows["Marte Lunde"].category == "secretariat"


def test_contributions_keep_their_speaker_as_written() -> None:
    lines = [line for item in reading(CLASSIC).items for line in item.lines if line.kind == "contribution"]
    assert [(line.person, line.organization) for line in lines] == [
        ("Bakke", None), (None, "Valle"), ("Siri", None), (None, None),
    ]  # fmt: skip
    assert lines[-1].text == "Graving bør samordnes med vannledningene i kommunen."


def test_numbered_decisions_are_one_each_and_may_be_actions() -> None:
    item = as_json(reading(CLASSIC))["items"][1]
    assert item["decisions"] == ["Det søkes om midler innen 1. mai.", "Saken tas opp igjen til høsten."]
    assert {"text": "Det søkes om midler innen 1. mai.", "responsible": None, "due": "2024-05-01"} in item["actions"]
    assert item["actions"][-1]["responsible"] == "Marte Lunde"
    assert item["actions"][-1]["due"] == "2024-04-20"


def test_headings_without_numbers_are_found_by_their_typography() -> None:
    assert [item.title for item in reading(NETWORK).items] == ["Sykkelparkering ved stasjonene", "Runde", "Eventuelt"]


def test_a_second_label_in_a_paragraph_begins_a_new_contribution() -> None:
    lines = [line for line in reading(NETWORK).items[1].lines if line.kind == "contribution"]
    assert [(line.person, line.organization) for line in lines] == [(None, "Asker"), (None, "Bærum"), ("Nora", None)]


def test_notice_has_items_and_no_attendance() -> None:
    found = as_json(reading(NOTICE))
    assert found["kind"] == "notice"
    assert found["attendance"] == []
    assert [item["number"] for item in found["items"]] == ["1", "2", "3"]
    assert found["items"][1]["text"] == "Forslag sendes ut i forkant."


def test_marks_show_asks_offers_wishes_and_promises() -> None:
    kinds = {
        CLASSIC[mark.span.start : mark.span.end]: mark.kind
        for item in reading(CLASSIC).items
        for line in item.lines
        for mark in line.marks
    }
    assert kinds["Vi trenger hjelp til søknaden."] == "ask"
    assert kinds["Sekretariatet kommer tilbake med dato for studietur."] == "promise"
    network = {
        NETWORK[mark.span.start : mark.span.end]: mark.kind
        for item in reading(NETWORK).items
        for line in item.lines
        for mark in line.marks
    }
    assert network["Deler gjerne erfaringene."] == "offer"
    assert network["Bør være tema på neste møte."] == "next_time"


def test_slips_of_known_names_are_proposed_and_not_mended() -> None:
    text = CLASSIC.replace("Kjell Bakke", "Kjell Bâkke")
    found = reading(text, Known(persons=("Kjell Bakke", "Siri Rud")))
    assert ("spelling", "Kjell Bâkke", "Kjell Bakke") in {(one.kind, one.text, one.proposal) for one in found.doubts}
    assert any(row.name == "Kjell Bâkke" for row in found.attendance)


def test_misspelt_place_is_doubted_against_the_attendance() -> None:
    text = NETWORK.replace("- Drammen ønsker", "- Dramen ønsker")
    doubts = {(one.kind, one.text, one.proposal) for one in reading(text).doubts}
    assert ("spelling", "Dramen", "Drammen") in doubts


def test_change_of_employer_is_proposed() -> None:
    text = NETWORK.replace("Ola Vik, Bærum", "Ola Vik, Bærum NB. Bytter til Lier kommune")
    doubts = {(one.kind, one.proposal) for one in reading(text).doubts}
    assert ("employer", "Lier kommune") in doubts


def test_weekday_that_does_not_fit_is_doubted() -> None:
    doubts = reading(CLASSIC.replace("torsdag 14. mars", "fredag 14. mars")).doubts
    assert any(one.kind == "date" for one in doubts)
    assert not any(one.kind == "date" for one in reading(CLASSIC).doubts)


def test_number_out_of_order_is_doubted() -> None:
    doubts = reading(CLASSIC.replace("Sak 3/24", "Sak 5/24")).doubts
    assert ("number", "5/24") in {(one.kind, one.text) for one in doubts}


def test_full_form_holds_lines_in_order_with_spans() -> None:
    full = as_full_json(reading(CLASSIC))
    starts = [line["spans"][0]["start"] for item in full["items"] for line in item["lines"]]
    assert starts == sorted(starts)
    assert full["doubts"] is not None
    assert full["date"] == "2024-03-14"
