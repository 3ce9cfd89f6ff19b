"""Short minutes for tests, with invented persons."""

CLASSIC = """\
INDRE FJORD REGIONRÅD

Referat fra møte i styret
Dato: torsdag 14. mars 2024   kl. 10.00-12.30
Sted: Rådhuset, møterom Fjell

Til stede:
Ordfører Anne Solheim, Valle kommune, leder
Kjell Bakke, Vinje (fra kl. 10.30)
Siri Rud, Tokke (vara for Ola Nes)
Forfall: Ola Nes, Tokke
Sekretær: Marte Lunde

Sak 1/24 Godkjenning av innkalling
Godkjent.

Sak 2/24 Bredbånd i grendene
Bakke viste til at 200 husstander mangler fiber. Det er søkt om midler.

Innspill:
- Valle: Vi trenger hjelp til søknaden.
- Siri: Kan dele maler, de er fra en tidligere runde.
- Graving bør samordnes med vannledningene i kommu-
nen.

Vedtak:
1. Det søkes om midler innen 1. mai.
2. Saken tas opp igjen til høsten.

Oppfølging: Marte Lunde sender søknaden. Frist 20. april.

Sak 3/24 Eventuelt
Ingen saker. Sekretariatet kommer tilbake med dato for studietur.

Neste møte: 6. juni 2024
Møtet ble hevet kl. 12.30.
"""

NETWORK = """\
Klimanettverket Nordbygda
Møtereferat fra nettverket 5. mai 2023, kl. 9-11, Teams

Deltok
Tuva Hansen, Asker
Ola Vik, Bærum
Nora Li, Drammen (til kl. 10)


Sykkelparkering ved stasjonene

Tuva fortalte om låsbare skap. Prisen er 4000 kroner per plass.
- Ola: Hva med vinterdrift?
- Drammen ønsker felles innkjøp.
Nora lager oversikt innen 1. juni.


Runde

Asker: Har bygd 200 plasser. Deler gjerne erfaringene.
Bærum: Søker partnere til et prosjekt om elsykler. Nora: Bør være tema på neste møte.


Eventuelt

Ingen innspill.
"""

NOTICE = """\
NORDBYGDA SAMARBEIDSRÅD

Innkalling til møte i arbeidsutvalget

Møtedato: 12. september 2025
Tid: kl. 09.00-11.00
Sted: Teams

Saksliste
1. Godkjenning av innkalling
2. Budsjett 2026
   Forslag sendes ut i forkant.
3. Eventuelt

Forfall meldes til Marte Lunde senest 5. september.
"""

ALL = (CLASSIC, NETWORK, NOTICE)
