"""Logistic regression on named yes-or-no features, by AdaGrad with a pull towards a prior."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rundbord.engines.reader.chances import chance

Example = tuple[Sequence[str], bool]


def fitted(
    examples: Sequence[Example], prior: Mapping[str, float], *, pull: float = 1.0, least: int = 3, rounds: int = 300
) -> dict[str, float]:
    """The weights of "bias", of `prior` and of each feature that at least `least` examples have; deterministic."""
    seen = Counter(name for names, _ in examples for name in names)
    weights = {"bias": 0.0, **{name: 0.0 for name, count in sorted(seen.items()) if count >= least}, **prior}
    rows = Counter((tuple(sorted(name for name in names if name in weights)), right) for names, right in examples)
    speed = dict.fromkeys(weights, 1e-6)
    for _ in range(rounds):
        slope = {name: -pull * (value - prior.get(name, 0.0)) for name, value in weights.items()}
        for (names, right), count in rows.items():
            missed = count * (right - chance(weights, names))
            for name in ("bias", *names):
                slope[name] += missed
        for name, value in slope.items():
            speed[name] += value * value
            weights[name] += value / math.sqrt(speed[name])
    return weights
