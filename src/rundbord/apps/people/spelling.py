"""How names are compared: folded, and by how many slips of the pen they differ."""

import unicodedata

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "ae", "ð": "d", "đ": "d", "ŋ": "n"})


def fold(written: str) -> str:
    """A spelling in lower case with single spaces, as aliases are kept."""
    return " ".join(written.casefold().split())


def bare(written: str) -> str:
    """Folded and without accents, dots and dashes: "Å-lesund." is "alesund"."""
    letters = unicodedata.normalize("NFKD", fold(written).translate(_LETTERS))
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


_ORDER = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})  # the three signs after z in ASCII


def alphabetical(name: str) -> str:
    """A key that sorts names as Norwegians do: æ, ø and å last, accents ignored."""
    letters = unicodedata.normalize("NFKD", fold(name).translate(_ORDER))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def distance(one: str, other: str, limit: int) -> int:
    """How many letters are missing, added, changed or swapped with the next; `limit + 1` where more than the limit.

    The restricted Damerau-Levenshtein distance (optimal string alignment), stopped as soon as it exceeds the limit.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, another in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != another))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == another:
                best = min(best, last[j - 2] + 1)
            row.append(best)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def slips_allowed(written: str) -> int:
    """How many slips a spelling of this length may hold and still be meant."""
    if len(written) < 4:
        return 0
    return 1 if len(written) < 8 else 2
