"""Other words, bullets, blanks and line ends for the same text."""

import random
import re
import unicodedata

from tests.engines.reader.transformations.shared import BULLET, Gold, Transformation, Transformed, headings_in, in_gold

_SYNONYMS = (
    (
        {"til stede", "tilstede", "møtt", "møtte", "deltakere", "deltok"},
        ("Frammøtte", "Møtte", "Deltakere", "Tilstede"),
    ),
    ({"til stades", "desse møtte"}, ("Frammøtte", "Møtte", "Deltakarar")),
    (
        {"forfall", "meldt forfall", "varslet forfall", "fravær"},
        ("Meldt forfall", "Fravær", "Ikke til stede", "Frafall"),
    ),
    ({"sted", "møtested", "stad"}, ("Møtested", "Sted", "Hvor")),
    ({"saksliste", "sakliste", "dagsorden", "agenda"}, ("Dagsorden", "Agenda", "Sakliste", "Sakskart")),
    ({"vedtak", "konklusjon"}, ("Beslutning", "Konklusjon", "Vedtak")),
    ({"innspill i møtet", "innspill", "diskusjon", "kommentarer"}, ("Diskusjon", "Kommentarer", "Innspill fra møtet")),
    ({"ansvar", "ansvarlig"}, ("Ansvarlig", "Ansvar")),
    ({"frist"}, ("Tidsfrist", "Frist")),
    ({"saksopplysninger", "bakgrunn", "saksframstilling"}, ("Saksutredning", "Bakgrunn for saken", "Saksopplysninger")),
    ({"votering"}, ("Avstemning", "Votering")),
    ({"behandling", "behandling i møtet"}, ("Møtebehandling", "Behandling i møtet")),
    ({"oppfølging", "tiltak"}, ("Oppfølging", "Tiltak", "Videre oppfølging")),
)
_LABEL = re.compile(r"^(?P<mark>[\s*_#]*)(?P<words>[^:*_\n]{3,30}?)(?P<rest>\**:.*|\**\s*)$")
_MONTHS = [
    "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
    "desember",
]  # fmt: skip
_DATE = re.compile(rf"\b(?P<day>\d{{1,2}})\. (?P<month>{'|'.join(_MONTHS)}) (?P<year>20\d\d)\b", re.IGNORECASE)
_TIMES = re.compile(r"\b(?P<a>\d\d)[.:](?P<b>\d\d) ?[-–] ?(?P<c>\d\d)[.:](?P<d>\d\d)\b")
_CELLS = re.compile(r"\s*\t\s*")


def other_labels(text: str, gold: Gold) -> Transformed:
    """Other words for the same labels."""
    chance = random.Random(text[:40])  # noqa: S311  # the same words each time, no secret
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = _LABEL.match(line)
        if match is None or "\t" in line:
            continue
        said = match["words"]
        for known, others in _SYNONYMS:
            if said.casefold() in known:
                other = chance.choice(others)
                lines[index] = match["mark"] + (other.upper() if said.isupper() else other) + match["rest"]
    return "\n".join(lines), gold


def no_blank_lines(text: str, gold: Gold) -> Transformed:
    """No blank lines at all."""
    return re.sub(r"\n\s*\n", "\n", text), gold


def double_blanks(text: str, gold: Gold) -> Transformed:
    """Two blank lines for each one."""
    return re.sub(r"\n[ \t]*\n", "\n\n\n", text), gold


def blank_everywhere(text: str, gold: Gold) -> Transformed:
    """A blank line after each line that is a paragraph of its own, as web pages and mail programs give it."""
    lines = text.split("\n")
    if any(one[:1].islower() or "\t" in one or "|" in one for one in lines):
        return text, gold
    return "\n\n".join(one for one in lines if one.strip()) + "\n", gold


def bulleted(mark: str) -> Transformation:
    """Bullets of another kind."""

    def change(text: str, gold: Gold) -> Transformed:
        return BULLET.sub(lambda match: match[1] + mark, text), gold

    change.__name__ = "bullets_" + unicodedata.name(mark[0]).replace(" ", "_").replace("-", "_").lower()
    return change


def indented(text: str, gold: Gold) -> Transformed:
    """All of the text indented, what stands under headings more."""
    lines = text.split("\n")
    heads = {one.line for one in headings_in(lines, gold)}
    return "\n".join(
        ("    " if i in heads else "      ") + one if one.strip() else one for i, one in enumerate(lines)
    ), gold


def wrapped(text: str, gold: Gold) -> Transformed:
    """Paragraphs wrapped at 78 columns."""
    return "\n".join(_wrap(one, hyphens=False) for one in text.split("\n")), gold


def hyphenated(text: str, gold: Gold) -> Transformed:
    """Paragraphs wrapped at 78 columns with long words parted at the line's end."""
    return "\n".join(_wrap(one, hyphens=True) for one in text.split("\n")), gold


def _wrap(line: str, *, hyphens: bool) -> str:
    if len(line) <= 90 or "\t" in line or "|" in line or "  " in line.strip():
        return line
    hang = "  " if BULLET.match(line) else ""
    rows, row = [], ""
    for word in line.split(" "):
        room = 78 - len(row) - 2
        if row and len(row) + 1 + len(word) > 78:
            if hyphens and word.isalpha() and word.islower() and len(word) > 8 and 3 < room < len(word) - 3:
                rows.append(f"{row} {word[:room]}-")
                row = hang + word[room:]
                continue
            rows.append(row)
            row = hang + word
        else:
            row = f"{row} {word}" if row else word
    return "\n".join([*rows, row])


def bars(text: str, gold: Gold) -> Transformed:
    """Cells parted by bars instead of tabs."""
    return "\n".join("| " + _CELLS.sub(" | ", one) + " |" if "\t" in one else one for one in text.split("\n")), gold


def blanks(text: str, gold: Gold) -> Transformed:
    """Cells parted by blanks instead of tabs."""
    return re.sub(r"(?<=\S)\t+(?=\S)", "     ", text), gold


def numeric_dates(text: str, gold: Gold) -> Transformed:
    """ "14.03.2024" for "14. mars 2024"."""

    def short(value: str) -> str:
        return _DATE.sub(lambda m: f"{int(m['day']):02}.{_MONTHS.index(m['month'].lower()) + 1:02}.{m['year']}", value)

    return short(text), in_gold(gold, short)


def slashed_dates(text: str, gold: Gold) -> Transformed:
    """ "14/3-2024" for "14. mars 2024"."""

    def short(value: str) -> str:
        return _DATE.sub(lambda m: f"{m['day']}/{_MONTHS.index(m['month'].lower()) + 1}-{m['year']}", value)

    return short(text), in_gold(gold, short)


def other_times(text: str, gold: Gold) -> Transformed:
    """ "kl 1000 - 1230"."""
    return _TIMES.sub(r"\g<a>\g<b> - \g<c>\g<d>", text), gold


def carriage_returns(text: str, gold: Gold) -> Transformed:
    """Line ends of Windows, hard blanks and blanks at line ends."""
    return text.replace(" \n", "\n").replace("\n", "  \r\n").replace("kl. ", "kl.\u00a0"), gold


def no_colons(text: str, gold: Gold) -> Transformed:
    """Labels alone on a line without their colon."""
    return re.sub(r"(?<=\w):[ \t]*$", "", text, flags=re.MULTILINE), gold


def capital_labels(text: str, gold: Gold) -> Transformed:
    """Labels in capitals."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        match = _LABEL.match(line)
        if match and "\t" not in line and any(match["words"].casefold() in known for known, _ in _SYNONYMS):
            lines[index] = match["mark"] + match["words"].upper() + match["rest"]
    return "\n".join(lines), gold


def label_above(text: str, gold: Gold) -> Transformed:
    """Each label of the labels above on a line of its own above its text."""
    lines = []
    for line in text.split("\n"):
        match = _LABEL.match(line)
        known = match and any(match["words"].casefold() in synonyms for synonyms, _ in _SYNONYMS[5:])
        if match and known and "\t" not in line and match["rest"].strip(": *"):
            lines += [match["mark"] + match["words"] + ":", match["rest"].lstrip(":* ")]
        else:
            lines.append(line)
    return "\n".join(lines), gold
