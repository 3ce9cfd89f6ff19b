"""Verbs of saying, verbs of tasks, and who can be told to do something, in bokmål and nynorsk."""

import re

from rundbord.engines.norwegian.words import word_set

SAY = word_set(
    """
    orienterte orienterer informerte spurte spør spurde mente meinte mener meiner pekte peikte peika påpekte
    opplyste opplyser foreslo foreslår føreslo ba bad viste synte fortalte fortalde svarte svarar svarer minnet
    minte minna inviterte presenterte redegjorde innledet innleia innledde uttalte fremmet fremja la tok stilte
    kommenterte understreket understreka støttet støtta støttar støtter ønsket ønskte ønska ønsker ønskjer
    ynskjer etterlyste etterlyser sa seier sier lurte lurer lurar trakk trekte sluttet meldte advarte åtvara
    takket takka leste las viser syner tror trur savner saknar savnet sakna vil ville ber refererte gjennomgikk
    gjorde ga gav holdt heldt samlet oppsummerte oppmodet oppmoda oppfordret oppfordra tilbød tilbaud tilbyr
    varslet varsla bekreftet stadfesta kritiserte roste erklærte hevdet hevda forklarte forklarar nevnte nemnde
    nemner trekker framhevet framheva poengterte anbefalte tilrådde drøftet utdypet reiste etterspurte etterspør
    håper håpar frykter fryktar krever krev rapporterte kunngjorde skisserte beskrev supplerte replikerte avla
    framholdt framheldt fremholdt repliserte lova lovet støttar fortalde syntes syntest synest delte beskrev
    påpeika spurde støtta varsla gjentok kravde advarte
    avga beklaget beklaga anså vurderte gikk gjekk kom synes syns opplevde opplever spør
    """
)
TASK = word_set(
    """
    lager lagar skriver skriv sender undersøker undersøkjer følger følgjer tar tek inviterer bestiller ordner
    ordnar ettersender utreder utgreier greier legger legg deler sjekker sjekkar kaller kallar oppdaterer
    konverterer melder rapporterer forbereder førebur utarbeider utarbeidar innarbeider omarbeider samler samlar
    avklarer avklarar innhenter hentar henter kontakter kontaktar koordinerer sørger syter sørgjer kommer kjem
    gir gjev bringer setter set purrer merkjer merker finn finner prøver skal vurderer varsler varslar
    distribuerer videresender går handsamar behandler redigerer kartlegger kartlegg publiserer bes reiser
    arrangerer formidler formidlar planlegger planlegg gjennomfører organiserer reviderer ferdigstiller
    registrerer fyller fyll svarer oversender deltar deltek tester testar bygger lagrer snakker beregner reknar
    regner stiller søker søkjer oversett drar booker reserverer skaffer skaffar oppretter opprettar
    kvalitetssikrer språkvasker rydder ryddar fordeler fordelar holder held etablerer lyser engasjerer spør drøfter
    drøftar diskuterer diskuterar reinskriv reinskriver purrar minner snakkar drifter
    leverer kjører køyrer bistår hjelper hjelp involverer samordner samordnar utpeker peker peikar oppnevner ringer
    ringjer tinger tingar avtaler avtalar leier leiger justerer korrigerer dokumenterer evaluerer konkretiserer utformer
    utformar formulerer tegner teiknar trykker signerer fakturerer overfører refunderer løfter løftar
    forankrer implementerer iverksetter laster lastar endrer endrar retter rettar skipar skiper hyrer tilpasser
    tilpassar
    noterer skanner arkiverer kopierer fremskaffer framskaffer leser les drar
    """
)
TO_DO = frozenset(verb[:-1] for verb in TASK if verb.endswith("r")) | word_set(
    "skrive skriva finne finna gjøre gjere be få vere følge følgja følgje legge leggja hjelpe ta gi gje"
)
"""Verbs of tasks in the infinitive."""
_BEFORE_VERB = re.compile(
    r"(?:videre|vidare|over|etter|ut|inn|opp|ned|gjennom|fram|frem|til|på|av|om|tilbake|med|sam|for)(?=[a-zæøå]{3})"
)


def is_task_verb(verb: str) -> bool:
    """True for a verb in the present tense that tells of work to be done, also with a particle in front of it."""
    if verb in TASK:
        return True
    before = None if verb in SAY else _BEFORE_VERB.match(verb)
    return before is not None and verb[before.end() :] in TASK


WISH = word_set(
    """
    ønsker ønskjer ynskjer ønsket mener meiner ber bad ba støtter støttar krever krev foreslår savner " "saknar
    håper håpar frykter vil
    """
)

GENERIC = re.compile(
    r"(?:Hun|Han|Ho|Jeg|Eg|"
    r"Sekretariat(?:et)?|Sekretær(?:en)?|Sekretariatsleder(?:en)?|Administrasjon(?:en|a)|Daglig leder|"
    r"Dagleg leiar|(?:Leder|Leiar)(?:en)?(?: og (?:daglig leder|dagleg leiar|nestleder|nestleiar|"
    r"sekretariatet))?|Nestleder(?:en)?|Møteleder(?:en)?|Prosjektleder(?:en)?|Prosjektleiar(?:en)?|"
    r"(?:Rådmann|Kommunedirektør|Ordfører|Ordførar)(?:en)?|"
    r"[A-ZÆØÅ]\w+(?:sjef|meister|mester|leder|leiar|direktør|koordinator|rådgiver|rådgjevar|konsulent|sekretær|"
    r"forvalter|forvaltar|ingeniør|arkitekt|revisor|kontakt)(?:en|n|a)?|"
    r"[A-ZÆØÅ]\w+(?:området|senteret|hagen|kontoret|ansvarlig|ansvarleg)|"
    r"Alle(?: (?:kommunene|kommunane|kommuner|kommunar|medlemmene|medlemmane|medlemmer|medlemer|"
    r"deltakerne|deltakarane|regionene|parter|partene|sammen|saman|\w+(?:e|a|ar|er)ne|åtte|sju|ti|fem|"
    r"seks))?|Kommunene|Kommunane|Medlemm?ene|Medlemm?ane|Deltakerne|Deltakarane|Rådmennene|Rådmenn|"
    r"Kommunedirektør(?:ene|ane|en)|Ordfører(?:ne|en)|Ordførar(?:ane|en)|Arbeidsutval?g?et|AU|Styret|"
    r"Representantskapet|"
    r"Utvalget|Utvalet|Gruppen|Gruppa|Nettverket|Arbeidsgruppen|Arbeidsgruppa|Styringsgruppen|"
    r"Styringsgruppa|Faggruppen|Faggruppa|Prosjektgruppen|Prosjektgruppa|(?:Hver|Kvar|Hvert|Kvart)(?: "
    r"(?:kommune|enkelt|gruppe|region|medlem|organisasjon|delregion|fylke))?|Den enkelte(?: \w+)?|"
    r"Fylkeskommunen|"
    r"Statsforvalteren|Statsforvaltaren|Fylkesmannen|Regionrådet|Rådet|Samarbeidsrådet|De som "
    r"[\w ]{2,30}?|Vertskommunen|Valgkomiteen|Valnemnda|Koordinatoren|Koordinator|"
    r"Koordineringsgruppen|Referenten|Begge(?: (?:kommunene|kommunane|parter|fylkene))?|"
    r"Samlinga|Samlingen|Tinget|Komiteen|Regionkontoret|Prosjektet|Redaksjonen|Revisor|Nav|NAV|KS|"
    r"Ordføreren|Partene|Partane|Kommunen|Fylket|Faggruppe for \w+|[A-ZÆØÅ]\w+(?:gruppene|gruppa|gruppen|"
    r"selskapene|selskapa|utvalgene|utvala|lederne|leiarane|sjefene|sjefane|direktørene|direktørane|"
    r"representantene|representantane|rådene|regionene|regionane)|Hovedsamarbeidspartnerne)(?![\wæøå-])"
)
ORGAN = re.compile(
    r"(?:Styret|Representantskapet|Utvalget|Utvalet|Gruppen|Gruppa|Nettverket|Samlinga|Samlingen|Tinget|"
    r"AU|Arbeidsutvalget|Arbeidsutvalet|Rådet|Årsmøtet|Komiteen|Komiteen|Nemnda|Forumet|Møtet|Rådmennene|"
    r"Ordførerne|Ordførarane|"
    r"[A-ZÆØÅ][\w-]*(?:styret|utvalget|utvalet|gruppen|gruppa|nettverket|rådet|tinget|komiteen|"
    r"direktørane|direktørene|forumet|samlinga|samlingen)|Regionrådet|[A-ZÆØÅ][\w-]+ (?:regionråd|"
    r"samarbeidsråd|interkommunale \w+))(?=[\s,.:])"
)
