"""Logistic regression on very many yes-or-no features, of which few are to keep a weight.

FTRL-Proximal: H. B. McMahan et al., "Ad click prediction: a view from the trenches" (KDD 2013), algorithm 1.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rundbord.engines.reader.chances import from_odds

Example = tuple[Sequence[str], bool]
ALPHA, SPARSE, RIDGE, ROUNDS, LEAST, POSITIVE = 0.3, 8.0, 1.0, 12, 3, 2


@dataclass
class _Weights:
    """Sums of slopes and of their squares, from which each weight follows."""

    slopes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    squares: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    def of(self, name: str) -> float:
        slope = self.slopes[name]
        least = 0.0 if name == "bias" else SPARSE
        if abs(slope) <= least:
            return 0.0
        return (math.copysign(least, slope) - slope) / ((1 + math.sqrt(self.squares[name])) / ALPHA + RIDGE)

    def learn(self, names: Sequence[str], *, right: bool) -> None:
        now = {name: self.of(name) for name in names}
        missed = from_odds(sum(now.values())) - right
        for name, weight in now.items():
            square = self.squares[name]
            self.slopes[name] += missed - (math.sqrt(square + missed * missed) - math.sqrt(square)) / ALPHA * weight
            self.squares[name] = square + missed * missed


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The weights of "bias" and of the features that earn one; deterministic. Right ones are rare and count double."""
    seen = Counter(name for names, _ in examples for name in names)
    rows = [
        (("bias", *(name for name in names if seen[name] >= LEAST)), right)
        for names, right in examples
        for _ in range(POSITIVE if right else 1)
    ]
    order = random.Random(1)  # noqa: S311 -- an order, no secret
    weights = _Weights()
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for names, right in rows:
            weights.learn(names, right=right)
    found = {name: weights.of(name) for name in sorted(weights.slopes)}
    return {name: weight for name, weight in found.items() if weight}
