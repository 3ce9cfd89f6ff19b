"""Words for posts, roles, parties and remarks, as they stand beside names."""

import re
from functools import lru_cache

from rundbord.engines.norwegian.words import word_set

_POST = (
    r"(?:fylkes)?(?:vara)?ordfører(?:en)?|(?:fylkes)?(?:vara)?ordførar(?:en)?|rådmann(?:en)?|"
    r"(?:fylkes)?kommunedirektør(?:en)?|(?:ass\.?|assisterende|kst\.?|konst\.?|konstituert|fung\.?|fungerende)\s\w+|"
    r"\w*(?:sjef|sjefen|direktør|direktøren|rådgiver|rådgiveren|rådgjevar|rådgjevaren|leder|lederen|leiar|"
    r"leiaren|koordinator|koordinatoren|konsulent|sekretær|sekretæren|"
    r"overlege|overlegen|lege|ansvarlig|ansvarleg|representant|politiker|politikar|byråd|fylkesråd|"
    r"planlegger|planleggar|ingeniør|jurist|statsforvalter|statsforvaltar|fylkesmann|statsråd|"
    r"statssekretær|minister|stortingsrepresentant|forsker|forskar|professor|"
    r"lektor|rektor|styremedlem|medlem|varamedlem|kontorsjef|redaktør|arkitekt|økonom|controller|trainee|"
    r"meister|mester|student|utsending|delegat|kontaktperson|formann|"
    r"referent|referenten|skrivar|revisor|observatør|møteleder|møteleiar|ordstyrer|ordstyrar|nestleder|"
    r"nestleiar|biolog|geolog|pleier|pleiar|terapeut|arkivar|inspektør|ombud|pedagog|tillitsvalgt|tillitsvald|lensmann|spesialist|medarbeider|medarbeidar|saksbehandler|saksbehandlar)|"
    r"(?:daglig|dagleg)\s(?:leder|leiar)(?:en)?|[1-3]\.\s?vara|(?:settefylkes|sette)\w+|prosjektleder|"
    r"prosjektleiar|leder|leiar|vara|nestleder"
)
POST = re.compile(rf"(?:{_POST})\b", re.IGNORECASE)
_LONG_POST = word_set("daglig dagleg ass assisterende kst konst konstituert fung fungerende 1 2 3")
_FIRST_WORD = re.compile(r"\w+")


def post_at(text: str, start: int = 0) -> re.Match[str] | None:
    """The post that stands at `start`; whether its first word can begin one is asked once a word."""
    word = _FIRST_WORD.match(text, start)
    return POST.match(text, start) if word and _begins_post(word[0].casefold()) else None


@lru_cache(maxsize=8192)
def _begins_post(word: str) -> bool:
    return word in _LONG_POST or bool(POST.match(word))


STEPPED_IN = re.compile(
    r"(?:vara(?:medlem|representant)?:?\s)?(?P<name>[A-ZÆØÅ][\w.-]+(?:\s[A-ZÆØÅ][\w.-]+)+)\s(?:møtte|møter|stilte|stiller|deltok)"
    r"(?:\s(?:for (?:ham|henne|han|ho|hen)|i stedet|i staden|som vara))?$"
)
SECRETARIAT = re.compile(
    r"^(?:(?:var )?(?:med )?som )?(?:(?:i |fra |frå )?(?:sekretariat(?:et)?|administrasjon(?:en)?)|"
    r"ref(?:erent)?\.?|referenten|sekretær(?:en)?|møtesekretær|skrivar|protokollfører|"
    r"(?:skrev|skreiv|skriver|skriv|førte|ført)(?: (?:referat|notat|protokoll|møtebok|bok)\w*)?)$",
    re.IGNORECASE,
)
PARTY = re.compile(
    r"^(?:A|AP|H|SP|SV|V|KRF|FRP|R|MDG|BL|PP|KP|INP|TVP|RØDT|RAUDT|UAVH\.?|UAVHENGIG|FELLESLISTE|HØYRE|"
    r"HØGRE|VENSTRE|SENTERPARTIET|ARBEIDERPARTIET|NKP|DNA|KRF/H|"
    r"(?:AP|SP|SV|H|V|KRF|FRP)/(?:AP|SP|SV|H|V|KRF|FRP))$",
    re.IGNORECASE,
)
DEPUTY = re.compile(
    r"^(?:(?:møtte|møter|møtende|vara|varamedlem|stedfortreder|stiller|deltok)\s(?:vara\s)?for|for|"
    r"vara(?=\s[A-ZÆØÅ])|vikar for|pva\.?|"
    r"p\.v\.a\.?|på vegne av|på vegner av|i stede[dt] for|i staden for|erstatter|"
    r"(?:etter|med) fullmakt (?:fra|frå|for))\s+",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:(?:møtte|deltok|stilte|kom|kunne|var)\s(?:\w+\s)?ikk?j?e|"
    r"ikk?j?e (?:til ?stede|til ?stades|møtt|representert|med)|"
    r"(?:hadde )?(?:(?:meldt|utan|uten) )?forfall|fraværende|fråverande|fravær|fråvær|avbud|frafall|fråfall|"
    r"borte|sykmeldt|sjukmeld)\b"
    r"(?!.*\b(?:sak|pkt|punkt|kl|fra|frå|under)\b)",
    re.IGNORECASE,
)
GUEST = re.compile(r"^gjest(?:er)?\b(?:\s(?:fra|frå)\s(?P<of>[A-ZÆØÅ].*))?$", re.IGNORECASE)
OBSERVER = re.compile(r"^observatør(?:er)?$", re.IGNORECASE)
PARTIAL = re.compile(
    r"^(?:(?:fra|frå|til)\s(?:kl|ca|sak|§|\d|start|lunsj|møtestart|[A-ZÆØÅ]{1,4}[\s-]\d|midt|pause|om lag)|til$|"
    r"(?:etter|før|gikk|gjekk|kom|under|i deler|"
    r"på (?:teams|zoom|video|skjerm|nett|telefon|lenke)|per teams|via|digitalt|teams|ikke|ikkje|sak|"
    r"sakene|permisjon|ringte|deler|delar|deltok|"
    r"møtte|ankom|også|uten|utan|med|lunsj|halve|forlot|fratrådte|fom|tom|kl)\b|"
    r"(?:leder|leiar|nestleder|nestleiar|ref\.?|referent)$|dag \d|t\.o\.m|f\.o\.m|§|\d|[A-Z]{1,3}[- ]\d)",
    re.IGNORECASE,
)
NOBODY = re.compile(
    r"^(?:ingen(?: (?:deltok|representert|til stede|til stades))?|"
    r"ingen møtt|ingen møtte|ikke møtt|ikkje møtt|ingen forfall|alle|-|–|ikke representert|var "
    r"ingen møtt)\.?$",
    re.IGNORECASE,
)
