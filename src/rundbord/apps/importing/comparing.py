"""Two versions of minutes beside each other: which items and lines are the same, and which words differ. Pure rules."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

Change = Literal["same", "removed", "added"]
Pair = tuple[int | None, int | None]
ALIKE_LINE, ALIKE_TITLE, SAME_NUMBER = 0.5, 0.75, 0.34
MOST_COMPARED = 2_500  # pairs of lines in one stretch; in a longer one the lines are paired as they stand
MOST_WORDS = 400  # of a line; a longer one that differs is shown whole
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True)
class Title:
    """An item's printed number and title."""

    number: str
    title: str


@dataclass(frozen=True)
class Words:
    """A stretch of words that both have, or one of them."""

    change: Change
    text: str


@lru_cache(maxsize=4096)
def bare_words(text: str) -> str:
    """The words alone, in small letters: two lines with the same are the same line."""
    return " ".join(_WORD.findall(text.casefold()))


def match_items(old: Sequence[Title], new: Sequence[Title]) -> dict[int, int]:
    """For each item of `new` (by index) the item of `old` that it is. Each is used once; the surest pairs come first:
    the same title, the same number with a title like it, a title like it, the same number of a year's series.
    """
    ranked = []
    for at, one in enumerate(new):
        for before, other in enumerate(old):
            score = _item_score(other, one)
            if score:
                ranked.append((-score, abs(at - before), at, before))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _score, _distance, at, before in sorted(ranked):
        if at not in found and before not in taken:
            found[at] = before
            taken.add(before)
    return found


def moved_items(matched: dict[int, int]) -> set[int]:
    """Those items of `new` (by index) that changed their place among those that both have: as few as can be."""
    chains: list[tuple[int, ...]] = [()]
    for at, before in sorted(matched.items()):
        behind = [chain for chain in chains if not chain or matched[chain[-1]] < before]
        before_it: tuple[int, ...] = max(behind, key=len)
        chains.append((*before_it, at))
    longest = max(chains, key=len)
    return set(matched).difference(longest)


def _item_score(old: Title, new: Title) -> float:
    numbered = bool(new.number) and bare_words(old.number) == bare_words(new.number)
    if bare_words(old.title) == bare_words(new.title):
        return 3.0 + numbered
    alike = max(alikeness(old.title, new.title), _held_in(old.title, new.title))
    if numbered and alike >= SAME_NUMBER:
        return 2.0 + alike
    if alike >= ALIKE_TITLE:
        return 1.0 + alike
    return 0.5 if numbered and "/" in new.number else 0.0


def _held_in(one: str, other: str) -> float:
    """A title of three words and more that stands whole at the beginning of the other is nearly the same title."""
    short, long = sorted((bare_words(one), bare_words(other)), key=len)
    return 0.9 if short.count(" ") >= 2 and long.startswith(f"{short} ") else 0.0


def alikeness(one: str, other: str) -> float:
    """The share of words that two lines have in common (Dice's coefficient), from 0 to 1."""
    (first, long), (second, short) = sorted((_counted(one), _counted(other)), key=lambda bag: -bag[1])
    if not long:
        return float(one == other)
    return 2 * sum(min(count, second.get(word, 0)) for word, count in first.items()) / (long + short)


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[dict[str, int], int]:
    """How often each word stands there, and how many there are."""
    words = bare_words(text).split()
    return Counter(words), len(words)


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Lines of both in one order, by index: pairs are the same line, maybe changed; None stands for a missing one."""
    before, after = [bare_words(line) for line in old], [bare_words(line) for line in new]
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in _opcodes(before, after):
        if tag == "equal":
            pairs.extend(zip(range(i1, i2), range(j1, j2), strict=True))
        else:
            pairs.extend(_aligned_stretch(old, new, range(i1, i2), range(j1, j2)))
    return pairs


def _opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[str, int, int, int, int]]:
    """As difflib's, with what both begin and end with set apart first: there the work is."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    inner = SequenceMatcher(None, old[first : len(old) - last], new[first : len(new) - last]).get_opcodes()
    found = [("equal", 0, first, 0, first)]
    found += [(tag, i1 + first, i2 + first, j1 + first, j2 + first) for tag, i1, i2, j1, j2 in inner]
    return [*found, ("equal", len(old) - last, len(old), len(new) - last, len(new))]


def _aligned_stretch(old: Sequence[str], new: Sequence[str], left: range, right: range) -> list[Pair]:
    """Lines that differ: those most alike in pairs, in order."""
    if len(left) * len(right) > MOST_COMPARED:
        pairs = {i: j for i, j in zip(left, right, strict=False) if alikeness(old[i], new[j]) >= ALIKE_LINE}
    else:
        pairs = _best_pairs(old, new, left, right)
    found: list[Pair] = []
    at = right.start
    for i in left:
        if i in pairs:
            found.extend((None, j) for j in range(at, pairs[i]))
            at = pairs[i] + 1
        found.append((i, pairs.get(i)))
    return found + [(None, j) for j in range(at, right.stop)]


def _best_pairs(old: Sequence[str], new: Sequence[str], left: range, right: range) -> dict[int, int]:
    """The pairs in order whose likenesses sum up to the most."""
    alike = {(i, j): alikeness(old[i], new[j]) for i in left for j in right}
    best: dict[Pair, float] = {}
    for i in reversed(left):
        for j in reversed(right):
            skipped = max(best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
            taken = best.get((i + 1, j + 1), 0.0) + alike[i, j] if alike[i, j] >= ALIKE_LINE else 0.0
            best[i, j] = max(skipped, taken)
    pairs, i, j = {}, left.start, right.start
    while i < left.stop and j < right.stop:
        if alike[i, j] >= ALIKE_LINE and best[i, j] == best.get((i + 1, j + 1), 0.0) + alike[i, j]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i, j] == best.get((i + 1, j), 0.0):
            i += 1
        else:
            j += 1
    return pairs


def compare_words(old: str, new: str) -> tuple[Words, ...]:
    """The words of both in one line. What is "same" or "added" is `new` word for word, what is "same" or "removed" the
    words of `old`.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return tuple(words for words in (Words("removed", old), Words("added", new)) if words.text)
    found: list[Words] = []
    keys = [token.strip() for token in before], [token.strip() for token in after]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words("same", "".join(after[j1:j2])))
            continue
        gone, come = Words("removed", "".join(before[i1:i2])), Words("added", "".join(after[j1:j2]))
        found.extend(words for words in (gone, come) if words.text)
    return tuple(found)
