"""Lines marked by a symbol or a mention, lists of tasks by number, and who met as a minute book tells it."""

from rundbord.engines.reader import as_json, read
from rundbord.engines.reader.source import Source

NOTES = """Ungdomsnettverket 12. mars 2024

Her var: Kari Nordvik (Stord) • Ola Lien (Bømlo)

Tegn: 🗨 innspill | ✔ vedtak | 👉 oppgave

1 • Referat
✔ Referatet fra januar er godkjent.

2 • Fritidskort
🗨 Ola: hos oss er det mange som ikke vet om det
🗨 Stord: vi sender SMS til foresatte
👉 Ola lager en felles plakat innen 2. april.

3 • Eventuelt
=> @Kari sender ut ny dato
"""


def reading(text: str) -> dict:  # type: ignore[type-arg]  # as JSON
    return as_json(read(Source(text)))


def test_symbols_mean_what_the_key_says() -> None:
    first, second, third = reading(NOTES)["items"]
    assert first["decisions"] == ["Referatet fra januar er godkjent."]
    assert [(one["person"], one["organization"]) for one in second["contributions"]] == [("Ola", None), (None, "Stord")]
    assert [(one["responsible"], one["due"]) for one in second["actions"]] == [("Ola", "2024-04-02")]
    assert [(one["text"], one["responsible"]) for one in third["actions"]] == [("sender ut ny dato", "Kari")]


def test_a_symbol_without_meaning_stays_in_the_title() -> None:
    text = NOTES.replace("1 • Referat", "## 📌 Referat").replace("2 • Fritid", "## 🏀 Fritid").replace("3 • ", "## ⭐ ")
    assert [one["title"] for one in reading(text)["items"]] == ["📌 Referat", "🏀 Fritidskort", "⭐ Eventuelt"]


def test_tasks_at_the_end_stand_under_the_case_of_their_number() -> None:
    text = (
        "Referat 2. mai 2022\n\nTil stede: Per Dahl (Vang), Jan Bø (Etnedal)\n\n1. Innkalling\nGodkjent.\n\n2. Stier\n"
        "Per fortalte om skiltinga.\n\n3. Eventuelt\nIngen saker.\n\nOppgaveliste\n"
        "Sak   Hva                        Hvem    Frist\n"
        "1     Sende ut innkalling        Per     20.5.2022\n"
        "2     Ringe turistforeningen     Per     asap\n"
        "2     Kjøpe skilt                Jan     1.6.2022\n"
    )
    found = [[(one["text"], one["responsible"]) for one in item["actions"]] for item in reading(text)["items"]]
    assert found == [
        [("Sende ut innkalling", "Per")],
        [("Ringe turistforeningen", "Per"), ("Kjøpe skilt", "Jan")],
        [],
    ]


def test_a_minute_book_tells_who_met_for_whom() -> None:
    text = (
        "Møtebok for Midtre Hålogaland skogråd\n\n4. juni 1996\n\nTil stede var leder Arne Solli og Gerd Nilsen, "
        "begge fra Evenes, Kjell Åsli, Skånland, og\nMarit Forså, Tjeldsund. I stedet for Odd Hanssen møtte "
        "vararepresentant Liv Olsen, Tjeldsund.\n\nSak nr. 1: Veger\n\nDet ble fattet slikt enstemmig vedtak:\n\n"
        "Midlene deles likt.\n\nSak nr. 2: Eventuelt\nIngen.\n"
    )
    found = reading(text)
    assert [(row["name"], row["organization"], row["deputy_for"]) for row in found["attendance"]] == [
        ("Arne Solli", "Evenes", None),
        ("Gerd Nilsen", "Evenes", None),
        ("Kjell Åsli", "Skånland", None),
        ("Marit Forså", "Tjeldsund", None),
        ("Liv Olsen", "Tjeldsund", "Odd Hanssen"),
        ("Odd Hanssen", "Tjeldsund", None),
    ]
    assert found["items"][0]["decisions"] == ["Midlene deles likt."]
