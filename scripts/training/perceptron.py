"""An averaged structured perceptron with a margin, begun at weights that are already good.

Michael Collins, "Discriminative training methods for hidden Markov models" (EMNLP 2002). Where gold allows several
kinds, the best path among the allowed ones is the one learnt towards. Each step also pulls the weights back to where
they began, so that little gold moves little.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rundbord.engines.reader.body_weights import KINDS, UnitKind
from scripts.training.gold import Allowed, Sample

Key = tuple[str, UnitKind] | tuple[int, UnitKind, UnitKind]
Weights = dict[Key, float]
EPOCHS, STEP, PULL, MARGIN = 8, 0.1, 0.002, 1.0


def flat(
    features: Mapping[str, Mapping[UnitKind, float]], moves: Sequence[Mapping[tuple[UnitKind, UnitKind], float]]
) -> Weights:
    """The tables of a model as one table."""
    found: Weights = {(name, kind): value for name, row in features.items() for kind, value in row.items()}
    for index, table in enumerate(moves):
        found.update({(index, before, after): value for (before, after), value in table.items()})
    return found


@dataclass
class Learner:
    """Weights on their way from `prior`; `names` are the features that may be learnt."""

    prior: Weights
    start: Mapping[UnitKind, float]
    names: frozenset[str]
    now: Weights = field(default_factory=dict)

    def learn(self, samples: Sequence[Sample], *, seed: int = 1) -> Weights:
        """The average of the weights over all steps."""
        order = list(samples)
        chance = random.Random(seed)  # noqa: S311 -- an order, no secret
        self.now = dict(self.prior)
        total: Counter[Key] = Counter()
        for _ in range(EPOCHS):
            chance.shuffle(order)
            for sample in order:
                self._step(sample)
            self._pull(len(order))
            total.update(self.now)
        return {key: value / EPOCHS for key, value in total.items()}

    def _step(self, sample: Sample) -> None:
        guessed = self.path(sample, margin=MARGIN)
        wrong = [kind not in allowed for kind, allowed in zip(guessed, sample.allowed, strict=True)]
        if not any(wrong):
            return
        right = self.path(sample, within=sample.allowed)
        for key, count in (_counted(sample, right) - _counted(sample, guessed)).items():
            self._add(key, STEP * count)
        for key, count in (_counted(sample, guessed) - _counted(sample, right)).items():
            self._add(key, -STEP * count)

    def _add(self, key: Key, value: float) -> None:
        if isinstance(key[0], int) or key[0] in self.names:
            self.now[key] = self.now.get(key, 0.0) + value

    def _pull(self, steps: int) -> None:
        keep = (1 - PULL) ** steps
        for key, value in self.now.items():
            began = self.prior.get(key, 0.0)
            self.now[key] = began + (value - began) * keep

    def path(self, sample: Sample, *, margin: float = 0.0, within: Sequence[Allowed] | None = None) -> list[UnitKind]:
        """The best path; `margin` is what a wrong kind gets for nothing, `within` the kinds that may be taken."""
        best: dict[UnitKind, tuple[float, tuple[UnitKind, ...]]] = {}
        for position, features in enumerate(sample.features):
            kinds = [kind for kind in KINDS if within is None or kind in within[position]]
            step = sample.steps[position]
            following = {}
            for kind in kinds:
                value = sum(self.now.get((name, kind), 0.0) for name in features)
                value += margin * (kind not in sample.allowed[position])
                if best:
                    score, before = max(
                        ((score + self.now.get((step, path[-1], kind), 0.0), path) for score, path in best.values()),
                        key=lambda one: one[0],
                    )
                    following[kind] = (score + value, (*before, kind))
                else:
                    following[kind] = (value + self.start.get(kind, 0.0), (kind,))
            best = following
        return list(max(best.values(), key=lambda one: one[0])[1])


def _counted(sample: Sample, path: Sequence[UnitKind]) -> Counter[Key]:
    found: Counter[Key] = Counter()
    for features, kind in zip(sample.features, path, strict=True):
        found.update((name, kind) for name in features)
    for position in range(1, len(path)):
        found[sample.steps[position], path[position - 1], path[position]] += 1
    return found
