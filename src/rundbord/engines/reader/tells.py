"""What in a sentence speaks for or against an ask, an offer, something wanted next time or a promise.

A tell is a class of words ("help"), two classes near each other in that order ("can > use"), something about the
sentence as a whole ("of person", "does give", "modal can", "question"), two of these together
("of person & does send"), or the beginning of a word ("=erfari").
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from rundbord.engines.norwegian.places import is_place
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.tell_words import MODALS, VERBS, classes_of, is_past
from rundbord.engines.reader.unit import Unit

_TOKEN = re.compile(r"[A-Za-zÆØÅæøåéòô][\w-]*|\?")
_WORD = re.compile(r"[a-zæøå]+")
_NAMED = r"[A-ZÆØÅ][\w.-]*|\([^)]*\)"
_REPORTED = re.compile(
    rf"(?:{_NAMED}|Ho|Han|Hun|[a-zæøå]+)(?:\s(?:{_NAMED}|ved|frå|fra|i|og|v/))*\s"
    r"(?:sa|sier|seier|opplyste|opplyser|fortalte|fortalde|fortel|forteller|svarte|svara|svarar|svarer|nevnte|nevner|"
    r"nemnde|nemner|la til|legg til|legger til|viste til|viser til|meldte|melde|melder|påpekte|peika på|pekte på|"
    r"minnet om|minna om|trur|tror)"
    r"(?:\s(?:også|òg|til slutt))?,?\s(?:at\s)?"
)
_FROM_READER = word_set("task task_person task_maybe due action_row asked wants_of_all asked_help generic_says signs")
_PRONOUNS = {
    **dict.fromkeys(("jeg", "eg", "vi", "me"), "us"),
    **dict.fromkeys(("dere", "dykk"), "you"),
    **dict.fromkeys(("han", "hun", "ho"), "person"),
}
_GROUPS = ("authority", "outsiders", "members", "everyone", "anyone")
_ACTS = VERBS.keys() | MODALS.keys()
_NEAR, _BEGINNING, _LONGEST, _STEM = 3, 9, 40, 6
_PLACE, _NAME = frozenset({"place"}), frozenset({"name"})
_NO_CLASS: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Tells:
    """What stands in a sentence: tells of the whole, the classes of each word, and how words begin."""

    whole: frozenset[str]
    rows: tuple[frozenset[str], ...]
    begins: frozenset[str]

    def names(self) -> list[str]:
        """The names of all tells, in order."""
        followed = (f"{one} > {two}" for one, near in self.followed() for two in near if one != two)
        crossed = (f"{one} & {two}" for one, others in self.crossed() for two in others)
        return sorted({*self.alone(), *(f"={stem}" for stem in self.begins), *followed, *crossed})

    def alone(self) -> frozenset[str]:
        """Those that are no two together and no beginning of a word."""
        return self.whole.union(*self.rows)

    def followed(self) -> Iterator[tuple[str, AbstractSet[str]]]:
        """Each class of a word with those of the words near behind it; some more than once."""
        for at, row in enumerate(self.rows):
            if row:
                near = _NO_CLASS.union(*self.rows[at + 1 : at + 1 + _NEAR])
                yield from ((one, near) for one in row)

    def crossed(self) -> Iterator[tuple[str, AbstractSet[str]]]:
        """Each tell of the whole with those that it is put together with: all classes, and what follows it by name."""
        others: set[str] = set().union(*self.rows)
        for one in sorted(self.whole, reverse=True):
            yield one, others
            others.add(one)


def tells_of(unit: Unit, kind: str) -> Tells:
    """The tells of a sentence that was read as `kind`."""
    text = unit.text
    reported = _REPORTED.match(text)
    clause = text[reported.end() :] if reported else text
    tokens = _TOKEN.findall(clause)[:_LONGEST]
    whole = {f"is {kind}", *_FROM_READER.intersection(unit.features)}
    holds = {
        "question": "?" in text,
        "reported": bool(reported),
        "coming": "coming" in unit.features,
        "point": bool(unit.line.bullet),
    }
    whole.update(name for name, is_so in holds.items() if is_so)
    whole.add(f"of {_subject(unit, tokens, own=not reported)}")
    whole.update(_acts(tokens))
    begins = frozenset([word[:_STEM] for word in _WORD.findall(text.lower())])
    return Tells(frozenset(whole), tuple(_classes(token) for token in tokens), begins)


@lru_cache(maxsize=8192)
def _classes(token: str) -> frozenset[str]:
    row = classes_of(token.lower())
    if row or not token[0].isupper():
        return row
    return _PLACE if is_place(token) else _NAME


def _subject(unit: Unit, tokens: Sequence[str], *, own: bool) -> str:
    """Of what sort the subject is, from the reader's own or the first word."""
    if not tokens:
        return "nothing"
    row = classes_of(tokens[0].lower())
    group = next((name for name in _GROUPS if name in row), None)
    if tokens[0].lower() in _PRONOUNS:
        return _PRONOUNS[tokens[0].lower()]
    if own and unit.subject and not unit.subject.generic and unit.subject.speaker:
        return "person" if unit.subject.speaker.person else group or "organization"
    if group:
        return group
    if own and unit.subject:
        return "role"
    if row & _ACTS:
        return "nobody"
    return _by_name(tokens)


def _by_name(tokens: Sequence[str]) -> str:
    """A name that the reader does not know, where a verb follows it."""
    named = 0
    while named < len(tokens) and tokens[named][0].isupper() and not classes_of(tokens[named].lower()):
        named += 1
    if named and named < len(tokens) and (classes_of(tokens[named]) & _ACTS or tokens[named].endswith(("er", "ar"))):
        return "organization" if is_place(" ".join(tokens[:named])) else "person"
    return "thing"


def _acts(tokens: Sequence[str]) -> Iterator[str]:
    """The modal verb and what the first other verb does, and in which form."""
    modal = False
    for at, token in enumerate(tokens[:_BEGINNING]):
        word = token.lower()
        row = classes_of(word)
        if row & MODALS.keys() and not modal:
            modal = True
            yield from (f"modal {name}" for name in row & MODALS.keys())
            if is_past(word):
                yield "past"
        elif row & VERBS.keys():
            yield from (f"does {name}" for name in row & VERBS.keys())
            yield _form(word)
            return
        elif not row and len(word) > 4 and word.endswith(("er", "ar")) and at and tokens[at - 1][0].isupper():
            yield "does other"
            yield "present"
            return
    if not modal:
        yield "no verb"


def _form(word: str) -> str:
    if is_past(word):
        return "past"
    if len(word) > 4 and word.endswith(("es", "ast")):
        return "passive"
    return "present" if word.endswith("r") else "bare"
