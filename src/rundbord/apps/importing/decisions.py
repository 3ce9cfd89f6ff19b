"""What was said about names of a batch, and how far it has come through the documents."""

from dataclasses import dataclass

from django.db.models import Count, Q

from rundbord.apps.importing.models import CARRIED_OUT, Batch, DecisionState, NameDecision

SHOWN = 6


@dataclass(frozen=True)
class Decided:
    """A decision; `mended` counts the documents in which it holds now."""

    decision: NameDecision
    mended: int

    @property
    def goes_on(self) -> bool:
        """Are there documents left to mend, or to take back?"""
        return self.decision.state not in CARRIED_OUT

    @property
    def undoes(self) -> bool:
        """Is it being taken back, or is it so already?"""
        return self.decision.state in {DecisionState.UNDOING, DecisionState.UNDONE}

    @property
    def done(self) -> int:
        """How many of `decision.total` documents are mended, or taken back."""
        return self.decision.total - self.mended if self.undoes else self.mended


def decided(batch: Batch) -> list[Decided]:
    """The latest ones, but for those that were undone everywhere; one query."""
    counted = NameDecision.objects.filter(batch=batch).annotate(mended=Count("steps"))
    shown = counted.filter(Q(mended__gt=0) | ~Q(state=DecisionState.UNDONE)).order_by("-pk")
    return [Decided(one, one.mended) for one in shown[:SHOWN]]
