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
        """The sums up to each line, then from the last line back by where each best sum came from."""
        if not scores:
            return []
        moves = [self._moves[step] for step in steps] if steps else [self._moves[0]] * len(scores)
        sums = [list(map(add, scores[0], self._start))]
        for move, row in zip(moves[1:], scores[1:], strict=True):
            before = sums[-1]
            sums.append([max(map(add, before, into)) + score for into, score in zip(move, row, strict=True)])
        path = [sums[-1].index(max(sums[-1]))]
        for before, move in zip(sums[-2::-1], moves[:0:-1], strict=True):
            totals = list(map(add, before, move[path[-1]]))
            path.append(totals.index(max(totals)))
        return path[::-1]


def _margin(row: list[float], chosen: int) -> float:
    """How far the chosen kind's evidence lies above the next best; negative where context decided, 3 with no rival."""
    rival = max(row[:chosen] + row[chosen + 1 :])
    return row[chosen] - rival if rival > 0 else max(row[chosen], 3.0)
