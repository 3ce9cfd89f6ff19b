"""Where a source line goes on with the paragraph above it, and where it begins a new one."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rundbord.engines.reader.lines import TextLine

_TERMINATOR = (".", "!", "?", ":", ";", "»", ")")
_SHORTENED = re.compile(
    r"(?:\d|\b(?:kl|bl\.a|f\.eks|nr|ca|pr|mill|mrd|jf|jfr|dvs|inkl|eks|evt|ev|ref|tlf|st|dr|pkt|m\.fl|bl))\.$",
    re.IGNORECASE,
)
_SAID_BY = re.compile(
    r"(?!(?:Oppfølging|Vedtak|Ansvar|Frist|Tiltak|Votering|Røysting|Konklusjon|Merknad|Vedlegg|Bakgrunn|Beslutning)\w*:)"
    r"[A-ZÆØÅ][^\s:]*(?:\s[A-ZÆØÅ][^\s:]*){0,3}:\s"
)
_NUMBERED = re.compile(r"(?:SAK|Sak|Saka)\s\S*\d|\d{1,3}[.)]?\s+[A-ZÆØÅ]")
_GOES_ON = re.compile(r"\s(?:og|samt|eller|i|på|av|til|med|som|at|fra|frå|ved|om|mellom|under|over)$")
_TASK_ROW = re.compile(
    r"[A-ZÆØÅ]\S*\s(?:\d{1,2}\.\d{1,2}\.(?:\d\d|\d{4})|snarest|fortløpende|fortløpande|neste møte|(?:uke|veke) \d+)$"
)
_FROM_LABEL = re.compile(r"^(?:fra|frå|for)\s[^:.]{2,40}:", re.IGNORECASE)
_LABELLED = re.compile(r"^[^\s:][^:.]{0,38}:(?:\s|$)")


def continues(text: str, before: "TextLine", line: "TextLine", width: int) -> bool:
    """True where a source line goes on with the paragraph of the line before."""
    if line.blank_before or line.rule_before or line.bullet or line.heading or before.heading:
        return False
    if before.furniture or not before.text or not line.text or "\t" in text[line.start : line.end]:
        return False
    if line.table or before.table or (line.lead and not line.text[0].islower()):
        return False
    if line.lead or len(line.filled) > 1:
        return False
    return _reads_on(text, before, line, width)


def _reads_on(text: str, before: "TextLine", line: "TextLine", width: int) -> bool:
    last, first = before.text[-1], line.text[0]
    if last == "-" and first.islower() and before.text[-2:-1].isalpha():
        return True
    length = before.end - (text.rfind("\n", 0, before.end) + 1)
    word = len(line.text.split(" ", 1)[0])
    full = bool(width) and length + 1 + word > width
    if first == "(" == before.text[0]:
        return False
    if first.islower() or first in "(«":
        hanging = line.indent > before.indent and bool(before.bullet or before.lead)
        long = length >= 40 or len(before.parts) > 1 or hanging or last == ","
        return (
            long
            and (last not in _TERMINATOR[:-1] or _SHORTENED.search(before.text) is not None)
            and not (_FROM_LABEL.match(line.text))
        )
    if _GOES_ON.search(before.text):
        return True
    if _TASK_ROW.search(line.text):
        return False
    if (
        _LABELLED.match(line.text)
        or _NUMBERED.match(line.text)
        or length > 200
        or last == ")"
        or before.text.isupper() > line.text.isupper()
    ):
        return False
    if last in _TERMINATOR:
        listed = before.bullet or before.lead or _SAID_BY.match(before.text)
        return full and last in ".!?" and bool(listed)
    return full or (length > 85 and _open_list(before.text))


def _open_list(text: str) -> bool:
    """True for a list of names that ends in the middle of one."""
    return "," in text and text.rsplit(None, 1)[-1][:1].isupper()
