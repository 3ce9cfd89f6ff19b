"""Initials that stand for a person in the text, as the attendance list gives them ("StS = Stein Sigdal")."""

import re
from collections.abc import Iterable

from rundbord.engines.reader.lines import TextLine

_LETTERS = r"[A-ZÆØÅ](?:[a-zæøå]{0,2}[A-ZÆØÅ]){1,3}"
_NAME = r"[A-ZÆØÅ][\w.-]+(?:\s(?:(?:van|von|de|af)\s)?[A-ZÆØÅ][\w.-]*){1,4}"
_BEFORE = re.compile(rf"(?P<letters>{_LETTERS})\s?(?:=|:|[–-])\s?(?P<name>{_NAME})")
_AFTER = re.compile(rf"(?P<name>{_NAME})\s\((?P<letters>{_LETTERS})\)")
_CAPITAL = re.compile(r"[A-ZÆØÅ]")


def after_initials(text: str, start: int = 0) -> int:
    """Where the name begins that initials stand before; `start` where none do."""
    match = _BEFORE.match(text, start)
    return match.start("name") if match and _stand_for(match["letters"], match["name"]) else start


def initials_in(lines: Iterable[TextLine]) -> dict[str, str]:
    """Initials and the full names that the lines say they stand for."""
    found: dict[str, str] = {}
    for line in lines:
        before = _BEFORE.match(line.text, line.lead)
        for match in [*([before] if before else []), *_AFTER.finditer(line.text)]:
            if _stand_for(match["letters"], match["name"]):
                found.setdefault(match["letters"], match["name"])
    return found


def _stand_for(letters: str, name: str) -> bool:
    """True where the capitals are those of the name, in its order, the first one first."""
    wanted, capitals = _CAPITAL.findall(letters), iter(_CAPITAL.findall(name))
    return letters[0] == name[0] and all(letter in capitals for letter in wanted)
