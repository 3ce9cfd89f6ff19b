"""A sample of each kind of document, with invented persons."""

from datetime import date, time

from rundbord.engines.typesetter.document import (
    Action,
    AgendaRow,
    AttendanceSection,
    Attendee,
    Document,
    Fact,
    Item,
    Joining,
    Letterhead,
    Logo,
    Paper,
    Paragraph,
    Run,
    Signature,
    Table,
)

# A red dot of one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)

LETTERHEAD = Letterhead(
    logo=Logo(PNG, "Viksamarbeidet", width_mm=12),
    sender=("Viksamarbeidet", "Postboks 12, 1300 Sandvika"),
    footer=("post@viksamarbeidet.example", "Org.nr. 000 000 000"),
)

MINUTES = Document(
    kind="minutes",
    language="nb",
    title="Referat fra møte i Faggruppe for næring",
    issued=date(2022, 3, 12),
    letterhead=LETTERHEAD,
    author="Viksamarbeidet",
    mark="UTKAST",
    remark="Dette er en gjengivelse.",
    facts=(Fact("Tid", "torsdag 10. mars 2022 kl. 13.00–15.00"), Fact("Sted", "Teams")),
    attendance=(
        AttendanceSection(
            "members", (Attendee("Anne Vik", "Asker kommune", "leder"), Attendee("Jon Li", "Horten kommune"))
        ),
        AttendanceSection("absent", (Attendee("Siv Moe", "Bærum kommune"),)),
        AttendanceSection("secretariat", (Attendee("Per Dal"), Attendee("Mia Ås"))),
    ),
    items=(
        Item(
            "Godkjenning av innkalling",
            "1/22",
            blocks=(Paragraph("Innkallingen godkjennes.", "proposal"), Paragraph("Godkjent.", "decision")),
        ),
        Item(
            "Runden rundt bordet",
            "2/22",
            note="utvidet sak",
            blocks=(
                Paragraph("Deltakerne fortalte om arbeidet sitt."),
                Paragraph("Innspill", "heading"),
                Paragraph("Vi søker partnere om utenforskap.", "contribution", "Horten"),
                Paragraph("Me har eit nettverk.", "contribution", "Anne", "nn"),
                Paragraph((Run("Les "), Run("planen", link="https://plan.example/a")), "bullet"),
                Paragraph((Run("Viktig", bold=True), Run(" og "), Run("nytt", italic=True)), "bullet"),
                Table(("Kommune", "Status"), (("Asker", "ferdig"), ("Horten", "i gang")), "Status for planene"),
            ),
            papers=(Paper("Notat om planen", "https://plan.example/n", "ettersendes"), Paper("Muntlig")),
        ),
        Item("Helsehub", "2/22 b", depth=1, blocks=(Paragraph("Tas til orientering.", "decision"),)),
    ),
    actions=(
        Action("Sender ut notatet", "Sekretariatet", date(2022, 4, 1), "2/22"),
        Action("Finner partnere", "Jon Li", "før sommeren"),
    ),
    closing=("Neste møte er 19. mai 2022.",),
    signatures=(Signature("Anne Vik", "leder"), Signature("Per Dal", "referent")),
)

NOTICE = Document(
    kind="notice",
    language="nn",
    title="Innkalling til møte i Rådet",
    issued=date(2022, 5, 2),
    joining=Joining("Teams", "https://teams.example/l/1", "123 456 789", "Ab12", "+47 00 00 00 00", "Logg på i tide."),
    facts=(Fact("Tid", "torsdag 19. mai 2022 kl. 10.00–12.00"), Fact("Stad", "Ålesund rådhus")),
    introduction=(Paragraph("Velkomen til møte."),),
    agenda=(
        AgendaRow("Godkjenning av innkalling", "1", minutes=2, start=time(10)),
        AgendaRow("Pause", minutes=10, start=time(10, 2)),
        AgendaRow("Kompetanse", "2", "Jon Li", 45, time(10, 12)),
    ),
    items=(Item("Kompetanse", "2", blocks=(Paragraph("Rådet tek saka til vitande.", "proposal"),)),),
)
