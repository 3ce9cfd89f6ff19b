"""The best path through a document: evidence for each line's kind, weighed with what may follow what (Viterbi)."""

from collections.abc import Mapping, Sequence
from operator import add
from typing import Generic, TypeVar

Kind = TypeVar("Kind", bound=str)
Transitions = Mapping[tuple[Kind, Kind], float]


class Model(Generic[Kind]):
    """Weights of features, of transitions and of the first line, for a set of kinds.

    Several tables of transitions are possible; each line is entered by one of them.
    """

    def __init__(
        self,
        kinds: Sequence[Kind],
        weights: Mapping[str, Mapping[Kind, float]],
        transitions: Sequence[Transitions[Kind]],
        start: Mapping[Kind, float],
    ) -> None:
        """Prepare the tables; what a table leaves out weighs nothing."""
        self.kinds = tuple(kinds)
        self._weights = {name: [row.get(kind, 0.0) for kind in kinds] for name, row in weights.items()}
        self._start = [start.get(kind, 0.0) for kind in kinds]
        self._moves = [
            [[table.get((before, after), 0.0) for before in kinds] for after in kinds] for table in transitions
        ]

    def decode(
        self, features: Sequence[Mapping[str, float]], steps: Sequence[int] | None = None
    ) -> tuple[list[Kind], list[float]]:
        """The kinds with the highest sum of evidence and transitions, and how sure each is by its own evidence.

        `steps[i]` chooses which table of transitions leads to line i; the first where none is given.
        """
        scores = [self._score(present) for present in features]
        path = self._best_path(scores, steps)
        return [self.kinds[index] for index in path], [
            _margin(row, index) for row, index in zip(scores, path, strict=True)
        ]

    def _score(self, present: Mapping[str, float]) -> list[float]:
        sums = [0.0] * len(self.kinds)
        for name in present:
            row = self._weights.get(name)
            if row is not None:
                sums = list(map(add, sums, row))
        return sums

    def _best_path(self, scores: list[list[float]], steps: Sequence[int] | None) -> list[int]:
        if not scores:
            return []
        best = list(map(add, scores[0], self._start))
        back: list[list[int]] = []
        for position, row in enumerate(scores[1:], 1):
            links, following = [], []
            for move, score in zip(self._moves[steps[position] if steps else 0], row, strict=True):
                totals = list(map(add, best, move))
                highest = max(totals)
                links.append(totals.index(highest))
                following.append(highest + score)
            back.append(links)
            best = following
        path = [best.index(max(best))]
        for links in reversed(back):
            path.append(links[path[-1]])
        return path[::-1]


def _margin(row: list[float], chosen: int) -> float:
    """How far the chosen kind's evidence lies above the next best; negative where context decided, 3 with no rival."""
    rival = max(row[:chosen] + row[chosen + 1 :])
    return row[chosen] - rival if rival > 0 else max(row[chosen], 3.0)
