"""Classes of words that speak for or against a mark, in bokmål and nynorsk.

`word` stands for itself, `stem~` for the stem with any ending of verbs and nouns, `begin-` for every word that begins
so, `-end` for every word that ends so. A word may be of several classes.
"""

from collections.abc import Callable
from functools import lru_cache

from rundbord.engines.norwegian.words import word_set

# Verbs, by what they do.
VERBS = {
    "give": """
        del~ gi gir gis gitt ga gav gje gjev gjeve lån~ utlån~ tilby tilbyr tilbys tilbød tilbaud by byr bød baud
        still~ bidra bidrar bidrog bidreg avse avser avsjå avgi avgir lever~ bistå bistår hjelp~ hjalp åpn~ opn~
        spander~ leie leier utlei~ overlat~ overlét forær~ skjenk~ dele slepp~ slipp~
    """,
    "show": """
        vis~ syn~ demonstrer~ presenter~ fortell~ fortel fortalte fortalde lær~ opplær~ forklar~ rettlei~ veiled~
        undervis~ innlei~ kurs~
    """,
    "host": "inviter~ innby~ hold~ held heldt holdt halde arranger~ kjør~ køyr~ gjennomfør~",
    "use": """
        bruk~ nytt~ utnytt~ kopier~ stjel~ stel~ rapp~ herm~ gjenbruk~ overta overtar overtek overtatt hent~ klipp~
        lim~ booke bestill~ lån~ leie leier teste testa prøv~ tilpass~ disponer~ forsyn~ last~ kikk~ titt~ komm~ kom
        kome kjem møt~ bli blir hospiter~ delta deltar deltak~ ta tar tek få får bla arv~ kjøp~ høre høyre se sjå
        sit~ sitt~ fordel~
    """,
    "need": "treng~ trong behøv~ mangl~ savn~ sakn~ slit~ strev~ streva behov stå står fast knip~ skort~",
    "seek": """
        søk~ søkj~ let~ leit~ etterlys~ etterspør etterspurte etterspurde jakt~ utkikk leter leiting leting ute
    """,
    "want": "ønsk~ ynskj~ ynsk~ håp~ von~ lyst foretrekk~ bønn pris",
    "ask": "be ber bed bad ba bedt bede bedd oppfordr~ oppmod~ anmod~ bønn utfordr~ tigg~",
    "wonder": """
        lur~ spør spørr spurte spurde spørje spørre undr~ undrast nysgjerrig nyfiken interessert spørsmål forhør~
    """,
    "hear": "hør~ høyr~ vite vita greie snakk~ prat~ drøft~ rådfør~ sparr~ se sjå ringe ringje ring ringja",
    "check": """
        sjekk~ undersøk~ undersøkj~ avklar~ kartlegg~ kartla finn~ finna fant fann sonder~ høre hører høyrer høyre
        innhent~ regn~ rekn~ beregn~ utred~ utgrei~ vurder~ etterspør gransk~ test~ prøv~ kontroller~ se ser greie
        luft~ undersøkje
    """,
    "send": """
        send~ oversend~ ettersend~ videresend~ mail~ distribuer~ lever~ legg~ la lagt publiser~ varsl~ meld~
        rapporter~ kall~ innkall~ purr~ minn~ si sier seier fortel leverer gir gjev gi gje
    """,
    "make": """
        lag~ skriv~ skrev skreiv utarbeid~ formuler~ samle samler samla samlar sett~ set oppdater~ reinskriv~
        renskriv~ ferdigstill~ forbered~ førebu førebur tegn~ teikn~ oppsummer~ organiser~ bygg~ rett~ rydd~ føre
        fører fyll~ registrer~ rediger~ korrektur~ oversett~ omset~ dokumenter~ systematiser~ planlegg~ koordiner~
        innarbeid~ les~ lese skisser~ design~
    """,
    "arrange": """
        bestill~ book~ ting~ ordn~ fiks~ skaff~ inviter~ kontakt~ kall~ ring~ ringj~ snakk~ avtal~ sørg~ sørgj~
        reserver~ purr~ følg~ følgj~ ta tar tek tok bring~ reis~ meld~ still~ start~ setter set ansvar møter stikk~
        nevn~ orienter~
    """,
    "think": """
        mein~ men~ synes synest syntes tror trur tvil~ kritiser~ påpek~ påpeik~ hevd~ frykt~ reagerer reagerte
    """,
    "say": """
        sa sier seier opplys~ fortalte fortalde svar~ nevn~ nemn~ orienter~ informer~ melde meldte understrek~
        redegjør redegjorde minnet minna innled~ fortell~ foreslo foreslår føreslo føreslår
    """,
    "vow": "lov~ påta påtar påtok påtek forplikt~ tilbød oppdrag",
    "put_off": "utset~ utsett~ utsatt fortset~ fortsett~ fortsatt framhald- gjenoppta-",
    "is": "er var vært vore vere være",
    "becomes": "blir ble vart vert blei bli verte",
    "has": "har hadde hatt ha",
    "gets": "fått fekk fikk få får",
    "do": """
        gjør gjer gjorde gjere gjøre løs~ løys~ håndter~ handter~ betal~ tenk~ tenkj~ klar~ greidd~ unngå~ erfart
    """,
}
MODALS = {
    "can": "kan kunne",
    "may": "får må måtte lov",
    "shall": "skal skulle",
    "will": "vil ville",
    "ought": "bør burde",
}
# Other words.
WORDS = {
    "we": "jeg eg vi me oss meg vår våre vårt våra min mitt mine",
    "you": "dere dykk dykkar deres dokker dokkar",
    "they": "de dei dem",
    "one": "han hun ho henne hans hennes",
    "others": """
        andre andres nabo- øvrige øvrig flere fleire resten kollega- hverandre kvarandre fellesskapet interesserte
        utenfra
    """,
    "anyone": "noen nokon hvem kven hvilken hvilke kva-for",
    "a": "en ein ei et eit",
    "who": "som",
    "everyone": "alle hver kvar hvert kvart samtlige samtlege partene partane",
    "whoever": "helst interessert interesserte interesse lurer trengs trengst ønskelig ønskeleg behov ønske",
    "members": """
        kommunene kommunane medlemmene medlemmane medlemene forumet gruppa gruppen nettverket utvalget utvalet rådet
        styret deltakerne deltakarane regionen bordet regionene regionane -distriktet bibliotekene museene kommuner
        kommunar kommune
    """,
    "if": "hvis viss om dersom når",
    "how": "hvordan korleis hva kva hvor kor åssen hvorfor kvifor hvorledes",
    "gladly": "gjerne villig velvillig",
    "ready": """
        ledig- plass plasser plassar overs gratis fri fritt åpen åpent åpne ope opne open tilgjengeleg-
        tilgjengelig- tilgang innsyn klar klart klare tom tomt ubrukt kapasitet låns lån utlån velkommen velkomne
        velkomen omgang disposisjon vedlagt liggende liggjande ligger ligg forespørsel rådighet rådvelde
        kostnadsfri- vederlagsfri- egenandel eigendel selvkost sjølvkost lett enkelt mulig mogleg går til-leie
        frivillig greit greitt lys
    """,
    "just": "bare berre ring skriv hent kom",
    "help": """
        hjelp bistand tips råd innspill erfaring- eksemp- døme mal maler malar malen partner- partnar- samarbeid-
        medspelar- medspiller- veiledning rettleiing veileder jurist referanser støtte assistanse forslag idé ideer
        idear innsikt
    """,
    "tool": """
        mal malen maler malar avtale- -avtale -avtalen rutine- -rutine -rutinen opplegg- rapport- skjema- film-
        kart- utstyr- verktøy- plan planen -plan -planen sjekkliste- liste- notat- brev- oppskrift- presentasjon-
        regneark- rekneark- søknad- tegning- teikning- bil bilen lokale- utstilling- kurs- metode- video- skript-
        kopi -maskin -maskina -maskinen veileder- rettleiar- prosjekt- modell- dokument-
    """,
    "meeting": """
        møte møtet møter møta møtene -møte -møtet -møter -møtene -møta -møtes samling- -samling -samlinga -samlingen
        forum forumet -forum -forumet økt fagdag- seminar- webinar- konferans- -konferanse befaring- synfaring-
        studietur- workshop- omvisning- besøk
    """,
    "next": """
        neste komande kommende høstens haustens vårens heretter framover snart seinere senere seinare videre vidare
        gang gong fortløpende januar- februar- mars- april- mai- juni- juli- august- september- oktober- november-
        desember- høstmøt- haustmøt- vårmøt- sommermøt- høstsaml- haustsaml- vårsaml- vintermøt- julemøt-
    """,
    "again": "igjen att nytt fram opp ferdig mål rakk rekk rekker nådde ferdige",
    "more": "mer meir grundig- lenger lengre lengje mye mykje",
    "month": """
        januar februar mars april mai juni juli august september oktober november desember høst høsten haust hausten
        vår våren vinter vinteren sommer sommeren sommar sommaren jul juletider påske nyttår nyåret
    """,
    "agenda": """
        tema temaet temaer sak saka saken saker saklista sakslista saklisten sakslisten dagsorden dagsordenen agenda
        agendaen program programmet punkt punktet innlegg innslag demo gjennomgang orientering foredrag runde runden
        plakaten plakat kartet time halvtime halvdag diskusjon gruppearbeid oppe temamøte
    """,
    "discuss": """
        diskuter~ drøft~ snakke prate behandl~ handsam~ øve ta dykke gå tas takast drøftes drøftast sjå se høre
        høyre lære
    """,
    "theme": "tema temaet hovedtema hovudtema hovudsak hovedsak temamøte tema: hovedsaken hovudsaka",
    "rather": """
        heller mindre færre kortere kortare lengre lite lita dropp kutt starte begynne legge leggje legges leggjast
        tid
    """,
    "not": "ikke ikkje ingen inga aldri uten utan",
    "ago": "allerede tidligere tidlegare forrige førre sist fjor siden sidan",
    "day": """
        mandag tirsdag onsdag torsdag fredag måndag tysdag laurdag morgen morgon uka uke veka veke helga helgen
        frist fristen innen innan seinast senest kveld timen måned måneden månad snarest straks i-dag
    """,
    "authority": """
        staten departement- direktorat- statsforvalter- statsforvaltar- fylkesmann- fylkeskommunen fylkesdirektør-
        vegvesen- ks nav nve regjeringen regjeringa leverandør- bufdir imdi statped mattilsynet kystverket kystverk-
        politiet høgskulen høyskolen høgskolen arkivverket husbanken kulturråd- kartverk- -direktoratet språkrådet
        sparebankstift- statnett storting- sykehuset sjukehuset foretak- revisor tilsyn- stiftelse- stifting- nrk
        banken fylket vegvesenet rådmannen kommunestyret formannskapet miljødirektorat- iks-et økonomisjef- rederiet
        konsulent- entreprenør- universitet-
    """,
    "outsiders": """
        innbygger- innbyggjar- pasient- pensjonist- eldre publikum turist- turfolk- lag foreninger elev- barn barna
        kunder kundene brukere brukerne brukarar brukarane foreldre- bøndene bønder søkerne søkjarane ansatte
        tilsette student- beboer- bebuar- pårørende ungdom- flyktning- bedrift- fagforen- abonnent- utbygger-
        utleier- leietaker- fisker- fiskar- personer personar folk lånere
    """,
    "expert": """
        fagfolk vikar- kursholder- kurshaldar- rådgiver- rådgjevar- instruktør- jurist- psykolog- lærer- lærar-
        tolk- guide- overlege- foredragshold- føredragshald- samarbeidspart- utstyr leverandør- konservator-
        logoped- medarrangør-
    """,
    "take_on": "ansvar ansvaret initiativ jobben oppdrag telefon prat runde ord kontakt sikte kontakten",
    "back": "tilbake attende",
    "up": "opp inn på med",
}
_CLASSES = {**VERBS, **MODALS, **WORDS}
_ENDINGS = ("", *word_set("e a er ar r te de dde t dd et es ast ande ende ene st ja je jer"))
_PAST = word_set(
    """
    ga gav tok sa bad ba bød baud tilbød tilbaud fikk fekk fant fann skrev skreiv holdt heldt hjalp var ble vart blei
    hadde skulle ville kunne burde måtte la gikk gjekk lå låg satt sat lova kom påtok
    """
)
_SHORTEST = 3


def _table(chosen: Callable[[str], list[str]]) -> dict[str, frozenset[str]]:
    """The classes of each word that `chosen` makes of an entry."""
    found: dict[str, set[str]] = {}
    for name, row in _CLASSES.items():
        for entry in row.split():
            for word in chosen(entry):
                found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _whole(entry: str) -> list[str]:
    if entry.endswith("~"):
        return [entry[:-1] + ending for ending in _ENDINGS]
    return [] if "-" in (entry[0], entry[-1]) else [entry]


_WHOLE = _table(_whole)
_BEGINS = _table(lambda entry: [entry[:-1]] if entry.endswith("-") else [])
_ENDS = _table(lambda entry: [entry[1:]] if entry.startswith("-") else [])
_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> frozenset[str]:
    """The classes of a word in lower case."""
    found = _WHOLE.get(word, _NONE)
    for length in range(_SHORTEST, len(word) + 1):
        found |= _BEGINS.get(word[:length], _NONE) | _ENDS.get(word[-length:], _NONE)
    return found


@lru_cache(maxsize=20_000)
def is_past(word: str) -> bool:
    """True for a verb in the past tense."""
    return word in _PAST or (word.endswith(("te", "de")) and not classes_of(word).isdisjoint(VERBS))
