"""How alike two names are: the same person or organization written in two ways, perhaps.

Names are compared bare (people.spelling): "Øyvind S.", "Øyvind Sætre" and "Ø. Sætre" share a given name or its first
letter, and a surname or its first letter.
"""

from functools import lru_cache
from typing import Literal

from rundbord.apps.people import spelling
from rundbord.apps.people.spelling import distance, slips_allowed

How = Literal["", "weak", "strong"]
_PARTICLES = {"de", "da", "von", "van", "der", "den", "af", "av", "la", "le", "di", "el", "al", "bin", "ten"}
KINDS_OF_PLACES = {"kommune", "kommunen", "herad", "fylkeskommune", "fylke", "region", "regionen", "as", "sa", "ks"}


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """The bare name, remembered: each name of a batch is compared with each other."""
    return spelling.bare(name)


def persons_alike(one: str, other: str) -> How:
    """Strong where given name and surname are the same; weak where one is a letter, a slip or missing."""
    words, others = bare(one).split(), bare(other).split()
    if not words or not others:
        return ""
    if words == others:
        return "strong"
    if len(words) == 1 or len(others) == 1:
        return _by_one_word(words, others)
    given, surname = _same_word(words[0], others[0]), _same_word(words[-1], others[-1])
    if not given or not surname or _contradict(words[1:-1], others[1:-1]):
        return ""
    if given == surname == "strong":
        return "strong"
    return "weak" if "strong" in (given, surname) else ""


def _by_one_word(words: list[str], others: list[str]) -> How:
    """A first name or surname alone may be part of the other name."""
    word, whole = (words[0], others) if len(words) == 1 else (others[0], words)
    return "weak" if len(word) > 1 and word in (whole[0], whole[-1]) else ""


@lru_cache(maxsize=100_000)
def _same_word(one: str, other: str) -> How:
    if one == other:
        return "strong"
    if len(one) == 1 or len(other) == 1:
        return "weak" if one[0] == other[0] else ""
    limit = min(slips_allowed(one), slips_allowed(other))
    return "weak" if limit and distance(one, other, limit) <= limit else ""


def _contradict(middle: list[str], others: list[str]) -> bool:
    """Do both have middle names, none of which could be one of the other's?"""
    return bool(middle and others) and not any(_same_word(one, other) for one in middle for other in others)


def places_alike(one: str, other: str) -> How:
    """Strong where two organizations have the same name but for "kommune" and the like; weak for slips of the pen."""
    name, another = plain_place(one), plain_place(other)
    if not name or not another:
        return ""
    if name == another:
        return "strong"
    if name[0] != another[0] and name[-1] != another[-1]:
        return ""
    limit = min(slips_allowed(name), slips_allowed(another))
    return "weak" if limit and distance(name, another, limit) <= limit else ""


@lru_cache(maxsize=20_000)
def plain_place(name: str) -> str:
    """An organization's name, bare and without the word for its kind at the end."""
    words = bare(name).split()
    while len(words) > 1 and words[-1] in KINDS_OF_PLACES:
        words.pop()
    return " ".join(words)


def marks_of(kind: str, name: str) -> set[str]:
    """What two names of a kind must have in common to be alike: a word, or of places the first or last letter."""
    if kind == "person":
        words = bare(name).split()
        return {words[0], words[-1]} if words else set()
    plain = plain_place(name)
    return {f"{plain[0]}-", f"-{plain[-1]}"} if plain else set()


def is_name(name: str) -> bool:
    """Is it the whole name of one person: not two ("Amund og Åsne"), nor a description ("medlemmene i gruppa")?"""
    words = name.split()
    return is_whole(name) and all(word[0].isupper() or word in _PARTICLES for word in words)


def is_whole(name: str) -> bool:
    """Does the name hold a given name and a surname, both written out?"""
    words = bare(name).split()
    return len(words) > 1 and len(words[0]) > 1 and len(words[-1]) > 1
