"""An archive as large as one likes: the demo's documents told anew, each with other people, places, days and sentences.

No two documents are alike, as in a real archive: of each document's frame (headings, numbers, tables, lists) something
is kept, its sentences are drawn from all documents, and names and municipalities are exchanged through the whole of it.
The same number gives the same document.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from rundbord.demo.cast import ORGANIZATIONS, PEOPLE
from rundbord.demo.formats import PLANS, WRITERS, Format, Plan

FORMATS: dict[Format, int] = {"pdf": 45, "docx": 45, "txt": 10}
"""How many of a hundred documents, about."""
KNOWN = 0.5
"""The share of persons who stay those of the register."""
FIRST_DAY, DAYS = date(2010, 1, 4), 16 * 365
LONG_LINE = 60
PLACES = ("Alver", "Asker", "Askøy", "Bamble", "Bodø", "Drammen", "Eidsvoll", "Farsund", "Gjøvik", "Hamar", "Horten",
          "Kongsberg", "Larvik", "Levanger", "Lunner", "Moss", "Narvik", "Notodden", "Porsgrunn", "Ringerike",
          "Sogndal", "Stryn", "Tynset", "Vefsn")  # fmt: skip
GIVEN = ("Anne", "Arvid", "Berit", "Bjørn", "Cecilie", "Dag", "Eli", "Finn", "Guro", "Hanne", "Ivar", "Jorunn", "Kåre",
         "Liv", "Magnus", "Nina", "Odd", "Petter", "Randi", "Siri", "Terje", "Unni", "Vidar", "Øystein")  # fmt: skip
FAMILY = tuple(
    f"{first}{last}"
    for first in ("Aske", "Bjørk", "Eik", "Furu", "Gran", "Hassel", "Lind", "Mo", "Nor", "Rogne", "Selje", "Vest")
    for last in ("bakken", "dal", "haug", "lund", "moen", "sæter", "vik", "ås")
)
WORDS = ("anlegget", "beredskapen", "bredbåndet", "ferjeleiet", "flomsikringen", "kulturhuset", "lærlingene", "museet",
         "nettverket", "skolebygget", "skredvarslingen", "sykkelveien", "tilskuddet", "turstien", "utsynet",
         "vannverket")  # fmt: skip
_YEAR = re.compile(r"\b20[12]\d\b")
_IN_FIGURES = re.compile(r"\b\d{1,2}\.\d{1,2}\.(?:20)?[12]\d\b")
_RUN_TOGETHER = re.compile(r"\b(?:[0-2]\d|3[01])(?:0\d|1[0-2])[12]\d\b")
_DAY = re.compile(r"\b\d{1,2}(?=\. (?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des))")
_SENTENCE = re.compile(r"\b[A-ZÆØÅ][^.!?:*\d]{25,}(?=\.(?: [A-ZÆØÅ]|$))")


@dataclass(frozen=True)
class Told(Plan):
    """A document with a text of its own."""

    text: str = ""


def documents(start: int, end: int) -> Iterator[tuple[str, bytes]]:
    """File names and contents of the documents with these numbers."""
    for number in range(start, end):
        plan = told(number)
        yield f"{number:05}-{plan.name}.{plan.format}", WRITERS[plan.format](plan)


def write_archive(folder: Path, count: int) -> list[Path]:
    """The documents as files, those that an earlier run wrote taken as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    there = sorted(folder.iterdir())[:count]
    for name, content in documents(len(there), count):
        path = folder / name
        path.with_suffix(".part").write_bytes(content)
        there.append(path.with_suffix(".part").rename(path))
    return there


def told(number: int) -> Told:
    """The document of this number."""
    chance = random.Random(number)  # noqa: S311 - invented texts
    model = PLANS[number % len(PLANS)]
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    name = f"{model.name[:-11]}-{day.isoformat()}"
    form = chance.choices(list(FORMATS), weights=list(FORMATS.values()))[0]
    return Told(name, form, model.headings, _text(model, day, chance))


def _text(model: Plan, day: date, chance: random.Random) -> str:
    lines = [_line(line, chance) for line in model.text.splitlines()]
    text = _IN_FIGURES.sub(f"{day:%d.%m.%Y}", "\n".join(lines))
    text = _YEAR.sub(str(day.year), _RUN_TOGETHER.sub(f"{day:%d%m%y}", text))
    text = _DAY.sub(lambda _found: str(chance.randint(1, 28)), text)
    return _exchanged(text, {**_other_persons(chance), **_other_places(chance)})


def _line(line: str, chance: random.Random) -> str:
    """Sentences of others in place of a line of prose; who says it stays."""
    if len(line) < LONG_LINE or not line.endswith(".") or line.startswith(("#", "|")):
        return line
    label, colon, _said = line.partition(": ")
    sentences = " ".join(_sentence(chance) for _ in range(chance.randint(1, 3)))
    return f"{label}: {sentences}" if colon and len(label) < LONG_LINE else sentences


def _sentence(chance: random.Random) -> str:
    """One of the demo's sentences with some words of its own."""
    return f"{chance.choice(_sentences())} for {chance.choice(WORDS)} på {chance.choice(FAMILY)}."


@cache
def _sentences() -> list[str]:
    return [found[0] for plan in PLANS for line in plan.text.splitlines() for found in _SENTENCE.finditer(line)]


def _other_persons(chance: random.Random) -> dict[str, str]:
    """Given and family names of the cast who are somebody else in this document."""
    others: dict[str, str] = {}
    for person in PEOPLE:
        if chance.random() >= KNOWN:
            *given, family = person.name.split(" ")
            others |= {" ".join(given): chance.choice(GIVEN), family: chance.choice(FAMILY)}
    return others


def _other_places(chance: random.Random) -> dict[str, str]:
    """The cooperation's municipalities, each another one."""
    names = [one.name.removesuffix(" kommune") for one in ORGANIZATIONS if one.kind == "municipality"]
    moved = [name for name in names if chance.random() >= KNOWN]
    return dict(zip(moved, chance.sample(PLACES, len(moved)), strict=True))


def _exchanged(text: str, others: dict[str, str]) -> str:
    longest_first = sorted(others, key=len, reverse=True)
    return re.sub(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", lambda found: others[found[0]], text)
