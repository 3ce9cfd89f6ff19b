"""How likely something is, from named features and their learnt weights (logistic)."""

import math
from collections.abc import Iterable, Mapping
from typing import Literal

Thing = Literal["attendance", "items", "contributions", "decisions", "actions", "header"]


def chance(weights: Mapping[str, float], names: Iterable[str]) -> float:
    """0 to 1, from the weight of "bias" and of each feature; a feature without a weight says nothing."""
    return from_odds(weights["bias"] + sum(weights.get(name, 0.0) for name in names))


def from_odds(logarithm: float) -> float:
    """0 to 1, from the natural logarithm of the odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, logarithm))))
