"""What the words of a sentence say about its kind: decided, voted, to be done, nothing, procedure, an opinion."""

import re
from collections.abc import Callable
from functools import lru_cache

from rundbord.engines.norwegian.dates import find_dates, month_end
from rundbord.engines.norwegian.words import holds_any, word_set

NOTHING = re.compile(
    r"^(?:det (?:var|er|kom|vart) )?(?:ingen|ingenting|ikke noe|ikkje noko|ikke mye)\s?(?:\w+ "
    r"){0,2}(?:innspill|innspel|merknad\w*|kommentar\w*|sak(?:er)?|saker til eventuelt|spørsmål|vedtak|"
    r"nytt|meldt\w*|kom fram|innmeldte|innmelde|saker meldt|forbehold|ytterligere|å melde|å melda|"
    r"spesielt|særskilt|til stede|til stades)\b[^.]{0,30}\.?$|^(?:ingen|ingenting|ikke noe|ikkje noko|ikke mye)\.?$"
    r"|^(?:ordet ble ikke forlangt|ordet vart ikkje kravd|ikke til stede|ikkje til stades|ikke konkludert|"
    r"ikkje konkludert|utgår|intet)\.?$",
    re.IGNORECASE,
)
VOTE = re.compile(
    r"\b\d+\s(?:mot|stemmer?|røyster?)\b|\bfor:?\s?\d{1,2}\b(?!\s?\d{3})|\bmot:?\s?\d{1,2}\b(?!\s?\d{3})|"
    r"\bblankt?\b|\balternativ votering|^enstemmig\.?$|^samrøystes\.?$|^\(?\d+ mot \d+\)?|\bdobbeltstemme|"
    r"\b(?:stemte|røysta|røystet) (?:i?mot|for)\b|^votering|^røysting|^pkt\.? \d+ (?:ble|vart)",
    re.IGNORECASE,
)
_OUTCOME = (
    r"(?:godkjent|godkjend\w*|vedtatt|vedteke\w*|vedtekne|valgt|vald\w*|gjenvalgt|attvald|avvist\w*|"
    r"trukket|trekt|fastsatt|fastsett|"
    r"tatt til (?:orientering|etterretning|følge)|teken? til (?:vitande|orientering|følgje)|teke til \w+)"
)
_AFTER_OUTCOME = r"(?=[.,;:!]|$|\s(?:med|uten|utan|som|av|mot|enstemmig|samrøystes|i tråd|etter|ved|for|til)\b)"
_BE = r"(?:er|ble|blei|vart|vert|var|blir|er blitt|har blitt)"
_THE_MATTER = (
    r"(?:sak(?:en|a)|dette|punktet|forslaget|framlegget|innstillinga?n?|søknaden|behandlingen|handsaminga|"
    r"spørsmålet|avgjørelsen|fristen)"
)
DECISION = re.compile(
    rf"^(?:(?:enst\w*\.?|samrøystes|tilrådinga|innstillingen)\s)?(?:{_OUTCOME}|utsatt|utsett|orientering "
    rf"tatt til \w+){_AFTER_OUTCOME}|^(?:ok|greit|samrøystes|enstemmig)\.?$|"
    rf"(?<!som )\b{_BE}\s(?:\w+\s){{0,2}}?(?:enstemmig\s|samrøystes\s)?{_OUTCOME}|"
    rf"^{_THE_MATTER}\s(?:utsatt|utsett|trukket|trekt|avsluttet)\.?$|"
    rf"^{_THE_MATTER}\s(?:\w+\s)?{_BE}\s(?:\w+\s)?(?:utsatt|utsett|trukket|trekt|avslutta?|avsluttet)|"
    rf"^(?:innkalling\w*|sakl?iste\w*|saksliste\w*|dagsorden|agenda|referat\w*|protokoll\w*|møtebok\w*|"
    rf"årsmelding\w*|årsrapport|regnskap\w*|rekneskap\w*|budsjett\w*)[^.]{{0,60}}\b{_OUTCOME}|"
    r"\b(?:godkjennes|godkjennast|vedtas|vedtakast|fastsettes|vedtektene endres)\b|"
    r"\b(?:tas|takast|tek\w*|tar|blir tatt|ble tatt|vert teke\w*|blir teke\w*|vart teke\w*|"
    r"tatt)\b[^.]{0,60}?\btil (?:orientering|etterretning|vitande|følge|følgje)\b|"
    rf"\b(?:enstemmig|einstemmig|samrøystes) {_OUTCOME}|"
    r"\bslutt(?:er|et|ar|a) seg til\b|\bfant dem\b|\bfann dei\b|"
    rf"\b{_THE_MATTER}\s(?:\w+\s){{0,2}}?(?:utsettes|utsetjast|vert utsett|blir utsatt|blir utsett|"
    rf"oversendes|trekkes|avvises|settes opp|tas opp|sendes|følges opp|avsluttes|lukkes|tas videre)\b|"
    r"^(?:sendt|oversendt) (?:over )?til\b|"
    rf"^(?:{_THE_MATTER}|tiltaket)\b[^.,]{{0,40}}\s(?:utgår|går ut)\.?$|"
    r"\b(?:får|får|gis|gjevast|har) fullmakt til\b|^un(?:n)?ta(?:tt|tte|teke|teken|tekne) (?:fra |frå )?offentle[gi]|"
    r"^(?:utsettes|utsetjast|oversendes|trekkes|avvises|takast|tas) (?:til|opp|av|som)\b|^(?:oversendes|"
    r"utsettes|trekkes|avvises)\b",
    re.IGNORECASE,
)
_DECISION_HINTS = tuple(
    sorted(
        word_set(
            """
    godkj vedt vald valgt avvis truk trek fastsat fastset orientering etterretning vitande følg ok greit
    enstemmig samrøyst utsat utset slutte sluttar slutta fant fann oversend settes tas sendes avslut lukk utgår
    takast fullmakt offentle tiltaket
    """
        )
    )
)
_PROCEDURE_HINTS = (
    *("forlot ", "ledet møtet", "leia møtet", "gikk fra", "gjekk frå", "trådte", "tok sete", "ugild", "habil"),
    *("lukket", "lukka", "møtet ble", "ble ", "vart gj", "kom til møtet", "delt", "delte ut", "presentasjon"),
    *("sendt", "styrte møtet", "meldte inn"),
)
_THE_MEETING = (
    r"(?:vi|man|møtet|alle|flertallet|fleirtalet|au|"
    r"\w*(?:gruppa|gruppen|nettverket|forumet|utvalget|utvalet|styret|rådet|skapet|møtet|komiteen|nemnda|samlinga))"
)
_CAME_TO = (
    r"(?:besluttet|beslutta|bestemte|vedtok|konkluderte|konkluderer|avtalte|avtala|landet på|landa på|samlet seg om|"
    r"samla seg om|gikk (?:inn )?for|gjekk (?:inn )?for|går (?:inn )?for|sluttet seg til|"
    r"slutta seg til|kom fram til|kom til at|slo fast)"
)
AGREED = re.compile(
    r"\b(?:det (?:var|er|vart|ble|blei) )?(?:enighet|semje|einigheit|konsensus) om\b|\b(?:er|ble|vart|"
    r"blei|var) (?:(?!ikk)\w+ )?(?:enige?|samde?|einige?) om\b|^(?:enige?|samde?|einige?) om\b|"
    r"^vi vente?a?r med\b|"
    rf"(?<!som )\b{_BE}\s(?:(?!ikk)\w+\s){{0,2}}?(?:besluttet|beslutta|bestemt|avtalt|avtala|avgjort|"
    rf"avgjord|konkludert|fastslått|"
    rf"slått fast)\b|"
    rf"\b{_THE_MEETING}\s(?:\w+\s)?{_CAME_TO}|\b{_CAME_TO}\s{_THE_MEETING}\b|"
    r"\bdet (?:ble|blei|vart|blir|vert) (?:til|slik|stående ved|ståande ved|med det) at\b|"
    r"^(?:konklusjonen|resultatet|utfallet) (?:ble|blei|vart|er|var) (?:at|å)\b",
    re.IGNORECASE,
)
_AGREED_HINTS = (
    *(
        "enig",
        "semje",
        "einig",
        "konsensus",
        "samd",
        "vi vent",
        "beslut",
        "bestem",
        "avtal",
        "avgjo",
        "konklu",
        "slått",
    ),
    *(
        "vedtok",
        "land",
        "saml",
        "k for ",
        "inn for",
        "går for",
        "slutt",
        "kom ",
        "slo fast",
        "det b",
        "det v",
        "resultat",
        "utfall",
    ),
)
IMPERSONAL = re.compile(
    r"^det (?:vert|blir(?: ikk?j?e)?|(?!finn?e?s|syn|tren|krev|høyr|hør|vis|pek|peik|opplys|orient|ønsk|ynsk|etterl|"
    r"still|"
    r"men|mein|drøft|disk|spør|sei|si|men|nevn|nemn|understr|komment|foresl|før|jobb|arbeid|oppl)\w{3,}(?:es|ast))\b",
    re.IGNORECASE,
)
NOUN_PHRASE = re.compile(
    r"^(?:godkjenning|val|valg|konstituering|åpning|opning|gjennomgang|orientering|presentasjon|"
    r"status)\b(?:\s(?:av|om|fra|frå|til|ved|med|og|i|på)\b[^.]*)?[.:]?$",
    re.IGNORECASE,
)
MOVED = re.compile(r"^(?:forslag|framlegg|alternativ)\s?(?:\d|nr)", re.IGNORECASE)
ORGAN_DECIDES = re.compile(
    r"^\s(?:vedtar|vedtok|vedtek|har vedtatt|godkjenner|godkjente|godkjenn|anbefaler|anbefalte|tilrår|"
    r"tilrådde|rår|rådde|støtter|støttar|støttet|støtta|bevilger|løyver|bevilget|takker|takkar|tar|tok|"
    r"tek|oversender|slutter|sluttar|sluttet|"
    r"vil ha|gir|gjev|gav|ga|fant|fann|mener|meiner|velger|vel|valgte|valde|prioriterer|ønsker|ønskjer|er "
    r"(?:enige?|samde?|einige?|positiv\w*)|ble enige?|vart samde?|ser|ber|bad|ba|utsetter|utset|utsatte|"
    r"oppnevner|nedsetter|setter ned|går (?:ikke |ikkje )?inn|avgir|avgjev|holder fast|held fast|stiller "
    r"seg|godtar|nøyer seg|imøteser|konkluderte|bestemte|beslutter|besluttet|delegerer|fastsetter|flytter|flyttar)\b"
)
PASSIVE = re.compile(
    r"(?<!kan )(?<!må )(?<!bør )(?<!vil )(?<!kunne )(?<!måtte )(?<!burde )(?<!skulle )(?<!ikke )(?<!ikkje )"
    r"\b(?:bevilges|avsettes|settes|"
    r"legges|lages|avgis|fordeles|økes|arrangeres|forlenges|overføres|"
    r"innføres|opprettes|gjennomføres|oppnevnes|velges|endres|avholdes|flyttes|prioriteres|utarbeides|"
    r"sendes|oversendes|nedsettes|organiseres|videreføres|avsluttes|revideres|inngås|etableres|reduseres|"
    r"tildeles|løyves|innvilges|avslås|utredes|fremmes|støttes|trykkes|publiseres|avlyses|inviteres|"
    r"bestilles|bestillast|igangsettes|holdes|haldast|utvides)\b|"
    r"\b(?:vert|blir)\s(?:ikkje\s|ikke\s)?(?!tyngr|meir|mer|vanskeleg|viktig|stor|svært|gode?\b|ofte\b|"
    r"ein\b|en\b|det\b|dette\b|dei\b|de\b|ei\b|eit\b|et\b|bare\b|berre\b|\w+re\b)(?:\w+(?:a|t|te|dd|ne|de|"
    r"en|nd|gd))\b",
    re.IGNORECASE,
)
ELECTED = re.compile(
    r"^(?:\d\.\s)?(?:styre|arbeidsutvalgs|møte|valgkomité|val)?(?:leder|leiar|nestleder|nestleiar|\w+leder|\w+leiar|"
    r"medlem(?:mer|er)?|styremedlem(?:mer|er)?|vara(?:medlem(?:mer|er)?|representant(?:er)?)?|"
    r"komité|komite|valgkomité|valnemnd|revisor(?:er)?|tellekorps|kasserer|sekretær|møteleder|referent|"
    r"protokollunderskrivere?|protokollfører|protokollførar|(?:til å )?underskrive protokollen|"
    r"observatør(?:er)?|ny leder|ny nestleder)"
    r"(?:\s(?:av|i|for|til)\s\w+)?\s?(?:\([^)]*\)|\d{4}[–-]\d{2,4})?\s?:",
    re.IGNORECASE,
)
ELECTS = re.compile(r"\b(?:(?:gjen)?val(?:gt|d)\w*|attvald\w*|oppnevn[te]\w*|velges|oppnevnes)\b", re.IGNORECASE)
TAKES_ON = re.compile(r"\b(?:tar|tek|tok) på seg\b|\bpåtar seg\b|\bpåtek seg\b", re.IGNORECASE)
PROMISE = re.compile(
    r"^(?:vi\s|sekretariatet\s)?(?:kommer|kjem)\s(?:tilbake|attende)\b|\b(?:kommer|kjem|komme|kome) "
    r"(?:tilbake|attende) (?:med|til)\b",
    re.IGNORECASE,
)
ASKS_HELP = re.compile(
    r"\bvil gjerne ha (?:hjelp|[\w ]+?) (?:fra|frå|av)\s(?P<who>[^,.]+?)(?=\s(?:i|til|med)\s(?:å|at)\b|[,.])|\bber "
    r"(?:om hjelp (?:fra|frå) )?(?P<who2>[^,.]{2,50}?)\som å\b",
    re.IGNORECASE,
)
WANTS_OF_ALL = re.compile(
    r"\b(?:(?:ber|ønsker|ønskjer|oppfordrer|vil) (?:om )?at|(?:fint|bra|flott) om) "
    r"(?P<who>(?:alle(?:\s(?:kommun|medlem|delta|region|part)\w+)?|medlemmene|medlemmane|kommunene|kommunane|"
    r"deltakerne|deltakarane)(?:\s(?:i|fra|frå)\s\w+)?)\b(?=\s\w*[aeiouyæøå]r?\b)"
)
SIGNS = re.compile(r"\b(?:skriver|skriv|underskriver) under\b|\bsignerer\b")
HAD_REMARK = re.compile(
    r"^\s(?:en|ein|to|noen|nokre|et|eit|ingen|merknad|innspill|innspel|kommentar|spørsmål|forslag|framlegg)"
)
ANY_PASSIVE = re.compile(
    r"\b(?!finnes|synes|lykkes|møtes|trives|kjennes|behandles|brukes|minnes|omtales|opplyses|vises|deres|"
    r"høres|kreves|trengs|trenges|hilses|heites)\w{4,}es\b"
)
ASKED = re.compile(
    r"\b(?:ber|bad|ba|oppfordrer|oppmodar)\s(?:om at\s)?(?P<who>(?!om\b|å\b|at\b|opp\b|de[nt]\b|dette\b|"
    r"nytt\b|neste\b)[A-ZÆØÅa-zæøå][\wæøå-]*(?:\s[A-ZÆØÅ][\w-]+)?)\s(?:om å\s|å\s)?"
    r"(?P<verb>(?!om\b|til\b|på\b|av\b)[a-zæøå]+[eaåi](?: inn)?)\b"
)
BEING_ASKED = re.compile(
    r"^(?P<who>.{3,60}?),?\s(?:bes|bedes|oppfordres|(?:er|blir|ble|blei|vert|vart) (?:bedt|beden|bedne|bedd)|"
    r"(?:får|fikk|fekk|fik|gis|har|hadde|(?:ble|blei|vart|blir|vert) (?:gitt|gjeve)) (?:i |til |som )?"
    r"(?:oppgaven?|oppgåva?|oppgåve|oppdrag(?:et)?|jobben|ansvar(?:et)?))\b"
)
BY_AGENT = re.compile(
    r"\b[a-zæøå]+(?:es|ast)\sav\s(?P<who>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+){0,3}|sekretariatet|administrasjonen)"
)
DUE = re.compile(
    r"\b(?:innen|innan|før|frist\w*|senest|seinast|i møtet|på møtet|legges fram|legg fram|legger fram|"
    r"evalueres|ferdig)\b",
    re.IGNORECASE,
)
_OTHERS_DEADLINE = re.compile(
    r"\b(?:har|hadde|gir|fikk|med)\s(?:\w+\s)?frist|\b(?:søknads|hørings|høyrings|påmeldings)frist|^fristen\s",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d|utg|slutten")
DUE_ALONE = re.compile(r"^(?:frist|tidsfrist|innen)\b:?", re.IGNORECASE)
PROCEDURE = re.compile(
    r"\b(?:forlot (?:\w+ )?(?:møtet|salen)|ledet møtet|leia møtet|"
    r"gikk fra|gjekk frå|fratrådte|tiltrådte|trådte inn|tok sete|ugild|"
    r"inhabil|habil|lukket|lukka|møtet ble|ble tatt som|kom til møtet|utdelt|delt ut|delte ut|"
    r"presentasjonen? (?:følger|vedlagt)|ble gjennomgått|vart gjennomgått|sendt ut|utsendt|styrte møtet|"
    r"ble ført|meldte inn en sak)\b",
    re.IGNORECASE,
)
OPINION = re.compile(
    r"\b(?:bør|burde|må|måtte|heller|kanskje|viktig|ønsker|ønskjer|trenger|treng|savner|saknar|kan vi|hva "
    r"med|kva med|skal vi|hvem betaler|bra|enig|einig|for (?:mange|mye|få|dyrt|lite)|bruk|vurder|lag|husk|"
    r"ta med|ikke|ikkje)\b|\?$",
    re.IGNORECASE,
)
LEFT = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)\s(?P<what>(?:fratrådte|tiltrådte|forlot møtet|gikk|"
    r"gjekk|måtte gå|kom)\s[^.]{0,25}?kl\.?\s?\d{1,2}(?:[.:]\d\d)?)"
)
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "approval",
        (
            r"godkjenning|godkjennelse|referat fra|referat frå|protokoll fra|protokoll frå|møtebok|"
            r"konstituering|innkalling"
        ),
    ),
    ("election", r"\bval(?:g)?\b|konstituering"),
    (
        "round",
        (
            r"\brunden?(?=$|\s(?:rundt|kring|bord|fra|frå|i|mellom|på)\b)|^runde\w*|rundt bordet|felles bord|"
            r"fra kommunene|frå kommunane|åpen post|nytt fra|nytt frå|kva "
            r"skjer|hva skjer|siden sist"
        ),
    ),
    ("discussion", r"drøft|diskusjon|gruppearbeid|idédugnad|innspill"),
    ("briefing", r"orientering|informasjon|referatsak|meldinger|meldingar|skriv og|til orientering|status"),
    ("other", r"eventuelt|ymse"),
    ("coming", r"\bneste\b|komande|kommende|\bvid[ae]re\b|ønske|ynskj?e|møteplan|\bh(?:ø|au)sten\b|\bvåren\b"),
)
_ITEM_KINDS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _KINDS)


def has_due(text: str) -> bool:
    """True where a date follows right after a word such as "innen" or "frist"."""
    if not _DAY.search(text) or _OTHERS_DEADLINE.search(text):
        return False
    for one in find_dates(text, 2000) if DUE.search(text) else ():
        if DUE.search(text[max(0, one.start - 40) : one.start]):
            return True
    return month_end(text, 2000) is not None


@lru_cache(maxsize=1024)
def item_kinds(title: str) -> frozenset[str]:
    """What sort of item a title announces; several are possible."""
    return frozenset(name for name, pattern in _ITEM_KINDS if pattern.search(title))


def _teller(pattern: re.Pattern[str]) -> Callable[[str], re.Match[str] | None]:
    """The pattern's search for a lowered text; one that only holds at the beginning is tried there alone."""
    plain = re.compile(pattern.pattern) if pattern.flags & re.IGNORECASE else pattern
    return plain.match if pattern in _AT_THE_BEGINNING else plain.search


_AT_THE_BEGINNING = frozenset({IMPERSONAL, NOUN_PHRASE, MOVED, ELECTED, DUE_ALONE, NOTHING, BEING_ASKED})
_WORDING: tuple[tuple[str, Callable[[str], re.Match[str] | None], tuple[str, ...]], ...] = tuple(
    (name, _teller(pattern), hints)
    for name, pattern, hints in (
        ("decided", DECISION, _DECISION_HINTS),
        ("agreed", AGREED, _AGREED_HINTS),
        ("impersonal", IMPERSONAL, ("",)),
        ("noun_phrase", NOUN_PHRASE, ("",)),
        ("moved", MOVED, ("",)),
        ("passive", PASSIVE, ("es ", "es.", "es,", "vert ", "blir ", "går ")),
        ("any_passive", ANY_PASSIVE, ("es ", "es.", "es,")),
        ("elected", ELECTED, ("",)),
        ("takes_on", TAKES_ON, ("på seg", "påta", "påtek")),
        ("promise", PROMISE, ("tilbake", "attende")),
        ("asked_help", ASKS_HELP, ("gjerne ha", " å ")),
        ("wants_of_all", WANTS_OF_ALL, (" at ", " om ")),
        ("asked", ASKED, ("ber ", "bad ", "ba ", "oppfordrer", "oppmodar")),
        ("being_asked", BEING_ASKED, ("bes ", "bed", "oppfordres", "oppg", "oppdrag", "jobb", "ansvar")),
        ("by_agent", BY_AGENT, ("es av ", "ast av ")),
        ("due_alone", DUE_ALONE, ("",)),
        ("nothing", NOTHING, ("",)),
        ("vote_figures", VOTE, ("mot", "stem", "røyst", "for", "blank", "votering")),
        ("procedure", PROCEDURE, _PROCEDURE_HINTS),
        ("opinion", OPINION, ("",)),
        ("question", re.compile(r"\?$"), ("?",)),
    )
)
_WITHOUT_OPINION = tuple(row for row in _WORDING if row[0] != "opinion")
_CASED = frozenset({"asked", "asked_help", "wants_of_all", "being_asked", "by_agent", "any_passive"})


def wording(text: str, *, opinions: bool) -> list[str]:
    """The names of everything that the words of a sentence tell, opinions if asked; the hints only spare time."""
    lowered = text.lower()
    found = []
    for name, tells, hints in _WORDING if opinions else _WITHOUT_OPINION:
        if holds_any(lowered, hints) and tells(text if name in _CASED else lowered):
            found.append(name)
    return found
