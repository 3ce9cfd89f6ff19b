"""Who can speak in a document: the names learnt from its attendance list, and what the register knows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rundbord.engines.norwegian.names import is_first_name, is_organization, is_organization_word
from rundbord.engines.norwegian.places import is_place
from rundbord.engines.norwegian.spelling import distance
from rundbord.engines.norwegian.words import word_set
from rundbord.engines.reader.reading import Attendance, Known
from rundbord.engines.reader.roles import post_at

_WORD = re.compile(r"\w+")
_SMALL_WORD = re.compile(r"(?<![\w-])[a-zæøå]+(?![\w-])")
_SUFFIX = re.compile(
    r"(?:\s+(?:kommune|fylkeskommune|herad)|regionen|kommuner|kommunar|gruppen|gruppa)$", re.IGNORECASE
)


@dataclass
class Roster:
    """The persons and organizations of a document, looked up as they are written."""

    persons: dict[str, list[str]] = field(default_factory=dict)
    organizations: dict[str, str] = field(default_factory=dict)
    places: dict[str, str | None] = field(default_factory=dict)
    seen: dict[str, str | None] = field(default_factory=dict)
    kinds: dict[str, str | None] = field(default_factory=dict)

    def people(self, words: str) -> list[str]:
        """The full names that a name may stand for: whole, first name, surname or initials."""
        return self.persons.get(_key(words), [])

    def person(self, words: str) -> bool:
        """True where a name stands for somebody of the list, also when slightly misspelt."""
        return bool(self.people(words)) or self.nearest_person(words) is not None

    def nearest_person(self, words: str) -> str | None:
        """The name on the list that a misspelt name is meant for, or None."""
        key = _key(words)
        if key not in self.seen:
            self.seen[key] = _nearest(key, self.persons)
        return self.seen[key]

    def organization(self, words: str) -> bool:
        """True where a name stands for an organization of the list or a known place."""
        stripped = words.strip()
        key = _key(stripped)
        return key in self.organizations or is_place(stripped) or _key(_SUFFIX.sub("", stripped)) in self.organizations

    def listed(self, words: str) -> bool:
        """True where the attendance list or the register holds the organization itself."""
        return _key(words) in self.organizations or _key(_SUFFIX.sub("", words.strip())) in self.organizations

    def kind(self, words: str) -> str | None:
        """ "person", "organization", or None where nothing tells."""
        if words not in self.kinds:
            self.kinds[words] = self._kind(words.strip(" .*"))
        return self.kinds[words]

    def _kind(self, stripped: str) -> str | None:
        if not stripped or not stripped[0].isupper() or len(stripped) > 60:
            return None
        if self.people(stripped):
            return "person"
        if self.organization(stripped):
            return "organization"
        if _first_name_only(stripped) or self.nearest_person(stripped):
            return "person"
        if len(stripped.split()) > 5 or (stripped.isupper() and len(stripped) > 6) or not reads_as_name(stripped):
            return None
        return "organization" if is_organization(stripped) or self.nearest_organization(stripped) else None

    def nearest_organization(self, words: str) -> str | None:
        """The organization on the list, or the place, that a misspelt name is meant for."""
        key = _key(_SUFFIX.sub("", words.strip()))
        return _nearest_name(key, self.organizations) if len(key) >= 4 else None


def roster_of(
    attendance: tuple[Attendance, ...], known: Known | None, initials: Mapping[str, str] | None = None
) -> Roster:
    """Learn every name of the attendance list, and of the register; `initials` stand for full names."""
    roster = Roster(persons={_key(letters): [name] for letters, name in (initials or {}).items()})
    for row in attendance:
        for form in _forms(row.name):
            roster.persons.setdefault(form, []).append(row.name)
        roster.places[row.name] = row.organization
        if row.organization:
            for organization in _organization_forms(row.organization):
                roster.organizations.setdefault(organization, row.organization)
    for organization in known.organizations if known else ():
        roster.organizations.setdefault(_key(organization), organization)
    for name in known.persons if known else ():
        roster.persons.setdefault(_key(name), []).append(name)
    return roster


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold().replace("aa", "å")))


def _forms(name: str) -> set[str]:
    """The ways a full name is shortened: "Gry Mette Ruud" -> gry, gry mette, ruud, gmr."""
    parts = re.sub(r"^(?:Dr|Prof)\.\s", "", name).split()
    forms = {_key(name), _key(" ".join(parts)), *(_key(part) for part in parts[1:-1] if len(part) > 3)}
    for cut in range(1, len(parts)):
        forms.add(_key(" ".join(parts[:cut])))
        forms.add(_key(" ".join(parts[cut:])))
    if len(parts) > 1:
        forms.add(f"{_key(parts[0])} {_key(parts[-1])}")
        letters = re.findall(r"[^\W\d_]+", name)
        forms.add("".join(part[0] for part in letters).casefold())
    return {form for form in forms if len(form) > 1}


def _organization_forms(name: str) -> set[str]:
    forms = {_key(name), _key(_SUFFIX.sub("", name))}
    return {form for form in forms if len(form) > 1}


_SMALL = word_set("og i om fra frå ved for av på v samt daglig dagleg leder leiar interkommunale politiske regionale")
_APART = re.compile(r"\([^)]*\)|\b[A-ZÆØÅ][\w-]*")


@lru_cache(maxsize=4096)
def reads_as_name(words: str) -> bool:
    """True where no small word in it tells that it is a sentence rather than a name."""
    small = _SMALL_WORD.findall(_APART.sub("", words))
    return all(word in _SMALL or is_organization_word(word) or post_at(word) for word in small)


@lru_cache(maxsize=1024)
def _first_name_only(words: str) -> bool:
    parts = words.split()
    return len(parts) <= 3 and is_first_name(parts[0]) and all(part[:1].isupper() for part in parts)


def _nearest_name(key: str, names: dict[str, str]) -> str | None:
    return next(
        (
            name
            for form, name in names.items()
            if form[:1] == key[:1] and len(form) >= 4 and distance(key, form, 1) <= 1
        ),
        None,
    )


def _nearest(key: str, persons: dict[str, list[str]]) -> str | None:
    if len(key) < 5:
        return None
    allowed = 1 if len(key) < 7 else 2
    best: tuple[int, str] | None = None
    for form, names in persons.items():
        if form[0] == key[0] and len(form) >= 5 and abs(len(form) - len(key)) <= allowed:
            steps = distance(key, form, allowed)
            if steps <= allowed and (best is None or steps < best[0]):
                best = (steps, names[0])
    return best[1] if best else None
