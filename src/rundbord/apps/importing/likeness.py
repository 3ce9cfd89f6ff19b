"""How alike two texts are, whatever file they came in: word shingles, kept as a small sketch.

A sketch is the smallest hashes of a text's shingles, in order: a bottom-k sketch, from which the resemblance (Jaccard
index) of two texts is estimated without their words. A. Z. Broder, "On the resemblance and containment of documents"
(1997). With 128 hashes the estimate is seldom more than 0.1 off.
"""

import re
from collections.abc import Sequence
from hashlib import blake2b

Sketch = Sequence[int]
WORDS_IN_SHINGLE, KEPT, LANDMARKS = 3, 128, 8
MOST_WORDS = 50_000  # of a longer text the beginning tells enough
_WORD = re.compile(r"\w+")


def sketch_of(text: str) -> list[int]:
    """The sketch of a text: at most 128 numbers of 32 bits, smallest first. Case, spaces and signs do not count."""
    return sorted({_hash(shingle) for shingle in shingles(text)})[:KEPT]


def shingles(text: str) -> set[str]:
    """Each three words that follow each other; of a shorter text all its words as one."""
    words = [found[0] for found, _left in zip(_WORD.finditer(text.casefold()), range(MOST_WORDS), strict=False)]
    last = max(1, len(words) - WORDS_IN_SHINGLE + 1)
    return {" ".join(words[at : at + WORDS_IN_SHINGLE]) for at in range(last)} - {""}


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of shingles that two texts have in common, from 0 to 1; 0 where a text has no words."""
    shared = set(one).intersection(other)
    if not shared:
        return 0.0
    nearest = list(dict.fromkeys(sorted([*one, *other])))[:KEPT]  # of two sorted lists: no more than a merge
    return len(shared.intersection(nearest)) / len(nearest)


def landmarks(sketch: Sketch) -> Sequence[int]:
    """The few numbers that alike texts are looked up by: two texts that share half have one in common nearly always."""
    return sketch[:LANDMARKS]


def _hash(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "surrogatepass"), digest_size=4).digest())
