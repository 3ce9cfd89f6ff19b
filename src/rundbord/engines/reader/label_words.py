"""The words of labels, by what they mean, in bokmål and nynorsk; patterns for the whole wording in small letters."""

from typing import Literal

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

KINDS: tuple[tuple[LabelKind, str], ...] = (
    (
        "absent",
        (
            r"(?:hvem|kven|de|dei|dem) (?:som )?(?:manglet|mangla|var borte|(?:kunne|kom|møtte|var) ikk?j?e.*)|"
            r"(?:ikke|ikkje) (?:med|her|i møtet|på møtet)|orsaka(?: seg)?|unnskyldt|meldte? seg (?:av|ut)|"
            r"(?:meldt|varslet|varsla|meldte)?\s?(?:forfall|fravær|fråvær|frafall|fråfall|avbud|avmeldt|permisjon)"
            r"(?:\s(?:uten vara|utan vara|til møtet|i møtet|meldt|med vara))?|borte|manglet|mangler|"
            r"mangla|ikkje møtt|ikke møtt|"
            r"fraværende|fråverande|forhindret|(?:følgende|følgjande|faste|desse|disse|medlemm?er|"
            r"representant\w+|varamedlemm?er|de som|dei som)\b.*\bmøtte ikk?j?e|møtte ikk?j?e|"
            r"[^–,;]*\b(?:ikk?j?e)\b.*\b(?:stede|stades|møtt|møtte|møtande|deltok|deltatt|representert|kunne|komme|kome|delta)\b|"
            r".*\bhadde (?:meldt )?(?:forfall|avbud|fråfall|frafall)|"
            r"(?:svara|svarte|kunne|deltok|deltatt|møtte) ikk?j?e(?: komme| møte| delta)?|ikk?j?e her|"
            r"fråverande med .{3,30}|fraværende med .{3,30}|inhabil\w*\b.*"
        ),
    ),
    (
        "called",
        (
            r"innkalt(?:e)?(?: (?:medlemmer|medlemer))?|innkalles|innkalla|kalt inn|kalla inn|til|kopi(?: til)?|"
            r"kopi til .{3,40}|adressater|mottakere|mottakarar|"
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
            r"?)?tale\w*rett|med (?:møte- og )?(?:tale|møte|forslags)\w*rett|"
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
            r"saksbehandlere? til stede|(?:skrev|skreiv|skrevet|skriven|skrive|ført|førd|referat)(?: av| ved)?"
        ),
    ),
    ("chair", r"møteleder|møteleiar|ordstyrer|ordstyrar|møtestyrer|dirigent|leder(?: av møtet)?|leiar"),
    (
        "guests",
        (
            r"elles|ellers|dessuten|(?:dessuten|også|òg|og|ellers|elles|i tillegg|i tillegg til desse|andre|"
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
            r"med|(?:\w+s |faste |følgende |disse |desse |følgjande |medlemmer |medlemer |møtende |valgte |"
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
            r"(?: (?:i|på) møtet)?(?: var)?|(?:her|der|på plass|vi) var(?: \w+)?|"
            r"(?:vi|de|dei|dem) som (?:var|møttes|møttest|møtte|deltok|kom)\b.*|"
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
            r"(?:møte)?tid(?:spunkt)?(?: og (?:sted|stad))?|kva tid|kl\.?|klokkeslett|klokka|tid ?/ ?sted|tid ?/ ?stad|"
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
            r"(?:\w+s )?(?:møte)?behandling(?:en)?(?: i møtet)?|(?:møte)?handsaming(?:a)?(?: i møtet)?|(?:behandling|"
            r"handsaming) i (?:styret|møtet|utvalget|rådet|.{3,50})|saksprotokoll.*|møtebehandling i .*|saksgang "
            r"i møtet|fra møtet|frå møtet|referat"
        ),
    ),
    (
        "decision",
        (
            r"(?:(?!.*foresl).{0,30}\b)?(?:vedtak|vedtaket|vedtatt|vedteke|konkl\.?|konklusjon(?:en)?|konklusjonar|konklusjoner|"
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
            r"to[- ]?do|å ?gjøre|å gjere|gjøremål|gjeremål|"
            r"(?:oppgaver?|oppgåver?)(?: (?:etter|fra|frå|til) .{3,20})?|videre (?:arbeid|prosess|oppfølging)|"
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
            r"moment(?:er|ar)?|synspunkt(?:er)?|meninger|meiningar|tilbakemelding(?:er|ar)|refleksjon(?:er|ar)|dialog|samtale|"
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
