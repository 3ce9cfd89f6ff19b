"""What happened to the record, for the effects of higher apps (jobs.effects)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class EntriesChanged:
    """Lines of a meeting's record were written, changed or withdrawn."""

    meeting_uid: str
    entry_uids: tuple[str, ...]
