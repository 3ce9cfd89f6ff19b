"""Would learnt weights tell the kinds of lines better than those set by hand? Asked of families held back."""

from collections.abc import Iterator, Sequence

from rundbord.engines.reader.body_weights import NEW_LINE, SAME_LINE, START, WEIGHTS
from scripts.training.gold import ANY, Document, Sample, samples_of
from scripts.training.perceptron import Learner, flat


def held_back(documents: Sequence[Document]) -> Iterator[tuple[str, int, int, int]]:
    """For each family, and for all: sentences that gold tells the kind of, and how many are wrong either way."""
    samples = [(document.family, one) for document in documents for one in samples_of(document)]
    prior = flat(WEIGHTS, [NEW_LINE, SAME_LINE])
    total = [0, 0, 0]
    for family in sorted({family for family, _ in samples}):
        learner = Learner(prior, START, frozenset(WEIGHTS), dict(prior))
        held = [one for other, one in samples if other == family]
        count, by_hand = _wrong(learner, held)
        learner.now = learner.learn([one for other, one in samples if other != family])
        row = (count, by_hand, _wrong(learner, held)[1])
        total = [one + more for one, more in zip(total, row, strict=True)]
        yield family, *row
    yield "all", total[0], total[1], total[2]


def _wrong(learner: Learner, samples: Sequence[Sample]) -> tuple[int, int]:
    told = [
        kind not in allowed
        for sample in samples
        for kind, allowed in zip(learner.path(sample), sample.allowed, strict=True)
        if allowed != ANY
    ]
    return len(told), sum(told)
