"""What in a sentence speaks for or against an ask, an offer, something wanted next time or a promise."""

import re

from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.unit import Unit
from rundbord.engines.reader.verbs import TASK

_MONTHS = r"(?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
_OTHERS = (
    r"(?:dere|dykk|de andre|dei andre|andre|noen|nokon|naboen\w*|nabokommun\w+|flere|fleire|gruppa|gruppen|"
    r"nettverket|deltakerne|deltakarane|medlemmene|medlemmane|kommunene|kommunane|utvalget|styret|rådet|alle)"
)


def _spelt_out(pattern: str) -> str:
    return pattern.replace("@others", _OTHERS).replace("@months", _MONTHS)


# A name, words of which one must stand in the sentence (they only spare time), and what is looked for in lower case.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "others",
        "",
        r"\b@others\b",
    ),
    (
        "anyone",
        "noen nokon dere dykk de andre hvem kven",
        (
            r"\b(?:har|er det|finnes det|finst det|kan|kjenner|vet|veit) (?:noen|nokon|dere|dykk|de|andre)\b|"
            r"\b(?:noen|nokon) (?:av dykk |av dere )?(?:som|å)\b|\b(?:hvem|kven) (?:kan|har)\b|\b(?:gjør|"
            r"gjer) (?:dere|de|dei|andre)\b"
        ),
    ),
    (
        "need",
        "treng mangl slit strev",
        r"\b(?:treng|trenger|trong|mangler|manglar|sliter med|strever med)\b",
    ),
    (
        "seek",
        "søk leter leit ser etter jakt utkikk etterly",
        (
            r"\b(?:søker|søkjer) (?:\w+ )?(?:partn\w+|partnar\w*|noen|nokon|samarbeid\w*|hjelp|innspill|flere|"
            r"fleire)|\b(?:leter|leitar|ser|på jakt|på leit|på utkikk) etter\b|\betterlys\w+"
        ),
    ),
    (
        "want",
        "ønsk ynsk vil hør høyr skulle sakn savn håp",
        (
            r"\b(?:ønsk\w+|ynskj?\w+|vil gjerne|ville gjerne|vil ha|ville ha|skulle gjerne|hører gjerne|"
            r"høyrer gjerne|savner|saknar|håper|håpar)\b"
        ),
    ),
    (
        "help",
        "hjelp tips råd erfar eksem døme mal partn samarb bistand støt lån jurist utstyr sparr lær rettl veiled kontak",
        (
            r"\b(?:hjelp\w*|tips|råd|erfaring\w*|eksemp\w+|døme|mal|maler|malar|partner\w*|partnar\w*|"
            r"samarbeid\w*|bistand|støttebrev|låne|låna|jurist|utstyr|sparre|lære av|rettleiing|veiledning|"
            r"kontakt med)\b"
        ),
    ),
    (
        "want_help",
        "gjerne imot vil ønsk treng",
        r"\bt(?:ar|ek) (?:veldig )?gjerne i?mot (?!besøk)|\btar imot alle tips|\bvil gjerne ha hjelp",
    ),
    (
        "ask_others",
        "ber bad ba oppfordr oppmod spør spurte spurde",
        (
            r"\b(?:ber|bad|ba|oppfordrer|oppmodar)\s(?:om at\s)?@others|\b(?:spør|spurte|spurde) om (?:noen|"
            r"nokon|andre)\b|\b(?:ber|bad|ba) om (?:hjelp|tips|støtte|nye|gode|eksemp)"
        ),
    ),
    (
        "would_hear",
        "høre høyre sjå se vite låne snakke",
        (
            r"\b(?:vil|ville|skulle) (?:vi |eg |jeg )?(?:veldig )?gjerne (?:høre|høyre|se|sjå|vite|låne|"
            r"snakke|prate|lære)\b|\b(?:hører|høyrer) gjerne\b|\beg kan sjå\b|\bjeg kan se\b"
        ),
    ),
    (
        "gives",
        "del lån stiller bidr vis syn send by baud bød tilby",
        (
            r"\b(?:deler|delar|låner (?:ut|bort)|lånar|bidrar|bidreg|stiller|tilbyr|tilbød|tilbaud|baud|bød|"
            r"byr) (?:gjerne|opp|seg|ut|bort|de|dei|på|med)?|\bdeles gjerne\b"
        ),
    ),
    (
        "can_give",
        "kan kunne",
        (
            r"\b(?:kan|kunne) (?:gjerne |også |også gjerne )?(?:tilby|by på|stille|låne (?:ut|bort)|dele|"
            r"bidra|ta imot|lære (?:opp|bort)|vise|syne|sende|levere|lage|betale|førebu|forberede|hjelpe|lese|"
            r"holde|halde)\b"
        ),
    ),
    (
        "may_use",
        "kan får få må",
        (
            r"\b(?:kan|får|må|kunne) (?:\w+ )?(?:få|gjerne|bruke|bare|berre|kopiere|booke|komme|kome|fritt|"
            r"lære av|teste)\b"
        ),
    ),
    (
        "may_be_used",
        "kan kunne deles skal",
        (
            r"\b(?:kan|kunne) (?:gjerne |fritt )?(?:lånes|lånast|deles|delast|brukes|brukast|kopieres|"
            r"kopierast|sendes rundt|sendast rundt|bookes|prøves)\b|\bdeles gjerne\b|"
            r"\bandre skal (?:kunne )?(?:lære|bruke|få)\b"
        ),
    ),
    (
        "gladly",
        "gjerne",
        (
            r"\b(?:deler|delar|låner|lånar|stiller|bidrar|bidreg|viser|syner|hjelper|hjelper|forteller|fortel|"
            r"tar imot|tek imot) (?:\w+ )?gjerne\b|\bgjerne (?:deler|delar|bli med|vise|dele|låne bort|"
            r"låne ut|stille)\b"
        ),
    ),
    (
        "free",
        "fritt gratis kopi stjele bare si berre bruk hvem kven",
        (
            r"\b(?:fritt|gratis|kopier\w*|stjele|bare si|berre sei|bruk (?:gjerne|meg)|av hvem som helst|"
            r"av kven som helst)\b"
        ),
    ),
    (
        "open_to",
        "ledig plass velkom invitert åpne opne",
        (
            r"\b(?:ledige plasser|ledige plassar|plass til|velkom(?:men|ne|en|e)\b(?! på vegne)|er inviterte?|"
            r"(?:er|alle er) (?:åpne|opne))\b"
        ),
    ),
    (
        "asked_about",
        "spurt spurd lurt lurer lurar",
        r"\b(?:spurte|spurde|lurte|lurer|lurar) (?:på|om|hv|kv|etter)",
    ),
    (
        "asks_you",
        "kan dere dykk",
        r"^kan (?!vi\b|jeg\b|eg\b|det\b|ikke\b|ikkje\b).*\?|\b(?:dere|dykk)\b.*\?",
    ),
    (
        "not_so",
        "ikk",
        r"\b(?:kan|får|må|vil|skal) (?:ikke|ikkje)\b",
    ),
    (
        "others_may",
        "kan får",
        (
            r"\b(?:@others|nabokommun\w+) (?:kan|får)\b|\b(?:kan|får) (?:dere|de|dykk|alle|andre|"
            r"nabokommun\w+) (?:gjerne |bare |berre )?(?:få|bruke|ta|bu|bo|låne|overta)\b"
        ),
    ),
    (
        "take_it",
        "fri ope åpent overs berre bare",
        (
            r"\bfri(?:tt)? (?:til )?bruk\b|\b(?:ligg|ligger) (?:ope|opent|åpent|fritt)\b|\bber?re (?:å )?ta\b|"
            r"\bbare (?:å )?ta\b|\btil overs\b"
        ),
    ),
    (
        "seeks",
        "søk",
        r"(?:^|\w )(?:søker|søkjer) (?!om\b|på\b|etter\b|støtte\b|klimasats\b)[a-zæøå]+\b",
    ),
    (
        "joins",
        "med på",
        r"\b(?:er|vil|blir) (?:noen|nokon|dere|de|andre|fleire|flere) (?:\w+ )?(?:med|på)\b",
    ),
    (
        "sends_it",
        "",
        (
            r"^(?:ja[,!]? |nei[,!]? )?[a-zæøå]+(?:er|ar|ek) (?:den|det|dem|han|ho|dei|de|over|rundt|tilbake|"
            r"attende)\b"
        ),
    ),
    (
        "invites",
        "inviter baud bød tilb",
        (
            r"\binviter(?:er|te|ar|a)?\b|\b(?:baud|bød) (?:dei|de|styret|alle|kommun)|\btilb(?:yr|ød|"
            r"aud) seg\b"
        ),
    ),
    (
        "lend_us",
        "oss meg med",
        r"\b(?:låne|hjelpe) (?:oss|meg|med)\b",
    ),
    (
        "if_wanted",
        "hvis viss om som vil vil",
        r"\b(?:hvis|viss|om) (?:noen|nokon|dere|de|andre) vil\b|\b(?:for )?(?:dem|dei|de|alle) som vil\b",
    ),
    (
        "outsiders",
        "innbygg pasient pensjon eldre person publikum turist lag foren elev barn kundene vedtak",
        (
            r"\b(?:innbyggerne|innbyggjarane|pasient\w*|pensjonist\w*|eldre|personer|personar|publikum|"
            r"turist\w*|lag og|foreninger|elev\w*|barn|kundene|vedtak)\b"
        ),
    ),
    (
        "next_meeting",
        "neste møte progr agenda dagsorden sakl saksl samling høst haust vår framover",
        (
            r"\bneste (?:\w*møte|gang|gong|anledning|høve|\w*samling|\w*forum)|"
            r"\b(?:høst|haust|vår|sommer|sommar|vinter)(?:samling|konferans|møte)\w*|"
            r"\b(?:\w*møtet|\w*møte|samling\w*|programmet|\w*møtene|\w*møta) (?:i|på|til) (?:@months|høst|haust|vår|"
            r"høsten|hausten|våren)|\b(?:på|til) (?:programmet|agendaen|dagsordenen|saklista|sakslista)|"
            r"\bmøtene framover|\bframover på møtene|\b(?:tema|temaer) på \w*møt"
        ),
    ),
    (
        "again",
        "opp utset",
        (
            r"\b(?:tas|takast|tatt|saka|saken|kjem|kommer|settes|setjast) (?:\w+ )?opp (?:igjen|att|på nytt|"
            r"på neste)|\bopp att\b|\bopp som (?:\w+ )?sak\b|\butset\w+ til \w*møte|\bset(?:tes|jast) opp (?:på|som)"
        ),
    ),
    (
        "topic",
        "tema sak punkt progr innle demo time prat runde arrangement seminar studietur webinar møte",
        (
            r"\b(?:tema|temaer|hovedtema|hovudtema|temamøte|breakoutroom|eigen? sak|eige sak|egen sak|"
            r"eget punkt|eige punkt|demo|(?:en|ein) (?:time|halvtime)|arrangement|seminar|webinar|studietur|"
            r"innleder|innleiar|vise fram)\b"
        ),
    ),
    (
        "form",
        "tid sak agenda runde post møte",
        (
            r"\b(?:mer|meir|for lite|for lita|lengre|kortere) (?:tid|tema)\b|\b(?:for mange|færre) (?:saker|"
            r"korte)\b|\bmøteform\w*|\brunden? (?:legges|først)|\bmøtene (?:legges|bør)"
        ),
    ),
    (
        "announced",
        "neste møte dato",
        r"\bneste møte(?:r|ne)? ?(?:er|blir|vert|:|\d)|^(?:møteplan|datoer|møtedatoer)\b",
    ),
    (
        "wishes",
        "bør burde foresl føresl kan må gjerne heller ba vil",
        r"\b(?:bør|burde|foreslår|føreslår|kan vi|vil (?:jeg|eg|vi)|må|gjerne|heller|ba om|bad om)\b",
    ),
    (
        "event",
        "møte seminar webinar arrangem studietur tur befaring besøk samling konferanse",
        (
            r"\b(?:bør|burde|kan|må|foreslår|ønsk\w+|ynskj\w+|vil ha|vil gjerne|prøve|høre|"
            r"høyre)\b.*\b(?:\w*møte|seminar|webinar|arrangement|studietur|befaring|besøk|\w*konferansen?)\b"
        ),
    ),
    (
        "same_meeting",
        "møte",
        r"\b(?:i same møte|i samme møte|med på møtet|til møtet)\b",
    ),
    (
        "theme",
        "tema sak",
        r"^tema(?::| blir| vert)|\bsom (?:\w+)?tema\w*\b|\b(?:hovudtema|hovedtema|hovudsak|hovedsak)\b",
    ),
    (
        "hands_over",
        "sender sier seier gir gjev melder sett",
        r"\b(?:sender|sier fra|seier frå|gir beskjed|gjev beskjed|melder tilbake|melder attende) (?!inn\b)",
    ),
    (
        "comes_back",
        "tilbake attende",
        r"\b(?:kommer|kjem|komme|kome) (?:tilbake|attende)\b",
    ),
    (
        "vows",
        "lov",
        r"\b(?:lover|lovar|lovte|lovet|lovde|lova) (?:å|at)\b",
    ),
    (
        "shall",
        "skal",
        (
            r"(?:^|\b(?:jeg|eg|vi) )skal (?:vi )?(?:sende|undersøke|undersøkje|sjekke|følge|følgje|ta|legge|"
            r"leggje|finne|spørre|lage|skrive)\b"
        ),
    ),
    (
        "everybody",
        "alle kommun medlem de som dei som hver kvar partene",
        r"^(?:alle|kommunene|kommunane|medlemmene|medlemmane|de som|dei som|hver|kvar|partene)\b",
    ),
    (
        "self",
        "jeg eg vi",
        r"^(?:jeg|eg|vi)\b",
    ),
    (
        "past",
        "",
        r"\b(?:ble|vart|blei|hadde|var|fikk|fekk|har)\b",
    ),
)
PATTERNS = tuple(
    (name, tuple(hints.split()) or ("",), re.compile(_spelt_out(pattern))) for name, hints, pattern in _WORDS
)
_FEATURES = word_set(
    "task task_person task_maybe due action_row asked wants_of_all asked_help generic_says signs question"
)
_FIRST = re.compile(r"[a-zæøå]+")


def tells_of(unit: Unit, kind: str) -> list[str]:
    """The names of all tells of a sentence that was read as `kind`."""
    text = unit.text.lower()
    found = [f"is_{kind}", *(name for name in _FEATURES if name in unit.features)]
    for name, hints, pattern in PATTERNS:
        for hint in hints:
            if hint in text:
                if pattern.search(text):
                    found.append(name)
                break
    first = _FIRST.match(text)
    if first and first[0] in TASK:
        found.append("begins_task")
    if unit.subject and unit.subject.speaker and unit.subject.speaker.person is None:
        found.append("organization")
    if unit.own_speaker:
        found.append("spoken_by")
    return found + _together(found)


_PAIRS = (
    ("want", "help"),
    ("need", "help"),
    ("need", "is_speech"),
    ("need", "others"),
    ("seek", "is_speech"),
    ("question", "anyone"),
    ("question", "others"),
    ("asked_about", "anyone"),
    ("want", "next_meeting"),
    ("want", "topic"),
    ("wishes", "next_meeting"),
    ("wishes", "topic"),
    ("next_meeting", "is_speech"),
    ("next_meeting", "spoken_by"),
    ("again", "is_decision"),
    ("event", "is_speech"),
    ("can_give", "question"),
    ("can_give", "asked_about"),
    ("gives", "outsiders"),
    ("gives", "organization"),
    ("gives", "others"),
    ("others_may", "is_speech"),
    ("others_may", "question"),
    ("others_may", "asked_about"),
    ("take_it", "others"),
    ("seeks", "is_speech"),
    ("sends_it", "is_speech"),
    ("theme", "next_meeting"),
    ("may_use", "others"),
    ("free", "outsiders"),
    ("begins_task", "is_speech"),
    ("begins_task", "gladly"),
    ("hands_over", "is_speech"),
    ("hands_over", "is_prose"),
    ("task_maybe", "due"),
    ("task", "everybody"),
)


_SECONDS: dict[str, list[tuple[str, str]]] = {}
for _one, _two in _PAIRS:
    _SECONDS.setdefault(_one, []).append((_two, f"{_one}+{_two}"))


def _together(found: list[str]) -> list[str]:
    return [name for one in found if one in _SECONDS for two, name in _SECONDS[one] if two in found]
