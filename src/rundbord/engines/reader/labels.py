"""What a label means: the words in front of a colon, or alone on a line, in bokmål and nynorsk.

A label is told by its whole wording, never by a word somewhere in it: "Forslag til vedtak" is no "Vedtak".
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from rundbord.engines.norwegian.spelling import distance
from rundbord.engines.reader.lines import TextLine

LabelKind = Literal[
    "place",
    "time",
    "date",
    "body",
    "present",
    "absent",
    "deputies",
    "guests",
    "observers",
    "secretariat",
    "chair",
    "called",
    "toc",
    "papers",
    "proposal",
    "speech",
    "treatment",
    "vote",
    "decision",
    "action",
    "responsible",
    "due",
    "next",
    "signature",
    "letterhead",
    "web",
    "remarks",
    "procedure",
]

_KINDS: tuple[tuple[LabelKind, str], ...] = (
    (
        "absent",
        (
            r"(?:hvem|kven) (?:manglet|mangla|var borte)|"
            r"(?:ikke|ikkje) (?:med|her|i møtet|på møtet)|orsaka(?: seg)?|unnskyldt|meldte? seg (?:av|ut)|"
            r"(?:meldt|varslet|varsla|meldte)?\s?(?:forfall|fravær|fråvær|frafall|fråfall|avbud|avmeldt|permisjon)"
            r"(?:\s(?:uten vara|utan vara|til møtet|i møtet|meldt|med vara))?|borte|manglet|mangler|"
            r"mangla|ikkje møtt|ikke møtt|"
            r"fraværende|fråverande|forhindret|(?:følgende|følgjande|faste|desse|disse|medlemm?er|"
            r"representant\w+|varamedlemm?er|de som|dei som)\b.*\bmøtte ikk?j?e|møtte ikk?j?e|"
            r".*\b(?:ikk?j?e)\b.*\b(?:stede|stades|møtt|møtte|møtande|deltok|deltatt|deltok)\b|"
            r".*\bhadde (?:meldt )?(?:forfall|avbud|fråfall|frafall)|"
            r"(?:svara|svarte|kunne|deltok|deltatt|møtte) ikk?j?e(?: komme| møte| delta)?|ikk?j?e her|"
            r"fråverande med .{3,30}|fraværende med .{3,30}|inhabil\w*\b.*"
        ),
    ),
    (
        "called",
        (
            r"innkalt(?:e)?(?: (?:medlemmer|medlemer))?|innkalles|innkalla|kalt inn|kalla inn|til|kopi(?: til)?|"
            r"adressater|mottakere|mottakarar|"
            r"inviterte?|inviterte?(?: deltakere| deltakarar)?|sendt til|går til|møteinnkalling til"
        ),
    ),
    (
        "deputies",
        (
            r"(?:vara|varamedlemm?er|vararepresentant(?:er|ar)|møtende vara\w*|varafolk)(?:\s(?:som møtte|som "
            r"møtt|til stades?|til stede|møtte|møtt|i møtet))*"
        ),
    ),
    (
        "observers",
        (
            r"observatør(?:er|ar|ane|ene)?(?: .*)?|(?:til stades?|til stede|møtte) med (?:møte-? ?(?:og|/) "
            r"?)?tale\w*rett|med (?:møte- og )?tale\w*rett|"
            r"uten stemmerett|utan røysterett"
        ),
    ),
    (
        "secretariat",
        (
            r"(?:for |fra |frå )?(?:sekretariat(?:et|ene|a)?|administrasjon(?:en)?)(?: for møtet| møtte| deltok| til "
            r"?stede| til stades| stilte)*|"
            r"sekretariat for møtet|(?:møte)?sekretær(?:en)?|ref(?:erent)?\.?|referenter|"
            r"referentar|skrivar|protokollfører|protokollførar|møtebokførar|"
            r"\w+(?:\s\w+)?(?:\s?/\s?|\sog\s)(?:referent|sekretær|skrivar)|(?:sekretær|referent)\s?/\s?.*|"
            r"saksbehandlere? til stede|skrev|skreiv|skrevet av|skriven av"
        ),
    ),
    ("chair", r"møteleder|møteleiar|ordstyrer|ordstyrar|møtestyrer|dirigent|leder(?: av møtet)?|leiar"),
    (
        "guests",
        (
            r"elles|ellers|(?:dessuten|også|òg|og|ellers|elles|i tillegg|i tillegg til desse|andre|"
            r"øvrige)\s(?:møtte|møtt|"
            r"deltok|deltakere|deltagere|deltakarar|til ?stede|til stades|var til stede|tilstede|"
            r"frammøtte|deltakende)"
            r"(?: .{0,30})?|i tillegg|gjest(?:er|ar)?|innleder(?:e)?|innleiar(?:ar)?|"
            r"foredragsholder(?:e)?|inviterte gjester|eksterne|andre|"
            r"tilhørere|tilhøyrarar|"
            r"(?:fra|frå) (?!kommun|styret|medlem|utval|rådet|grupp|nettverk).{2,40} (?:møtte|deltok)|under sak .*"
        ),
    ),
    (
        "present",
        (
            r"med|(?:faste |følgende |disse |desse |følgjande |medlemmer |medlemer |møtende |valgte |"
            r"representanter )*"
            r"(?:medlemmer|medlemer|representanter|representantar|utsendinger|utsendingar|deltakere|"
            r"deltakarar|delegater)?\s?"
            r"(?:som )?(?:til ?stede|til ?stades|tilstedeværende|møtte|møtt|deltok|deltakere|"
            r"deltakarar|frammøtte|fremmøtte|frammøte|oppmøte|deltakelse|deltaking|"
            r"påmeldte|navneopprop|navneupprop|namneopprop|opprop|medlemmer|medlemer|representanter|"
            r"representantar)(?:\s(?:med stemmerett|med røysterett|i møtet|på møtet|digitalt|fysisk|"
            r"på teams))*|"
            r"til stede.{0,20}|(?:møte)?delta[kg]ere.{0,40}|deltakarar.{0,40}|delta(?:ker|kar)liste|na(?:v|m)neliste|"
            r"(?:følgende |disse |desse |dei som |de som )?(?:med|var med|med var|oppmøtte|nærværende)"
            r"(?: (?:i|på) møtet)?(?: var)?|(?:her|der|på plass|vi) var(?: \w+)?|vi som (?:møttes|møttest|var med)|"
            r"(?:hvem|kven) (?:var (?:med|der)|deltok)|"
            r"(?:(?:deltok|møtte|til stede) )?(?:fra|frå) (?:kommunene|kommunane|medlems\w+|styret|utvalget|utvalet|"
            r"rådet|gruppa|gruppen|nettverket|eierne|eigarane)(?: (?:møtte|deltok|stilte))?|"
            r"stemmeberettigede|røysteføre|"
            r"(?:med|har) (?:stemmerett|røysterett)|"
            r"(?:i|på) (?:møtet|teams|zoom|rommet|salen|skjerm|nett|skype)|fysisk|digitalt|"
            r"faste medlemm?er.{0,20}|"
            r"møtte.{0,15}|(?:desse|disse|følgende|følgjande) (?:svara|svarte)\b.*|møtande|møtende|"
            r"følgende .{0,25}møtte|desse .{0,20}møtte|disse .{0,20}møtte|hvem møtte|"
            r"kven møtte"
        ),
    ),
    ("place", r"(?:møte)?(?:sted|stad|lokale|rom)|hvor|kvar|(?:sted|stad) ?(?:/|og) ?(?:tid|dato)|lokasjon|adresse"),
    (
        "date",
        (
            r"(?:møte|start)?dato(?: og (?:tid|klokkeslett|stad|sted))?|dag ?\d?|møtedag|møtetidspunkt|når|dato "
            r"?/ ?tid|dato,? tid(?:,? og sted)?"
        ),
    ),
    (
        "time",
        (
            r"(?:møte)?tid(?:spunkt)?(?: og (?:sted|stad))?|kl\.?|klokkeslett|klokka|tid ?/ ?sted|tid ?/ ?stad|"
            r"møtetid|varighet|start(?:tid)?"
        ),
    ),
    (
        "letterhead",
        (
            r"(?:deres|dykkar|vår|vårt|våre|dykk) (?:ref|dato)\.?.*|saksansv(?:arlig)?\.?|arkiv(?:kode|nr|ref|"
            r"saksnr)?\.?|tlf\.?|telefon|e-?post|"
            r"journal(?:nr|post)?\.?|org\.? ?nr\.?|møte ?nr\.?|dokument(?:nr|dato)?|"
            r"prosjekt(?:nr)?|gradering|ephorte.*|saksnr\.?"
        ),
    ),
    (
        "body",
        (
            r"utval?g?|organ|møte i|styre/råd|råd|gruppe|møte(?:type|navn)?|gjelder|gjeld|emne|forum|styre|nemnd|"
            r"komité"
        ),
    ),
    (
        "toc",
        (
            r"(?:saks?liste|sakl?iste|saksoversikt|sakskart|sakliste for møtet|dagsorden|agenda|innhold|innhald|"
            r"program(?: og saker)?|saker(?: til (?:behandling|handsaming|drøfting))?|"
            r"møteprogram|saksnr\.?|til behandling|følgende saker.*|desse sakene.*|saker som .*|oversikt "
            r"over saker|innmeldte saker)"
        ),
    ),
    (
        "proposal",
        (
            r"(?:framlegg|forslag|tilråding) (?:frå|fra) (?:administrasjonen|sekretariatet|"
            r"arbeidsutval\w*|rådmannen|kommunedirektøren|styret|au|dagleg leiar|daglig leder|valnemnda|"
            r"valgkomiteen)|(?:.{0,40}\b)?(?:innstilling|tilråding|innstillinga|tilrådinga)(?:\s(?:til "
            r"vedtak|fra .*|frå .*|til "
            r".*))?|(?:forslag|framlegg|forslaget|framlegget)(?: til)? (?:vedtak|konklusjon|beslutning|uttalelse|"
            r"fråsegn|uttale|avgjerd|innstilling)(?: (?:fra|frå|i) .*)?|"
            r".{0,40}\b(?:forslag|framlegg) til (?:vedtak|konklusjon|beslutning|fråsegn)|(?:styrets|"
            r"sekretariatets|rådmannens|administrasjonens|au sitt|au's|arbeidsutvalgets|"
            r"arbeidsutvalets|valgkomiteens|valnemnda si|daglig leders) (?:forslag|framlegg|"
            r"innstilling|tilråding|anbefaling)|"
            r"[\w-]{4,}(?:gruppens|gruppas|gruppa sitt|utvalgets|utvalets|nemndas|komiteens) "
            r"(?:forslag|framlegg|innstilling)|"
            r"(?:saksbehandlers |rådmannens |administrasjonens )?anbefaling|innstilling(?:en)?|"
            r"framlegg|forslag(?: til vedtak)?"
        ),
    ),
    (
        "papers",
        (
            r"saksopplysning(?:er|ar|a|en)?|saksutgreiing|saksutgreiinga|saksframlegg|saksframstilling|"
            r"saksutredning|saksfremlegg|saksfremstilling|bakgrunn(?: for saken)?|(?:.{0,25} )?vurdering(?:ar|"
            r"er)?|(?:trykte |utrykte |u?trykt )?vedlegg|vedlagt|"
            r"dokument(?:er|ar|a)?(?: i sak(?:en|a))?|opplysning(?:er|ar) i sak(?:en|a)|"
            r"saksdokument\w*|saksgang|arkivsak(?:snr)?\.?|(?:saks)?behandler|saksbehandl?ar|"
            r"sakshandsamar|saksansvarlig|utredning|utgreiing|fakta(?: i saken)?|innledning|innleiing|"
            r"sammendrag|samandrag|"
            r"(?:økonomiske|juridiske|administrative) konsekvens(?:er|ar)|økonomi|saksunderlag|"
            r"underlag|lenker?|lovgrunnlag|heimel|hjemmel|hva saken gjelder|kva saka gjeld|referanser|"
            r"sakspapirer|sakspapir|kort om saken|problemstilling|saken gjelder|saka gjeld|"
            r"alternativ(?:er)?|formål|føremål"
        ),
    ),
    (
        "vote",
        (
            r"votering(?:en|er)?(?: over .*)?|røysting(?:a)?|avstem[mn]?ing(?:en)?|avrøysting|stemmegivning|"
            r"voteringsresultat|stemmetall|røystetal"
        ),
    ),
    (
        "treatment",
        (
            r"(?:forslag|framlegg|framsette forslag|innkomne forslag) (?:i møtet|fremmet|sett fram)(?: i møtet)?|"
            r"(?:møte)?behandling(?:en)?(?: i møtet)?|(?:møte)?handsaming(?:a)?(?: i møtet)?|(?:behandling|"
            r"handsaming) i (?:styret|møtet|utvalget|rådet|.{3,50})|saksprotokoll.*|møtebehandling i .*|saksgang "
            r"i møtet|fra møtet|frå møtet|referat"
        ),
    ),
    (
        "decision",
        (
            r"(?:.{0,30}\b)?(?:vedtak|vedtaket|vedtatt|vedteke|konkl\.?|konklusjon(?:en)?|konklusjonar|konklusjoner|"
            r"avgjerd|avgjørelse|avklart|avklaring|bestemt|beslutning(?:er)?|beslutta|besluttet|enighet|semje|resultat|utfall|"
            r"resolusjon)(?: \(.*\)| i saken| i saka| i møtet| i \w{2,12})?|"
            r"(?:vedtak|konklusjon|beslutning|avgjerd),? \(?(?:enstemmig|samrøystes)\)?|"
            r"(?:enstemmig|samrøystes)(?: vedtak)?"
        ),
    ),
    (
        "action",
        (
            r"oppf\.?|oppfølging(?:spunkt(?:er)?)?|oppfølging av .*|oppfylging|tiltak|aksjon(?:er|ar|spunkt\w*)?|"
            r"(?:aksjons|oppgave|oppgåve|tiltaks|gjøre|gjere)list[ea]n?|"
            r"to[- ]?do|å ?gjøre|å gjere|gjøremål|gjeremål|oppgaver?|oppgåver?|videre (?:arbeid|prosess|oppfølging)|"
            r"vidare (?:arbeid|prosess|oppfølging)|action(?:s| ?points?)?|neste steg|"
            r"ansvar (?:og|/) ?frist|hvem gjør hva\??|kven gjer kva\??|hjemmelekse|heimelekse|"
            r"bestilling(?:er|ar)?|avtalt|avtala"
        ),
    ),
    ("responsible", r"ansv\.?|ansvar(?:lige?|leg|lege)?|hvem|kven|utføres av|utførast av"),
    ("due", r"(?:tids)?frist(?:en)?|innen|når skal det være ferdig|svarfrist"),
    (
        "next",
        (
            r"neste|(?:neste|kommende|komande|framtidige|planlagte) (?:møte|møter|møta|gong|gang|"
            r"styremøte|styremøter|"
            r"samling|møtetidspunkt|møtedato(?:er)?)(?: .{0,20})?|møteplan(?:en)?(?: .{0,30})?|møtedatoer(?: "
            r".{0,20})?|(?:videre |resten av )?møter (?:videre|resten|framover|fremover|i)\b.{0,20}|møtedager|"
            r"møtedagar|møtedatoar(?: .{0,20})?|datoer|datoar"
        ),
    ),
    (
        "speech",
        (
            r"(?:(?:møtets|andre|øvrige|noen|nokre|felles|kort|generelle|våre|åpen|open|videre|fri|faglig|fagleg|"
            r"stikkord fra|stikkord frå|synspunkter og|runde med) )?(?:innspill|innspel|diskusjon(?:en)?|"
            r"drøfting(?:er|a|en|ar)?|ordskifte(?:t)?|debatt(?:en)?|kommentarer?|kommentarar?|spørsmål|svar|"
            r"moment(?:er|ar)?|synspunkt(?:er)?|tilbakemelding(?:er|ar)|refleksjon(?:er|ar)|dialog|samtale|"
            r"meningsutveksling|meiningsutveksling|merknad(?:er|ar)?)"
            r"(?:\s(?:og (?:svar|spørsmål|kommentarer|kommentarar|innspill|innspel|diskusjon|momenter)|"
            r"i møtet|fra .*|frå .*|til .*|etter .*|på .*|rundt bordet|i plenum|i gruppa|i gruppen|"
            r"underveis|undervegs))*|"
            r"runde(?:n)? (?:rundt bordet|fra kommunene|frå kommunane)|rundt bordet|det ble sagt|det "
            r"vart sagt|ordet ble gitt til|hovedpunkt(?:er)?(?: fra .*)?|hovudpunkt(?: frå .*)?|"
            r"oppsummering.*|plenum"
        ),
    ),
    (
        "signature",
        (
            r"underskrift(?:er)?|rett utskrift(?: bekreftes)?|signatur|signert|protokollunderskrift|underteikna|"
            r"undertegnet|for protokollen"
        ),
    ),
    (
        "remarks",
        (
            r"merknader?|merknadar|(?:merknad(?:er|ar)?|anna|annet|andre merknader)(?: til .*)?|habilitet|"
            r"inhabilitet|ugildskap|vedtaksført|beslutningsdyktig"
        ),
    ),
    (
        "web",
        (
            r"kontakt(?:person|informasjon)?|del(?: siden| sida)?|publisert.*|sist oppdatert.*|sist endret.*|last "
            r"ned|skriv ut|relatert|emneord|stikkord|se også|sjå også|sjå òg"
        ),
    ),
)
_ANY = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))
_COMMON = (
    "tilstede", "til stede", "til stades", "frammøtte", "deltakere", "deltakarar", "forfall", "fravær", "møteleder",
    "referent", "sekretær", "møtested", "møtestad", "møtedato", "tidspunkt", "saksliste", "sakliste", "dagsorden",
    "saksopplysninger", "bakgrunn", "vurdering", "innstilling", "behandling", "handsaming", "votering", "røysting",
    "konklusjon", "beslutning", "innspill", "diskusjon", "oppfølging", "observatører",
)  # fmt: skip
_SHORTEST_MISREAD = 7
_LONGEST_MISREAD = 17
_EDGES = re.compile(r"^[\s*_#>\-–•\"'«»]+|[\s*_:.!\-–\"'«»]+$")
_COLON = re.compile(r":(?=\s|$|\*)")
_NO_COLON = re.compile(
    r"(?P<absent>(?:[Mm]eldt |[Dd]et var (?:meldt )?)?(?:[Ff]orfall|[Ff]rafall|[Ff]råfall|[Aa]vbud|[Ff]ravær|[Ff]råvær)"
    r"(?: (?:var )?meldt)? (?:fra|frå|av|hadde) )(?=(?:[a-zæøå]+ )?[A-ZÆØÅ])|"
    r"(?P<present>(?:[Tt]il ?stede|[Tt]il stades|[Mm]ed|[Ff]rammøtte) (?:på møtet |i møtet )?var )"
    r"(?=(?:[a-zæøå]+ )?[A-ZÆØÅ])|"
    r"(?P<date>(?:Møted|D)ato )(?=(?:[a-zæøå]+dag )?\d)|(?P<time>(?:Tid|Tidspunkt|Klokkeslett|Møtetid) )(?=[\dk])|"
    r"(?P<place>(?:Møtes|S)ta?e?d )(?=[A-ZÆØÅ])"
)
_LEAD_IN = re.compile(
    r"\b(?:ble sagt|vart sagt|blei sagt|kommenterte|talarar|talere|"
    r"diskusjon|innspill|innspel|moment|ordskift|debatt|drøft|kommenta|peik\w* på|pek\w* på|kom fram|"
    r"kom frem|tatt opp|teke opp|"
    r"nevnt|nemnt|spørsmål|synspunkt|tilbakemelding|løfta|løftet|presentasjon|hovedpunkt|hovudpunkt|oppsummer)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of a line: its kind, where its words end and where the text after it begins."""

    kind: LabelKind
    end: int
    rest: int
    whole: bool


@lru_cache(maxsize=4096)
def label_kind(words: str) -> LabelKind | None:
    """What the words of a label mean, or None where they are no known label."""
    folded = _EDGES.sub("", words).casefold()
    folded = " ".join(folded.split())
    if not folded or len(folded) > 70:
        return None
    match = _ANY.fullmatch(folded)
    return cast("LabelKind", match.lastgroup) if match else _misread(folded)


def _misread(folded: str) -> LabelKind | None:
    """A common label with a letter that a scanner took for another ("tilsteda", "forfa1l")."""
    if len(folded) < _SHORTEST_MISREAD or len(folded) > _LONGEST_MISREAD:
        return None
    meant = next((common for common in _COMMON if common[0] == folded[0] and distance(folded, common, 1) == 1), None)
    return label_kind(meant) if meant else None


@lru_cache(maxsize=4096)
def label_of(text: str) -> Label | None:
    """The known label that a line begins with or consists of."""
    colon = _COLON.search(text, 0, 90)
    if colon:
        kind = label_kind(text[: colon.start()])
        if kind:
            rest = colon.end() + len(text[colon.end() :]) - len(text[colon.end() :].lstrip())
            return Label(kind, colon.end(), rest, rest >= len(text))
        return None
    if len(text) <= 60 and not text.endswith((".", "?", ",", ";")):
        kind = label_kind(text)
        if kind:
            return Label(kind, len(text), len(text), whole=True)
    return _without_colon(text)


def _without_colon(text: str) -> Label | None:
    """A label that a blank parts from its text: "Forfall fra NN", "Dato 13.10.2020", "Til stede var NN"."""
    match = _NO_COLON.match(text) if len(text) < 400 else None
    if match is None or match.end() >= len(text):
        return None
    return Label(cast("LabelKind", match.lastgroup), match.end() - 1, match.end(), whole=False)


def line_label(line: TextLine) -> Label | None:
    """The label of a line, also where it stands in a column of its own."""
    found = label_of(line.text)
    if found or len(line.columns) < 2:
        return found
    kind = label_kind(line.cell(0))
    if kind is None or not line.cell(1):
        return None
    return Label(kind, line.columns[0][1], line.columns[1][0], whole=False)


def is_lead_in(text: str) -> bool:
    """True for a sentence with a colon at its end that leads into what people said."""
    return text.endswith(":") and bool(_LEAD_IN.search(text))
