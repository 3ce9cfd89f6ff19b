"""What fools a reader of minutes, one trap a test."""

from typing import Any

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source
from tests.engines.reader.scorer import words

HEAD = "Indre Fjord regionråd\nReferat fra møte i styret\nDato: 14. mars 2024 kl. 10.00-12.00\nSted: Rådhuset\n\n"
PEOPLE = "Til stede: Anne Solheim (Valle), Kjell Bakke (Vinje)\nForfall: Siri Rud (Tokke)\n\n"


def reading(body: str, *, people: str = PEOPLE) -> dict[str, Any]:
    return as_json(read(Source(HEAD + people + body)))


def titles(body: str) -> list[tuple[str | None, str]]:
    return [(item["number"], item["title"]) for item in reading(body)["items"]]


def present(people: str) -> dict[str, tuple[str, str | None]]:
    found = reading("Sak 1 Budsjett\nGodkjent.\n\nSak 2 Eventuelt\nIngenting.\n", people=people)["attendance"]
    return {row["name"]: (row["status"], row["organization"]) for row in found}


def test_a_table_of_contents_lists_no_items() -> None:
    body = (
        "Innhold\nSak 1 Budsjett ........ 2\nSak 2 Eventuelt ........ 3\n\n"
        "Sak 1 Budsjett\nGodkjent.\n\nSak 2 Eventuelt\nIngenting.\n"
    )
    assert titles(body) == [("1", "Budsjett"), ("2", "Eventuelt")]


def test_contents_may_be_numbered_in_another_way() -> None:
    body = (
        "Saker\n1. Budsjett\n2. Beredskap\n3. Eventuelt\n\n## 1 Budsjett\n\nPengene er brukt opp.\n\n"
        "## 2 Beredskap\n\nAlle har øvd.\n\n## 3 Eventuelt\n\nIngenting.\n"
    )
    assert titles(body) == [("1", "Budsjett"), ("2", "Beredskap"), ("3", "Eventuelt")]


def test_page_furniture_does_not_cut_a_sentence() -> None:
    body = (
        "Sak 1 Kystvei\nVeien trenger nytt dekke fra brua og helt\n\nSide 1 av 3\nIndre Fjord regionråd – referat\n\n"
        "ut til fergekaia før turistene kommer.\n\nSak 2 Eventuelt\nIngenting.\n"
    )
    text = reading(body)["items"][0]["text"]
    assert "brua og helt ut til fergekaia" in " ".join(text.split())
    assert "Side 1" not in text


def test_a_running_head_with_its_page_number_is_furniture() -> None:
    foot = "INDRE FJORD REGIONRÅD                              {}\n"
    body = foot.format(1) + "Sak 1 Kystvei\nGodkjent.\n" + foot.format(2) + "Sak 2 Eventuelt\nIngenting.\n"
    found = reading(body)
    assert [item["title"] for item in found["items"]] == ["Kystvei", "Eventuelt"]
    assert "REGIONRÅD" not in str(found["items"])


def test_minutes_put_behind_these_are_no_items() -> None:
    body = (
        "Sak 3/24 Forrige protokoll\nGodkjent.\n\nSak 4/24 Eventuelt\nIngenting.\n\n------\n\nVEDLEGG TIL SAK 3/24\n\n"
        "Styreprotokoll 1/2024\nMøtedato: 12.01.24\nSted: Telefon\n\nTil stede: Anne Solheim\n\n"
        "Sak 1/24 Leie av lokale\nVedtak: Avslås.\n\nSak 2/24 Bil\nVedtak: Kjøpes.\n"
    )
    found = reading(body)
    assert [item["number"] for item in found["items"]] == ["3/24", "4/24"]
    assert "Kjøpes" in " ".join(found["remainder"])


def test_columns_that_came_apart_are_put_together() -> None:
    people = "Til stede:\n\nNavn\nTiril Bakke\nEven Moen\nMohamed Ali\n\nKommune\nValle\nVinje\nTokke\n\n"
    assert present(people) == {
        "Tiril Bakke": ("present", "Valle"),
        "Even Moen": ("present", "Vinje"),
        "Mohamed Ali": ("present", "Tokke"),
    }


def test_surnames_that_are_municipalities_stay_with_their_persons() -> None:
    people = "Til stede:\nAnne Valle – Vinje\nKjell Mo Tokke – Valle\nSiri Vinje, Tokke\n\n"
    assert present(people) == {
        "Anne Valle": ("present", "Vinje"),
        "Kjell Mo Tokke": ("present", "Valle"),
        "Siri Vinje": ("present", "Tokke"),
    }


def test_a_column_says_who_was_there() -> None:
    people = "Navn | Representerer | Møtt\nAnne Solheim | Valle | ja, på skjerm\nKjell Bakke | Vinje | nei\n\n"
    assert present(people) == {"Anne Solheim": ("present", "Valle"), "Kjell Bakke": ("absent", "Vinje")}


def test_initials_stand_for_the_persons_they_are_given_for() -> None:
    people = "Deltakere og initialer:\nAS = Anne Solheim, Valle\nKjB = Kjell Bakke, Vinje\n\n"
    body = "1 Siden sist\n\nAS: Vi har nytt kart.\nKjB: Vi venter.\n\n2 Eventuelt\n\nIngenting.\n\n3 Ymse\n\nI mai.\n"
    found = reading(body, people=people)
    assert [row["name"] for row in found["attendance"]] == ["Anne Solheim", "Kjell Bakke"]
    assert [row["person"] for row in found["items"][0]["contributions"]] == ["AS", "KjB"]


def test_labels_are_no_speakers() -> None:
    body = (
        "Sak 1 Kystvei\nBakgrunn: Veien er smal.\nTid: Høsten 2024\nVedtak: Dekket legges nytt.\n"
        "Merknad: Prisen er usikker.\n\nSak 2 Eventuelt\nIngenting.\n"
    )
    said = [row for item in reading(body)["items"] for row in item["contributions"]]
    assert not {"Bakgrunn", "Tid", "Vedtak", "Merknad"} & {row["person"] or row["organization"] for row in said}


def test_case_papers_and_proposals_are_no_decisions() -> None:
    body = (
        "Sak 1 Kystvei\nSaksopplysninger:\nVegvesenet godkjente planen i fjor.\n\n"
        "Forslag til vedtak:\nDekket legges nytt.\n\nVedtak:\nSaken utsettes.\n\nSak 2 Eventuelt\nIngenting.\n"
    )
    assert [item["decisions"] for item in reading(body)["items"]] == [["Saken utsettes."], []]


def test_a_parted_word_is_whole_and_its_halves_are_kept() -> None:
    body = "Sak 1 Kystvei\nDe ansatte har fått høre at det blir ny kom-\nmunegrense.\n\nSak 2 Eventuelt\nIngenting.\n"
    found = reading(body)
    assert "kommunegrense" in found["items"][0]["text"]
    assert {"kom", "munegrense"} <= set(words(found["remainder"]))


def test_numbers_stand_apart_from_their_titles() -> None:
    body = "Sak 1/24\n\nKystvei\n\nGodkjent.\n\nSak 2/24\n\nØkonomi\n\nTatt til orientering.\n"
    assert titles(body) == [("1/24", "Kystvei"), ("2/24", "Økonomi")]


def test_bare_numbers_stand_in_front_of_titles() -> None:
    body = "1 Kystvei\n\nGodkjent.\n\n2 Hytter med vann\n\n12 av 20 er ferdige.\n\n3 Eventuelt\n\nIngenting.\n"
    assert titles(body) == [("1", "Kystvei"), ("2", "Hytter med vann"), ("3", "Eventuelt")]


def test_clock_times_stand_in_the_margin() -> None:
    body = "10.00\tSAK 1 KYSTVEI\nGodkjent.\n10.20\tSAK 2 ØKONOMI\nGodkjent.\n11.15\tSAK 3 EVENTUELT\nIngenting.\n"
    assert titles(body) == [("1", "KYSTVEI"), ("2", "ØKONOMI"), ("3", "EVENTUELT")]


def test_numbered_decisions_do_not_head_unnumbered_cases() -> None:
    body = (
        "Kystvei langs fjorden\n\nVeien er smal og trenger dekke.\n\nVedtak:\n1. Dekket legges.\n2. Regningen deles.\n"
        "3. Saken lukkes.\n\nBudsjett for neste år\n\nPengene er brukt opp før sommeren.\n\nEventuelt\n\nIngenting.\n"
    )
    assert titles(body) == [(None, "Kystvei langs fjorden"), (None, "Budsjett for neste år"), (None, "Eventuelt")]


def test_places_that_head_what_they_told_are_no_items() -> None:
    body = (
        "Stimerking i hele regionen\n\nHandboka er klar, og skilt kan bestilles fra mai.\n\nStatus i kommunene\n\n"
        "Valle\nGapahuken er ferdig, og postene kommer i mai.\n\nVinje\nDet er uenighet med grunneierne om stien.\n\n"
        "Sommerskole for barn\n\nDet mangler instruktører i uke 32, og prisen må være lik.\n"
    )
    assert [title for _, title in titles(body)] == [
        "Stimerking i hele regionen",
        "Status i kommunene",
        "Sommerskole for barn",
    ]


def test_an_unnumbered_closing_item_stands_among_divisions() -> None:
    body = (
        "VEDTAKSSAKER\n\nSak 1/24 Kystvei\nGodkjent.\n\nSak 2/24 Økonomi\nGodkjent.\n\n"
        "ORIENTERINGSSAKER\n\nSak 3/24 Status\nTatt til orientering.\n\nEVENTUELT\nSiri spurte om bussen.\n"
    )
    assert titles(body) == [("1/24", "Kystvei"), ("2/24", "Økonomi"), ("3/24", "Status"), (None, "EVENTUELT")]


def test_letters_misread_by_a_scanner_do_not_hide_a_label() -> None:
    people = "Ti1 stede: Anne Solheim (Valle), Kjell Bakke (Vinje)\nForfa1l: Siri Rud (Tokke)\n\n"
    assert present(people) == {
        "Anne Solheim": ("present", "Valle"),
        "Kjell Bakke": ("present", "Vinje"),
        "Siri Rud": ("absent", "Tokke"),
    }


def test_two_boards_that_met_together_are_one_body() -> None:
    text = (
        "FELLESMØTE\n\nStyret i Indre Fjord regionråd (IFR) og arbeidsutvalget i Kystalliansen (KA)\n\n"
        "Tid: 14. oktober 2020, kl. 12.00–15.00\nSted: Åfjord\n\n" + PEOPLE + "Sak 1 Kystvei\nGodkjent.\n"
    )
    body = as_json(read(Source(text)))["body"]
    assert body == "Styret i Indre Fjord regionråd (IFR) og arbeidsutvalget i Kystalliansen (KA)"


def test_a_day_told_with_a_slash_and_two_days_of_meeting() -> None:
    text = (
        "Indre Fjord regionråd\nVårsamling\nFjordgarden gjestgiveri\nOnsdag 20/4-2022 kl 12.00 - 18.30\n"
        "Torsdag 21/4-2022 kl 08.30 - 14.30\n\n" + PEOPLE + "Sak 1 Kystvei\nGodkjent.\n"
    )
    found = as_json(read(Source(text)))
    assert (found["date"], found["start"], found["end"]) == ("2022-04-20", "12:00", "14:30")
    assert found["place"] == "Fjordgarden gjestgiveri"


def test_letters_and_years_first_number_cases_too() -> None:
    lettered = "Sak A: Kystvei\nGodkjent.\n\nSak B: Økonomi\nGodkjent.\n\nSak C: Eventuelt\nIngenting.\n"
    assert titles(lettered) == [("A", "Kystvei"), ("B", "Økonomi"), ("C", "Eventuelt")]
    by_year = "22/1: KYSTVEI\nGodkjent.\n\n22/2: ØKONOMI\nGodkjent.\n\n22/3: EVT.\nIngenting.\n"
    assert [number for number, _ in titles(by_year)] == ["22/1", "22/2", "22/3"]


def test_the_word_title_is_no_part_of_a_title() -> None:
    body = "SAKSNR 12-2023\nTITTEL: Kystvei\nVEDTAK: Godkjent.\n\nSAKSNR 13-2023\nTITTEL: Økonomi\nVEDTAK: Godkjent.\n"
    assert titles(body) == [("12-2023", "Kystvei"), ("13-2023", "Økonomi")]


def test_boxes_and_dashes_say_who_was_there() -> None:
    boxes = "Frammøte:\n[x] Anne Solheim, Valle\n[ ] Kjell Bakke, Vinje\n\n"
    assert present(boxes) == {"Anne Solheim": ("present", "Valle"), "Kjell Bakke": ("absent", "Vinje")}
    dashes = "Til stede:\nAnne Solheim (Valle)     X\nKjell Bakke (Vinje)      -      Siri Rud\n\n"
    assert present(dashes) == {
        "Anne Solheim": ("present", "Valle"),
        "Kjell Bakke": ("absent", "Vinje"),
        "Siri Rud": ("present", "Vinje"),
    }


def test_parts_of_a_case_do_not_hide_the_other_cases() -> None:
    body = (
        "1. Åpning\nAnne åpnet møtet.\n\n2. Spørsmål\n\n2.1 Heis\nKravet gjelder.\n\n2.2 Tilsyn\nTilsyn i mai.\n\n"
        "3. Kurs\nDet er behov for kurs.\n\n4. Eventuelt\nIngenting.\n"
    )
    assert [number for number, _ in titles(body)] == ["1", "2", "2.1", "2.2", "3", "4"]


def test_columns_parted_by_blanks_alone_are_a_table() -> None:
    people = (
        "Følgjande varamedlemer møtte:\nNamn                Møtte for        Representerer\n"
        "Petter Moen         Anders Vatle     H\nSiri Lie            Kari Berg        SP\n\n"
        "Frå administrasjonen møtte:\nNamn                Stilling\nJan Kåre Aurdal     Dagleg leiar\n\n"
    )
    found = reading("Sak 1 Budsjett\nGodkjent.\n\nSak 2 Ymse\nIngenting.\n", people=people)["attendance"]
    assert {
        row["name"]: (row["deputy_for"], row["role"], row["note"]) for row in found if row["status"] == "present"
    } == {
        "Petter Moen": ("Anders Vatle", None, "H"),
        "Siri Lie": ("Kari Berg", None, "SP"),
        "Jan Kåre Aurdal": (None, "Dagleg leiar", None),
    }
