"""Layouts beside the usual one: mail, prose, generated summaries, attendance at the end."""

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source

CASES = "\nSak 1/24 Budsjett\nGodkjent.\n\nSak 2/24 Eventuelt\nIngen saker.\n"
HEAD = "Nettverksmøte i Indre Fjord\n14. mars 2024\n\nTil stede: Anne Solheim (Valle), Kjell Bakke (Vinje)\n\n"


def reading(text: str) -> dict:  # type: ignore[type-arg]  # as JSON
    return as_json(read(Source(text)))


def people(text: str) -> dict[str, tuple[str, str | None, str]]:
    return {row["name"]: (row["status"], row["organization"], row["category"]) for row in reading(text)["attendance"]}


def test_attendance_told_in_sentences() -> None:
    text = (
        "Indre Fjord regionråd\n\nReferat frå styret\n\n"
        "Styret møttest 14. mars 2024 kl. 10.00 på Fjordhotellet. Elles møtte rådmann Anne Solheim frå Valle og "
        "Ola Nes, som var vara for Siri Rud i Tokke. Kjell Bakke frå Vinje hadde meldt fråfall. "
        "Dagleg leiar Marte Lunde skreiv referat.\n" + CASES
    )
    assert people(text) == {
        "Anne Solheim": ("present", "Valle", "member"),
        "Ola Nes": ("present", "Tokke", "deputy"),
        "Siri Rud": ("absent", "Tokke", "member"),
        "Kjell Bakke": ("absent", "Vinje", "member"),
        "Marte Lunde": ("present", None, "secretariat"),
    }
    assert reading(text)["place"] == "Fjordhotellet"


def test_attendance_after_the_cases() -> None:
    text = (
        "Referat frå nettverket 14. mars 2024\n" + CASES + "\nNeste møte: 5. juni\n\n"
        "Til stede:\nAnne Solheim, Valle\nKjell Bakke, Vinje\nKunne ikke: Siri Rud, Tokke\n"
    )
    assert people(text) == {
        "Anne Solheim": ("present", "Valle", "member"),
        "Kjell Bakke": ("present", "Vinje", "member"),
        "Siri Rud": ("absent", "Tokke", "member"),
    }


def test_a_mails_own_date_and_sender_are_not_the_meetings() -> None:
    text = (
        "Fra: Marte Lunde\nSendt: fredag 15. mars 2024 08:47\nTil: nettverket\nEmne: Referat 14. mars\n\n"
        "Dato: 14. mars 2024 kl. 10-12\nTil stede: Anne Solheim (Valle), Kjell Bakke (Vinje)\n" + CASES
    )
    found = reading(text)
    assert (found["date"], found["start"], found["end"]) == ("2024-03-14", "10:00", "12:00")


def test_two_labels_on_a_line() -> None:
    found = reading(
        "Referat\n\nNår: 14. mars 2024 kl 10          Hvor: Vinje rådhus\n\nTil stede: Anne Solheim\n" + CASES
    )
    assert (found["date"], found["place"]) == ("2024-03-14", "Vinje rådhus")


def test_a_quote_belongs_to_the_sentence_that_leads_to_it() -> None:
    text = HEAD + "Sak 1/24 Vei\nAnne Solheim tok ordet og sa:\n«Veien må rustes opp.»\n\nSak 2/24 Eventuelt\nIngen.\n"
    (said,) = reading(text)["items"][0]["contributions"]
    assert said["person"] == "Anne Solheim"
    assert said["text"].endswith("«Veien må rustes opp.»")


def test_owners_in_front_of_a_dash() -> None:
    text = HEAD + "Sak 1/24 Plan\nHvem gjør hva:\n• Anne – skolebesøk\n• Alle – dele innlegg\n\nSak 2/24 Ymse\nIngen.\n"
    actions = reading(text)["items"][0]["actions"]
    assert [(one["responsible"], one["text"]) for one in actions] == [("Anne", "skolebesøk"), ("Alle", "dele innlegg")]


def test_a_topic_in_front_of_what_somebody_said() -> None:
    text = HEAD + "Veien (13:05)\n• Skilt: Kjell etterlyste skilt.\n\nSkolen (13:20)\n• Tall: Anne viste tall.\n"
    said = [one for item in reading(text)["items"] for one in item["contributions"]]
    assert [one["person"] for one in said] == ["Kjell", "Anne"]


def test_a_place_in_front_of_a_colon_is_no_surname() -> None:
    text = (
        "Referat 14. mars 2024\n\nTil stede: Kari Gjerdrum (Gjerdrum), Anne Solheim (Valle)\n\n"
        "Sak 1/24 Buss\nInnspill:\n- Gjerdrum: Trenger buss.\n\nSak 2/24 Ymse\nIngen.\n"
    )
    (said,) = reading(text)["items"][0]["contributions"]
    assert (said["person"], said["organization"]) == (None, "Gjerdrum")


def test_an_organ_that_adopts_the_proposal_does_not_speak() -> None:
    text = (
        "Fellesmøte 14. mars 2024\n\nTil stede fra Valle: Anne Solheim\nTil stede fra Vinje: Kjell Bakke\n\n"
        "Sak 1/24 Brev\nValle: Forslaget vedtas enstemmig.\nVinje: Forslaget vedtas mot 1 stemme.\n\n"
        "Sak 2/24 Ymse\nIngen.\n"
    )
    item = reading(text)["items"][0]
    assert item["decisions"] == ["Forslaget vedtas enstemmig.", "Forslaget vedtas mot 1 stemme."]
    assert item["contributions"] == []


def test_a_vote_is_no_contribution() -> None:
    text = HEAD + "Sak 1/24 Brev\nAnne og Kjell svarte ja.\n\nSak 2/24 Ymse\nIngen.\n"
    assert reading(text)["items"][0]["contributions"] == []


def test_an_answer_by_mail_has_its_speaker() -> None:
    text = (
        HEAD
        + "Sak 1/24 Brev\nSvar:\nAnne Solheim, e-post 16. mars kl. 22.05: Greit for meg.\n\nSak 2/24 Ymse\nIngen.\n"
    )
    (said,) = reading(text)["items"][0]["contributions"]
    assert (said["person"], said["text"]) == ("Anne Solheim", "Greit for meg.")


def test_what_the_speaker_promises_is_to_be_done() -> None:
    text = (
        HEAD
        + "Sak 1/24 Buss\nAnne svarte at ruta er tom. Hun sender tallene innen 1. april.\n\nSak 2/24 Ymse\nIngen.\n"
    )
    item = reading(text)["items"][0]
    assert [one["text"] for one in item["contributions"]] == ["Anne svarte at ruta er tom."]
    assert [(one["responsible"], one["due"]) for one in item["actions"]] == [("Hun", "2024-04-01")]
