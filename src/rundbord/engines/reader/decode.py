"""The best path through a document: evidence for each line's kind, weighed with what may follow what (Viterbi)."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

Kind = TypeVar("Kind", bound=str)

Weights = Mapping[str, Mapping[Kind, float]]


def emissions(
    features: Sequence[Mapping[str, float]], weights: "Weights[Kind]", kinds: Sequence[Kind]
) -> list[list[float]]:
    """For each line the summed weight of its features, one number for each kind."""
    table = {name: [row.get(kind, 0.0) for kind in kinds] for name, row in weights.items()}
    found = []
    for present in features:
        sums = [0.0] * len(kinds)
        for name, strength in present.items():
            row = table.get(name)
            if row:
                for index, weight in enumerate(row):
                    sums[index] += strength * weight
        found.append(sums)
    return found


def best_path(
    scores: Sequence[Sequence[float]],
    transitions: Sequence[Mapping[tuple[Kind, Kind], float]],
    start: Mapping[Kind, float],
    kinds: Sequence[Kind],
    steps: Sequence[int] | None = None,
) -> list[Kind]:
    """The kinds with the highest sum of evidence and transitions, one for each line.

    `steps[i]` chooses which of `transitions` leads to line i (the first where none is given).
    """
    if not scores:
        return []
    tables = [[[table.get((before, after), 0.0) for before in kinds] for after in kinds] for table in transitions]
    best = [score + start.get(kind, 0.0) for score, kind in zip(scores[0], kinds, strict=True)]
    back: list[list[int]] = []
    for position, row in enumerate(scores[1:], 1):
        moves = tables[steps[position] if steps else 0]
        links, following = [], []
        for after, score in enumerate(row):
            move = moves[after]
            total, link = max((best[before] + move[before], -before) for before in range(len(kinds)))
            links.append(-link)
            following.append(total + score)
        back.append(links)
        best = following
    at = best.index(max(best))
    path = [at]
    for links in reversed(back):
        at = links[at]
        path.append(at)
    return [kinds[index] for index in reversed(path)]


def margins(scores: Sequence[Sequence[float]], path: Sequence[Kind], kinds: Sequence[Kind]) -> list[float]:
    """How far the chosen kind's own evidence lies above the next best, for each line; negative where context decided.

    A line with no evidence for any other kind is sure.
    """
    found = []
    for row, kind in zip(scores, path, strict=True):
        chosen = kinds.index(kind)
        rival = max(score for index, score in enumerate(row) if index != chosen)
        found.append(row[chosen] - rival if rival > 0 else max(row[chosen], 3.0))
    return found
