"""The words for kinds of lines and marks."""

from django.utils.translation import gettext as _


def kind_labels() -> dict[str, str]:
    """What a line may be."""
    return {
        "prose": _("Text"),
        "proposal": _("Proposal"),
        "contribution": _("Contribution"),
        "decision": _("Decision"),
        "rest": _("Set aside"),
    }


def kind_label(kind: str) -> str:
    """The word for one kind, the kind itself where it is none of ours."""
    return kind_labels().get(kind, kind)


def mark_labels() -> dict[str, str]:
    """What a line may be marked as."""
    return {
        "ask": _("Ask"),
        "offer": _("Offer"),
        "next_time": _("Wanted next time"),
        "promise": _("Promise"),
    }
