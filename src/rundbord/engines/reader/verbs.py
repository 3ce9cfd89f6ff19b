"""Verbs of saying, verbs of tasks, and who can be told to do something, in bokmål and nynorsk."""

import re

_SAY = """
orienterte orienterer informerte spurte spurde mente meinte mener meiner pekte peikte peika påpekte opplyste opplyser foreslo foreslår
føreslo ba bad viste synte fortalte fortalde svarte svarar svarer minnet minnte minte minna inviterte presenterte redegjorde innledet innleia innledde uttalte
fremmet fremja la tok stilte kommenterte understreket understreka støttet støtta støttar støtter ønsket ønskte ønska ønsker ønskjer ynskjer etterlyste etterlyser sa seier sier
lurte lurer lurar trakk trekte sluttet meldte advarte åtvara takket takka leste las viser syner tror trur savner saknar savnet sakna vil ville ber refererte gjennomgikk
gjorde ga gav holdt heldt samlet oppsummerte oppmodet oppmoda oppfordret oppfordra tilbød tilbaud tilbyr varslet varsla bekreftet stadfesta kritiserte roste erklærte hevdet hevda
forklarte forklarar påpekte nevnte nemnde nemner trekker framhevet framheva poengterte anbefalte tilrådde drøftet utdypet reiste etterspurte etterspør håper håpar
frykter fryktar krever krev rapporterte kunngjorde skisserte beskrev supplerte replikerte avla avga beklaget beklaga anså vurderte deler_ikke gikk gjekk kom ble_enig
""".split()
_TASK = """
lager lagar skriver skriv sender undersøker undersøkjer følger følgjer tar tek inviterer bestiller bestiller ordner ordnar ettersender utreder utgreier greier
legger legg deler sjekker sjekkar kaller kallar oppdaterer konverterer melder rapporterer forbereder førebur utarbeider utarbeidar innarbeider omarbeider samler samlar
avklarer avklarar innhenter hentar henter kontakter kontaktar koordinerer sørger syter sørgjer kommer kjem gir gjev gir bringer setter set purrer merkjer merker finn finner prøver skal
vurderer varsler varslar distribuerer videresender går handsamar behandler redigerer kartlegger kartlegg publiserer bes reiser arrangerer formidler formidlar
planlegger planlegg gjennomfører gjennomfører organiserer reviderer ferdigstiller registrerer fyller fyll svarer oversender legg_ut deltar deltek
tester testar bygger lagrer snakker beregner reknar regner stiller søker søkjer oversett drar booker reserverer møter møtest booker skaffer skaffar
oppretter opprettar kvalitetssikrer språkvasker rydder ryddar fordeler fordelar holder held etablerer lyser engasjerer drøfter drøftar diskuterer diskuterar spør ferdigstiller reinskriv reinskriver purrar purrer minner snakkar snakker førebur setter ordner drifter
""".split()

SAY = frozenset(_SAY)
TASK = frozenset(_TASK)
WISH = frozenset(
    "ønsker ønskjer ynskjer ønsket mener meiner ber bad ba støtter støttar krever krev foreslår savner saknar håper håpar frykter vil".split()
)

GENERIC = re.compile(
    r"(?:Sekretariat(?:et)?|Sekretær(?:en)?|Sekretariatsleder(?:en)?|Administrasjon(?:en|a)|Daglig leder|Dagleg leiar|(?:Leder|Leiar)(?:en)?(?: og (?:daglig leder|dagleg leiar|nestleder|nestleiar|sekretariatet))?|Nestleder(?:en)?|Møteleder(?:en)?|Prosjektleder(?:en)?|Prosjektleiar(?:en)?|"
    r"Alle(?: (?:kommunene|kommunane|kommuner|kommunar|medlemmene|medlemmane|medlemmer|medlemer|deltakerne|deltakarane|regionene|parter|partene|sammen|saman|\w+(?:e|a|ar|er)ne|åtte|sju|ti|fem|seks))?|Kommunene|Kommunane|Medlemm?ene|Medlemm?ane|Deltakerne|Deltakarane|Rådmennene|Rådmenn|Kommunedirektør(?:ene|ane|en)|Ordfører(?:ne|en)|Ordførar(?:ane|en)|Arbeidsutval?g?et|AU|Styret|Representantskapet|"
    r"Utvalget|Utvalet|Gruppen|Gruppa|Nettverket|Arbeidsgruppen|Arbeidsgruppa|Styringsgruppen|Styringsgruppa|Faggruppen|Faggruppa|Prosjektgruppen|Prosjektgruppa|(?:Hver|Kvar|Hvert|Kvart)(?: (?:kommune|enkelt|gruppe|region|medlem|organisasjon|delregion|fylke))?|Den enkelte(?: \w+)?|Fylkeskommunen|"
    r"Statsforvalteren|Statsforvaltaren|Fylkesmannen|Regionrådet|Rådet|Samarbeidsrådet|De som [\w ]{2,30}?|Dei som [\w ]{2,30}?|Vertskommunen|Valgkomiteen|Valnemnda|Koordinatoren|Koordinator|Koordineringsgruppen|Referenten|Begge(?: (?:kommunene|kommunane|parter|fylkene))?|"
    r"Samlinga|Samlingen|Tinget|Komiteen|Regionkontoret|Prosjektet|Redaksjonen|Revisor|Nav|NAV|KS|Ordføreren|Partene|Partane|Kommunen|Fylket|Faggruppe for \w+|[A-ZÆØÅ]\w+(?:gruppene|gruppa|gruppen|selskapene|selskapa|utvalgene|utvala|lederne|leiarane|sjefene|sjefane|direktørene|direktørane|representantene|representantane|rådene|regionene|regionane)|Hovedsamarbeidspartnerne)"
)
ORGAN = re.compile(
    r"(?:Styret|Representantskapet|Utvalget|Utvalet|Gruppen|Gruppa|Nettverket|Samlinga|Samlingen|Tinget|AU|Arbeidsutvalget|Arbeidsutvalet|Rådet|Årsmøtet|Komiteen|Komiteen|Nemnda|Forumet|Møtet|Rådmennene|Ordførerne|Ordførarane|"
    r"[A-ZÆØÅ][\w-]*(?:styret|utvalget|utvalet|gruppen|gruppa|nettverket|rådet|tinget|komiteen|direktørane|direktørene|forumet|samlinga|samlingen)|Regionrådet|[A-ZÆØÅ][\w-]+ (?:regionråd|samarbeidsråd|interkommunale \w+))(?=[\s,.:])"
)
