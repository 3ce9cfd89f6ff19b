"""Who is to do what and what was decided, in the words and shapes of different secretaries."""

import pytest

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source

HEAD = """Referat 11. mars 2024

Til stede: Kari Nordvik (Stord), Ola Lien (Bømlo)

1. Innkalling
Godkjent.

2. Stier
"""
END = "\n\n3. Eventuelt\nIngen saker.\n"


def second(text: str) -> dict:  # type: ignore[type-arg]  # as JSON
    return as_json(read(Source(HEAD + text + END)))["items"][1]  # type: ignore[no-any-return]  # as JSON


@pytest.mark.parametrize(
    ("text", "responsible", "due"),
    [
        ("Ola skriver søknaden innen 2. april.", "Ola", "2024-04-02"),
        ("Rektor legger fram en oversikt innen 2. april.", "Rektor", "2024-04-02"),
        ("- Skrive søknaden (Ola, 2/4)", "Ola", "2024-04-02"),
        ("- Skrive søknaden – ansvar: Ola, frist 2. april", "Ola", "2024-04-02"),
        ("- [ ] Ola ber leverandøren om ny plan", "Ola", None),
        ("TODO Ola: skrive søknaden", "Ola", None),
        ("Ola fikk i oppgave å skrive søknaden innen 2. april.", "Ola", "2024-04-02"),
        ("Til neste møte lager Ola et utkast.", "Ola", None),
        ("Styret var enig om at leder tar kontakt med fylket.", "leder", None),
        ("Dette lovet vi å gjøre:\n- Ola: skrive søknaden", "Ola", None),
        ("Innhente pris på skilt Ola 02.04.24", "Ola", "2024-04-02"),
    ],
)
def test_task(text: str, responsible: str, due: str | None) -> None:
    assert [(one["responsible"], one["due"]) for one in second(text)["actions"]] == [(responsible, due)]


@pytest.mark.parametrize(
    "text",
    [
        "- [x] Ola har skrevet søknaden",
        "Styret ber om at alle fjerntog stopper på Gol.",
    ],
)
def test_no_task(text: str) -> None:
    assert second(text)["actions"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Styret fattet følgende vedtak:\nStien legges om.",
        "Utvalget gjorde slikt vedtak:\nStien legges om.",
        "Enstemmig vedtatt som innstilt:\nStien legges om.",
        "Følgende tiltak støttes:\n- Stien legges om.",
        "Vi ble enige om følgende:\n* Stien legges om.",
    ],
)
def test_words_of_deciding_are_a_label(text: str) -> None:
    assert second(text)["decisions"] == ["Stien legges om."]


@pytest.mark.parametrize(
    "text",
    [
        "Etter en runde konkluderte møtet med at stien legges om.",
        "Det ble besluttet å legge om stien.",
        "Det ble til at stien legges om i høst.",
        "Gruppa landet på å legge om stien.",
        "Styret opprettholder den gamle stien.",
        "Det kjøpes inn tolv skilt.",
    ],
)
def test_told_decision(text: str) -> None:
    assert second(text)["decisions"] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Det ble ikke konkludert.",
        "Avtalen går ut 1. oktober.",
        "Midlene må brukes i år, og kan ikke overføres.",
        "Kari foreslo slikt vedtak:\nStien legges om.",
    ],
)
def test_no_decision(text: str) -> None:
    assert second(text)["decisions"] == []


def test_the_last_word_after_the_talk_was_decided() -> None:
    item = second("Kari: Stien er for bratt. Ola: Enig. Stien legges om i høst.")
    assert item["decisions"] == ["Stien legges om i høst."]


def test_letters_mean_what_the_key_says() -> None:
    text = HEAD.replace("\n1. Inn", "\nI = informasjon, B = beslutning, A = aksjon\n\n1. Inn")
    text += "I: To skilt er borte.\nB: Stien legges om.\nA: Ola bestiller skilt."
    item = as_json(read(Source(text + END)))["items"][1]
    assert item["decisions"] == ["Stien legges om."]
    assert [one["responsible"] for one in item["actions"]] == ["Ola"]


def test_a_case_in_brackets_has_the_task() -> None:
    text = (
        HEAD + "Kari fortalte." + END + "Dette skal gjøres:\n(Stier) Ola: bestille skilt\n(Innkalling) Kari: sende ut\n"
    )
    items = as_json(read(Source(text)))["items"]
    assert [[one["text"] for one in item["actions"]] for item in items] == [["sende ut"], ["bestille skilt"], []]
